/// The inner loops of the language models, over plain arrays of 32-bit floats.
///
/// They are in C so that a debug build of the package can still read a text in reasonable time,
/// and so that one function can be compiled for several instruction sets. Every output element is
/// a sum in one fixed order and nothing is contracted to fused operations: results are the same
/// bits on every processor, whatever the vector width.
#ifndef LANGUAGE_KERNELS_H
#define LANGUAGE_KERNELS_H

#include <stdint.h>

/// C = A B, or C += A B when `accumulate` is not 0. A is m x k with free strides (so that it may
/// be a transposed view), B is k x n and C is m x n, both with contiguous rows.
void vk_multiply(
  long m, long n, long k, const float *a, long a_row, long a_column, const float *b, long b_row,
  float *c, long c_row, int accumulate);

/// One direction of a long short-term memory over `count` steps.
///
/// `gates` holds the input's part of the four gates (input, forget, output, candidate; `size`
/// columns each) and is left with their activations. `cells` and `outputs` are written.
void vk_lstm_forward(
  long count, long size, float *gates, long gates_row, const float *recurrent, long recurrent_row,
  float *cells, long cells_row, float *outputs, long outputs_row, int backwards);

/// `vk_lstm_forward` over several sequences at once, which reads the weights once for three of
/// them: the rows of sequence `i` are `starts[i]` up to `starts[i + 1]`. The results are the same.
void vk_lstm_forward_many(
  long sequences, const long *starts, long size, float *gates, long gates_row,
  const float *recurrent, long recurrent_row, float *cells, long cells_row, float *outputs,
  long outputs_row, int backwards);

/// The gradient of `vk_lstm_forward`: from the outputs' gradient to that of the gates' sums.
/// `recurrent_t` is the transposed recurrent matrix; `scratch` holds 3 x `size` floats.
void vk_lstm_backward(
  long count, long size, const float *gates, long gates_row, const float *recurrent_t,
  long recurrent_t_row, const float *cells, long cells_row, const float *output_gradient,
  long output_gradient_row, float *gate_gradient, long gate_gradient_row, float *scratch,
  int backwards);

/// sum[i] += row[i], in whole numbers.
void vk_add_row(long count, const int16_t *row, int32_t *sum);

/// to[i] = from[i] * scale.
void vk_scale_int32(long count, const int32_t *from, float scale, float *to);

/// to[i] = max(0, from[i] + bias[i]) for `rows` rows.
void vk_bias_relu(long rows, long columns, float *values, long row, const float *bias, int relu);

/// One step of Adam.
void vk_adam(
  long count, float *weights, const float *gradient, float *mean, float *variance, float rate,
  float mean_decay, float variance_decay, float epsilon);

#endif
