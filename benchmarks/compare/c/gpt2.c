// GPT-2 124M, batch 4, context 64: one training step with AdamW.
#include "layers.h"

enum { B = 4, T = 64, BT = B * T, L = 12, C = 768, NH = 12, HS = C / NH, V = 50257, POSITIONS = 1024 };

typedef struct { float *ln1w, *ln1b, *qkvw, *qkvb, *projw, *projb, *ln2w, *ln2b, *fc1w, *fc1b, *fc2w, *fc2b; } Block;
typedef struct { float *tokens, *positions, *lnw, *lnb; Block blocks[L]; } Weights;
typedef struct { float *in, *ln1, *mean1, *rstd1, *qkv, *att, *heads, *proj, *mid, *ln2, *mean2, *rstd2, *fc1, *gelu, *fc2; } Values;

static Weights w, g;
static Values value[L], slope[L];
static float *block, *gradients, *m, *v, *out, *dout, *lnf, *dlnf, *meanf, *rstdf, *logits, *dlogits;
static size_t count;
static int x[BT], labels[BT], t;

static size_t lay(Weights *to, float *at) {
    float *start = at;
#define TAKE(field, size) (to->field = at, at += (size_t)(size))
    TAKE(tokens, (size_t)V * C); TAKE(positions, POSITIONS * C); TAKE(lnw, C); TAKE(lnb, C);
    for (int l = 0; l < L; l++) {
        TAKE(blocks[l].ln1w, C); TAKE(blocks[l].ln1b, C);
        TAKE(blocks[l].qkvw, 3 * C * C); TAKE(blocks[l].qkvb, 3 * C);
        TAKE(blocks[l].projw, C * C); TAKE(blocks[l].projb, C);
        TAKE(blocks[l].ln2w, C); TAKE(blocks[l].ln2b, C);
        TAKE(blocks[l].fc1w, 4 * C * C); TAKE(blocks[l].fc1b, 4 * C);
        TAKE(blocks[l].fc2w, 4 * C * C); TAKE(blocks[l].fc2b, C);
    }
#undef TAKE
    return at - start;
}

static void ones(float *to) { for (int i = 0; i < C; i++) to[i] = 1; }

static void reserve(Values *to) {
    float **fields = (float **)to;
    size_t sizes[] = { (size_t)BT * C, (size_t)BT * C, BT, BT, (size_t)BT * 3 * C, (size_t)B * NH * T * T, (size_t)BT * C, (size_t)BT * C, (size_t)BT * C, (size_t)BT * C, BT, BT, (size_t)BT * 4 * C, (size_t)BT * 4 * C, (size_t)BT * C };
    for (int i = 0; i < (int)(sizeof sizes / sizeof *sizes); i++) fields[i] = zeros(sizes[i]);
}

static void make(void) {
    count = lay(&w, NULL);
    block = zeros(count), gradients = zeros(count), m = zeros(count), v = zeros(count);
    lay(&w, block), lay(&g, gradients);
    fill_weight(w.tokens, "tokens.weight", V, C);
    fill_weight(w.positions, "positions.weight", POSITIONS, C);
    ones(w.lnw);
    for (int l = 0; l < L; l++) {
        char name[64];
        Block *b = &w.blocks[l];
        ones(b->ln1w), ones(b->ln2w);
#define NAMED(field, layer, rows, fan) (sprintf(name, "blocks.%d." layer ".weight", l), fill_weight(b->field, name, rows, fan))
        NAMED(qkvw, "qkv", 3 * C, C); NAMED(projw, "proj", C, C); NAMED(fc1w, "fc1", 4 * C, C); NAMED(fc2w, "fc2", C, 4 * C);
#undef NAMED
        reserve(&value[l]), reserve(&slope[l]);
    }
    out = zeros((size_t)BT * C), dout = zeros((size_t)BT * C), lnf = zeros((size_t)BT * C), dlnf = zeros((size_t)BT * C), meanf = zeros(BT), rstdf = zeros(BT);
    logits = zeros((size_t)BT * V), dlogits = zeros((size_t)BT * V);
    fill_integers(x, "x", V, BT);
    fill_integers(labels, "label", V, BT);
}

static void layernorm_forward(float *to, float *mean, float *rstd, const float *inp, const float *weight, const float *bias) {
    for (int r = 0; r < BT; r++) {
        const float *in = inp + r * C;
        float sum = 0, squares = 0;
        for (int i = 0; i < C; i++) sum += in[i];
        sum /= C;
        for (int i = 0; i < C; i++) squares += (in[i] - sum) * (in[i] - sum);
        float s = 1.0f / sqrtf(squares / C + 1e-5f);
        for (int i = 0; i < C; i++) to[r * C + i] = s * (in[i] - sum) * weight[i] + bias[i];
        mean[r] = sum, rstd[r] = s;
    }
}

