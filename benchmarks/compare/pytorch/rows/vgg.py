from torch import nn
from torch.nn import functional as f

import fill
from row import Row, momentum


class SmallVgg(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 3, padding=1)
        self.conv2 = nn.Conv2d(64, 64, 3, padding=1)
        self.conv3 = nn.Conv2d(64, 128, 3, padding=1)
        self.conv4 = nn.Conv2d(128, 128, 3, padding=1)
        self.conv5 = nn.Conv2d(128, 256, 3, padding=1)
        self.conv6 = nn.Conv2d(256, 256, 3, padding=1)
        self.fc1 = nn.Linear(256 * 4 * 4, 256)
        self.fc2 = nn.Linear(256, 10)

    def forward(self, x):
        x = f.max_pool2d(self.conv2(self.conv1(x).relu()).relu(), 2)
        x = f.max_pool2d(self.conv4(self.conv3(x).relu()).relu(), 2)
        x = f.max_pool2d(self.conv6(self.conv5(x).relu()).relu(), 2)
        return self.fc2(self.fc1(x.flatten(1)).relu())


def make():
    return Row(SmallVgg(), (fill.floats("x", 32, 3, 32, 32),), fill.integers("label", 10, 32), momentum, pictures=True)
