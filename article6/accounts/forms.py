"""What is typed about the people of an organisation: shapes, no rules."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from article6.accounts.forms_signin import LONG_ENOUGH
from article6.accounts.handover import kept_records
from article6.accounts.models import MemberRole, Membership, User
from article6.accounts.tenure import followers, may_end_without
from article6.core import clock

# What each role is good for, where a person chooses one.
ROLES = (
    (MemberRole.READER.value, _("Reader: reads drafts and what is kept within the organisation")),
    (MemberRole.DRAFTER.value, _("Drafter: also writes and changes records")),
    (
        MemberRole.FOCAL_POINT.value,
        _("Focal point: also publishes, speaks for the organisation and says who belongs to it"),
    ),
)


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput({"dir": "ltr"})
    )
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role from today"), choices=ROLES, widget=forms.RadioSelect)


class MemberChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.person} ({obj.get_role_display()})"


class EndForm(forms.Form):
    """The last day of a membership, and who follows."""

    on = forms.DateField(
        label=_("Last day"),
        help_text=_("The whole day still counts."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    pass_to = MemberChoice(
        label=_("Who follows"),
        help_text=_("Looks after what is open from now on."),
        queryset=Membership.objects.none(),
        required=False,
        empty_label=_("Nobody"),
        error_messages={"required": _("Say who looks after the records from now on.")},
    )
    insist = forms.BooleanField(label=_("Nobody follows; I know what this means."), required=False)

    def __init__(self, membership: Membership, typed: Any = None) -> None:
        super().__init__(typed, initial={"on": membership.until or clock.today()})
        possible, field = followers(membership), self.fields["pass_to"]
        field.queryset = possible  # type: ignore[attr-defined]
        if may_end_without(membership):
            if not possible.exists():
                del self.fields["pass_to"]
        else:
            del self.fields["insist"]
            field.required = bool(kept_records(membership.person, membership.organisation))


class JoinForm(forms.Form):
    """A new account for an invited address."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=LONG_ENOUGH,
        strip=False,
        max_length=400,
        widget=forms.PasswordInput({"autocomplete": "new-password", "dir": "ltr"}),
    )

    def __init__(self, email: str, typed: Any = None) -> None:
        self.email = email
        super().__init__(typed)

    def clean(self) -> None:
        """Refuses passwords that are easy to guess, the person's own name and address included."""
        password = self.cleaned_data.get("password")
        if password:
            person = User(email=self.email, name=self.cleaned_data.get("name", ""))
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
