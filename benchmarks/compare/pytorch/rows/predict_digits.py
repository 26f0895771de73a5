import fill
from row import Row
from rows.digits import Digits


def make():
    return Row(Digits(), (fill.digit("x", 1, 784),))
