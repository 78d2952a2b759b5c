"""What the documents say is compared with what is there."""

import re
import tomllib
from pathlib import Path

import pytest

from article6.cli import COMMANDS
from tools import permissions

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "data" / "README.md"])


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_readme_names_only_commands_there_are() -> None:
    named = re.findall(r"`article6 (\w+)", text("README.md") + text("CONTRIBUTING.md"))
    assert named
    assert set(named) <= set(COMMANDS)
    targets = set(re.findall(r"^(\w+):.*##", text("Makefile"), re.MULTILINE))
    assert set(re.findall(r"make (\w+)", text("README.md"))) - {"are"} <= targets


def test_the_map_of_folders_names_folders() -> None:
    rows = re.findall(r"^\| `([^`]+)`", text("README.md"), re.MULTILINE)
    folders = [row.split(" … ")[0].rstrip("/") for row in rows]
    assert folders
    assert [folder for folder in folders if not (ROOT / folder).is_dir()] == []


def test_the_architecture_lists_the_floors_that_are_checked() -> None:
    project = tomllib.loads(text("pyproject.toml"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    block = text("docs/architecture.md").split("```")[1]
    told = [line.split()[0].rstrip(",") for line in block.strip().splitlines()]
    assert told[1:] == [name for layer in layers[1:] for name in layer.split(" | ")]


def test_every_data_file_is_described() -> None:
    described = text("data/README.md")
    missing = [file.name for file in (ROOT / "data").glob("*.csv") if file.name not in described]
    assert missing == []


def test_the_readme_is_one_screen_and_the_architecture_two_pages() -> None:
    assert len(text("README.md").splitlines()) <= 45
    assert len(text("docs/architecture.md").split()) <= 1100


def test_every_dependency_says_what_it_is_for() -> None:
    inside = text("pyproject.toml").split("dependencies = [", 1)[1].split("\n]", 1)[0]
    lines = [line for line in inside.splitlines() if "==" in line]
    assert lines
    assert [line for line in lines if "#" not in line] == []


def test_the_printed_table_of_rights_is_the_one_in_force() -> None:
    """Out of step? Write what `tools.permissions.text()` gives into the file."""
    assert text("docs/permissions.md") == permissions.text()
