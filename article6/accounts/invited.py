"""The page behind an invitation: who invites, to what, as what; and taking the seat."""

from http import HTTPStatus

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.views import redirect_to_login
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from article6.accounts.actions import accept_invitation
from article6.accounts.forms import JoinForm
from article6.accounts.letters import name_of
from article6.accounts.links import LinkProblem, open_link
from article6.accounts.models import Invitation, Purpose, SignedLink, User
from article6.accounts.people import answer, get_or_post
from article6.accounts.seats import wants_second_factor
from article6.core.doors import open_to_all

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE = "accounts/people/invitation.html"


@open_to_all
@sensitive_post_parameters("password")
@never_cache
@get_or_post
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Opened with the letter alone; looking changes nothing."""
    try:
        return _opened(request, token)
    except LinkProblem as problem:
        if request.method == "POST" and _took(request, token):
            return redirect("desk")  # sent twice
        return _refused(request, problem)


def _opened(request: HttpRequest, token: str) -> HttpResponse:
    link = open_link(token, Purpose.INVITATION)
    found = Invitation.objects.select_related("organisation").get(pk=link.key)
    account = User.objects.filter(email=found.email).first()
    context = {
        "invitation": found,
        "inviter": name_of(link.made_by),
        "until": link.expires_at.date(),
        "account": account,
        "is_other": request.user.is_authenticated and request.user != account,
    }
    if context["is_other"]:
        status = HTTPStatus.FORBIDDEN if request.method == "POST" else HTTPStatus.OK
        return render(request, PAGE, context, status=status)
    if account is not None:
        return _by_account(request, token, account, context)
    return _by_newcomer(request, token, found, context)


def _by_account(
    request: HttpRequest, token: str, account: User, context: dict[str, object]
) -> HttpResponse:
    """One button, for whoever signed in as the invited; others sign in first."""
    if request.method != "POST":
        return answer(request, PAGE, context)
    if not request.user.is_authenticated:
        return redirect_to_login(request.path, settings.LOGIN_URL)
    accept_invitation(token, user=account)
    return _welcome(request, account)


def _by_newcomer(
    request: HttpRequest, token: str, found: Invitation, context: dict[str, object]
) -> HttpResponse:
    form = JoinForm(found.email, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        user = accept_invitation(token, **form.cleaned_data).person
        login(request, user, backend=BACKEND)
        record_authentication(request, user, method="password", email=user.email)
        return _welcome(request, user)
    return answer(request, PAGE, {**context, "form": form})


def _welcome(request: HttpRequest, user: User) -> HttpResponse:
    """To the desk; first to where a second factor is set up, if the role wants one."""
    messages.success(request, _("Welcome. Your place in the organisation is taken."))
    return redirect("mfa_index" if wants_second_factor(user) else "desk")


def _took(request: HttpRequest, token: str) -> bool:
    """Whether the person signed in is the one who used this letter."""
    number = token.partition(":")[0]
    email = getattr(request.user, "email", "")
    used = SignedLink.objects.filter(purpose=Purpose.INVITATION, used_at__isnull=False)
    is_number = number.isdecimal() and len(number) < 10
    return is_number and used.filter(pk=number, email=email or None).exists()


def _refused(request: HttpRequest, problem: LinkProblem) -> HttpResponse:
    """404 for an address that we never wrote, 410 for a letter that is no longer good."""
    is_altered = isinstance(problem.__context__, BadSignature)
    status = HTTPStatus.NOT_FOUND if is_altered else HTTPStatus.GONE
    return render(request, "accounts/people/link_problem.html", {"problem": problem}, status=status)
