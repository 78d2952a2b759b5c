"""What is typed about a contact, and who sees which of it: shapes only."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from article6.accounts.contact_actions import TYPED
from article6.directory.contacts import CHOICES, Contact
from article6.directory.models import Organisation
from article6.directory.owned import Audience

# `named` wants a list of organisations; for a single contact that would be too fine.
AUDIENCES = [one for one in Audience if one not in (Audience.PRIVATE, Audience.NAMED)]


class AudienceForm(forms.Form):
    """Who sees the entry and each of its values; what is changed meanwhile shows in `version`."""

    entry_seen = forms.ChoiceField(label=_("Who sees the function and the languages"))
    name_seen = forms.ChoiceField(label=_("Who sees the name"))
    email_seen = forms.ChoiceField(label=_("Who sees the e-mail address"))
    phone_seen = forms.ChoiceField(label=_("Who sees the phone number"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        only = gettext("Only %(organisation)s") % {"organisation": organisation.name}
        choices = [(Audience.PRIVATE.value, only), *((one.value, one.label) for one in AUDIENCES)]
        for name in CHOICES:
            self.fields[f"{name}_seen"].choices = choices  # type: ignore[attr-defined]

    @property
    def audiences(self) -> dict[str, str]:
        """The choices of a valid form, by the names of `CHOICES`."""
        return {name: self.cleaned_data[f"{name}_seen"] for name in CHOICES}


class ContactForm(AudienceForm):
    """A person or a desk: how to reach it, in which languages."""

    function = forms.CharField(
        label=_("Function"),
        max_length=120,
        help_text=_("For example: Focal point for the Convention, Ministry of Foreign Affairs"),
        widget=forms.TextInput({"dir": "auto"}),
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        required=False,
        help_text=_("Leave it empty for a desk that is not one person."),
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        max_length=254,
        label=_("E-mail address"),
        required=False,
        help_text=_("We write there once a year and ask whether all of this still holds."),
        widget=forms.EmailInput({"dir": "ltr", "autocomplete": "off"}),
    )
    phone = forms.CharField(
        label=_("Phone number"),
        max_length=40,
        required=False,
        help_text=_("With the code of the country, for example +41 22 000 00 00"),
        widget=forms.TextInput({"dir": "ltr", "type": "tel", "autocomplete": "off"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages to write in"),
        required=False,
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
    )
    mail_language = forms.ChoiceField(
        label=_("Language of our mails to this contact"),
        help_text=_("The yearly question comes in this language."),
        choices=settings.LANGUAGES,
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def clean_languages(self) -> str:
        """As the row keeps them: ';fr;ar;'."""
        chosen = self.cleaned_data["languages"]
        return f";{';'.join(chosen)};" if chosen else ""

    def clean(self) -> None:
        typed = self.cleaned_data
        if "email" in typed and "phone" in typed and not (typed["email"] or typed["phone"]):
            self.add_error("email", _("Give an e-mail address or a phone number."))

    @property
    def typed(self) -> dict[str, str]:
        """What a valid form says about the contact itself."""
        return {name: self.cleaned_data[name] for name in TYPED}


def shown_in_form(contact: Contact, audiences: dict[str, str]) -> dict[str, Any]:
    """What the form shows at first of a complete contact."""
    seen = {f"{name}_seen": audiences.get(name, Audience.PRIVATE) for name in CHOICES}
    typed = {name: getattr(contact, name) for name in TYPED}
    return {**typed, "languages": contact.spoken, "version": contact.version, **seen}


def proposal(contact: Contact) -> dict[str, str]:
    """What the contact chose before; where they were never asked, what the organisation offers."""
    return {**contact.offered, **contact.chosen}
