"""Words of a history: what was done, by which door, to which field."""

from django.utils.translation import gettext_lazy as _

from article6.core.access import Door

VERBS = {
    "loaded": _("brought it in step with its public document"),
    "need_entered": _("entered the draft"),
    "need_edited": _("edited it"),
    "need_published": _("published it"),
    "need_audience_changed": _("changed who reads it"),
    "need_withdrawn": _("withdrew it"),
    "need_section_filled": _("filled one section"),
    "question_answered": _("answered a question"),
    "contact_added": _("added the contact"),
    "contact_changed": _("changed the contact"),
    "contact_confirmed": _("confirmed the contact"),
    "contact_removed": _("removed the contact"),
    "contact_silent": _("hid the contact, which had not answered"),
    "contact_link_asked": _("asked for a link of their own"),
    "keeper_changed": _("handed it over"),
    "link_sent": _("sent a signed link"),
    "link_used": _("used a signed link"),
    "link_revoked": _("called a signed link back"),
}
DOORS = {
    Door.PAGE: _("on the site"),
    Door.COMMAND: _("by a command"),
    Door.LINK: _("by a signed link"),
    Door.IMPORT: _("by an import"),
}
FIELDS = {
    "title": _("Title"),
    "area": _("Area"),
    "kind": _("Kind of assistance"),
    "summary": _("Text"),
    "language": _("Language"),
    "amount": _("Amount"),
    "currency": _("Currency"),
    "stated_on": _("Stated on"),
    "source": _("Source"),
    "status": _("Status"),
    "audience": _("Who reads it"),
    "withheld": _("Kept back"),
    "named": _("Organisations named"),
    "reason": _("Reason"),
    "answer": _("Answer"),
    "name": _("Name"),
    "function": _("Function"),
    "email": _("E-mail address"),
    "phone": _("Telephone"),
    "link": _("Link"),
    "part": _("Part"),
    "keeper": _("Looked after by"),
}
