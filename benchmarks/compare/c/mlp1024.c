#include "mlp.h"

int main(void) {
    make(784, 1024, 1024, 10, 128);
    serve(step);
}
