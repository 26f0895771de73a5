from torch import nn

import fill
from row import Row, momentum


class Block(nn.Module):
    def __init__(self, channels, width, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, width, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.project = stride != 1
        self.conv3 = nn.Conv2d(channels, width, 1, stride, bias=False) if self.project else nn.Identity()
        self.bn3 = nn.BatchNorm2d(width) if self.project else nn.Identity()

    def forward(self, x):
        y = self.bn2(self.conv2(self.bn1(self.conv1(x)).relu()))
        return (y + self.bn3(self.conv3(x))).relu()


class ResNet8(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(16)
        self.block1 = Block(16, 16, 1)
        self.block2 = Block(16, 32, 2)
        self.block3 = Block(32, 64, 2)
        self.fc = nn.Linear(64, 10)

    def forward(self, x):
        x = self.bn1(self.conv1(x)).relu()
        return self.fc(self.block3(self.block2(self.block1(x))).mean((2, 3)))


def make():
    return Row(ResNet8(), (fill.floats("x", 32, 3, 32, 32),), fill.integers("label", 10, 32), momentum, pictures=True)
