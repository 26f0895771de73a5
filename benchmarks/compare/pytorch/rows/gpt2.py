import fill
import gpt
from row import Row, adamw


def make():
    model = gpt.Gpt(vocabulary=50257, context=1024, layers=12, width=768, heads=12, gelu="tanh", tied=True)
    return Row(model, (fill.integers("x", 50257, 4, 64),), fill.integers("label", 50257, 4, 64), adamw, gpt.loss)
