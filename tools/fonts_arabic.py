"""Make an Arabic font whose text copies, searches and reads aloud in the right order.

A ligature is one glyph for two letters. PDF readers turn a right-to-left line round glyph by
glyph, and so hand out the two letters of a ligature the wrong way about. We therefore drop the
ligatures that are ornament, and draw the one that Arabic cannot do without, lam-alef, as two
glyphs: the whole picture for the lam, an empty one for the alef.
"""

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph

from tools.fonts_vowels import join_vowels, shifts_on_ligature

LAMS = ("uniFEDF", "uniFEE0")  # initial, medial
ALEFS = (
    "uniFE8E",
    "uniFE84",
    "uniFE88",
    "uniFE82",
    "uniFB51",
)  # plain, hamza above and below, madda, wasla
ALLAH = "uniFDF2"
# Width in font units of the empty alef: about its share of the ligature's 644.
ALEF_WIDTH = 260
# In the upstream GSUB: optional ligatures (given up, its place taken) and required ones.
OPTIONAL_LOOKUP, REQUIRED_LOOKUP = 20, 22


def one_glyph_a_letter(font: TTFont) -> None:
    """Change the font so; the name records are left to the caller."""
    table = font["GSUB"].table
    pairs = keep_needed(table)
    on_alef = {
        empty_of(alef): shifts_on_ligature(font, pairs[LAMS[0], alef], part=1) for alef in ALEFS
    }
    for ligature in pairs.values():
        add_lam(font, ligature)
    for alef in ALEFS:
        add_glyph(font, empty_of(alef), TTGlyphPen(None).glyph(), ALEF_WIDTH, 0)
    table.LookupList.Lookup[OPTIONAL_LOOKUP] = chain(font, add_single_lookups(table, pairs))
    for feature in (
        record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == "rlig"
    ):
        feature.LookupListIndex.insert(0, OPTIONAL_LOOKUP)
        feature.LookupCount += 1
    for feature in (
        record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == "dlig"
    ):
        feature.LookupListIndex, feature.LookupCount = [], 0
    join_vowels(font, on_alef)


def keep_needed(table: otTables.GSUB) -> dict[tuple[str, str], str]:
    """Leave lam-alef, for vowelled text, and the name of God; lam-alef glyphs by their letters."""
    pairs = {}
    for subtable in table.LookupList.Lookup[REQUIRED_LOOKUP].SubTable:
        kept: dict[str, list[otTables.Ligature]] = {}
        for first, ligatures in subtable.ligatures.items():
            for ligature in ligatures:
                is_lam_alef = first in LAMS and ligature.Component[0] in ALEFS
                if is_lam_alef or ligature.LigGlyph == ALLAH:
                    kept.setdefault(first, []).append(ligature)
                if is_lam_alef:
                    pairs[first, ligature.Component[0]] = ligature.LigGlyph
        subtable.ligatures = kept
    return pairs


def lam_of(ligature: str) -> str:
    return f"{ligature}.lam"


def empty_of(alef: str) -> str:
    return f"{alef}.empty"


def add_glyph(font: TTFont, name: str, glyph: Glyph, width: int, bearing: int) -> None:
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    font["hmtx"][name] = (width, bearing)
    font["GDEF"].table.GlyphClassDef.classDefs[name] = 1  # a base letter


def add_lam(font: TTFont, ligature: str) -> None:
    """The whole picture, moved so that it reaches over the empty alef on its left."""
    width, bearing = font["hmtx"][ligature]
    drawn, moved = DecomposingRecordingPen(font.getGlyphSet()), TTGlyphPen(None)
    font.getGlyphSet()[ligature].draw(drawn)
    drawn.replay(TransformPen(moved, (1, 0, 0, 1, -ALEF_WIDTH, 0)))
    add_glyph(font, lam_of(ligature), moved.glyph(), width - ALEF_WIDTH, bearing - ALEF_WIDTH)


def single(mapping: dict[str, str]) -> otTables.Lookup:
    subtable = otTables.SingleSubst()
    subtable.mapping = mapping
    return lookup(1, [subtable])


def lookup(kind: int, subtables: list[object]) -> otTables.Lookup:
    made = otTables.Lookup()
    made.LookupType, made.LookupFlag = kind, 0
    made.SubTable, made.SubTableCount = subtables, len(subtables)
    return made


def add_single_lookups(
    table: otTables.GSUB, pairs: dict[tuple[str, str], str]
) -> dict[str, tuple[int, int]]:
    """For each alef: the lookup that draws the lam before it, and the one that empties it."""
    lookups = table.LookupList.Lookup
    lookups.append(single({alef: empty_of(alef) for alef in ALEFS}))
    emptied, found = len(lookups) - 1, {}
    for alef in ALEFS:
        lookups.append(single({lam: lam_of(pairs[lam, alef]) for lam in LAMS}))
        found[alef] = (len(lookups) - 1, emptied)
    table.LookupList.LookupCount = len(lookups)
    return found


def chain(font: TTFont, records: dict[str, tuple[int, int]]) -> otTables.Lookup:
    """Lam then alef, with no vowel mark between them, become lam and empty alef."""
    return lookup(6, [context(font, LAMS, alef, pair) for alef, pair in records.items()])


def coverage(font: TTFont, names: tuple[str, ...]) -> otTables.Coverage:
    made = otTables.Coverage()
    made.glyphs = sorted(names, key=font.getGlyphID)
    return made


def context(
    font: TTFont, lams: tuple[str, ...], alef: str, records: tuple[int, int]
) -> otTables.ChainContextSubst:
    made = otTables.ChainContextSubst()
    made.Format = 3
    made.BacktrackGlyphCount, made.BacktrackCoverage = 0, []
    made.InputGlyphCount, made.InputCoverage = 2, [coverage(font, lams), coverage(font, (alef,))]
    made.LookAheadGlyphCount, made.LookAheadCoverage = 0, []
    made.SubstLookupRecord = [record(place, index) for place, index in enumerate(records)]
    made.SubstCount = len(made.SubstLookupRecord)
    return made


def record(place: int, index: int) -> otTables.SubstLookupRecord:
    made = otTables.SubstLookupRecord()
    made.SequenceIndex, made.LookupListIndex = place, index
    return made
