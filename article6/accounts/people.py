"""Pages of the people of an organisation: who belongs to it, as what, since when."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from article6.accounts.actions import invite, resend_invitation, withdraw_invitation
from article6.accounts.acts import acts_of_others
from article6.accounts.forms import InviteForm
from article6.accounts.invitations import open_letters
from article6.accounts.managing import has_focal_point, may_manage, require_manage
from article6.accounts.models import Invitation, MemberRole, Membership
from article6.core.access import Action, reader_of
from article6.core.doors import signed_in, take_unsent
from article6.directory.models import Organisation

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@get_or_post
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Members now and before, open invitations; those who manage invite here."""
    organisation = seen_organisation(request, slug)
    if request.method == "POST":
        require_manage(reader_of(request), organisation)
    manages = may_manage(reader_of(request), organisation)
    typed = request.POST if request.method == "POST" else take_unsent(request)
    form = InviteForm(typed, initial={"language": get_language(), "role": MemberRole.READER})
    if request.method == "POST" and form.is_valid() and _invited(request, organisation, form):
        return redirect("people", slug)
    context = {**_listed(request, organisation), "manages": manages, "form": form}
    return answer(request, "accounts/people/people.html", context)


@signed_in
@get_or_post
def invitation_resend(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A new letter in place of the old one."""
    invitation = _invitation(request, slug, pk)
    if request.method == "POST":
        resend_invitation(invitation, reader_of(request), site=site_of(request))
        messages.success(request, _("A new letter is on its way; the old one opens nothing."))
    return redirect("people", slug)


@signed_in
@get_or_post
def invitation_withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take an invitation back."""
    invitation = _invitation(request, slug, pk)
    if request.method == "POST":
        withdraw_invitation(invitation, reader_of(request))
        messages.success(request, _("The invitation is withdrawn; its letter opens nothing."))
    return redirect("people", slug)


def seen_organisation(request: HttpRequest, slug: str) -> Organisation:
    """The organisation whose members this reader may see; else there is no such page."""
    organisation = get_object_or_404(Organisation, slug=slug)
    if not reader_of(request).reach(Action.SEE_MEMBERS).covers(organisation.slug):
        raise Http404
    return organisation


def answer(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A form that was sent and not taken answers 422."""
    status = 422 if request.method == "POST" else 200
    return render(request, template, context, status=status)


def site_of(request: HttpRequest) -> str:
    """https://name, for links in letters."""
    return f"{request.scheme}://{request.get_host()}"


def _invited(request: HttpRequest, organisation: Organisation, form: InviteForm) -> bool:
    try:
        invite(organisation, **form.cleaned_data, by=reader_of(request), site=site_of(request))
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("The invitation is on its way."))
    return True


def _invitation(request: HttpRequest, slug: str, pk: int) -> Invitation:
    organisation = seen_organisation(request, slug)
    require_manage(reader_of(request), organisation)
    found = Invitation.objects.select_related("organisation")
    return get_object_or_404(found, pk=pk, organisation=organisation)


def _listed(request: HttpRequest, organisation: Organisation) -> dict[str, Any]:
    members = organisation.memberships.select_related("person")
    current = members.current().order_by("person__name", "pk")
    waiting = Invitation.objects.filter(organisation=organisation, accepted_at=None)
    invitations = waiting.filter(withdrawn_at=None).order_by("-made_at")
    return {
        "organisation": organisation,
        "current": current,
        "others": members.exclude(pk__in=current).order_by("-until", "person__name"),
        "now": timezone.now(),
        "invitations": [(one, next(iter(open_letters(one)), None)) for one in invitations],
        "acts": acts_of_others(organisation),
        "has_focal_point": has_focal_point(organisation),
        "waits_for_second_factor": _waits(request, organisation),
    }


def _waits(request: HttpRequest, organisation: Organisation) -> bool:
    """Whether a focal point could manage people, had the account a second factor."""
    own = Membership.objects.current().filter(
        person=request.user.pk, organisation=organisation, role=MemberRole.FOCAL_POINT
    )
    return bool(getattr(request, "lacks_second_factor", False)) and own.exists()
