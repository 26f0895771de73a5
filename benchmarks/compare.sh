#!/usr/bin/env bash
# NetDsl beside PyTorch, plain C and ONNX Runtime, by turns in one go on the same data. What is missing is said, not installed.
#   benchmarks/compare.sh [--rows digits,lenet5] [--rounds N] [--quick]
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
command -v dotnet > /dev/null || { echo "dotnet is missing: install the .NET SDK that global.json names"; exit 1; }
dotnet build "$here/NetDsl.Benchmarks" -c Release -v quiet -nologo -clp:NoSummary
exec dotnet "$here/NetDsl.Benchmarks/bin/Release/net10.0/NetDsl.Benchmarks.dll" compare --folder "$here/compare" "$@"
