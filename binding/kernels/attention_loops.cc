#include "attention_loops.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "block_product.h"
#include "isa.h"
#include "lanes.h"

namespace pdecay::kernels {
namespace {

// Keys that are multiplied with a block of queries at a time. The scores of a block, kept as [keys][queries],
// so that a vector holds those of several queries with the same key, stay in the first-level cache.
constexpr int64_t kKeys = 128;

// What is known of a block of queries.
struct Block {
  int64_t begin, count;     // the queries
  int64_t first_key, keys;  // the keys
  bool causal;
  float scale;
};

// Which queries see key p: lane l of vector v holds query v * lanes + l of the block.
template <class I>
PDECAY_INLINE Ints<I::lanes> sees(const Block& block, int64_t p, int v) {
  Ints<I::lanes> query;
  for (int l = 0; l < I::lanes; ++l) query[l] = v * I::lanes + l;
  return query >= static_cast<int32_t>(std::min<int64_t>(block.first_key + p - block.begin, kQueries));
}

// The weights e^(score - most), unnormalized, in place of the scores; their maximum and sum continue those of
// earlier keys, whose results are to be multiplied with `rescale`.
template <class I>
PDECAY_INLINE void softmax_block(const Block& block, float* scores, float* most, float* sums,
                                 float* rescale) {
  using L = Lanes<I::lanes>;
  using V = typename L::Floats;
  for (int v = 0; v < kQueries / I::lanes; ++v) {
    float* const column = scores + v * I::lanes;
    const V before = load<V>(most + v * I::lanes), none = V{} - std::numeric_limits<float>::infinity();
    V now = before;
    for (int64_t p = 0; p < block.keys; ++p) {
      V score = load<V>(column + p * kQueries) * block.scale;
      if (block.causal && block.first_key + p > block.begin) score = sees<I>(block, p, v) ? score : none;
      store(column + p * kQueries, score);
      now = score > now ? score : now;
    }
    // Where all scores are -∞ so far, a difference of infinities would be NaN.
    const V zero = now == none ? V{} : now;
    V sum = {};
    for (int64_t p = 0; p < block.keys; ++p) {
      const V weight = L::exp(load<V>(column + p * kQueries) - zero);
      store(column + p * kQueries, weight);
      sum += weight;
    }
    const V factor = L::exp(before - zero);
    store(rescale + v * I::lanes, factor);
    store(sums + v * I::lanes, load<V>(sums + v * I::lanes) * factor + sum);
    store(most + v * I::lanes, now);
  }
}

// weights: e^(score - logsumexp) in place of the scores; grads: weight · (grad - delta) · scale in place of
// the gradients of the weights.
template <class I>
PDECAY_INLINE void softmax_gradient(const Block& block, const float* logsumexp, const float* delta,
                                    float* weights, float* grads) {
  using L = Lanes<I::lanes>;
  using V = typename L::Floats;
  for (int64_t p = 0; p < block.keys; ++p)
    for (int v = 0; v < kQueries / I::lanes; ++v) {
      const int64_t at = p * kQueries + v * I::lanes;
      V weight = L::exp(load<V>(weights + at) * block.scale - load<V>(logsumexp + v * I::lanes));
      V grad = weight * (load<V>(grads + at) - load<V>(delta + v * I::lanes)) * block.scale;
      if (block.causal && block.first_key + p > block.begin) {
        const auto seen = sees<I>(block, p, v);
        weight = seen ? weight : V{};
        grad = seen ? grad : V{};
      }
      store(weights + at, weight);
      store(grads + at, grad);
    }
}

// to[i] = from[i] * factor.
template <class I>
PDECAY_INLINE void multiply_row(const float* from, float factor, int64_t count, float* to) {
  using V = Floats<I::lanes>;
  for (int64_t i = 0; i < count; i += I::lanes) store(to + i, load<V>(from + i) * factor);
}

// Σ a[i][j] b[i][j] of each row.
template <class I>
PDECAY_INLINE void row_products(const Rows& a, const Rows& b, int64_t rows, int64_t columns, float* to) {
  using V = Floats<I::lanes>;
  for (int64_t i = 0; i < rows; ++i) {
    V sum = {};
    for (int64_t j = 0; j < columns; j += I::lanes)
      sum += load<V>(a.data + i * a.row + j) * load<V>(b.data + i * b.row + j);
    float total = 0;
    for (int l = 0; l < I::lanes; ++l) total += sum[l];
    to[i] = total;
  }
}

PDECAY_BY_ISA(softmax, softmax_block,
              (const Block& block, float* scores, float* most, float* sums, float* rescale),
              (block, scores, most, sums, rescale))
PDECAY_BY_ISA(gradient, softmax_gradient,
              (const Block& block, const float* logsumexp, const float* delta, float* weights, float* grads),
              (block, logsumexp, delta, weights, grads))
PDECAY_BY_ISA(times, multiply_row, (const float* from, float factor, int64_t count, float* to),
              (from, factor, count, to))
PDECAY_BY_ISA(products, row_products,
              (const Rows& a, const Rows& b, int64_t rows, int64_t columns, float* to),
              (a, b, rows, columns, to))

int64_t visible(const Head& head, int64_t begin, int64_t count) {
  return head.causal ? std::min(begin + count, head.keys) : head.keys;
}

const float* at(const Rows& rows, int64_t i) { return rows.data + i * rows.row; }
float* at(const MutableRows& rows, int64_t i) { return rows.data + i * rows.row; }

}  // namespace

int64_t forward_memory(const Head& head) { return kQueries * (2 * head.size + kKeys + 3); }
int64_t backward_memory(const Head& head) { return kQueries * (2 * head.size + 2 * kKeys + 2); }

void attend(const Head& head, int64_t begin, const MutableRows& out, float* logsumexp, int64_t logsumexp_step,
            float* memory) {
  const int64_t count = std::min(kQueries, head.queries - begin), size = head.size;
  float *const packed = memory, *const sum = packed + kQueries * size, *const scores = sum + kQueries * size,
               *const most = scores + kQueries * kKeys, *const total = most + kQueries,
               *const rescale = total + kQueries;
  const BlockColumns query = pack_transposed(at(head.query, begin), head.query.row, count, size, packed);
  std::fill(most, most + kQueries, -std::numeric_limits<float>::infinity());
  std::fill(total, total + kQueries, 0.0f);
  const int64_t end = visible(head, begin, count);
  for (int64_t key = 0; key < end; key += kKeys) {
    const Block block{begin, count, key, std::min(kKeys, end - key), head.causal, head.scale};
    block_product(block.keys, kQueries, size, {at(head.key, key), head.key.row, true}, query, scores,
                  kQueries, false);
    softmax(block, scores, most, total, rescale);
    if (key > 0)
      for (int64_t i = 0; i < count; ++i) times(sum + i * size, rescale[i], size, sum + i * size);
    block_product(count, size, block.keys, {scores, kQueries, false},
                  in_rows(at(head.value, key), head.value.row), sum, size, key > 0);
  }
  for (int64_t i = 0; i < count; ++i) {
    // All scores are -∞: the result is 0.
    if (total[i] == 0) total[i] = 1;
    if (most[i] == -std::numeric_limits<float>::infinity()) most[i] = 0;
    times(sum + i * size, 1 / total[i], size, at(out, begin + i));
    logsumexp[(begin + i) * logsumexp_step] = most[i] + std::log(total[i]);
  }
}

// With P the weights, O the output, S the scores and δ the sum of ∂L/∂O ∘ O by query:
//   ∂L/∂V = Pᵀ ∂L/∂O,  ∂L/∂S = P ∘ (∂L/∂O Vᵀ - δ),  ∂L/∂Q = scale ∂L/∂S K,  ∂L/∂K = scale (∂L/∂S)ᵀ Q
void attend_backward(const Head& head, const HeadGradients& gradients, float* memory) {
  const int64_t size = head.size;
  float *const packed = memory, *const packed_grad = packed + kQueries * size,
               *const weights = packed_grad + kQueries * size, *const grads = weights + kQueries * kKeys,
               *const logsumexp = grads + kQueries * kKeys, *const delta = logsumexp + kQueries;
  // Keys that no query has seen yet: the first to see them sets their gradients.
  int64_t unseen = 0;
  for (int64_t begin = 0; begin < head.queries; begin += kQueries) {
    const int64_t count = std::min(kQueries, head.queries - begin), end = visible(head, begin, count);
    const Rows grad_out{at(gradients.grad_out, begin), gradients.grad_out.row};
    const BlockColumns query = pack_transposed(at(head.query, begin), head.query.row, count, size, packed);
    const BlockColumns grad = pack_transposed(grad_out.data, grad_out.row, count, size, packed_grad);
    std::fill(delta, delta + kQueries, 0.0f);
    products(grad_out, {at(gradients.out, begin), gradients.out.row}, count, size, delta);
    for (int64_t i = 0; i < kQueries; ++i)
      logsumexp[i] = i < count ? gradients.logsumexp[(begin + i) * gradients.logsumexp_step] : 0;
    for (; unseen < end; ++unseen)
      for (const MutableRows& each : {gradients.key, gradients.value})
        std::fill(at(each, unseen), at(each, unseen) + size, 0.0f);
    for (int64_t key = 0; key < end; key += kKeys) {
      const Block block{begin, count, key, std::min(kKeys, end - key), head.causal, head.scale};
      block_product(block.keys, kQueries, size, {at(head.key, key), head.key.row, true}, query, weights,
                    kQueries, false);
      block_product(block.keys, kQueries, size, {at(head.value, key), head.value.row, true}, grad, grads,
                    kQueries, false);
      gradient(block, logsumexp, delta, weights, grads);
      block_product(block.keys, size, count, {weights, kQueries, true}, in_rows(grad_out.data, grad_out.row),
                    at(gradients.value, key), gradients.value.row, true);
      block_product(block.keys, size, count, {grads, kQueries, true},
                    in_rows(at(head.query, begin), head.query.row), at(gradients.key, key), gradients.key.row,
                    true);
      block_product(count, size, block.keys, {grads, kQueries, false},
                    in_rows(at(head.key, key), head.key.row), at(gradients.query, begin), gradients.query.row,
                    key > 0);
    }
  }
  for (; unseen < head.keys; ++unseen)
    for (const MutableRows& each : {gradients.key, gradients.value})
      std::fill(at(each, unseen), at(each, unseen) + size, 0.0f);
}

}  // namespace pdecay::kernels
