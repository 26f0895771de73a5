import fill
from row import Row
from rows.resnet8 import ResNet8


def make():
    return Row(ResNet8(), (fill.floats("x", 1, 3, 32, 32),))
