import fill
from row import Row
from rows.digits import Digits


def make():
    return Row(Digits(), (fill.floats("x", 1, 784),))
