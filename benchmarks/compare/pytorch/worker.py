"""One PyTorch program of the comparison: says when it is ready, then runs as often as asked.

worker.py ROW VARIANT     VARIANT: eager, script, channels_last, script+channels_last, or export=FILE for an ONNX file
"""

import importlib
import os
import sys

import torch

import fill
import serve

torch.manual_seed(1)


def main():
    row = importlib.import_module("rows." + sys.argv[1]).make()
    variant = sys.argv[2]
    fill.parameters(row.model)
    if variant.startswith("export="):
        row.model.eval()
        torch.onnx.export(row.model, row.inputs, variant[len("export="):], input_names=["x"], output_names=["y"], opset_version=16)
        return
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    step = trainer(row, variant) if row.optimizer else predictor(row, variant)
    first = [step() for _ in range(3)] if row.optimizer else [step()]
    print("ready", *(f"{value:.9g}" for item in first for value in item.detach().flatten()[:10].tolist()), flush=True)
    serve.serve(step, peak_memory)


def trainer(row, variant):
    model, inputs = row.model, row.inputs
    model.train()
    if "channels_last" in variant:
        model = model.to(memory_format=torch.channels_last)
        inputs = tuple(x.contiguous(memory_format=torch.channels_last) for x in inputs)
    optimizer = row.optimizer(model.parameters())
    run = torch.jit.script(model) if "script" in variant else model

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = row.loss(run(*inputs), row.target)
        loss.backward()
        optimizer.step()
        return loss

    return step


def predictor(row, variant):
    model, inputs = row.model.eval(), row.inputs
    if "channels_last" in variant:
        model = model.to(memory_format=torch.channels_last)
        inputs = tuple(x.contiguous(memory_format=torch.channels_last) for x in inputs)
    if "script" in variant:
        model = torch.jit.optimize_for_inference(torch.jit.freeze(torch.jit.script(model)))

    def step():
        with torch.inference_mode():
            return model(*inputs)

    return step


def peak_memory():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


if __name__ == "__main__":
    main()
