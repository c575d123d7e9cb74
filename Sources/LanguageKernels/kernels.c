#include "LanguageKernels.h"

#include <math.h>
#include <string.h>

// A fused multiply-add rounds once instead of twice: forbidden, or results would differ between
// processors.
#pragma STDC FP_CONTRACT OFF

// No such vector is passed between functions that are not inlined: how it would be does not matter.
#pragma clang diagnostic ignored "-Wpsabi"

typedef float v16 __attribute__((vector_size(64), aligned(4)));

// Lane-wise arithmetic gives the same bits at any width, so the widest registers may be used.
#if defined(__x86_64__) && defined(__linux__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

#define INLINE static inline __attribute__((always_inline))

INLINE v16 splat(float x) { return (v16){x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x}; }

/// The rational approximation of tanh that Eigen uses (degree 13 over 6), good to a few ulp.
INLINE v16 hyperbolic_tangent(v16 x) {
  x = __builtin_elementwise_max(__builtin_elementwise_min(x, splat(9.0f)), splat(-9.0f));
  const v16 s = x * x;
  v16 p = s * splat(-2.76076847742355e-16f) + splat(2.00018790482477e-13f);
  p = p * s + splat(-8.60467152213735e-11f);
  p = p * s + splat(5.12229709037114e-08f);
  p = p * s + splat(1.48572235717979e-05f);
  p = p * s + splat(6.37261928875436e-04f);
  p = p * s + splat(4.89352455891786e-03f);
  v16 q = s * splat(1.19825839466702e-06f) + splat(1.18534705686654e-04f);
  q = q * s + splat(2.26843463243900e-03f);
  q = q * s + splat(4.89352518554385e-03f);
  return x * p / q;
}

INLINE v16 logistic(v16 x) {
  return splat(0.5f) * hyperbolic_tangent(splat(0.5f) * x) + splat(0.5f);
}

INLINE v16 load(const float *p) { return *(const v16 *)p; }
INLINE void store(float *p, v16 x) { *(v16 *)p = x; }

WIDE void vk_multiply(
  long m, long n, long k, const float *a, long a_row, long a_column, const float *b, long b_row,
  float *c, long c_row, int accumulate) {
  long j = 0;
  for (; j + 16 <= n; j += 16) {
    const float *bj = b + j;
    long i = 0;
    for (; i + 4 <= m; i += 4) {
      const float *a0 = a + i * a_row, *a1 = a0 + a_row, *a2 = a1 + a_row, *a3 = a2 + a_row;
      float *c0 = c + i * c_row + j, *c1 = c0 + c_row, *c2 = c1 + c_row, *c3 = c2 + c_row;
      v16 s0 = splat(0), s1 = s0, s2 = s0, s3 = s0;
      if (accumulate) {
        s0 = load(c0);
        s1 = load(c1);
        s2 = load(c2);
        s3 = load(c3);
      }
      for (long q = 0; q < k; q++) {
        const v16 w = load(bj + q * b_row);
        s0 += splat(a0[q * a_column]) * w;
        s1 += splat(a1[q * a_column]) * w;
        s2 += splat(a2[q * a_column]) * w;
        s3 += splat(a3[q * a_column]) * w;
      }
      store(c0, s0);
      store(c1, s1);
      store(c2, s2);
      store(c3, s3);
    }
    for (; i < m; i++) {
      const float *ai = a + i * a_row;
      v16 s = accumulate ? load(c + i * c_row + j) : splat(0);
      for (long q = 0; q < k; q++) s += splat(ai[q * a_column]) * load(bj + q * b_row);
      store(c + i * c_row + j, s);
    }
  }
  for (; j < n; j++) {
    for (long i = 0; i < m; i++) {
      float s = accumulate ? c[i * c_row + j] : 0;
      for (long q = 0; q < k; q++) s += a[i * a_row + q * a_column] * b[q * b_row + j];
      c[i * c_row + j] = s;
    }
  }
}

