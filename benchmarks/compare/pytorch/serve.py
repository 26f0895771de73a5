"""Does what the comparison asks for, line by line: `run N` times N steps, `memory` tells the peak in KiB."""

import sys
import time


def serve(step, memory):
    for line in sys.stdin:
        command = line.split()
        if command[0] == "run":
            count = int(command[1])
            start = time.perf_counter()
            for _ in range(count):
                step()
            print(f"{(time.perf_counter() - start) / count:.9g}", flush=True)
        elif command[0] == "memory":
            print(memory(), -1, flush=True)
