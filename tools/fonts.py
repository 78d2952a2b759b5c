"""Make the fonts of article6/exchange/fonts again: python -m tools.fonts

Needs `npm` on the path and fontTools (a development dependency, not used at run time).
Upstream families come whole from npm; we keep the characters a brief can hold, so that
the six languages fit in a few megabytes. The Arabic one stays whole and is changed so that
its text copies out right (fonts_arabic.py). Families get the suffix "Brief", so that nobody
takes them for the originals.
"""

import csv
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from tools.fonts_arabic import one_glyph_a_letter

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "article6/exchange/fonts"

LATIN = {
    *range(0x20, 0x530),
    *range(0x1E00, 0x1F00),
    *range(0x2000, 0x20D0),
    *range(0x2100, 0x2200),
}
SHAPES = set(map(ord, "●○◐▲△✓✗■□◆"))
SIGNS = set(map(ord, "≤≥≈≠←→↑↓"))
HAN_PUNCTUATION = {*range(0x3000, 0x3020), *range(0xFF00, 0xFF66), *range(0x2010, 0x2040)}


@dataclass(frozen=True)
class Cut:
    """One file we ship: its source and what of it stays. No characters: the Arabic font."""

    package: str
    version: str
    style: str
    characters: frozenset[int]
    out: str


def gb2312(rows: Iterable[int]) -> set[int]:
    """Characters of GB 2312 in the given lead bytes: A1-F7 all, B0-D7 the 3,755 of daily use."""
    pairs = (bytes([lead, tail]) for lead in rows for tail in range(0xA1, 0xFF))
    return {ord(char) for pair in pairs for char in pair.decode("gb2312", errors="ignore")}


def state_names() -> set[int]:
    with (ROOT / "data/states.csv").open(encoding="utf-8", newline="") as file:
        return {ord(char) for row in csv.DictReader(file) for char in row["name_zh"]}


def cuts() -> list[Cut]:
    latin, names = frozenset(LATIN), state_names()
    han = frozenset(gb2312(range(0xA1, 0xF8)) | HAN_PUNCTUATION | names | set(range(0x20, 0x180)))
    bold = frozenset(
        gb2312([*range(0xA1, 0xAA), *range(0xB0, 0xD8)])
        | HAN_PUNCTUATION
        | names
        | set(range(0x20, 0x180))
    )
    return [
        Cut("noto-sans", "0.4.2", "400Regular", latin, "NotoSansBrief-Regular.ttf"),
        Cut("noto-sans", "0.4.2", "700Bold", latin, "NotoSansBrief-Bold.ttf"),
        Cut("noto-serif", "0.4.2", "600SemiBold", latin, "NotoSerifBrief-SemiBold.ttf"),
        Cut("cairo", "0.4.2", "400Regular", frozenset(), "CairoBrief-Regular.ttf"),
        Cut("cairo", "0.4.2", "700Bold", frozenset(), "CairoBrief-Bold.ttf"),
        Cut("noto-sans-sc", "0.4.3", "400Regular", han, "NotoSansSCBrief-Regular.ttf"),
        Cut("noto-sans-sc", "0.4.3", "700Bold", bold, "NotoSansSCBrief-Bold.ttf"),
        Cut(
            "noto-sans-symbols-2",
            "0.4.1",
            "400Regular",
            frozenset(SHAPES),
            "NotoSymbolsBrief-Regular.ttf",
        ),
        Cut("noto-sans-math", "0.4.2", "400Regular", frozenset(SIGNS), "NotoMathBrief-Regular.ttf"),
    ]


def fetch(cut: Cut, folder: Path) -> Path:
    """Unpack the npm package once; the folder that holds it."""
    home = folder / cut.package
    if not home.exists():
        name = f"@expo-google-fonts/{cut.package}@{cut.version}"
        subprocess.run(
            ["npm", "pack", "--silent", name], cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        with tarfile.open(folder / f"expo-google-fonts-{cut.package}-{cut.version}.tgz") as archive:
            archive.extractall(home, filter="data")
    return home / "package"


def keep(font: TTFont, characters: frozenset[int]) -> None:
    options = subset.Options(
        hinting=False, layout_features=["*"], name_IDs=["*"], notdef_outline=True
    )
    if len(characters) > len(
        LATIN
    ):  # vertical and alternate forms of Chinese would double the file
        options.layout_features = ["ccmp", "locl", "kern", "mark", "mkmk"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def rename(font: TTFont, out: str) -> None:
    """Family "Noto Sans SC" becomes "Noto Sans SC Brief" in every name record that holds it."""
    family = font["name"].getDebugName(16) or font["name"].getDebugName(1)
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = str(record).replace(family, f"{family} Brief")
        if record.nameID in (3, 6):
            record.string = Path(out).stem


def make(cut: Cut, folder: Path) -> None:
    package = fetch(cut, folder)
    font = TTFont(next((package / cut.style).glob("*.ttf")), recalcTimestamp=False)
    if cut.characters:
        keep(font, cut.characters)
    else:
        one_glyph_a_letter(font)
    rename(font, cut.out)
    font.save(OUT / cut.out)
    shutil.copyfile(package / "LICENSE_FONT", OUT / f"OFL-{cut.package}.txt")
    print(f"{cut.out}: {(OUT / cut.out).stat().st_size / 1000:.0f} kB")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for cut in cuts():
            make(cut, Path(folder))


if __name__ == "__main__":
    main()
