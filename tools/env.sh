#!/usr/bin/env bash
# Put the packages of a locked requirements file into .venv. Usage: tools/env.sh requirements.txt
# uv is fetched by its hash and does the work in seconds; where it cannot run, pip reads the same file.
# What else is in .venv stays, so that `make demo` leaves a developer's tools alone.
set -euo pipefail
cd "$(dirname "$0")/.."
lock=$1
python=$(tools/need.sh python)

stop() { echo "$*" >&2; exit 1; }
failed="The packages of $lock could not be installed: see the lines above, check the network and run the command again."

export PIP_DISABLE_PIP_VERSION_CHECK=1
if ! cmp -s uv.txt .uv/uv.txt; then
  "$python" -m venv --clear .uv
  .uv/bin/pip install -q --require-hashes --no-deps -r uv.txt && cp uv.txt .uv/ || echo "uv cannot be had here: pip does its work." >&2
fi
if [ -x .uv/bin/uv ]; then
  export VIRTUAL_ENV=$PWD/.venv
  install() { .uv/bin/uv pip install -q --no-deps "$@"; }
  [ -x .venv/bin/python ] || "$python" -m venv --without-pip .venv
else
  install() { .venv/bin/python -m pip install -q --no-deps "$@"; }
  [ -x .venv/bin/pip ] || "$python" -m venv .venv
fi
install --require-hashes -r "$lock" || stop "$failed"
install --no-build-isolation --editable . || stop "$failed"
