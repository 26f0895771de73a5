import fill
import gpt
from row import Row, adamw


def make():
    model = gpt.Gpt(vocabulary=65, context=64, layers=4, width=128, heads=4)
    return Row(model, (fill.integers("x", 65, 12, 64),), fill.integers("label", 65, 12, 64), adamw, gpt.loss)
