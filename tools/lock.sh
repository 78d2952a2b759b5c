#!/usr/bin/env bash
# Compile pyproject.toml into requirements files that pin every package with its hashes, for every system.
# The files name no package index: whoever installs brings their own.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -x .uv/bin/uv ] || { echo "Run make demo once: it fetches uv, which does the locking." >&2; exit 1; }

compile() {
  .uv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-header --no-annotate "$@"
}
compile --group uv -o uv.txt
compile pyproject.toml --group build -o requirements.txt
compile pyproject.toml --group build --group dev -c requirements.txt -o requirements-dev.txt
