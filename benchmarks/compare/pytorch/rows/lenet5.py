import torch
from torch import nn
from torch.nn import functional as f

import fill
from row import Row, momentum


class LeNet5(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5, padding=2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = f.avg_pool2d(torch.tanh(self.conv1(x)), 2)
        x = f.avg_pool2d(torch.tanh(self.conv2(x)), 2)
        x = torch.tanh(self.fc1(x.flatten(1)))
        return self.fc3(torch.tanh(self.fc2(x)))


def make():
    return Row(LeNet5(), (fill.floats("x", 64, 1, 28, 28),), fill.integers("label", 10, 64), momentum, pictures=True)