/// What one step adds to the gates of one sequence by its last output.
INLINE void recur_one(
  long size, float *g, const float *before, const float *recurrent, long recurrent_row) {
  for (long j = 0; j < 4 * size; j += 64) {
    v16 s0 = load(g + j), s1 = load(g + j + 16), s2 = load(g + j + 32), s3 = load(g + j + 48);
    for (long q = 0; q < size; q++) {
      const float *w = recurrent + q * recurrent_row + j;
      const v16 x = splat(before[q]);
      s0 += x * load(w);
      s1 += x * load(w + 16);
      s2 += x * load(w + 32);
      s3 += x * load(w + 48);
    }
    store(g + j, s0);
    store(g + j + 16, s1);
    store(g + j + 32, s2);
    store(g + j + 48, s3);
  }
}

/// The same for three sequences, each sum in the same order.
INLINE void recur_three(
  long size, float *const *g, const float *const *before, const float *recurrent,
  long recurrent_row) {
  float *g0 = g[0], *g1 = g[1], *g2 = g[2];
  const float *b0 = before[0], *b1 = before[1], *b2 = before[2];
  for (long j = 0; j < 4 * size; j += 32) {
    v16 s0 = load(g0 + j), t0 = load(g0 + j + 16);
    v16 s1 = load(g1 + j), t1 = load(g1 + j + 16);
    v16 s2 = load(g2 + j), t2 = load(g2 + j + 16);
    for (long q = 0; q < size; q++) {
      const float *w = recurrent + q * recurrent_row + j;
      const v16 s = load(w), t = load(w + 16);
      s0 += splat(b0[q]) * s;
      t0 += splat(b0[q]) * t;
      s1 += splat(b1[q]) * s;
      t1 += splat(b1[q]) * t;
      s2 += splat(b2[q]) * s;
      t2 += splat(b2[q]) * t;
    }
    store(g0 + j, s0);
    store(g0 + j + 16, t0);
    store(g1 + j, s1);
    store(g1 + j + 16, t1);
    store(g2 + j, s2);
    store(g2 + j + 16, t2);
  }
}

/// Turns the sums of one step into activations, cell and output.
INLINE void activate(
  long size, float *g, const float *cells_before, float *cell, float *output) {
  for (long j = 0; j < size; j += 16) {
    const v16 in = logistic(load(g + j)), forget = logistic(load(g + size + j));
    const v16 out = logistic(load(g + 2 * size + j));
    const v16 candidate = hyperbolic_tangent(load(g + 3 * size + j));
    v16 c = in * candidate;
    if (cells_before) c += forget * load(cells_before + j);
    store(g + j, in);
    store(g + size + j, forget);
    store(g + 2 * size + j, out);
    store(g + 3 * size + j, candidate);
    store(cell + j, c);
    store(output + j, out * hyperbolic_tangent(c));
  }
}

WIDE void vk_lstm_forward(
  long count, long size, float *gates, long gates_row, const float *recurrent, long recurrent_row,
  float *cells, long cells_row, float *outputs, long outputs_row, int backwards) {
  const float *before = 0, *cells_before = 0;
  for (long step = 0; step < count; step++) {
    const long t = backwards ? count - 1 - step : step;
    float *g = gates + t * gates_row;
    float *cell = cells + t * cells_row, *output = outputs + t * outputs_row;
    if (before) recur_one(size, g, before, recurrent, recurrent_row);
    activate(size, g, cells_before, cell, output);
    before = output;
    cells_before = cell;
  }
}

WIDE void vk_lstm_forward_many(
  long sequences, const long *starts, long size, float *gates, long gates_row,
  const float *recurrent, long recurrent_row, float *cells, long cells_row, float *outputs,
  long outputs_row, int backwards) {
  long longest = 0;
  for (long i = 0; i < sequences; i++) {
    const long count = starts[i + 1] - starts[i];
    if (count > longest) longest = count;
  }
  const long stride = backwards ? 1 : -1;
  for (long step = 0; step < longest; step++) {
    float *g[3];
    const float *before[3];
    int waiting = 0;
    for (long i = 0; i < sequences && step > 0; i++) {
      if (step >= starts[i + 1] - starts[i]) continue;
      const long t = backwards ? starts[i + 1] - 1 - step : starts[i] + step;
      g[waiting] = gates + t * gates_row;
      before[waiting] = outputs + (t + stride) * outputs_row;
      if (++waiting == 3) {
        recur_three(size, g, before, recurrent, recurrent_row);
        waiting = 0;
      }
    }
    for (int i = 0; i < waiting; i++) recur_one(size, g[i], before[i], recurrent, recurrent_row);
    for (long i = 0; i < sequences; i++) {
      if (step >= starts[i + 1] - starts[i]) continue;
      const long t = backwards ? starts[i + 1] - 1 - step : starts[i] + step;
      activate(
        size, gates + t * gates_row, step > 0 ? cells + (t + stride) * cells_row : 0,
        cells + t * cells_row, outputs + t * outputs_row);
    }
  }
}

