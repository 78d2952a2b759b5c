"""Contacts of an organisation, read as far as the contacts wish and kept by its people."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from article6.accounts.contact_actions import (
    ContactChangedError,
    add_contact,
    change_contact,
    remove_contact,
    send_own_link,
)
from article6.accounts.contact_forms import ContactForm, shown_in_form
from article6.core.access import Action, reader_of, require, require_in
from article6.core.doors import open_to_all, signed_in
from article6.directory.contacts import CHOICES, Contact
from article6.directory.disclosure import disclose, restore
from article6.directory.models import Organisation
from article6.directory.owned import Audience

FORM = "accounts/contacts/form.html"


@open_to_all
@require_safe
def contacts(request: HttpRequest, slug: str) -> HttpResponse:
    """Who to write to in an organisation."""
    organisation = get_object_or_404(Organisation.objects.select_related("state"), slug=slug)
    reader = reader_of(request)
    seen = Contact.objects.visible_to(reader).filter(owner=organisation)
    rows = list(seen.select_related("entered_by").order_by("function", "pk"))
    disclose(rows, reader)
    return render(
        request,
        "accounts/contacts/list.html",
        {
            "organisation": organisation,
            "contacts": rows,
            "may_edit": reader.reach(Action.EDIT).covers(slug),
            "is_own": slug in reader.organisations,
        },
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def contact_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter a contact; the person is asked by mail before anybody else sees it."""
    organisation = get_object_or_404(Organisation, slug=slug)
    reader = reader_of(request)
    require_in(reader, Action.EDIT, slug)
    initial = {f"{name}_seen": Audience.PUBLIC.value for name in CHOICES}
    form = ContactForm(request.POST or None, organisation=organisation, initial=initial)
    if form.is_valid():
        contact = add_contact(organisation, form.typed, form.audiences, reader, site=_site(request))
        messages.success(request, _sent(contact))
        return redirect("contacts", slug)
    return render(request, FORM, {"form": form, "organisation": organisation})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def contact_edit(request: HttpRequest, number: int) -> HttpResponse:
    """Correct a contact, or show less of it than the person agreed to."""
    contact, reader = _contact(request, number), reader_of(request)
    require(reader, Action.EDIT, contact)
    organisation = contact.owner
    if organisation is None:
        raise Http404
    restore(contact)
    form = ContactForm(
        request.POST or None,
        organisation=organisation,
        initial=shown_in_form(contact, contact.offered),
    )
    context = {"form": form, "organisation": organisation, "contact": contact}
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            change_contact(number, form.typed, form.audiences, version, reader, site=_site(request))
        except ContactChangedError:
            form.add_error(None, _changed_meanwhile())
            return render(request, FORM, context, status=409)
        messages.success(request, _("The contact is saved."))
        return redirect("contacts", organisation.slug)
    return render(request, FORM, context)


@signed_in
@require_POST
def contact_remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take a contact off the record; that there was one stays in the history."""
    contact = _contact(request, number)
    remove_contact(contact, reader_of(request))
    messages.success(request, _("The contact is removed."))
    return redirect("contacts", contact.owner_id)


@open_to_all
@cache_control(no_store=True, private=True)
@require_http_methods(["GET", "HEAD", "POST"])
def contact_letter(request: HttpRequest, slug: str) -> HttpResponse:
    """“Is one of these you?” The link goes to the address on record, whoever asks, and the answer
    does not say whether one was sent."""
    organisation = get_object_or_404(Organisation, slug=slug)
    reader = reader_of(request)
    seen = Contact.objects.visible_to(reader).filter(owner=organisation).order_by("function", "pk")
    if request.method == "POST":
        asked = request.POST.get("contact", "")
        contact = get_object_or_404(
            seen, pk=int(asked) if asked.isdecimal() and len(asked) < 10 else 0
        )
        send_own_link(contact, reader, site=_site(request))
        sent = _("If we know an e-mail address of this contact, a link is on its way there.")
        messages.success(request, sent)
        return redirect("contacts", slug)
    context = {"organisation": organisation, "contacts": seen}
    return render(request, "accounts/contacts/letter.html", context)


def _contact(request: HttpRequest, number: int) -> Contact:
    seen = Contact.objects.visible_to(reader_of(request)).select_related("owner", "entered_by")
    return get_object_or_404(seen, pk=number)


def _site(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def _sent(contact: Contact) -> str:
    if contact.waits_for_consent:
        return _("The contact is saved. We have asked the person by mail what may be shown.")
    return _("The contact is saved.")


def _changed_meanwhile() -> str:
    return _(
        "Somebody else changed this contact after you opened the page. What you typed is still "
        "here; open the page again to see the contact as it is now."
    )
