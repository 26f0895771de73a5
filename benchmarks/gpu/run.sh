#!/usr/bin/env bash
# Training steps on this machine's GPU beside PyTorch there, eager and compiled. What is missing is said, not installed.
#   benchmarks/gpu/run.sh [--rows digits,lenet5] [--rounds N] [--precision tf32|bf16] [--dry-run]
# --dry-run runs every row tiny on the emulator: it shows that the command works, and measures nothing.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
command -v dotnet > /dev/null || { echo "dotnet is missing: install the .NET SDK that global.json names"; exit 1; }
dotnet build "$here/NetDsl.GpuBenchmarks" -c Release -v quiet -nologo -clp:NoSummary
exec dotnet "$here/NetDsl.GpuBenchmarks/bin/Release/net10.0/NetDsl.GpuBenchmarks.dll" --folder "$here" "$@"
