"""What a row of the comparison is made of."""

from dataclasses import dataclass
from typing import Callable, Optional, Tuple

import torch


@dataclass
class Row:
    model: torch.nn.Module
    inputs: Tuple[torch.Tensor, ...]
    target: Optional[torch.Tensor] = None
    optimizer: Optional[Callable] = None  # of the parameters
    loss: Callable = torch.nn.functional.cross_entropy
    pictures: bool = False  # whether channels_last applies


def momentum(parameters):
    return torch.optim.SGD(parameters, lr=0.01, momentum=0.9, foreach=True)


def adam(parameters):
    return torch.optim.Adam(parameters, lr=0.001, foreach=True)


def adamw(parameters):
    return torch.optim.AdamW(parameters, lr=0.0003, betas=(0.9, 0.95), weight_decay=0.1, foreach=True)
