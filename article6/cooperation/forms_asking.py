"""What is typed when somebody without an account is asked about a need."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from article6.cooperation.forms import LANGUAGES, NeedForm

SECTIONS = {
    "summary": _("Situation, what was done so far, and exactly what is asked"),
    "amount": _("Amount asked for"),
    "source": _("Document that says so"),
    "question": _("A question of your own"),
}
COLUMNS = {"summary": ("summary",), "amount": ("amount", "currency"), "source": ("source",)}


class AskForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=LANGUAGES)
    section = forms.ChoiceField(
        label=_("What you ask for"), choices=[*SECTIONS.items()], widget=forms.RadioSelect
    )
    question = forms.CharField(
        label=_("Your question"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    words = forms.CharField(
        label=_("A word to the person"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=_("Stands in the letter. The letter also names the State and the need."),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("section") == "question" and not values.get("question"):
            self.add_error("question", _("Write the question."))
        return values


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Your answer"), max_length=5000, widget=forms.Textarea({"rows": 6, "dir": "auto"})
    )


class SectionForm(NeedForm):
    """One section of a need, with the checks of the whole form."""

    def __init__(self, *args: Any, section: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {name: self.fields[name] for name in COLUMNS[section]}
