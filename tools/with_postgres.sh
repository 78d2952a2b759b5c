#!/usr/bin/env bash
# Run a command beside a throw-away PostgreSQL server, with DATABASE_URL pointing at it.
# The server listens on 127.0.0.1 only, on a free port, and is stopped and removed whatever happens.
# Usage: tools/with_postgres.sh COMMAND...
set -euo pipefail
programs=$("$(dirname "$0")/need.sh" postgres)
data=$(mktemp -d)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
here=$PWD

# PostgreSQL refuses to run as root: there, the system's own user `postgres` runs it.
as_server() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
  else
    "$@"
  fi
}

command=
remove() {
  trap '' INT TERM # a second signal must not cut this short
  [ -z "$command" ] || kill "$command" 2>/dev/null || true
  cd /
  as_server "$programs/pg_ctl" -D "$data/db" -m immediate -s stop >/dev/null 2>&1 || true
  rm -rf "$data"
}
trap remove EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

chmod 711 "$data"
[ "$(id -u)" != 0 ] || chown postgres "$data"
cd / # a place the server's user may read
# Durability is switched off: the data live as long as the command.
options="-p $port -k $data -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
if ! { as_server "$programs/initdb" -D "$data/db" -U app --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync &&
       as_server "$programs/pg_ctl" -D "$data/db" -w -l "$data/log" -o "$options" start; } >"$data/start" 2>&1; then
  cat "$data/start" "$data/log" >&2 2>/dev/null || true
  echo "The throw-away PostgreSQL server did not start: the lines above say why." >&2
  exit 1
fi
as_server "$programs/createdb" -h "$data" -p "$port" -U app app

cd "$here"
export DATABASE_URL=postgres://app@127.0.0.1:$port/app
"$@" & # and wait: a signal is then heard while the command still runs
command=$!
wait "$command"
