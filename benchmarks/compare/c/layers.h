// Layers forward and backward as llm.c writes them (A. Karpathy, train_gpt2.c, MIT licence): plain loops, OpenMP over the outer ones,
// the forward product unrolled over eight rows.
#include "worker.h"

static inline void matmul_forward(float *out, const float *inp, const float *weight, const float *bias, int rows, int c, int oc) {
    enum { UNROLL = 8 };
    if (rows % UNROLL != 0) exit(2);
    #pragma omp parallel for
    for (int first = 0; first < rows; first += UNROLL) {
        for (int o = 0; o < oc; o++) {
            float result[UNROLL];
            for (int r = 0; r < UNROLL; r++) result[r] = bias != NULL ? bias[o] : 0.0f;
            for (int i = 0; i < c; i++) {
                float w = weight[i + (size_t)o * c];
                for (int r = 0; r < UNROLL; r++) result[r] += inp[(size_t)(first + r) * c + i] * w;
            }
            for (int r = 0; r < UNROLL; r++) out[(size_t)(first + r) * oc + o] = result[r];
        }
    }
}

static inline void matmul_backward(float *dinp, float *dweight, float *dbias, const float *dout, const float *inp, const float *weight, int rows, int c, int oc) {
    if (dinp != NULL) {
        #pragma omp parallel for
        for (int r = 0; r < rows; r++) {
            const float *dout_r = dout + (size_t)r * oc;
            float *dinp_r = dinp + (size_t)r * c;
            for (int o = 0; o < oc; o++) {
                const float *w = weight + (size_t)o * c;
                float d = dout_r[o];
                for (int i = 0; i < c; i++) dinp_r[i] += w[i] * d;
            }
        }
    }
    #pragma omp parallel for
    for (int o = 0; o < oc; o++) {
        for (int r = 0; r < rows; r++) {
            const float *inp_r = inp + (size_t)r * c;
            float *dw = dweight + (size_t)o * c;
            float d = dout[(size_t)r * oc + o];
            if (dbias != NULL) dbias[o] += d;
            for (int i = 0; i < c; i++) dw[i] += inp_r[i] * d;
        }
    }
}

static inline void relu_forward(float *out, const float *inp, size_t n) {
    for (size_t i = 0; i < n; i++) out[i] = inp[i] > 0 ? inp[i] : 0;
}

static inline void relu_backward(float *dinp, const float *inp, const float *dout, size_t n) {
    for (size_t i = 0; i < n; i++) dinp[i] = inp[i] > 0 ? dout[i] : 0;
}

// Mean cross-entropy of softmax, and its gradient by the scores.
static inline float crossentropy(float *dlogits, const float *logits, const int *targets, int rows, int v) {
    double loss = 0;
    #pragma omp parallel for reduction(+ : loss)
    for (int r = 0; r < rows; r++) {
        const float *x = logits + (size_t)r * v;
        float *d = dlogits + (size_t)r * v;
        float max = -10000.0f, sum = 0;
        for (int i = 0; i < v; i++) if (x[i] > max) max = x[i];
        for (int i = 0; i < v; i++) sum += d[i] = expf(x[i] - max);
        for (int i = 0; i < v; i++) d[i] /= sum;
        loss -= logf(d[targets[r]]);
        d[targets[r]] -= 1;
        for (int i = 0; i < v; i++) d[i] /= rows;
    }
    return (float)(loss / rows);
}

// Adam with decoupled decay, in one pass over the block.
static inline void adamw(float *w, const float *g, float *m, float *v, size_t count, int t, float rate, float beta1, float beta2, float eps, float decay) {
    float c1 = 1.0f - powf(beta1, t), c2 = 1.0f - powf(beta2, t);
    for (size_t i = 0; i < count; i++) {
        m[i] = beta1 * m[i] + (1.0f - beta1) * g[i];
        v[i] = beta2 * v[i] + (1.0f - beta2) * g[i] * g[i];
        w[i] -= rate * (m[i] / c1 / (sqrtf(v[i] / c2) + eps) + decay * w[i]);
    }
}
