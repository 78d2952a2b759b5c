"""`article6 examples`: accounts to try the demo with."""

import secrets
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser

from article6.accounts.examples import Login, examples, make_examples, remove_examples
from article6.accounts.models import User
from article6.core.command import ReadingCommand, in_english

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is easily taken for another


class Command(ReadingCommand):
    help = (
        "Make example accounts for a demo, one for each kind of person, and print what they sign "
        "in with; a second call gives them a new password. Only with DEMO=1."
    )
    example = "DEMO=1 article6 examples; DEMO=1 article6 examples --remove"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--remove", action="store_true", help="take the accounts away")
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        if not getattr(settings, "DEMO", False):
            raise CommandError(
                "Example accounts have no place on a site in use. For a demo, set DEMO=1."
            )
        with in_english():
            if options["remove"]:
                self.stdout.write(f"example accounts removed: {remove_examples()}")
                return
            self._make(as_json=options["json"])

    def _make(self, *, as_json: bool) -> None:
        taken = User.objects.filter(email__in=[one.email for one in examples()], is_example=False)
        if one := taken.first():
            raise CommandError(f"{one.email} is the account of a person; nothing was made.")
        password = "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(4))
        logins = make_examples(password)
        if as_json:
            self.write_json({"password": password, "accounts": [asdict(one) for one in logins]})
            return
        self._print(logins, password)

    def _print(self, logins: list[Login], password: str) -> None:
        rows = [[one.email, one.name, one.secret] for one in logins]
        self.write_table(["e-mail address", "who", "second factor (TOTP)"], rows)
        self.stdout.write(f"\nPassword of all of them, shown this once: {password}")
        self.stdout.write("\nFor an app that shows codes:")
        for one in logins:
            self.stdout.write(f"  {one.url}")
        if not any(one.email.startswith("coordinator") for one in logins):
            self.stdout.write(
                "\nNo Coordinator: no State is on record as serving today in cooperation and "
                "assistance."
            )
