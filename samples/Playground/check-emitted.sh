#!/bin/sh
# Builds the playground anew and fails if what the compiler emits differs from the files in Emitted.
# To accept a change: run this, look at 'git diff', and commit the folder.
set -eu
cd "$(dirname "$0")"
rm -rf Emitted
dotnet build -c Release --no-incremental -v quiet -nologo
changes=$(git status --porcelain -- Emitted)
if [ -n "$changes" ]; then
    echo "The emitted files have changed:" >&2
    echo "$changes" >&2
    git --no-pager diff --stat -- Emitted >&2
    exit 1
fi
echo "The emitted files are up to date."
