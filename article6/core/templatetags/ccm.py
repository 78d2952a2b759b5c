"""Dates, figures, doubts and foreign texts on a page. A builtin library: no {% load %} needed."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from article6.core import numbers
from article6.core.addresses import address
from article6.core.dates import day_text

register = template.Library()
SELECTED = SafeString(" selected")


@register.filter
def day(value: date | str | None) -> str:
    return day_text(value)


@register.filter
def number(value: int | Decimal | None) -> str:
    return numbers.number_text(value)


@register.filter
def money(amount: Decimal | int | None, currency: str = "USD") -> SafeString:
    text = numbers.money_text(amount, currency)
    return format_html("<bdi>{}</bdi>", text) if text else SafeString("")


@register.filter
def money_short(amount: Decimal | int | None, currency: str = "USD") -> SafeString:
    """The word for million stands after the figure in the direction of the language."""
    text = numbers.money_short(amount, currency)
    direction = "rtl" if get_language_bidi() else "ltr"
    return format_html('<bdi dir="{}">{}</bdi>', direction, text) if text else SafeString("")


@register.filter
def area(m2: int | None) -> SafeString:
    """Isolated, so that figure and unit keep their order within Arabic."""
    return format_html("<bdi>{}</bdi>", numbers.area_text(m2)) if m2 is not None else SafeString("")


@register.filter
def english(text: str) -> SafeString:
    """A text that exists only in English, marked so where the reader's language is another."""
    if not text or get_language() == "en":
        return format_html("{}", text or "")
    return format_html('<span lang="en" dir="ltr">{}</span>', text)


@register.filter
def written_in(text: str, language: str) -> SafeString:
    """A person's own words, marked with their language where it is not the page's."""
    if not text or get_language() == language:
        return format_html("{}", text or "")
    direction = "rtl" if language == "ar" else "ltr"
    return format_html('<span lang="{}" dir="{}">{}</span>', language, direction, text)


@register.filter
def named(row: Any) -> SafeString:
    """The name of an organisation, marked as English where no other name is known."""
    if getattr(row, "name_language", get_language()) == get_language():
        return format_html("{}", row.name)
    return english(row.name)


@register.filter
def doubt(text: object, uncertain: bool = True) -> SafeString:
    """A figure or date with a visible question mark when its source is uncertain."""
    if not uncertain or not text:
        return format_html("{}", text or "")
    return format_html(
        '<span class="doubt"><bdi>{}</bdi><i aria-hidden="true">?</i>'
        '<span class="vh"> ({})</span></span>',
        text,
        _("uncertain"),
    )


@register.filter
def options(choices: Iterable[tuple[str, Any, bool]]) -> SafeString:
    """The choices of a list to choose from; written here, because lists have a hundred of them."""
    return format_html_join(
        "\n",
        '<option value="{}"{}>{}</option>',
        ((value, SELECTED if chosen else "", label) for value, label, chosen in choices),
    )


@register.filter
def page_of(key: str, name: str) -> str:
    """Address of the page that shows this row: {{ need.slug|page_of:"need-detail" }}."""
    return address(name, key)
