import fill
from row import Row
from rows.lenet5 import LeNet5


def make():
    return Row(LeNet5(), (fill.floats("x", 1, 1, 28, 28),))
