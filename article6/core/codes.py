"""Codes in addresses: what cannot be one is no page, before any database is asked."""

from django.urls import register_converter


class Iso3:
    """Three letters, the code of a State; small ones lead to the page with large ones."""

    regex = "[A-Za-z]{3}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def register() -> None:
    """Make `<iso3:iso3>` known to the site map."""
    register_converter(Iso3, "iso3")
