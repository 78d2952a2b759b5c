"""What allauth may do here, what it says, and how its mails leave."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from article6.accounts.browsers import browser_name
from article6.accounts.models import User
from article6.accounts.seats import wants_second_factor
from article6.core import mail
from article6.core.access import Reader
from article6.core.events import record


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Nobody signs up: accounts come from invitations."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_password": _("This password is not right."),
        "too_many_login_attempts": _(
            "Too many attempts have failed. Wait a quarter of an hour and try again, "
            "or ask for a new password."
        ),
        "rate_limited": _("Too many attempts have failed. Wait a quarter of an hour."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: User, **more: Any) -> HttpResponse:
        """To where a second factor is set up, if a role of this person wants one."""
        response: HttpResponse = super().post_login(request, user, **more)
        return redirect("mfa_index") if wants_second_factor(user) else response

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def set_password(self, user: User, password: str) -> None:
        """A new password also ends the wait after too many wrong ones."""
        super().set_password(user, password)
        ratelimit.clear(self.request, action="login_failed", key=user.email)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """The account alone. With the host in it, as allauth has it, each spelling of the host
        (with another port, say) would bring ten more attempts."""
        return str(credentials.get("email", "")).strip().lower()

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """The link leads to a page in the language of the mail."""
        with translation.override(user.language):
            link = self.get_reset_password_from_key_url(f"{context['uid']}-{context['key']}")
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        more = {"password_reset_url": link, "hours": hours}
        super().send_password_reset_mail(user, user.email, context | more)

    def send_notification_mail(
        self, template_prefix: str, user: User, context: Any = None, email: str | None = None
    ) -> None:
        """What changed about signing in: a line of history, and a mail to the person."""
        record(template_prefix.rpartition("/")[2], user, Reader(person=str(user.key)))
        browser = browser_name(self.get_http_user_agent(self.request))
        more = {"user": user, "browser": browser, **(context or {})}
        super().send_notification_mail(template_prefix, user, more, user.email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """`account/email/password_reset` is our mail/password_reset.txt."""
        name = template_prefix.rpartition("/")[2]
        mail.send(name, email, context["user"].language, context)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Second factors, under our name and in our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This was not accepted. A code is good for half a minute, and once."),
    }

    def build_totp_svg(self, url: str) -> str:
        """Drawn into the page, because our pages may show no picture from a data: address."""
        picture: str = super().build_totp_svg(url)
        return picture[picture.index("<svg") :]

    def generate_authenticator_name(self, user: User, type: str) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)d") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": settings.MFA_TOTP_ISSUER}
