"""What keeps the house readable: arrows point down, files stay small and carry real names."""

import re
import statistics
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {
    contract["name"]: contract for contract in PROJECT["tool"]["importlinter"]["contracts"]
}
LAYERS = CONTRACTS["Arrows point down"]["layers"]
FLOOR = {package: -number for number, layer in enumerate(LAYERS) for package in layer.split(" | ")}
OWN = [path for folder in ("article6", "tools", "tests") for path in (ROOT / folder).rglob("*.py")]
CODE = [
    path
    for path in (ROOT / "article6").rglob("*.py")
    if "migrations" not in path.parts and path.stat().st_size
]
NAMELESS = {"utils", "helpers", "services", "managers", "signals", "mixins", "common", "misc"}
LOCKS = ("uv.txt", "requirements.txt", "requirements-dev.txt")


def package(module: str) -> str:
    return module.split(".")[1]


def upward_keys() -> list[str]:
    """Relations that no import shows, because the other model is named by a string."""
    return [
        f"{model._meta.label}.{field.name} -> {target._meta.label}"
        for model in apps.get_models()
        if model.__module__.startswith("article6.")
        for field in model._meta.get_fields()
        if (target := field.related_model) and not field.auto_created
        if target.__module__.startswith("article6.")
        if (here := package(model.__module__)) != (there := package(target.__module__))
        if FLOOR[here] <= FLOOR[there]
    ]


def test_foreign_keys_point_down() -> None:
    assert upward_keys() == []


def test_every_package_but_exchange_is_kept_from_formats() -> None:
    folders = {path.parent.name for path in (ROOT / "article6").glob("*/__init__.py")}
    kept = {package(name) for name in CONTRACTS["Only exchange speaks formats"]["source_modules"]}
    assert kept == folders - {"exchange"}


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_too_long_to_read() -> None:
    assert {str(path.relative_to(ROOT)) for path in OWN if length(path) > 400} == set()


def test_the_usual_file_fits_on_a_screen_or_two() -> None:
    assert statistics.median(length(path) for path in CODE) <= 100


def test_every_file_is_named_after_a_concept() -> None:
    assert {
        str(path.relative_to(ROOT)) for path in OWN if NAMELESS & {path.stem, path.parent.name}
    } == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_by_hash_and_names_no_index(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pins = re.findall(r"^\S+==\S+.*(?:\\\n\s+--hash=sha256:[0-9a-f]{64}\s*)+", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[A-Za-z]", text, re.MULTILINE)) > 0
    assert "://" not in text


def pinned(requirement: str) -> str:
    """`Django==5.2.19` or `psycopg[pool]==3.3.9` as a lock file writes it."""
    name, _, version = re.sub(r"\[.*?\]", "", requirement).partition("==")
    return f"{re.sub(r'[-_.]+', '-', name).lower()}=={version}"


def test_the_locks_are_in_step_with_the_project() -> None:
    groups = PROJECT["dependency-groups"]
    for lock, wanted in (
        ("uv.txt", groups["uv"]),
        ("requirements.txt", PROJECT["project"]["dependencies"] + groups["build"]),
        ("requirements-dev.txt", groups["dev"]),
    ):
        locked = set(re.findall(r"^\S+==[^\s;]+", (ROOT / lock).read_text(), re.MULTILINE))
        assert {pinned(requirement) for requirement in wanted} - locked == set()
