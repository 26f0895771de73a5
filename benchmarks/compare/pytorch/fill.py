"""Numbers that every program makes for itself, to the bit: a hash of a name and an index."""

import numpy as np
import torch


def _uniform(name, count):
    seed = 2166136261
    for byte in name.encode():
        seed = ((seed ^ byte) * 16777619) & 0xFFFFFFFF
    x = (np.arange(count, dtype=np.uint64) + seed) & 0xFFFFFFFF
    for shift, factor in ((16, 0x7FEB352D), (15, 0x846CA68B)):
        x ^= x >> np.uint64(shift)
        x = (x * np.uint64(factor)) & np.uint64(0xFFFFFFFF)
    x ^= x >> np.uint64(16)
    return (x >> np.uint64(8)).astype(np.float32) * np.float32(1 / 16777216)


def floats(name, *shape):
    """Uniform in [0, 1)."""
    return torch.from_numpy(_uniform(name, int(np.prod(shape)))).reshape(shape)


def digit(name, *shape):
    """Like the image of a digit: four fifths of the values are 0, the others in [0.8, 1)."""
    x = floats(name, *shape)
    return torch.where(x < 0.8, torch.zeros(()), x)


def integers(name, below, *shape):
    """Uniform in [0, below)."""
    return (floats(name, *shape) * below).to(torch.int64)


def parameters(model):
    """Matrices and kernels uniform within 1 / sqrt(fan-in), biases 0, scales 1."""
    for name, value in model.named_parameters():
        with torch.no_grad():
            if value.dim() > 1:
                bound = np.float32(1 / np.sqrt(value[0].numel()))
                value.copy_((floats(name, *value.shape) * 2 - 1) * bound)
            else:
                value.fill_(1.0 if name.endswith("weight") else 0.0)
