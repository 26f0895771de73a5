from torch import nn

import fill
from row import Row, adam


class Mlp(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 1024)
        self.fc2 = nn.Linear(1024, 1024)
        self.fc3 = nn.Linear(1024, 10)

    def forward(self, x):
        return self.fc3(self.fc2(self.fc1(x).relu()).relu())


def make():
    return Row(Mlp(), (fill.floats("x", 128, 784),), fill.integers("label", 10, 128), adam)