static void layernorm_backward(float *dinp, float *dweight, float *dbias, const float *d, const float *inp, const float *weight, const float *mean, const float *rstd) {
    for (int r = 0; r < BT; r++) {
        const float *dr = d + r * C, *in = inp + r * C;
        float mu = mean[r], s = rstd[r], sum = 0, along = 0;
        for (int i = 0; i < C; i++) {
            float norm = (in[i] - mu) * s, dn = weight[i] * dr[i];
            sum += dn, along += dn * norm;
        }
        sum /= C, along /= C;
        for (int i = 0; i < C; i++) {
            float norm = (in[i] - mu) * s;
            dbias[i] += dr[i];
            dweight[i] += norm * dr[i];
            dinp[r * C + i] += (weight[i] * dr[i] - sum - norm * along) * s;
        }
    }
}

static void attention_forward(float *to, float *att, const float *qkv) {
    float scale = 1.0f / sqrtf(HS);
    #pragma omp parallel for collapse(3)
    for (int b = 0; b < B; b++)
        for (int i = 0; i < T; i++)
            for (int h = 0; h < NH; h++) {
                const float *q = qkv + (b * T + i) * 3 * C + h * HS;
                float *a = att + ((b * NH + h) * T + i) * T, *o = to + (b * T + i) * C + h * HS, max = -10000.0f, sum = 0;
                for (int j = 0; j <= i; j++) {
                    const float *k = qkv + (b * T + j) * 3 * C + C + h * HS;
                    float dot = 0;
                    for (int c = 0; c < HS; c++) dot += q[c] * k[c];
                    a[j] = dot *= scale;
                    if (dot > max) max = dot;
                }
                for (int j = 0; j <= i; j++) sum += a[j] = expf(a[j] - max);
                for (int j = 0; j < T; j++) a[j] = j <= i ? a[j] / sum : 0;
                for (int c = 0; c < HS; c++) o[c] = 0;
                for (int j = 0; j <= i; j++) {
                    const float *val = qkv + (b * T + j) * 3 * C + 2 * C + h * HS;
                    for (int c = 0; c < HS; c++) o[c] += a[j] * val[c];
                }
            }
}

static void attention_backward(float *dqkv, const float *d, const float *qkv, const float *att) {
    float scale = 1.0f / sqrtf(HS);
    #pragma omp parallel for collapse(2)
    for (int b = 0; b < B; b++)
        for (int h = 0; h < NH; h++)
            for (int i = 0; i < T; i++) {
                const float *a = att + ((b * NH + h) * T + i) * T, *dr = d + (b * T + i) * C + h * HS, *q = qkv + (b * T + i) * 3 * C + h * HS;
                float *dq = dqkv + (b * T + i) * 3 * C + h * HS, da[T], along = 0;
                for (int j = 0; j <= i; j++) {
                    const float *val = qkv + (b * T + j) * 3 * C + 2 * C + h * HS;
                    float *dval = dqkv + (b * T + j) * 3 * C + 2 * C + h * HS;
                    da[j] = 0;
                    for (int c = 0; c < HS; c++) da[j] += val[c] * dr[c], dval[c] += a[j] * dr[c];
                    along += a[j] * da[j];
                }
                for (int j = 0; j <= i; j++) {
                    const float *k = qkv + (b * T + j) * 3 * C + C + h * HS;
                    float *dk = dqkv + (b * T + j) * 3 * C + C + h * HS, s = a[j] * (da[j] - along) * scale;
                    for (int c = 0; c < HS; c++) dq[c] += k[c] * s, dk[c] += q[c] * s;
                }
            }
}

#define ROOT 0.7978845608f

static void gelu_forward(float *to, const float *in) {
    for (int i = 0; i < BT * 4 * C; i++) to[i] = 0.5f * in[i] * (1.0f + tanhf(ROOT * (in[i] + 0.044715f * in[i] * in[i] * in[i])));
}

static void gelu_backward(float *dinp, const float *in, const float *d) {
    for (int i = 0; i < BT * 4 * C; i++) {
        float y = in[i], u = tanhf(ROOT * (y + 0.044715f * y * y * y));
        dinp[i] += (0.5f * (1.0f + u) + 0.5f * y * (1.0f - u * u) * ROOT * (1.0f + 3.0f * 0.044715f * y * y)) * d[i];
    }
}

