"""Commands for the catalogues: `python -m tools.messages extract | compile | check`."""

import argparse
import sys
from pathlib import Path

from tools.messages import catalogue as catalogues
from tools.messages.extract import template_catalogue
from tools.messages.findings import findings

ROOT = Path(__file__).resolve().parents[2]
SHOWN = 20  # findings a language, so that a first look stays readable


def extract(root: Path, drop_unused: bool = False) -> int:
    """Bring the five catalogues in step with the sources and say what is left to translate."""
    template = template_catalogue(root)
    for language in catalogues.PLURALS:
        catalogue = catalogues.read(root, language)
        catalogues.merge(catalogue, template)
        if drop_unused:
            catalogue.obsolete.clear()
        catalogues.write(root, language, catalogue)
        left = len(findings(catalogue, template))
        print(f"{language}: {len(catalogue)} sentences, {left} to mend")
    return 0


def compile_all(root: Path) -> int:
    for language in catalogues.PLURALS:
        catalogues.compile_language(root, language)
    return 0


def check(root: Path) -> int:
    """Exit with 1 and one line per finding unless all five languages are complete."""
    template = template_catalogue(root)
    total = 0
    for language in catalogues.PLURALS:
        found = findings(catalogues.read(root, language), template)
        total += len(found)
        for finding in found[:SHOWN]:
            print(f"{language}: {finding}")
        if len(found) > SHOWN:
            print(f"{language}: and {len(found) - SHOWN} more")
    if total:
        print(f"{total} findings: bring the files in step with `make messages`, then translate.")
    return 1 if total else 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.messages", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    extraction = commands.add_parser("extract", help="bring the .po files in step with the sources")
    extraction.add_argument("--drop-unused", action="store_true", help="forget unused sentences")
    commands.add_parser("compile", help="write the .mo files that Django reads")
    commands.add_parser("check", help="list what is missing or wrong")
    options = parser.parse_args()
    if options.command == "extract":
        return extract(ROOT, options.drop_unused)
    return check(ROOT) if options.command == "check" else compile_all(ROOT)


if __name__ == "__main__":
    sys.exit(main())
