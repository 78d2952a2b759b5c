"""Publishing a need: who reads it, what is kept back, and how each of them would see it."""

from copy import copy
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from article6.cooperation.actions import ChangedMeanwhileError, NotADraftError, publish_need
from article6.cooperation.forms import PublishNeedForm
from article6.cooperation.models import Need, NeedStatus
from article6.cooperation.views import about
from article6.cooperation.writing import answer, find_need, get_or_post
from article6.core.access import PUBLIC, Action, Reader, Role, Seat, reader_of, require
from article6.core.doors import signed_in
from article6.directory.disclosure import closed_names, copy_for, disclose, kept_back
from article6.directory.models import NamedReader
from article6.directory.owned import Audience


@dataclass(frozen=True)
class Eyes:
    """Somebody to look as: a reader that stands for an audience."""

    name: Any
    reader: Reader


AS = {
    Audience.PUBLIC: Eyes(gettext_lazy("Everybody"), PUBLIC),
    Audience.STATES_PARTIES: Eyes(
        gettext_lazy("Another State Party"), Reader(is_states_party=True)
    ),
    Audience.FACILITATORS: Eyes(
        gettext_lazy("A Coordinator or the Implementation Support Unit"),
        Reader(frozenset({Seat(Role.COORDINATOR, "-")}), is_states_party=True),
    ),
}


@signed_in
@get_or_post
def need_publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose who reads a need, look through their eyes, and publish it."""
    reader = reader_of(request)
    need = find_need(reader, slug)
    require(reader, Action.PUBLISH, need)
    form = PublishNeedForm(request.POST or None, initial=_initial(need))
    for name in closed_names(need, reader):
        form.fields[f"withhold_{name}"].disabled = True
    context: dict[str, Any] = {"form": form, "need": need}
    if request.method != "POST" or not form.is_valid():
        return answer(request, "cooperation/need_publish.html", context)
    is_changed = form.cleaned_data["version"] not in (None, need.version)
    if "publish" in request.POST and not is_changed:
        return _publish(request, slug, form, reader)
    context["copies"] = _copies(need, form, reader)
    context["changed"] = _changed_meanwhile() if is_changed else ""
    status = 409 if is_changed else 200
    return render(request, "cooperation/need_publish.html", context, status=status)


@signed_in
@require_safe
def need_as(request: HttpRequest, slug: str, audience: str) -> HttpResponse:
    """The need as somebody of this audience sees it now."""
    reader = reader_of(request)
    need = find_need(reader, slug)
    require(reader, Action.PUBLISH, need)
    all_eyes = _all_eyes(_named(need))
    eyes = all_eyes.get(audience)
    if eyes is None:
        raise Http404(audience)
    context = {"eyes": eyes, "all_eyes": all_eyes, "audience": audience, "original": need}
    seen = copy(need)
    disclose([seen], reader)
    shown = not need.is_draft and _as_seen(seen, eyes, need.audience, kept_back(need), _named(need))
    if shown:
        context |= about(seen, eyes.reader)
    return render(request, "cooperation/need_as.html", {**context, "is_shown": shown})


def _publish(
    request: HttpRequest, slug: str, form: PublishNeedForm, reader: Reader
) -> HttpResponse:
    values = form.cleaned_data
    try:
        publish_need(
            slug, values["audience"], form.withheld, values["named"], values["named_until"], reader,
            version=values["version"],
        )  # fmt: skip
    except ChangedMeanwhileError:
        messages.error(request, _changed_meanwhile())
        return redirect("need-publish", slug)
    except NotADraftError:
        messages.error(request, _("This need was withdrawn meanwhile; nothing was published."))
    else:
        messages.success(request, _("Published. The line above the text says who reads it."))
    return redirect("need-detail", slug)


def _initial(need: Need) -> dict[str, Any]:
    """The choices in force; for a draft those that show least and still reach States."""
    if need.status == NeedStatus.DRAFT:
        return {"audience": Audience.STATES_PARTIES}
    back = kept_back(need)
    readers = list(NamedReader.objects.of(need))
    return {
        "audience": need.audience,
        "named": [one.organisation_id for one in readers],
        "named_until": readers[0].until if readers else None,
        "withhold_amount": back.get("amount", ""),
        "withhold_summary": back.get("summary", ""),
    }


def _copies(need: Need, form: PublishNeedForm, reader: Reader) -> list[dict[str, Any]]:
    """The need as each audience would see it under the choices of the form, and never more of it
    than the one who looks may see."""
    values = form.cleaned_data
    named = [one.slug for one in values["named"]]
    copies = []
    for one in _all_eyes(named).values():
        seen = copy(need)
        disclose([seen], reader)
        shown = _as_seen(seen, one, values["audience"], form.withheld, named)
        copies.append({"name": one.name, "need": seen if shown else None})
    return copies


def _all_eyes(named: list[str]) -> dict[str, Eyes]:
    """Everybody to look as; somebody named only where organisations are."""
    eyes: dict[str, Eyes] = {audience.value: one for audience, one in AS.items()}
    if named:
        seats = frozenset(Seat(Role.READER, slug) for slug in named)
        eyes[Audience.NAMED.value] = Eyes(gettext_lazy("An organisation you name"), Reader(seats))
    return eyes


def _as_seen(
    need: Need, eyes: Eyes, audience: str, withheld: dict[str, str], named: list[str]
) -> bool:
    """As `copy_for`; what is closed to the one who looks is closed to the eyes they borrow."""
    closed = need.withheld
    shown = copy_for(need, eyes.reader, audience=audience, withheld=withheld, named=named)
    need.withheld |= closed
    return shown


def _named(need: Need) -> list[str]:
    return list(NamedReader.objects.of(need).values_list("organisation_id", flat=True))


def _changed_meanwhile() -> str:
    return _(
        "Somebody else changed this need after you opened the page. Nothing was published; look "
        "again at who reads it."
    )
