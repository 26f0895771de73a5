// A network of three dense layers with ReLU between them, cross-entropy, Adam: one training step.
#include "layers.h"

static int sizes[4], batch, *labels, t;
static float *x, *block, *gradients, *m, *v, *w[3], *b[3], *dw[3], *db[3], *z[3], *a[2], *dz[3], *da[2];
static size_t count;

static void make(int n0, int n1, int n2, int n3, int rows) {
    int n[4] = { n0, n1, n2, n3 };
    memcpy(sizes, n, sizeof n);
    batch = rows;
    for (int i = 0; i < 3; i++) count += (size_t)n[i + 1] * n[i] + n[i + 1];
    block = zeros(count), gradients = zeros(count), m = zeros(count), v = zeros(count);
    size_t at = 0;
    for (int i = 0; i < 3; i++) {
        char name[16];
        sprintf(name, "fc%d.weight", i + 1);
        w[i] = block + at, dw[i] = gradients + at, at += (size_t)n[i + 1] * n[i];
        b[i] = block + at, db[i] = gradients + at, at += n[i + 1];
        fill_weight(w[i], name, n[i + 1], n[i]);
        z[i] = zeros((size_t)rows * n[i + 1]), dz[i] = zeros((size_t)rows * n[i + 1]);
        if (i < 2) a[i] = zeros((size_t)rows * n[i + 1]), da[i] = zeros((size_t)rows * n[i + 1]);
    }
    x = zeros((size_t)rows * n[0]);
    labels = malloc(rows * sizeof(int));
    fill_floats(x, "x", (size_t)rows * n[0]);
    fill_integers(labels, "label", n[3], rows);
}

static float step(void) {
    const int *n = sizes;
    for (int i = 0; i < 3; i++) {
        matmul_forward(z[i], i == 0 ? x : a[i - 1], w[i], b[i], batch, n[i], n[i + 1]);
        if (i < 2) relu_forward(a[i], z[i], (size_t)batch * n[i + 1]);
    }
    float loss = crossentropy(dz[2], z[2], labels, batch, n[3]);
    memset(gradients, 0, count * sizeof(float));
    for (int i = 2; i >= 0; i--) {
        if (i > 0) memset(da[i - 1], 0, (size_t)batch * n[i] * sizeof(float));
        matmul_backward(i > 0 ? da[i - 1] : NULL, dw[i], db[i], dz[i], i == 0 ? x : a[i - 1], w[i], batch, n[i], n[i + 1]);
        if (i > 0) relu_backward(dz[i - 1], z[i - 1], da[i - 1], (size_t)batch * n[i]);
    }
    adamw(block, gradients, m, v, count, ++t, 0.001f, 0.9f, 0.999f, 1e-8f, 0);
    return loss;
}
