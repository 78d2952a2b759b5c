"""What every page has around it: the menu, the languages, the address of its other versions."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_bidi, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from article6.core.addresses import address
from article6.core.doors import typed_by

MENU = (
    ("need-list", _("Needs")),
    ("state-list", _("States")),
    ("deadline-list", _("Deadlines")),
    ("support", _("Support")),
    ("coalition-list", _("Coalitions")),
    ("plan-list", pgettext_lazy("menu", "Progress")),
    ("meeting-list", _("Meetings")),
    ("resource-list", _("Library")),
    ("office-list", _("Contacts")),
)


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Menu, languages and alternates for base.html; nothing here asks the database."""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "language": language,
        "bidi": get_language_bidi(),
        "menu": _menu(request.path),
        "alternates": _alternates(request, language),
        "typed_by": SimpleLazyObject(lambda: typed_by(request)),
    }


def _menu(path: str) -> list[tuple[str, Any, bool]]:
    entries = [(address(name), label) for name, label in MENU]
    return [(url, label, path.startswith(url)) for url, label in entries]


def _alternates(request: HttpRequest, language: str) -> list[tuple[str, str, str]]:
    """The same address in each language; the query string comes along."""
    prefix = f"/{language}/"
    rest = request.get_full_path().removeprefix(prefix)
    if not request.path.startswith(prefix):
        rest = ""
    return [(code, name, f"/{code}/{rest}") for code, name in settings.LANGUAGES]
