"""What a person types about a need: shapes only, no law."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from babel.numbers import list_currencies
from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, dumps, loads
from django.utils.translation import gettext_lazy as _

from article6.cooperation.models import ARTICLE_OF, Kind
from article6.core.amounts import read_amount
from article6.core.dates import validate_partial
from article6.core.events import plain
from article6.directory.models import Organisation
from article6.directory.owned import Audience

AREAS = [(area.value, area.label) for area in ARTICLE_OF]
LANGUAGES = [
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ar", "العربية"),
    ("ru", "Русский"),
    ("zh", "中文"),
]
SALT = "article6.need.base"


class AmountField(forms.CharField):
    """An amount as people write it in any of the six languages; None when empty."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_amount(text)
        except ValueError:
            raise ValidationError(
                _("Write the amount in figures, for example 1,500,000 or 1 500 000,50.")
            ) from None


class NeedForm(forms.Form):
    """The draft of a need. Only the title is asked for; the rest may come later."""

    title = forms.CharField(
        label=_("What is needed, in one line"),
        max_length=120,
        help_text=_("For example: Clearance of 12 km² in Boualapha district, 2027 to 2029"),
    )
    area = forms.ChoiceField(label=_("What it is for"), choices=AREAS)
    kind = forms.ChoiceField(
        label=_("Kind of assistance"), required=False, choices=[("", "–"), *Kind.choices]
    )
    summary = forms.CharField(
        label=_("Situation, what was done so far, and exactly what is asked"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea({"rows": 9, "dir": "auto"}),
    )
    language = forms.ChoiceField(label=_("Language of this text"), choices=LANGUAGES)
    amount = AmountField(label=_("Amount asked for"), required=False, max_length=40)
    currency = forms.CharField(
        label=_("Currency"),
        required=False,
        max_length=3,
        help_text=_("Three letters, for example USD or EUR"),
    )
    stated_on = forms.CharField(
        label=_("Stated on"),
        required=False,
        max_length=10,
        help_text=_("Where it was stated before: a year, a month or a day, as 2026-11-25"),
        validators=[validate_partial],
    )
    source = forms.CharField(
        label=_("Document that says so"),
        required=False,
        max_length=1000,
        help_text=_("For example: Article 7 report for 2025, Form I. Leave it empty if none does."),
    )

    def close(self, columns: Iterable[str]) -> None:
        """Take nothing for columns that are kept back from the one who types, and say so."""
        for name in columns:
            self.fields[name].disabled = True
            self.fields[name].help_text = _("not shown, at this State’s wish")

    def clean_currency(self) -> str:
        code: str = self.cleaned_data["currency"].upper()
        if code and code not in list_currencies():
            raise ValidationError(_("This is no currency code."))
        return code

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        bare = values.get("amount") is not None and not values.get("currency", "")
        if bare and "currency" not in self.errors:
            self.add_error("currency", _("An amount needs its currency."))
        return values


def base_token(values: dict[str, Any], person: str) -> str:
    """What the form showed, to be sent back with it: for finding out who changed what."""
    shown = {name: plain(value) for name, value in values.items()}
    return dumps({"values": shown, "person": person}, salt=SALT, compress=True)


def base_of(token: str, person: str) -> dict[str, Any] | None:
    """The values behind a token of this person; None where it is not one of theirs."""
    try:
        found = loads(token, salt=SALT)
    except BadSignature:
        return None
    if found["person"] != person:
        return None
    values: dict[str, Any] = found["values"]
    amount = values.get("amount")
    return {**values, "amount": Decimal(amount) if amount else None}


class PublishNeedForm(forms.Form):
    """Who will read a need, and what of it is kept back."""

    audience = forms.ChoiceField(
        label=_("Who reads this need"),
        choices=[one for one in Audience.choices if one[0] != Audience.PRIVATE],
        widget=forms.RadioSelect,
        initial=Audience.STATES_PARTIES,
    )
    named = forms.ModelMultipleChoiceField(
        label=_("Organisations we name"),
        required=False,
        queryset=Organisation.objects.none(),
        widget=forms.SelectMultiple({"size": 8}),
        help_text=_("Only for “Organisations we name”. Hold Ctrl or ⌘ to choose several."),
    )
    named_until = forms.DateField(
        label=_("They read it until"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text=_("Last day; empty: for good."),
    )
    withhold_amount = forms.ChoiceField(
        label=_("The amount is shown to"), choices=(), required=False
    )
    withhold_summary = forms.ChoiceField(
        label=_("The text is shown to"), choices=(), required=False
    )
    version = forms.IntegerField(required=False)  # of the need that was looked at

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["named"].queryset = Organisation.objects.order_by("name_en")  # type: ignore[attr-defined]
        narrower = [("", _("All who read this need")), *reversed(Audience.choices[:-1])]
        for name in ("withhold_amount", "withhold_summary"):
            self.fields[name].choices = narrower  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        asked = [values.get(name) for name in ("audience", "withhold_amount", "withhold_summary")]
        if Audience.NAMED in asked and not values.get("named"):
            self.add_error("named", _("Name at least one organisation."))
        return values

    @property
    def withheld(self) -> dict[str, str]:
        """What is kept back, each with its audience."""
        asked = {name: self.cleaned_data[f"withhold_{name}"] for name in ("amount", "summary")}
        return {name: audience for name, audience in asked.items() if audience}


class WithdrawNeedForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is withdrawn"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=_("Read by your own people, in the history."),
    )
