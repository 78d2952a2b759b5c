"""Sentences that the profile and the brief share, in the reader's language."""

from django.utils.translation import gettext as _

from article6.analytics.overview import StateOn
from article6.core.dates import day_text
from article6.rules.chain import Link, LinkKind
from article6.rules.land import Basis, Extent
from article6.rules.requests import RequestDue
from article6.rules.standing import Standing


def standing_sentence(row: StateOn) -> str:
    """One sentence a stranger understands."""
    sentences = {
        Standing.STATE_PARTY: _("State Party to the Convention on Cluster Munitions."),
        Standing.CONSENTED: _("Has joined the Convention; it is not yet in force for this State."),
        Standing.SIGNATORY: _("Signed the Convention and has not yet joined it."),
        Standing.NON_SIGNATORY: _("Has neither signed nor joined the Convention."),
        Standing.WITHDRAWN: _("Was a State Party and has withdrawn from the Convention."),
    }
    return sentences[row.standing]


def link_note(link: Link) -> str:
    """What set one date of a chain of deadlines."""
    if link.kind == LinkKind.IN_FORCE:
        return _("In force for this State")
    if link.kind == LinkKind.FIRST:
        return _("First deadline, by the Convention")
    if link.granted and not link.uncertain:
        return _("Extended by the %(meeting)s") % {"meeting": link.meeting}
    if link.granted:
        return _("Extended by the %(meeting)s, to be confirmed") % {"meeting": link.meeting}
    return _("Asked of the %(meeting)s; decision not on record") % {"meeting": link.meeting}


def request_sentence(request: RequestDue | None) -> str:
    """By when to ask for more time; None: the meeting that would decide is not on record."""
    if request is None:
        return _(
            "A request for more time is due nine months before the deciding Meeting opens; "
            "the Meeting before this deadline is not on record yet."
        )
    return _(
        "Last day to submit a request for more time: %(date)s, nine months before the "
        "%(meeting)s opens."
    ) % {"date": day_text(request.due_on), "meeting": request.meeting}


def basis_text(extent: Extent | None) -> str:
    """What a figure of contaminated land is made of; '' where the source gives one total."""
    if extent is None:
        return ""
    parts = {
        Basis.CONFIRMED_ONLY: _("confirmed only"),
        Basis.SUSPECTED_ONLY: _("suspected only"),
        Basis.SUM: _("confirmed and suspected"),
    }
    return parts.get(extent.basis, "")
