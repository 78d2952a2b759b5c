"""Why a file is not taken, said to the person who sent it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# code: what it says. Each ends with what the person can do.
TEXTS = {
    "empty": _("This file is empty. Choose the file again."),
    "too_large": _("This file is too large. Send at most %(limit)s megabytes."),
    "extension": _("Files of this kind are not taken. Send one of these: %(known)s."),
    "content": _(
        "The content is not what the end of the name “.%(extension)s” says. Save the file anew"
        " in that format."
    ),
    "damaged": _("This file is damaged. Save it anew and send it again."),
    "locked": _(
        "This file is locked with a password, or of an old kind. Save it without a password in a"
        " present format and send it again."
    ),
    "not_unicode": _("This text is not in Unicode. Save it as “UTF-8” and send it again."),
    "too_much_inside": _(
        "This file unfolds to more than can be looked at. Send a simpler or shorter one."
    ),
    "bad_entry": _("This file names parts outside itself. Save it anew and send it again."),
    "nested": _("This file carries another file inside. Take it out and send each by itself."),
    "active": _(
        "This file can run commands (macros, scripts, embedded objects). Save it without them."
    ),
    "linked": _(
        "This file draws on something outside itself (a template, a picture, another file)."
        " Break these links and send it again."
    ),
    "entities": _("This file declares XML entities, which are not taken. Save it anew."),
    "too_deep": _("This file is nested too deeply to be read safely."),
    "too_many_pixels": _("This picture is too large. Send one of at most %(limit)s megapixels."),
    "virus": _("The virus scanner found something in this file. It was not kept."),
    "not_scanned": _("This file could not be checked for viruses just now. Try again later."),
}


def refusal(code: str, **said: object) -> ValidationError:
    """The error to raise; `said` fills the text."""
    return ValidationError(TEXTS[code], code=code, params=said)
