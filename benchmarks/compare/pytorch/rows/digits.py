from torch import nn

import fill
from row import Row, adam


class Digits(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 128)
        self.fc2 = nn.Linear(128, 64)
        self.fc3 = nn.Linear(64, 10)

    def forward(self, x):
        return self.fc3(self.fc2(self.fc1(x).relu()).relu())


def make():
    return Row(Digits(), (fill.floats("x", 64, 784),), fill.integers("label", 10, 64), adam)
