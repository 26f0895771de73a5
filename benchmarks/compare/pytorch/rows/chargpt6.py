import fill
import gpt
from row import Row, adamw


def make():
    model = gpt.Gpt(vocabulary=65, context=256, layers=6, width=384, heads=6)
    return Row(model, (fill.integers("x", 65, 4, 256),), fill.integers("label", 65, 4, 256), adamw, gpt.loss)
