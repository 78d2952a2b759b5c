"""`make bench`: a table on the screen and benchmarks/latest.json.

Small and large data are measured in turn, several rounds, so that a machine that slows down
slows both; ratios are taken pair by pair.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.pages import LISTS, OTHERS, PROFILES
from benchmarks.signed_in import URLS

ROUNDS = 3
LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")
LIST_MS, PROFILE_MS, QUERIES, KB, RATIO, BRIEF_S = 25, 40, 12, 100, 2, 3
SIGNED_IN_MS, SIGNED_IN_QUERIES = 5, 3
LATEST = Path(__file__).with_name("latest.json")


@dataclass(frozen=True)
class Bar:
    """One measured value against the bar that was set for it; `bar` None: only shown."""

    name: str
    value: float
    unit: str
    bar: float | None
    ok: bool


def bar(name: str, value: float, unit: str, limit: float | None) -> Bar:
    value = round(value, 2)
    return Bar(name, value, unit, limit, limit is None or value <= limit)


def pages(database: Path, *options: str) -> dict[str, Any]:
    """One round over all pages, in a process of its own."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "article6.settings",
        "DATABASE_URL": f"sqlite:///{database}",
    }
    command = [sys.executable, "-m", "benchmarks.pages", *options]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def page_bars(folder: Path) -> list[Bar]:
    """Lists, profiles and the rest, small against large data."""
    small, large = folder / "small.sqlite3", folder / "large.sqlite3"
    rounds = [(pages(small), pages(large, "--generate")) for _round in range(ROUNDS)]
    bars: list[Bar] = []
    for url in (*LISTS, *PROFILES, *OTHERS):
        limit = LIST_MS if url in LISTS else PROFILE_MS if url in PROFILES else None
        ms = statistics.median(few[url]["ms"] for few, _many in rounds)
        ratio = statistics.median(many[url]["ms"] / few[url]["ms"] for few, many in rounds)
        few, many = rounds[-1]
        bars += [
            bar(f"{url} server time", ms, "ms", limit),
            bar(f"{url} first after a change", few[url]["cold"], "ms", None),
            bar(f"{url} large/small data", ratio, "ratio", RATIO if limit else None),
            bar(f"{url} queries", max(few[url]["queries"], many[url]["queries"]), "", QUERIES),
            bar(f"{url} first view", few[url]["kb"], "kB", KB),
        ]
    return bars + signed_in_bars([few for few, _many in rounds])


def signed_in_bars(rounds: list[dict[str, Any]]) -> list[Bar]:
    """What signing in and the check of rights add to a page."""
    bars: list[Bar] = []
    for url in URLS:
        found = [one[f"{url} signed in"] for one in rounds]
        ms = statistics.median(one["ms"] for one in found)
        queries = max(one["queries"] for one in found)
        bars += [
            bar(f"{url} signed in: more time", ms, "ms", SIGNED_IN_MS),
            bar(f"{url} signed in: more queries", queries, "", SIGNED_IN_QUERIES),
        ]
    return bars


def brief_bars(folder: Path) -> list[Bar]:
    """The brief of Lao PDR as PDF, the whole command, in each language."""
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder / 'small.sqlite3'}"}
    bars = []
    for language in LANGUAGES:
        out = folder / f"brief-{language}.pdf"
        command = ["brief", "LAO", "--lang", language, "--to", "pdf", "--out", str(out)]
        times = []
        for _round in range(ROUNDS):
            began = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "article6.cli", *command],
                env=environment, check=True, capture_output=True,
            )  # fmt: skip
            times.append(time.perf_counter() - began)
        bars.append(bar(f"brief LAO to PDF in {language}", statistics.median(times), "s", BRIEF_S))
    return bars


def machine() -> Bar:
    """How fast this machine is just now; hold the other figures against it."""
    times = []
    for _run in range(15):
        began = time.perf_counter()
        sum(number * number for number in range(200_000))
        times.append((time.perf_counter() - began) * 1000)
    return bar("baseline: a sum over 200,000 numbers", statistics.median(times), "ms", None)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bars = [machine(), *page_bars(folder), *brief_bars(folder), machine()]
    for one in bars:
        limit = "" if one.bar is None else f"<= {one.bar:g}"
        print(
            f"{one.name:<45}{one.value:>10.2f} {one.unit:<6}{limit:<8}{'' if one.ok else 'MISSED'}"
        )
    LATEST.write_text(json.dumps([asdict(one) for one in bars], indent=1) + "\n")
    missed = sum(not one.ok for one in bars)
    print(f"{len(bars)} measured, {missed} missed; written to {LATEST.name}")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
