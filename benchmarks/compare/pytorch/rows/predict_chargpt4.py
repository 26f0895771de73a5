import fill
import gpt
from row import Row


def make():
    return Row(gpt.Gpt(vocabulary=65, context=64, layers=4, width=128, heads=4), (fill.integers("x", 65, 1, 64),))
