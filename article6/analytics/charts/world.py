"""The world map: every State in the colour of its class, the small ones under a round mark."""

from collections.abc import Iterable, Mapping

from article6.analytics.charts.geometry import HEIGHT, WIDTH, Outline, world
from article6.analytics.charts.svg import Caption, opening, text

MARK = 6  # radius in units of the sheet; chart.css enlarges it on a phone


def world_map(
    fills: Mapping[str, str],
    caption: Caption,
    titles: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
) -> str:
    """The map as inline SVG. All three mappings go by ISO 3166 code; unknown codes are ignored.

    `fills` gives a class of chart.css, none meaning plain land; `titles` what a pointer shows;
    `links` where a click leads. Keyboards skip the links: the table under the map has the same.
    """
    drawn = world()
    paint = _Paint(fills, titles or {}, links or {})
    wide = [(iso3, outline) for iso3, outline in drawn.states.items() if not outline.mark]
    small = [(iso3, outline) for iso3, outline in drawn.states.items() if outline.mark]
    hatch = f"{text(caption.id)}-hatch"
    return "".join(
        (
            # An image may not hold links, a group may. WAI-ARIA 1.2, "children presentational".
            opening("world", caption, f'viewBox="0 0 {WIDTH} {HEIGHT}"', _role(links)),
            _pattern(hatch),
            f'<g class="m-land">{_paths(drawn.land)}</g>',
            *(paint.state(iso3, outline) for iso3, outline in wide),
            f'<g class="m-open" fill="url(#{hatch})">{_paths(drawn.hatched)}</g>',
            # Last, so that no neighbour covers a mark.
            *(paint.state(iso3, outline) for iso3, outline in small),
            "</svg>",
        )
    )


class _Paint:
    """One State after another, each with what the page says of it."""

    def __init__(
        self, fills: Mapping[str, str], titles: Mapping[str, str], links: Mapping[str, str]
    ) -> None:
        self.fills, self.titles, self.links = fills, titles, links

    def state(self, iso3: str, outline: Outline) -> str:
        """A State's shape and mark, as a link where the page has one for it."""
        css = f' class="{text(self.fills[iso3])}"' if iso3 in self.fills else ""
        title = f"<title>{text(self.titles[iso3])}</title>" if iso3 in self.titles else ""
        inside = title + _shape(outline)
        if iso3 not in self.links:
            return f"<g{css}>{inside}</g>"
        return f'<a{css} href="{text(self.links[iso3])}" tabindex="-1">{inside}</a>'


def _shape(outline: Outline) -> str:
    path = f'<path d="{outline.path}"/>' if outline.path else ""
    if outline.mark is None:
        return path
    x, y = outline.mark
    return f'{path}<circle cx="{x}" cy="{y}" r="{MARK}"/>'


def _paths(paths: Iterable[str]) -> str:
    return "".join(f'<path d="{path}"/>' for path in paths)


def _pattern(name: str) -> str:
    return (
        f'<pattern id="{name}" width="7" height="7" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect class="m-open-ground" width="7" height="7"/>'
        '<rect class="m-open-line" width="2" height="7"/></pattern>'
    )


def _role(links: Mapping[str, str] | None) -> str:
    return "group" if links else "img"
