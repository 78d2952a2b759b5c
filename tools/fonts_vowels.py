"""Letters with their vowel marks as one glyph each.

A letter and its mark are two glyphs of one cluster. PDF gives a glyph one text for the whole file,
so that a single marked letter lends its mark to the same letter in every other word of readers that
do not look further. One glyph for each pair keeps them apart.
"""

from collections.abc import Iterator

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

Point = tuple[int, int]
LETTERS = range(0x0621, 0x064B)


def join_vowels(font: TTFont, anchored: dict[str, dict[str, Point]]) -> None:
    """Add a glyph for each pair and the lookup that uses it, last among the required ligatures.

    `anchored` says where marks stand on letters without anchors in the font: letter, mark, shift.
    """
    places = {
        **{base: found for base, found in shifts(font).items() if base in forms(font)},
        **anchored,
    }
    subtable = otTables.LigatureSubst()
    subtable.ligatures = {
        base: [ligature(mark, add_pair(font, base, mark, shift)) for mark, shift in found.items()]
        for base, found in places.items()
    }
    append(font["GSUB"].table, subtable)


def forms(font: TTFont) -> set[str]:
    """Arabic letters in every form they take in a word."""
    found = {name for code, name in font.getBestCmap().items() if code in LETTERS}
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag in {"init", "medi", "fina"}:
            for index in record.Feature.LookupListIndex:
                mapping = table.LookupList.Lookup[index].SubTable[0].mapping
                found |= {mapping[name] for name in found & set(mapping)}
    return found


def is_vowel(mark: str) -> bool:
    """Vowels, their doubling and pairs of them; the dots of letters are glyphs of their own."""
    return mark.startswith(("uni064", "uni065")) or mark == "uni0670"


def shifts(font: TTFont) -> dict[str, dict[str, Point]]:
    """For each base glyph and vowel mark, how far the mark moves to stand on it."""
    found: dict[str, dict[str, Point]] = {}
    for subtable in mark_subtables(font, 4):
        for base, record in zip(
            subtable.BaseCoverage.glyphs, subtable.BaseArray.BaseRecord, strict=True
        ):
            found.setdefault(base, {}).update(placed(subtable, record.BaseAnchor))
    return found


def shifts_on_ligature(font: TTFont, name: str, part: int) -> dict[str, Point]:
    """The same for one letter of a ligature, counted from 0."""
    found: dict[str, Point] = {}
    for subtable in mark_subtables(font, 5):
        if name in subtable.LigatureCoverage.glyphs:
            index = subtable.LigatureCoverage.glyphs.index(name)
            record = subtable.LigatureArray.LigatureAttach[index].ComponentRecord[part]
            found.update(placed(subtable, record.LigatureAnchor))
    return found


def mark_subtables(font: TTFont, kind: int) -> Iterator[otTables.MarkBasePos]:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            inner = getattr(subtable, "ExtSubTable", subtable)
            if inner.LookupType == kind:
                yield inner


def placed(subtable: otTables.MarkBasePos, anchors: list[otTables.Anchor]) -> dict[str, Point]:
    marks = zip(subtable.MarkCoverage.glyphs, subtable.MarkArray.MarkRecord, strict=True)
    return {
        mark: (
            anchors[record.Class].XCoordinate - record.MarkAnchor.XCoordinate,
            anchors[record.Class].YCoordinate - record.MarkAnchor.YCoordinate,
        )
        for mark, record in marks
        if is_vowel(mark) and anchors[record.Class]
    }


def add_pair(font: TTFont, base: str, mark: str, shift: Point) -> str:
    name = f"{base}_{mark}"
    glyphs = font["glyf"]
    pen = TTGlyphPen(glyphs)
    if glyphs[base].numberOfContours:  # readers misplace a mark that is joined to an empty picture
        pen.addComponent(base, (1, 0, 0, 1, 0, 0))
    pen.addComponent(mark, (1, 0, 0, 1, *shift))
    glyph = pen.glyph()
    glyph.recalcBounds(glyphs)
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    glyphs.glyphs[name] = glyph
    font["hmtx"][name] = (font["hmtx"][base][0], glyph.xMin)
    font["GDEF"].table.GlyphClassDef.classDefs[name] = 1
    return name


def ligature(mark: str, name: str) -> otTables.Ligature:
    made = otTables.Ligature()
    made.Component, made.LigGlyph = [mark], name
    return made


def append(table: otTables.GSUB, subtable: otTables.LigatureSubst) -> None:
    made = otTables.Lookup()
    made.LookupType, made.LookupFlag = 4, 0
    made.SubTable, made.SubTableCount = [subtable], 1
    table.LookupList.Lookup.append(made)
    table.LookupList.LookupCount += 1
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "rlig":
            record.Feature.LookupListIndex.append(table.LookupList.LookupCount - 1)
            record.Feature.LookupCount += 1
