#include "mlp.h"

int main(void) {
    make(784, 128, 64, 10, 64);
    serve(step);
}
