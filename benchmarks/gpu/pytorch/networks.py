"""The networks of the GPU's table, in full and as a dry run takes them."""

from torch import nn

import fill
import gpt
from row import Row, adam, adamw, momentum
from rows import digits as digits_row
from rows import lenet5 as lenet5_row


class Block(nn.Module):
    def __init__(self, channels, width, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, width, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.downsample = nn.Sequential()
        if stride != 1 or channels != width:
            self.downsample = nn.Sequential(nn.Conv2d(channels, width, 1, stride, bias=False), nn.BatchNorm2d(width))

    def forward(self, x):
        y = self.bn2(self.conv2(self.bn1(self.conv1(x)).relu()))
        return (y + self.downsample(x)).relu()


class ResNet(nn.Module):
    def __init__(self, width, stages, classes):
        super().__init__()
        self.conv1 = nn.Conv2d(3, width, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.pool = nn.MaxPool2d(3, 2, 1)
        channels = width
        for stage in range(stages):
            blocks = []
            for block in range(2):
                blocks.append(Block(channels, width << stage, 2 if stage > 0 and block == 0 else 1))
                channels = width << stage
            setattr(self, f"layer{stage + 1}", nn.Sequential(*blocks))
        self.stages = stages
        self.fc = nn.Linear(channels, classes)

    def forward(self, x):
        x = self.pool(self.bn1(self.conv1(x)).relu())
        for stage in range(self.stages):
            x = getattr(self, f"layer{stage + 1}")(x)
        return self.fc(x.mean((2, 3)))


def pictures(model, batch, shape, classes, optimizer):
    return Row(model, (fill.floats("x", batch, *shape),), fill.integers("label", classes, batch), optimizer, pictures=len(shape) == 3)


def text(batch, vocabulary, length, **sizes):
    model = gpt.Gpt(vocabulary=vocabulary, **sizes)
    return Row(model, (fill.integers("x", vocabulary, batch, length),), fill.integers("label", vocabulary, batch, length), adamw, gpt.loss)


ROWS = {
    "digits": lambda: pictures(digits_row.Digits(), 64, (784,), 10, adam),
    "digits-tiny": lambda: pictures(digits_row.Digits(), 2, (784,), 10, adam),
    "lenet5": lambda: pictures(lenet5_row.LeNet5(), 64, (1, 28, 28), 10, momentum),
    "lenet5-tiny": lambda: pictures(lenet5_row.LeNet5(), 2, (1, 28, 28), 10, momentum),
    "resnet18": lambda: pictures(ResNet(64, 4, 1000), 32, (3, 224, 224), 1000, momentum),
    "resnet18-tiny": lambda: pictures(ResNet(4, 2, 5), 2, (3, 16, 16), 5, momentum),
    "chargpt": lambda: text(64, 65, 256, context=256, layers=6, width=384, heads=6),
    "chargpt-tiny": lambda: text(2, 11, 8, context=8, layers=2, width=16, heads=2),
    "gpt2": lambda: text(8, 50257, 1024, context=1024, layers=12, width=768, heads=12, gelu="tanh", tied=True),
    "gpt2-tiny": lambda: text(2, 23, 8, context=12, layers=2, width=16, heads=2, gelu="tanh", tied=True),
}