WIDE void vk_lstm_backward(
  long count, long size, const float *gates, long gates_row, const float *recurrent_t,
  long recurrent_t_row, const float *cells, long cells_row, const float *output_gradient,
  long output_gradient_row, float *gate_gradient, long gate_gradient_row, float *scratch,
  int backwards) {
  float *dh = scratch, *dc = scratch + size;
  memset(scratch, 0, sizeof(float) * 2 * (size_t)size);
  for (long step = count - 1; step >= 0; step--) {
    const long t = backwards ? count - 1 - step : step;
    const long previous = backwards ? t + 1 : t - 1;
    const float *g = gates + t * gates_row, *cell = cells + t * cells_row;
    float *dg = gate_gradient + t * gate_gradient_row;
    const v16 one = splat(1);
    for (long j = 0; j < size; j += 16) {
      const v16 in = load(g + j), forget = load(g + size + j), out = load(g + 2 * size + j);
      const v16 candidate = load(g + 3 * size + j);
      const v16 squashed = hyperbolic_tangent(load(cell + j));
      const v16 dout = load(output_gradient + t * output_gradient_row + j) + load(dh + j);
      const v16 dcell = load(dc + j) + dout * out * (one - squashed * squashed);
      const v16 before = step > 0 ? load(cells + previous * cells_row + j) : splat(0);
      store(dg + j, dcell * candidate * in * (one - in));
      store(dg + size + j, dcell * before * forget * (one - forget));
      store(dg + 2 * size + j, dout * squashed * out * (one - out));
      store(dg + 3 * size + j, dcell * in * (one - candidate * candidate));
      store(dc + j, dcell * forget);
    }
    if (step == 0) break;
    for (long j = 0; j < size; j += 16) {
      v16 s0 = splat(0), s1 = s0, s2 = s0, s3 = s0;
      for (long q = 0; q < 4 * size; q += 4) {
        const float *w = recurrent_t + q * recurrent_t_row + j;
        s0 += splat(dg[q]) * load(w);
        s1 += splat(dg[q + 1]) * load(w + recurrent_t_row);
        s2 += splat(dg[q + 2]) * load(w + 2 * recurrent_t_row);
        s3 += splat(dg[q + 3]) * load(w + 3 * recurrent_t_row);
      }
      store(dh + j, (s0 + s1) + (s2 + s3));
    }
  }
}

WIDE void vk_add_row(long count, const int16_t *row, int32_t *sum) {
  for (long i = 0; i < count; i++) sum[i] += row[i];
}

WIDE void vk_scale_int32(long count, const int32_t *from, float scale, float *to) {
  for (long i = 0; i < count; i++) to[i] = (float)from[i] * scale;
}

WIDE void vk_bias_relu(
  long rows, long columns, float *values, long row, const float *bias, int relu) {
  for (long i = 0; i < rows; i++) {
    float *v = values + i * row;
    for (long j = 0; j < columns; j++) {
      const float x = v[j] + bias[j];
      v[j] = relu && x < 0 ? 0 : x;
    }
  }
}

WIDE void vk_adam(
  long count, float *weights, const float *gradient, float *mean, float *variance, float rate,
  float mean_decay, float variance_decay, float epsilon) {
  for (long i = 0; i < count; i++) {
    const float g = gradient[i];
    mean[i] = mean_decay * mean[i] + (1 - mean_decay) * g;
    variance[i] = variance_decay * variance[i] + (1 - variance_decay) * g * g;
    weights[i] -= rate * mean[i] / (sqrtf(variance[i]) + epsilon);
  }
}
