#include "attention.h"

#include <ATen/Parallel.h>
#include <ATen/ops/_scaled_dot_product_flash_attention_for_cpu_backward_cpu_dispatch.h>
#include <ATen/ops/_scaled_dot_product_flash_attention_for_cpu_cpu_dispatch.h>
#include <ATen/ops/empty.h>

#include <algorithm>
#include <cmath>

#include "attention_loops.h"
#include "isa.h"
#include "kernels.h"

namespace pdecay::kernels {
namespace {

// Fewer queries do not pay for packing them.
constexpr int64_t kLeastQueries = 8;
// Multiplications for each thread below which another thread takes longer to start than it saves.
constexpr int64_t kGrain = int64_t{1} << 16;

bool plain(const at::Tensor& t) {
  return t.defined() && t.dim() == 4 && t.scalar_type() == at::kFloat && t.layout() == at::kStrided &&
         t.device().is_cpu() && t.stride(3) == 1;
}

// Tensors are [batch, heads, queries or keys, size].
bool fits(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, double dropout_p,
          const std::optional<at::Tensor>& attn_mask) {
  if (!fast() || !isa_is_fast() || dropout_p != 0 || (attn_mask.has_value() && attn_mask->defined()) ||
      !plain(query) || !plain(key) || !plain(value))
    return false;
  const int64_t size = query.size(3);
  return query.size(2) >= kLeastQueries && key.numel() > 0 && query.numel() > 0 && size % 16 == 0 &&
         size <= 256 && key.sizes() == value.sizes() && key.size(0) == query.size(0) &&
         key.size(1) == query.size(1) && key.size(3) == size;
}

// Head (i, j) of a tensor.
Rows rows(const at::Tensor& t, int64_t i, int64_t j) {
  return {t.const_data_ptr<float>() + i * t.stride(0) + j * t.stride(1), t.stride(2)};
}
MutableRows mutable_rows(const at::Tensor& t, int64_t i, int64_t j) {
  return {t.mutable_data_ptr<float>() + i * t.stride(0) + j * t.stride(1), t.stride(2)};
}

Head head_of(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, bool causal,
             std::optional<double> scale, int64_t i, int64_t j) {
  const int64_t size = query.size(3);
  return {query.size(2),
          key.size(2),
          size,
          causal,
          static_cast<float>(scale.value_or(1 / std::sqrt(static_cast<double>(size)))),
          rows(query, i, j),
          rows(key, i, j),
          rows(value, i, j)};
}

// The memory order of libtorch's kernel: heads of a position are adjacent.
at::Tensor empty_heads(const at::Tensor& like) {
  return at::empty({like.size(0), like.size(2), like.size(1), like.size(3)}, like.options()).transpose(1, 2);
}

// Calls body(unit, memory) for each of `units`, each of so many multiplications, on as many threads as are
// worth it.
template <class Body>
void share(int64_t units, int64_t work, int64_t floats, const Body& body) {
  at::parallel_for(0, units, std::max<int64_t>(1, kGrain / std::max<int64_t>(1, work)),
                   [&](int64_t begin, int64_t end) {
                     const at::Tensor memory = at::empty({floats}, at::kFloat);
                     for (int64_t unit = begin; unit < end; ++unit)
                       body(unit, memory.mutable_data_ptr<float>());
                   });
}

}  // namespace

std::tuple<at::Tensor, at::Tensor> flash_attention(const at::Tensor& query, const at::Tensor& key,
                                                   const at::Tensor& value, double dropout_p, bool is_causal,
                                                   const std::optional<at::Tensor>& attn_mask,
                                                   std::optional<double> scale) {
  if (!fits(query, key, value, dropout_p, attn_mask))
    return at::cpu::_scaled_dot_product_flash_attention_for_cpu(query, key, value, dropout_p, is_causal,
                                                                attn_mask, scale);
  const int64_t batch = query.size(0), heads = query.size(1), queries = query.size(2), size = query.size(3);
  at::Tensor out = empty_heads(query);
  at::Tensor logsumexp = at::empty({batch, queries, heads}, query.options()).transpose(1, 2);
  const int64_t blocks = (queries + kQueries - 1) / kQueries;
  const Head any = head_of(query, key, value, is_causal, scale, 0, 0);
  share(batch * heads * blocks, 2 * kQueries * key.size(2) * size, forward_memory(any),
        [&](int64_t unit, float* memory) {
          const int64_t i = unit / blocks / heads, j = unit / blocks % heads;
          attend(head_of(query, key, value, is_causal, scale, i, j), unit % blocks * kQueries,
                 mutable_rows(out, i, j),
                 logsumexp.mutable_data_ptr<float>() + i * logsumexp.stride(0) + j * logsumexp.stride(1),
                 logsumexp.stride(2), memory);
        });
  return {std::move(out), std::move(logsumexp)};
}

std::tuple<at::Tensor, at::Tensor, at::Tensor> flash_attention_backward(
    const at::Tensor& grad_out, const at::Tensor& query, const at::Tensor& key, const at::Tensor& value,
    const at::Tensor& out, const at::Tensor& logsumexp, double dropout_p, bool is_causal,
    const std::optional<at::Tensor>& attn_mask, std::optional<double> scale) {
  if (!fits(query, key, value, dropout_p, attn_mask) || !plain(out) || out.sizes() != query.sizes() ||
      grad_out.sizes() != query.sizes() || grad_out.scalar_type() != at::kFloat ||
      logsumexp.scalar_type() != at::kFloat || logsumexp.sizes() != query.sizes().slice(0, 3))
    return at::cpu::_scaled_dot_product_flash_attention_for_cpu_backward(
        grad_out, query, key, value, out, logsumexp, dropout_p, is_causal, attn_mask, scale);
  const at::Tensor grad = plain(grad_out) ? grad_out : grad_out.contiguous();
  const int64_t heads = query.size(1);
  at::Tensor grad_q = empty_heads(query), grad_k = empty_heads(key), grad_v = empty_heads(value);
  const Head any = head_of(query, key, value, is_causal, scale, 0, 0);
  share(query.size(0) * heads, 5 * query.size(2) * key.size(2) * query.size(3), backward_memory(any),
        [&](int64_t unit, float* memory) {
          const int64_t i = unit / heads, j = unit % heads;
          attend_backward(
              head_of(query, key, value, is_causal, scale, i, j),
              {rows(grad, i, j), rows(out, i, j),
               logsumexp.const_data_ptr<float>() + i * logsumexp.stride(0) + j * logsumexp.stride(1),
               logsumexp.stride(2), mutable_rows(grad_q, i, j), mutable_rows(grad_k, i, j),
               mutable_rows(grad_v, i, j)},
              memory);
        });
  return {std::move(grad_q), std::move(grad_k), std::move(grad_v)};
}

}  // namespace pdecay::kernels
