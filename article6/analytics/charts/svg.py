"""What every picture shares: safe text, short numbers, and the opening of an accessible SVG."""

from dataclasses import dataclass
from html import escape

# Characters that XML does not allow, even escaped. XML 1.0, section 2.2.
FORBIDDEN = dict.fromkeys([*range(0x9), 0xB, 0xC, *range(0xE, 0x20), 0xFFFE, 0xFFFF])


@dataclass(frozen=True)
class Caption:
    """How a picture is named to those who do not see it.

    `id` is unique in the page; the title, the description and patterns take their ids from it.
    An empty description is left out.
    """

    id: str
    title: str
    desc: str = ""


def text(value: str) -> str:
    """A label made safe between tags and in attributes."""
    return escape(value.translate(FORBIDDEN))


def number(value: float) -> str:
    """A coordinate with at most two decimals and no needless zero."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def percent(share: float, rtl: bool = False) -> str:
    """A share of the width (0 to 1) as a coordinate, counted from the right when `rtl`."""
    return f"{number(100 * (1 - share if rtl else share))}%"


def opening(css: str, caption: Caption, attributes: str, role: str = "img") -> str:
    """The first tag with title and description. `attributes` is ours, never a person's text."""
    name = text(caption.id)
    ids = f"{name}-title {name}-desc" if caption.desc else f"{name}-title"
    desc = f'<desc id="{name}-desc">{text(caption.desc)}</desc>' if caption.desc else ""
    return (
        f'<svg class="{css}" role="{role}" aria-labelledby="{ids}" {attributes}>'
        f'<title id="{name}-title">{text(caption.title)}</title>{desc}'
    )
