"""`article6 invite`: how the first people of an organisation come in."""

from difflib import get_close_matches
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser
from django.core.validators import validate_email

from article6.accounts.actions import invite
from article6.accounts.invitations import open_letters
from article6.accounts.letters import invitation_path
from article6.accounts.managing import OPERATOR
from article6.accounts.models import Invitation, MemberRole
from article6.core.command import ReadingCommand, in_english
from article6.directory.models import Organisation

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class Command(ReadingCommand):
    help = (
        "Invite a person to an organisation: the first focal point of a State, or the "
        "Implementation Support Unit. The letter leaves by mail; where mail goes nowhere, its "
        "link is printed."
    )
    example = "article6 invite amina@example.org gov-tcd focal_point --lang fr"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL", help="where the letter goes")
        parser.add_argument("organisation", metavar="ORGANISATION", help="its slug, as gov-lao")
        parser.add_argument(
            "role", metavar="ROLE", choices=MemberRole.values, help=", ".join(MemberRole.values)
        )
        parser.add_argument(
            "--lang", default="en", choices=LANGUAGES, help="language of the letter (en)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with in_english():
            organisation = organisation_named(options["organisation"])
            try:
                validate_email(options["email"])
                invitation = invite(
                    organisation, options["email"], options["role"], options["lang"], OPERATOR
                )
            except ValidationError as error:
                raise CommandError(f"{options['email']}: {' '.join(error.messages)}") from error
            self._say(invitation)

    def _say(self, invitation: Invitation) -> None:
        self.stdout.write(
            f"invited: {invitation.email} to {invitation.organisation.name_en} "
            f"as {invitation.get_role_display()}"
        )
        if settings.MAIL_URL.scheme:
            return
        link = open_letters(invitation)[0]
        path = invitation_path(link, invitation.language)
        self.stdout.write(
            f"No mail is sent (MAIL_URL is empty). Link, good until {link.expires_at:%Y-%m-%d}:"
        )
        self.stdout.write(f"  {settings.SITE_URL}{path}")
        self.stdout.write("It opens on a site that runs with the same SECRET_KEY as this command.")


def organisation_named(slug: str) -> Organisation:
    """One sentence with near names when there is none."""
    found = Organisation.objects.filter(slug=slug).first()
    if found is None:
        slugs = Organisation.objects.values_list("slug", flat=True)
        near = ", ".join(get_close_matches(slug, slugs, n=3))
        hint = f" Near: {near}." if near else ""
        raise CommandError(f"There is no organisation “{slug}”.{hint}")
    return found
