"""`article6`: the installed command. It wraps the management commands and explains failures."""

import io
import os
import sys

from dj_database_url import ParseError, UnknownSchemeError
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError, ProgrammingError

COMMANDS = {
    "serve": "run the site",
    "load": "load the reference data",
    "check": "report on the quality of the data",
    "deadlines": "what falls due, and the last day to request an extension",
    "state": "standing and dates of one State",
    "brief": "a State's brief: terminal, html, docx or pdf",
    "needs": "the needs on record",
    "tick": "do what is due today: yearly questions to contacts",
    "retain": "erase what about people was kept long enough",
    "invite": "invite a person to an organisation",
    "examples": "make or remove the example accounts of a demo",
}
# Django has a `check` of its own; ours is about data and is named apart inside.
INSIDE = {"check": "check_data"}

USAGE = "usage: article6 COMMAND [options]      article6 COMMAND --help\n\n" + "\n".join(
    f"  {name:<10} {meaning}" for name, meaning in COMMANDS.items()
)


def main(arguments: list[str] | None = None) -> None:
    """Run one command; exit with 2 and the list of commands when there is none such."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "article6.settings")
    os.environ.setdefault("DATABASE_POOL", "0")  # one connection does, and fails at once
    asked = sys.argv[1:] if arguments is None else arguments
    if not asked or asked[0] in ("-h", "--help", "help"):
        print(USAGE)
        return
    if asked[0] not in COMMANDS:
        print(f"article6: there is no command “{asked[0]}”.\n\n{USAGE}", file=sys.stderr)
        sys.exit(2)
    name, *options = asked
    for stream in (sys.stdout, sys.stderr):  # a terminal without these letters shows others
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        execute_from_command_line(["article6", INSIDE.get(name, name), *options])
    except BrokenPipeError:  # the reader, `head` for one, has seen enough
        sys.stderr.close()
    except (ParseError, UnknownSchemeError, ImproperlyConfigured):
        sys.exit(
            "article6: DATABASE_URL is not understood. Write sqlite:///path "
            "or postgres://user:password@host:port/name."
        )
    except (OperationalError, ProgrammingError) as error:
        sys.exit(f"article6: {explained(error)}")


def explained(error: Exception) -> str:
    """What a person can do about a database that does not answer as it should."""
    reason = str(error).strip().splitlines()[0]
    if "no such" in reason or "does not exist" in reason:
        return (
            f"the database is not prepared ({reason}). Start `article6 serve` once to prepare it."
        )
    return (
        f"the database cannot be reached ({reason}). Check DATABASE_URL, and that the server runs."
    )


if __name__ == "__main__":
    main()
