// Attention of one head on float32 arrays: for each query, the mean of the values with weights
// softmax(scale · query · keys).
#pragma once

#include <cstdint>

namespace pdecay::kernels {

// Row i of a matrix is at data + i * row; its columns are contiguous.
struct Rows {
  const float* data;
  int64_t row;
};
struct MutableRows {
  float* data;
  int64_t row;
};

struct Head {
  int64_t queries, keys, size;  // size: features of a head, a multiple of 16, at most 256
  bool causal;                  // query i sees keys 0 … i
  float scale;
  Rows query, key, value;
};

// Queries that are computed together.
constexpr int64_t kQueries = 32;

// Floats that a thread needs.
int64_t forward_memory(const Head& head);
int64_t backward_memory(const Head& head);

// out and log Σ e^score of the queries [begin, min(begin + kQueries, queries)); the latter of query i is at
// logsumexp[i * logsumexp_step].
void attend(const Head& head, int64_t begin, const MutableRows& out, float* logsumexp, int64_t logsumexp_step,
            float* memory);

struct HeadGradients {
  Rows grad_out, out;
  const float* logsumexp;
  int64_t logsumexp_step;
  MutableRows query, key, value;
};
void attend_backward(const Head& head, const HeadGradients& gradients, float* memory);

}  // namespace pdecay::kernels
