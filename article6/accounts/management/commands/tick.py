"""`article6 tick`: what is due today."""

from typing import Any

from django.conf import settings

from article6.accounts.contact_schedule import ask_contacts, hide_silent_contacts
from article6.core.command import ReadingCommand, in_english


class Command(ReadingCommand):
    help = (
        "Do what is due today: ask contacts once a year whether they still are, and hide those "
        "who did not answer. For a timer, once a day; a second run on the same day does nothing."
    )
    example = "article6 tick"

    def handle(self, *args: Any, **options: Any) -> None:
        with in_english():
            self.stdout.write(
                f"contacts asked “is this still you?”: {ask_contacts(settings.SITE_URL)}"
            )
            self.stdout.write(f"contacts hidden after no answer: {hide_silent_contacts()}")
