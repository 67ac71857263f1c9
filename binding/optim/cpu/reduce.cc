#include "reduce.h"

#include <algorithm>

namespace pdecay {

std::size_t Reduced::begin(const Item& item, std::span<const double> decay_scalars) {
  const DecayRule& rule = decay_rules()[item.decay];
  lars = item.trust == kLars;
  lamb = item.trust == kLamb;
  extent = item.extent;
  reduces = extent != Extent::none && rule.blend;
  rows = extent == Extent::row ? item.rows : 1;
  stride = item.row_stride;
  gradient = trust = 1;
  std::copy(decay_scalars.begin(), decay_scalars.end(), scalars.begin());
  if (blending()) blends.assign(static_cast<std::size_t>(rows), {});
  return lars || blending() ? static_cast<std::size_t>(rows) : 0;
}

void Reduced::conclude(Stage stage, const Item& item, const StepRequest& request, const Context& at,
                       std::span<const Sums> sums, const Sums& of_group, std::int64_t numel_of_group) {
  const double* values = item.group->values(request.values);
  Sums total;
  for (const Sums& s : sums) total.add(s);
  if (stage == Stage::gradient) {
    gradient = lars_ratio(values, total);
    return;
  }
  trust = lamb ? lamb_ratio(values, total) : 1;
  if (!reduces) return;
  const DecayRule& rule = decay_rules()[item.decay];
  const double* options = item.group->of_decay(request.values);
  for (std::size_t row = 0; row < blends.size(); ++row) {
    const Sums own = (extent == Extent::group ? of_group : sums[row]).scaled(trust);
    Context of_row = at;
    of_row.scalars = scalars.data();
    of_row.sums = &own;
    of_row.numel = extent == Extent::group ? numel_of_group : item.numel / rows;
    blends[row] = rule.blend(options, of_row);
  }
}

void Reductions::join() {
  for (std::size_t from = size_; from < sums_.size(); from += size_)
    for (std::size_t i = 0; i < size_; ++i) sums_[i].add(sums_[from + i]);
}

}  // namespace pdecay
