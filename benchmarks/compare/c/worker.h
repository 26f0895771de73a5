// What every C program of the comparison shares: the numbers of fill.py, and a loop that says when it is ready and runs as often as asked.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static float uniform(const char *name, size_t index) {
    unsigned seed = 2166136261u;
    for (; *name; name++) seed = (seed ^ (unsigned char)*name) * 16777619u;
    unsigned x = (unsigned)index + seed;
    x = (x ^ (x >> 16)) * 0x7feb352du;
    x = (x ^ (x >> 15)) * 0x846ca68bu;
    x ^= x >> 16;
    return (float)(x >> 8) / 16777216.0f;
}

static inline void fill_floats(float *to, const char *name, size_t count) {
    for (size_t i = 0; i < count; i++) to[i] = uniform(name, i);
}

static inline void fill_integers(int *to, const char *name, int below, size_t count) {
    for (size_t i = 0; i < count; i++) to[i] = (int)(uniform(name, i) * below);
}

// A weight of some rows with fan_in values each.
static inline void fill_weight(float *to, const char *name, size_t rows, size_t fan_in) {
    float bound = (float)(1 / sqrt((double)fan_in));
    for (size_t i = 0; i < rows * fan_in; i++) to[i] = (uniform(name, i) * 2 - 1) * bound;
}

static float *zeros(size_t count) { return (float *)calloc(count, sizeof(float)); }

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

static long peak_memory(void) {
    char line[256];
    long kb = -1;
    FILE *status = fopen("/proc/self/status", "r");
    while (fgets(line, sizeof line, status)) if (sscanf(line, "VmHWM: %ld", &kb) == 1) break;
    fclose(status);
    return kb;
}

static void serve(float (*step)(void)) {
    char line[256];
    int count;
    printf("ready");
    for (int i = 0; i < 3; i++) printf(" %.9g", step());
    printf("\n");
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
        if (sscanf(line, "run %d", &count) == 1) {
            double start = seconds();
            for (int i = 0; i < count; i++) step();
            printf("%.9g\n", (seconds() - start) / count);
        } else {
            printf("%ld -1\n", peak_memory());
        }
        fflush(stdout);
    }
}
