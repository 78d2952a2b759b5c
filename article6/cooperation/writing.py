"""Pages on which a State's people, or the Implementation Support Unit for it, write a need."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from article6.cooperation.actions import (
    NotADraftError,
    edit_need,
    enter_need,
    values_of,
    withdraw_need,
)
from article6.cooperation.forms import NeedForm, WithdrawNeedForm, base_of, base_token
from article6.cooperation.models import Need
from article6.core.access import Action, Reader, reader_of, require
from article6.core.doors import signed_in, take_unsent
from article6.directory.disclosure import closed_columns, disclose
from article6.directory.models import Organisation, OrganisationKind, State, rank_field

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@get_or_post
def need_new(request: HttpRequest) -> HttpResponse:
    """A new draft, read by the State's own people only."""
    reader = reader_of(request)
    states = _states(reader)
    if not states:
        raise PermissionDenied
    typed = request.POST if request.method == "POST" else take_unsent(request)
    form = NeedForm(typed, initial={"language": request.LANGUAGE_CODE})
    key, iso3 = _key(typed), (typed or request.GET).get("state", "")
    if request.method == "POST" and form.is_valid() and iso3 in dict(states):
        need = enter_need(iso3, form.cleaned_data, key, by=reader)
        messages.success(request, _("The draft is saved. Only your own people read it."))
        return redirect("need-edit", need.slug)
    if request.method == "POST" and iso3 not in dict(states):
        form.add_error(None, _("Choose a State"))
    context = {"form": form, "states": states, "iso3": iso3, "form_key": key}
    return answer(request, "cooperation/need_new.html", {**context, **_unsent(request, typed)})


@signed_in
@get_or_post
def need_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change a need; what somebody else changed meanwhile is shown, never overwritten unseen."""
    reader = reader_of(request)
    need = find_need(reader, slug)
    require(reader, Action.EDIT, need)
    disclose([need], reader)
    typed = request.POST if request.method == "POST" else take_unsent(request)
    form = NeedForm(typed, initial=values_of(need))
    form.close(closed_columns(need, reader))
    base = base_of(typed.get("base", ""), reader.person) if typed else None
    context: dict[str, Any] = {"form": form, "need": need}
    if request.method == "POST" and form.is_valid():
        try:
            saved = edit_need(slug, base or values_of(need), form.cleaned_data, by=reader)
        except NotADraftError:
            messages.error(request, _("This need was withdrawn meanwhile; nothing was saved."))
            return redirect("need-detail", slug)
        if not saved.merged.conflicts:
            _tell(request, saved.merged.theirs)
            return redirect("need-edit" if "stay" in request.POST else "need-detail", slug)
        context["conflicts"] = told(saved.merged.conflicts)
        base = values_of(need)
    context["base"] = base_token(base or values_of(need), reader.person)
    return answer(request, "cooperation/need_edit.html", {**context, **_unsent(request, typed)})


@signed_in
@get_or_post
def need_withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a need off the record, after one question."""
    reader = reader_of(request)
    need = find_need(reader, slug)
    require(reader, Action.PUBLISH, need)
    form = WithdrawNeedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw_need(slug, form.cleaned_data["reason"], by=reader)
        messages.success(request, _("The need is withdrawn."))
        return redirect("need-detail", slug)
    return answer(request, "cooperation/need_withdraw.html", {"form": form, "need": need})


def find_need(reader: Reader, slug: str) -> Need:
    return get_object_or_404(Need.objects.visible_to(reader).select_related("state"), slug=slug)


def _states(reader: Reader) -> list[tuple[str, str]]:
    """States for which this reader may enter a need, in the reader's alphabet."""
    where = reader.reach(Action.EDIT)
    governments = Organisation.objects.filter(kind=OrganisationKind.GOVERNMENT)
    if not where.anywhere:
        governments = governments.filter(slug__in=where.organisations)
    found = State.objects.filter(organisations__in=governments).order_by(rank_field())
    return [(state.iso3, state.name) for state in found.in_language()]


def _key(typed: Any) -> UUID:
    """The key of the form, so that it makes one draft however often it is sent."""
    try:
        return UUID(typed["form_key"])
    except (KeyError, TypeError, ValueError):
        return uuid4()


def _unsent(request: HttpRequest, typed: Any) -> dict[str, bool]:
    return {"is_unsent": typed is not None and request.method != "POST"}


def answer(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A form that was sent and not taken answers 422."""
    status = 422 if request.method == "POST" else 200
    return render(request, template, context, status=status)


def _tell(request: HttpRequest, theirs: dict[str, Any]) -> None:
    messages.success(request, _("Saved."))
    if theirs:
        labels = ", ".join(str(NeedForm.base_fields[name].label) for name in theirs)
        messages.info(
            request,
            _("Somebody else changed these meanwhile, and their change is kept: %(fields)s")
            % {"fields": labels},
        )


def told(conflicts: dict[str, Any]) -> list[tuple[str, str, Any]]:
    """Field, label and the other person's value."""
    return [
        (name, str(NeedForm.base_fields[name].label), value) for name, value in conflicts.items()
    ]
