"""The page behind a contact's own letter: no account, one purpose, and nothing happens by GET,
because the filters of mail servers follow links too."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from article6.accounts.contact_actions import YEARLY, ContactChangedError
from article6.accounts.contact_answers import confirm, contact_of, leave
from article6.accounts.contact_forms import AudienceForm, ContactForm, proposal, shown_in_form
from article6.accounts.links import LinkProblem, open_link
from article6.accounts.models import Purpose, SignedLink
from article6.core.doors import open_to_all
from article6.directory.contacts import Contact


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact_confirm(request: HttpRequest, token: str) -> HttpResponse:
    """What is recorded about the contact, and their three answers: yes, with changes, remove me."""
    try:
        link = open_link(token, Purpose.CONFIRM_CONTACT)
        contact = contact_of(link)
        answer = _answered if request.method == "POST" else _asked
        return _unlisted(answer(request, link, contact))
    except LinkProblem as problem:
        page = render(request, "accounts/contacts/closed.html", {"text": problem.text}, status=410)
        return _unlisted(page)


def _asked(request: HttpRequest, link: SignedLink, contact: Contact) -> HttpResponse:
    if link.part == YEARLY and "change" not in request.GET:
        return render(request, "accounts/contacts/still.html", {"contact": contact})
    form = _form(request, contact)
    return _page(request, form, contact)


def _answered(request: HttpRequest, link: SignedLink, contact: Contact) -> HttpResponse:
    answer = request.POST.get("answer", "")
    if answer == "remove":
        leave(link)
        return render(request, "accounts/contacts/removed.html")
    site = f"{request.scheme}://{request.get_host()}"
    if answer == "still":
        return _still(request, link, contact, site)
    form = _form(request, contact)
    if not form.is_valid():
        return _page(request, form, contact)
    typed = form.typed if isinstance(form, ContactForm) else None
    try:
        version = form.cleaned_data["version"] or 0
        contact = confirm(link, version, site=site, chosen=form.audiences, typed=typed)
    except ContactChangedError:
        form.add_error(None, _changed_meanwhile())
        return _page(request, form, contact, status=409)
    return _done(request, contact)


def _still(request: HttpRequest, link: SignedLink, contact: Contact, site: str) -> HttpResponse:
    """The yearly yes: all stays as it was chosen."""
    version = request.POST.get("version", "")
    try:
        contact = confirm(
            link, int(version) if version.isdecimal() and len(version) < 10 else 0, site=site
        )
    except ContactChangedError:
        context = {"contact": contact, "changed": _changed_meanwhile()}
        return render(request, "accounts/contacts/still.html", context, status=409)
    return _done(request, contact)


def _form(request: HttpRequest, contact: Contact) -> AudienceForm:
    """All fields where the contact wants to change something, else only who sees them."""
    assert contact.owner is not None  # whom nobody owns, nobody writes to
    kind = ContactForm if "change" in request.GET else AudienceForm
    initial = shown_in_form(contact, proposal(contact))
    return kind(request.POST or None, organisation=contact.owner, initial=initial)


def _page(
    request: HttpRequest, form: AudienceForm, contact: Contact, status: int = 200
) -> HttpResponse:
    context = {"form": form, "contact": contact, "changes": isinstance(form, ContactForm)}
    return render(request, "accounts/contacts/confirm.html", context, status=status)


def _done(request: HttpRequest, contact: Contact) -> HttpResponse:
    return render(request, "accounts/contacts/done.html", {"contact": contact})


def _unlisted(page: HttpResponse) -> HttpResponse:
    page["X-Robots-Tag"] = "noindex, nofollow"
    return page


def _changed_meanwhile() -> str:
    return _("This entry was changed after you opened the page. Open your link again to see it.")
