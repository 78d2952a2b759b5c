"""Addresses of pages, each worked out once a language: lists hold hundreds of them."""

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language


def address(name: str, *arguments: str) -> str:
    """The same as Django's `reverse` in the reader's language; NoReverseMatch for no such page."""
    return _address(get_language() or "en", name, arguments)


@lru_cache(maxsize=50_000)
def _address(_language: str, name: str, arguments: tuple[str, ...]) -> str:
    return reverse(name, args=arguments)
