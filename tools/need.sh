#!/usr/bin/env bash
# Print where a tool is that the project needs. What is missing is installed where that is allowed
# (root on Debian or its relatives); elsewhere one sentence says which package to install.
# Usage: tools/need.sh python | postgres | chromium | java | npm | axe | vnu
set -euo pipefail
cd "$(dirname "$0")/.."

stop() { echo "$*" >&2; exit 1; }

# Another installation may hold the package lock: wait for it, ten minutes at most.
patiently() {
  local log
  log=$(mktemp)
  for _ in $(seq 120); do
    "$@" >"$log" 2>&1 && { rm -f "$log"; return 0; }
    grep -qi 'could not get lock\|unable to lock' "$log" || break
    sleep 5
  done
  tail -n 3 "$log" >&2; rm -f "$log"
  return 1
}

# debian WHAT PACKAGE...
debian() {
  local what=$1; shift
  if [ "$(id -u)" != 0 ] || ! type -P apt-get >/dev/null; then
    stop "$what is missing: install the system package $* (Debian: sudo apt-get install $*) and run the command again."
  fi
  echo "$what is missing: installing $* ..." >&2
  export DEBIAN_FRONTEND=noninteractive
  { patiently apt-get update && patiently apt-get install -y --no-install-recommends "$@"; } ||
    stop "$what could not be installed: install the system package $* by hand and run the command again."
}

# first COMMAND...: the path of the first that exists.
first() {
  local name
  for name in "$@"; do type -P "$name" && return 0; done
  return 1
}

need_python() {
  local found
  for found in $(first "${PYTHON:-python3}") $(first python3.14 python3.13 python3.12 python3.11); do
    "$found" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    "$found" -c 'import ensurepip, venv' 2>/dev/null ||
      debian "The venv module of $found" "$("$found" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')"
    echo "$found"; return
  done
  stop "Python 3.11 or newer is missing: install it (Debian 12: apt-get install python3 python3-venv), or name it: make PYTHON=/path/to/python3."
}

# The folder of the server's programs; Debian keeps them off the PATH.
postgres_programs() {
  local folder
  for folder in "$(pg_config --bindir 2>/dev/null)" $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) \
                "$(dirname "$(first pg_ctl || echo /)")"; do
    [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && { echo "$folder"; return 0; }
  done
  return 1
}
need_postgres() { postgres_programs || { debian "A PostgreSQL server" postgresql; postgres_programs; }; }

need_chromium() {
  if [ -n "${CHROMIUM:-}" ]; then
    first "$CHROMIUM" || stop "CHROMIUM=$CHROMIUM is not a program: correct the path or leave CHROMIUM out."
  else
    first chromium chromium-browser google-chrome || { debian "The Chromium browser" chromium; first chromium; }
  fi
}

need_java() { first java || { debian "A Java runtime" default-jre-headless; first java; }; }
need_npm() { first npm || { debian "npm" npm; first npm; }; }

# packaged FILE: a file of the npm packages locked in tools/npm, used by tests and `make vendor` only.
packaged() {
  local home=.tools/npm npm
  if ! cmp -s tools/npm/package-lock.json "$home/installed.json"; then
    npm=$(need_npm)
    mkdir -p "$home"
    cp tools/npm/package.json tools/npm/package-lock.json tools/npm/.npmrc "$home/"
    (cd "$home" && "$npm" ci --silent --ignore-scripts --no-audit --no-fund >&2) ||
      stop "The npm packages of tools/npm could not be installed: check the network and run the command again."
    cp tools/npm/package-lock.json "$home/installed.json"
  fi
  echo "$PWD/$home/node_modules/$1"
}
need_axe() { packaged axe-core/axe.min.js; }
need_vnu() { need_java >/dev/null; packaged vnu-jar/build/dist/vnu.jar; }

case "${1:-}" in
  python | postgres | chromium | java | npm | axe | vnu) "need_$1" ;;
  *) stop "Usage: tools/need.sh python | postgres | chromium | java | npm | axe | vnu" ;;
esac
