"""One PyTorch program of the GPU's table: says when it is ready, then runs as often as asked.

worker.py ROW VARIANT DEVICE [PRECISION]     VARIANT: eager or compiled; DEVICE: cuda, or cpu to try the script; PRECISION: tf32 or bf16
A row whose name ends in -tiny is the one that a dry run takes.
"""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "compare", "pytorch"))

import torch

import fill
import networks
import serve

torch.manual_seed(1)


def main():
    key, variant, device = sys.argv[1:4]
    precision = sys.argv[4] if len(sys.argv) > 4 else "float32"
    # What is compared is the same arithmetic on both sides.
    torch.backends.cuda.matmul.allow_tf32 = precision == "tf32"
    torch.backends.cudnn.allow_tf32 = precision == "tf32"
    row = networks.ROWS[key]()
    fill.parameters(row.model)
    step = trainer(row, variant, device, precision)
    print("ready", *(f"{step():.9g}" for _ in range(3)), flush=True)
    serve.serve(step, lambda: torch.cuda.max_memory_allocated() // 1024 if device == "cuda" else 0)


def trainer(row, variant, device, precision):
    model = row.model.to(device).train()
    if row.pictures and device == "cuda":
        model = model.to(memory_format=torch.channels_last)
    # A batch comes from the host in every step, through page-locked memory where there is a GPU.
    batch = [x.pin_memory() if device == "cuda" else x for x in (*row.inputs, row.target)]
    optimizer = row.optimizer(model.parameters())
    run = torch.compile(model) if variant == "compiled" else model

    def step():
        *inputs, target = [x.to(device, non_blocking=True) for x in batch]
        if row.pictures and device == "cuda":
            inputs = [x.contiguous(memory_format=torch.channels_last) for x in inputs]
        optimizer.zero_grad(set_to_none=True)
        with torch.autocast(device, torch.bfloat16, enabled=precision == "bf16"):
            loss = row.loss(run(*inputs), target)
        loss.backward()
        optimizer.step()
        # Both sides read the loss of every step.
        return loss.item()

    return step


if __name__ == "__main__":
    main()