static void add(float *to, const float *a, const float *b) { for (int i = 0; i < BT * C; i++) to[i] = a[i] + b[i]; }

static void accumulate(float *to, const float *a) { for (int i = 0; i < BT * C; i++) to[i] += a[i]; }

static void clear(Values *of) {
    memset(of->in, 0, sizeof(float) * BT * C), memset(of->ln1, 0, sizeof(float) * BT * C), memset(of->qkv, 0, sizeof(float) * BT * 3 * C);
    memset(of->heads, 0, sizeof(float) * BT * C), memset(of->mid, 0, sizeof(float) * BT * C), memset(of->ln2, 0, sizeof(float) * BT * C);
    memset(of->fc1, 0, sizeof(float) * BT * 4 * C), memset(of->gelu, 0, sizeof(float) * BT * 4 * C);
}

static float step(void) {
    for (int r = 0; r < BT; r++)
        for (int i = 0; i < C; i++) value[0].in[r * C + i] = w.tokens[(size_t)x[r] * C + i] + w.positions[(r % T) * C + i];
    for (int l = 0; l < L; l++) {
        Block *b = &w.blocks[l];
        Values *a = &value[l];
        layernorm_forward(a->ln1, a->mean1, a->rstd1, a->in, b->ln1w, b->ln1b);
        matmul_forward(a->qkv, a->ln1, b->qkvw, b->qkvb, BT, C, 3 * C);
        attention_forward(a->heads, a->att, a->qkv);
        matmul_forward(a->proj, a->heads, b->projw, b->projb, BT, C, C);
        add(a->mid, a->in, a->proj);
        layernorm_forward(a->ln2, a->mean2, a->rstd2, a->mid, b->ln2w, b->ln2b);
        matmul_forward(a->fc1, a->ln2, b->fc1w, b->fc1b, BT, C, 4 * C);
        gelu_forward(a->gelu, a->fc1);
        matmul_forward(a->fc2, a->gelu, b->fc2w, b->fc2b, BT, 4 * C, C);
        add(l + 1 < L ? value[l + 1].in : out, a->mid, a->fc2);
    }
    layernorm_forward(lnf, meanf, rstdf, out, w.lnw, w.lnb);
    matmul_forward(logits, lnf, w.tokens, NULL, BT, C, V);
    float loss = crossentropy(dlogits, logits, labels, BT, V);
    memset(gradients, 0, count * sizeof(float));
    memset(dlnf, 0, sizeof(float) * BT * C), memset(dout, 0, sizeof(float) * BT * C);
    matmul_backward(dlnf, g.tokens, NULL, dlogits, lnf, w.tokens, BT, C, V);
    layernorm_backward(dout, g.lnw, g.lnb, dlnf, out, w.lnw, meanf, rstdf);
    for (int l = L - 1; l >= 0; l--) {
        Block *b = &w.blocks[l], *gb = &g.blocks[l];
        Values *a = &value[l], *d = &slope[l];
        const float *dnext = l + 1 < L ? slope[l + 1].in : dout;
        clear(d);
        accumulate(d->mid, dnext);
        matmul_backward(d->gelu, gb->fc2w, gb->fc2b, dnext, a->gelu, b->fc2w, BT, 4 * C, C);
        gelu_backward(d->fc1, a->fc1, d->gelu);
        matmul_backward(d->ln2, gb->fc1w, gb->fc1b, d->fc1, a->ln2, b->fc1w, BT, C, 4 * C);
        layernorm_backward(d->mid, gb->ln2w, gb->ln2b, d->ln2, a->mid, b->ln2w, a->mean2, a->rstd2);
        accumulate(d->in, d->mid);
        matmul_backward(d->heads, gb->projw, gb->projb, d->mid, a->heads, b->projw, BT, C, C);
        attention_backward(d->qkv, d->heads, a->qkv, a->att);
        matmul_backward(d->ln1, gb->qkvw, gb->qkvb, d->qkv, a->ln1, b->qkvw, BT, C, 3 * C);
        layernorm_backward(d->in, gb->ln1w, gb->ln1b, d->ln1, a->in, b->ln1w, a->mean1, a->rstd1);
    }
    for (int r = 0; r < BT; r++)
        for (int i = 0; i < C; i++) {
            g.tokens[(size_t)x[r] * C + i] += slope[0].in[r * C + i];
            g.positions[(r % T) * C + i] += slope[0].in[r * C + i];
        }
    adamw(block, gradients, m, v, count, ++t, 0.0003f, 0.9f, 0.95f, 1e-8f, 0.1f);
    return loss;
}

int main(void) {
    make();
    serve(step);
}
