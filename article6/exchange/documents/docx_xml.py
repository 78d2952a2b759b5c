"""Elements of WordprocessingML that python-docx has no words for."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# ECMA-376 part 1, 17.3.2.28 fixes the order of run properties; Word calls a file with another
# order damaged.
ORDERED = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
ORDER = [qn(f"w:{name}") for name in ORDERED.split()]


def element(name: str, **attributes: str) -> Any:
    """<w:name w:attribute="..."/>"""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def drop(parent: Any, *names: str) -> None:
    """Take the children of these names away."""
    for name in names:
        for found in parent.findall(qn(f"w:{name}")):
            parent.remove(found)


def order(properties: Any) -> None:
    """Put the properties of a run in the order that Word wants."""
    properties[:] = sorted(properties, key=lambda child: ORDER.index(child.tag))
