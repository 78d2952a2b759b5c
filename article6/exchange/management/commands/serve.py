"""`article6 serve`: bring the database up to date, then run the site."""

import os
import socket
import subprocess
import sys
from argparse import BooleanOptionalAction
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser

from article6.accounts.models import User
from article6.core.command import ReadingCommand

HOST = "127.0.0.1"


class Command(ReadingCommand):
    help = "Migrate, load the reference data, collect static files and serve on 127.0.0.1."
    example = "article6 serve --port 8000"

    def add_arguments(self, parser: CommandParser) -> None:
        port = os.environ.get("PORT") or "8000"
        parser.add_argument("--port", default=port, help="default: PORT or 8000")
        parser.add_argument(
            "--prepare",
            action=BooleanOptionalAction,
            default=True,
            help="migrate, load and collect static files first",
        )
        parser.add_argument(
            "--jobs",
            action=BooleanOptionalAction,
            default=True,
            help="send mails and do other jobs; --no-jobs where a service of its own does",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        port = _free_port(options["port"])
        if options["prepare"]:
            self._prepare()
            if settings.DEMO:
                self._offer_examples()
        address = f"http://{HOST}:{port}/"
        self.stdout.write(f"Article 6 is at {address}  (stop with Ctrl-C)")
        self.stdout.flush()
        # Jobs sign links as the pages do, also where the key is made anew at each start.
        os.environ.setdefault("SECRET_KEY", settings.SECRET_KEY)
        if options["jobs"]:
            _start_jobs()
        os.environ["DATABASE_POOL"] = "1"
        # The server takes the place of this process, so that a signal reaches it and nothing else.
        os.execv(sys.executable, [sys.executable, "-m", "granian", *_server_options(port)])

    def _prepare(self) -> None:
        file = settings.DATABASES["default"]["NAME"]
        if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
            _make_folder(Path(file).parent)
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("load", quiet=True, if_changed=True, stdout=self.stdout, stderr=self.stderr)
        if _static_files_changed():
            call_command("collectstatic", interactive=False, verbosity=0)

    def _offer_examples(self) -> None:
        """Accounts for a demo: made at its first start, and named later."""
        if User.objects.filter(is_example=True).exists():
            self.stdout.write("Example accounts are there; `make examples` gives new passwords.")
        else:
            call_command("examples", stdout=self.stdout)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(
            f"The folder {folder} for the database cannot be made ({error.strerror}); "
            "name another file, for example DATABASE_URL=sqlite:////tmp/article6.sqlite3."
        ) from error


def _start_jobs() -> None:
    """A process that does the jobs until this one ends, however it ends: it waits at a pipe whose
    other end lives on in the server alone."""
    reader, writer = os.pipe()
    subprocess.Popen([sys.executable, "-m", "article6.exchange.jobs"], stdin=reader)
    os.close(reader)
    os.set_inheritable(writer, True)


def _server_options(port: int) -> list[str]:
    return [
        *("--interface", "wsgi", "--host", HOST, "--port", str(port)),
        *("--workers", "1", "--blocking-threads", "4", "--workers-kill-timeout", "2"),
        *("--log-level", "warning", "article6.wsgi:application"),
    ]


def _static_files_changed() -> bool:
    """Whether a style sheet or picture is newer than the collected ones."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return True
    files = (storage.path(name) for finder in get_finders() for name, storage in finder.list([]))
    return any(os.path.getmtime(file) > manifest.stat().st_mtime for file in files)


def _free_port(asked: str) -> int:
    """The port as a number; one sentence when it is none or is taken."""
    if not asked.isdecimal() or not 0 < int(asked) < 65536:
        raise CommandError(f"“{asked}” is not a port; give a number such as --port 8001.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(asked)))
        except OSError as error:
            raise CommandError(
                f"Port {asked} is taken by another program; choose another, "
                f"for example: make demo PORT={int(asked) + 1}"
            ) from error
    return int(asked)
