"""The forms of signing in: allauth's own, in our words."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as factors
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

Words = dict[str, Any]  # texts, looked up when they are shown

LONG_ENOUGH = _(
    "12 characters or more. A few words that do not belong together are easy to keep in mind "
    "and hard to guess; passwords that many people use are refused."
)
REPEAT = _("The new password once more")


class Worded(forms.Form):
    """Labels and hints by the name of the field. No placeholder: it would repeat the label, and
    go as soon as one writes. Addresses, passwords and codes run left to right in every language."""

    labels: ClassVar[Words] = {}
    hints: ClassVar[Words] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if name != "name":
                field.widget.attrs["dir"] = "ltr"
            if name == "code":
                field.widget.attrs["inputmode"] = "numeric"


class LoginForm(Worded, account.LoginForm):  # type: ignore[misc]  # allauth ships no types
    labels = {"login": _("E-mail address"), "password": _("Password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ReauthenticateForm(Worded, account.ReauthenticateForm):  # type: ignore[misc]
    labels = {"password": _("Password")}


class ChangePasswordForm(Worded, account.ChangePasswordForm):  # type: ignore[misc]
    labels = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": REPEAT,
    }
    hints = {"password1": LONG_ENOUGH}


class ResetPasswordForm(Worded, account.ResetPasswordForm):  # type: ignore[misc]
    labels = {"email": _("E-mail address")}


class ResetPasswordKeyForm(Worded, account.ResetPasswordKeyForm):  # type: ignore[misc]
    labels = {"password1": _("New password"), "password2": REPEAT}
    hints = {"password1": LONG_ENOUGH}


class CodeForm(Worded, factors.AuthenticateForm):  # type: ignore[misc]
    labels = {"code": _("Code")}
    hints = {"code": _("From the app on your telephone, or one of your recovery codes.")}


class CodeAgainForm(Worded, factors.ReauthenticateForm):  # type: ignore[misc]
    labels = CodeForm.labels
    hints = CodeForm.hints


class ActivateTOTPForm(Worded, AllauthTOTPForm):  # type: ignore[misc]
    labels = {"code": _("Code that the app shows")}


class AddPasskeyForm(Worded, AddWebAuthnForm):  # type: ignore[misc]
    labels = {
        "name": _("Name of the key"),
        "passwordless": _("Sign in with this key alone, without a password"),
    }
    hints = {
        "name": _("So that you can tell your keys apart, for example “Office laptop”."),
        "passwordless": _("The device then asks for its PIN, a fingerprint or a face."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True
        self.fields["name"].widget.attrs |= {"maxlength": 60, "autocomplete": "off"}
