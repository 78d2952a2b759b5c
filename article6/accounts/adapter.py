"""What allauth may do here, and how its mails leave."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Nobody signs up: accounts come from invitations."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
