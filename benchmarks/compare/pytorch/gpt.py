"""A decoder of the GPT-2 kind (Radford et al. 2019): norms before, learned positions, causal attention, four times as wide in between."""

import math

import torch
from torch import nn
from torch.nn import functional as f


class Block(nn.Module):
    def __init__(self, width: int, heads: int, context: int, gelu: str):
        super().__init__()
        self.heads = heads
        self.gelu = gelu
        self.ln1 = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)
        self.ln2 = nn.LayerNorm(width)
        self.fc1 = nn.Linear(width, 4 * width)
        self.fc2 = nn.Linear(4 * width, width)
        self.register_buffer("future", torch.ones(context, context, dtype=torch.bool).triu(1), persistent=False)

    def forward(self, x):
        b, t, c = x.shape
        q, k, v = self.qkv(self.ln1(x)).view(b, t, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        scores = (q @ k.transpose(-2, -1)) * (1.0 / math.sqrt(c // self.heads))
        weights = scores.masked_fill(self.future[:t, :t], float("-inf")).softmax(-1)
        x = x + self.proj((weights @ v).transpose(1, 2).reshape(b, t, c))
        return x + self.fc2(f.gelu(self.fc1(self.ln2(x)), approximate=self.gelu))


class Gpt(nn.Module):
    def __init__(self, vocabulary: int, context: int, layers: int, width: int, heads: int, gelu: str = "none", tied: bool = False):
        super().__init__()
        self.tokens = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(context, width)
        self.blocks = nn.ModuleList([Block(width, heads, context, gelu) for _ in range(layers)])
        self.ln = nn.LayerNorm(width)
        self.head = nn.Linear(width, vocabulary, bias=False)
        if tied:
            self.head.weight = self.tokens.weight

    def forward(self, x):
        h = self.tokens(x) + self.positions.weight[: x.shape[1]]
        for block in self.blocks:
            h = block(h)
        return self.head(self.ln(h))


def loss(scores, target):
    return f.cross_entropy(scores.flatten(0, 1), target.flatten())
