"""Pages of one member: another role, and the end of the membership with its hand-over."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from article6.accounts.actions import change_role, end_membership
from article6.accounts.forms import EndForm, RoleForm
from article6.accounts.handover import OpenThings, open_of
from article6.accounts.managing import is_last_focal_point, require_manage
from article6.accounts.models import Membership
from article6.accounts.people import answer, get_or_post, seen_organisation
from article6.core.access import Reader, reader_of
from article6.core.doors import signed_in, take_unsent
from article6.core.models import Event
from article6.directory.models import Organisation


@signed_in
@get_or_post
def membership(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One member: the role held, and another one from today."""
    organisation = seen_organisation(request, slug)
    found = _membership(organisation, pk)
    reader = reader_of(request)
    if request.method == "POST" and _gave(reader, found, request.POST.get("role", "")):
        return redirect("people", slug)  # sent twice
    require_manage(reader, organisation)
    typed = request.POST if request.method == "POST" else take_unsent(request)
    form = RoleForm(typed, initial={"role": found.role})
    if request.method == "POST" and form.is_valid() and _changed(request, found, form):
        return redirect("people", slug)
    context = {"organisation": organisation, "membership": found, "form": form}
    return answer(request, "accounts/people/membership.html", context)


@signed_in
@get_or_post
def membership_end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What a member has open, to whom it passes, and the last day."""
    organisation = seen_organisation(request, slug)
    found = _membership(organisation, pk)
    reader = reader_of(request)
    require_manage(reader, organisation)
    typed = request.POST if request.method == "POST" else take_unsent(request)
    form = EndForm(found, typed)
    if request.method == "POST" and _ended(request, found, form):
        return redirect("people", slug)
    context = {
        "organisation": organisation,
        "membership": found,
        "form": form,
        "is_self": found.person == request.user,
        "is_last": is_last_focal_point(found),
        **_shown(open_of(found), reader),
    }
    return answer(request, "accounts/people/membership_end.html", context)


def _membership(organisation: Organisation, pk: int) -> Membership:
    found = Membership.objects.select_related("person", "organisation")
    return get_object_or_404(found, pk=pk, organisation=organisation)


def _gave(reader: Reader, membership: Membership, role: str) -> bool:
    """Whether this reader gave the member this very role already. Giving it may have been the
    last thing the reader could do here."""
    newest = membership.person.memberships.filter(organisation=membership.organisation).last()
    acts = Event.objects.filter(noun=Membership._meta.label_lower, verb="role_changed")
    last = acts.filter(key=str(newest.pk), person=reader.person).last() if newest else None
    return last is not None and last.changes["role"][1] == role == getattr(newest, "role", "")


def _changed(request: HttpRequest, membership: Membership, form: RoleForm) -> bool:
    try:
        change_role(membership, form.cleaned_data["role"], reader_of(request))
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("The role is changed."))
    return True


def _ended(request: HttpRequest, membership: Membership, form: EndForm) -> bool:
    is_valid = form.is_valid()
    if membership.until and form.cleaned_data.get("on") == membership.until:
        return True  # sent twice
    if not is_valid:
        return False
    typed = {"pass_to": None, "insist": False} | form.cleaned_data
    try:
        end_membership(membership, by=reader_of(request), **typed)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("The last day is set, and what was open is passed on."))
    return True


def _shown(things: OpenThings, reader: Reader) -> dict[str, Any]:
    """What is open, without a word of records that this reader does not read."""
    shown = [one for one in things.records if one.is_visible_to(reader)]
    return {"things": things, "records": shown, "unread_count": len(things.records) - len(shown)}
