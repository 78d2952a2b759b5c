"""`python -m article6.exchange.jobs`: does the jobs in the database until its input ends."""

import os
import signal
import sys
import threading

import django
from django.core.management import call_command


def _end_with_server() -> None:
    """Wait for the end of the pipe that `article6 serve` holds, then stop as a signal would."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "article6.settings")
    django.setup()
    threading.Thread(target=_end_with_server, daemon=True).start()
    call_command("db_worker", startup_delay=False, reload=False, verbosity=0)


if __name__ == "__main__":
    main()
