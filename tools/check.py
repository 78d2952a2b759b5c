"""Run everything that must hold, the cheap parts first, and say plainly at the end what did not.

Usage: python tools/check.py test | quick | check
"""

import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

ROOT = Path(__file__).resolve().parent.parent
PYTEST = "python -m pytest -q -n 2"
LIMIT_S = 600  # the whole has ten minutes; a step that takes them alone is stuck and is stopped
# The variables in which the tests find what tools/need.sh found.
VARIABLES = {"chromium": "CHROMIUM", "axe": "AXE_JS", "vnu": "VNU_JAR", "postgres": "POSTGRES_BIN"}


@dataclass(frozen=True)
class Step:
    name: str
    command: str
    unit: str = ""  # what it counts, for the closing line; empty for a check
    needs: tuple[str, ...] = ()  # system tools, see tools/need.sh


CHECKS = (
    Step("format", "ruff format --check ."),
    Step("lint", "ruff check ."),
    Step("templates", "djlint article6 --lint --quiet"),
    Step("types", "mypy"),
    Step("import contracts", "lint-imports"),
    Step("migrations", "python manage.py makemigrations --check --dry-run"),
    Step("translations", "python -m tools.messages check"),
)
SQLITE = Step("SQLite", f"{PYTEST} --ignore tests/journeys", "tests on SQLite")
POSTGRES = Step(
    "PostgreSQL",
    f"tools/with_postgres.sh {PYTEST} --ignore tests/journeys",
    "tests on PostgreSQL",
    ("postgres",),
)
JOURNEYS = Step("journeys", f"{PYTEST} tests/journeys", "journeys", ("chromium", "axe", "vnu"))
PLANS = {"check": CHECKS, "quick": (SQLITE,), "test": (*CHECKS, SQLITE, POSTGRES, JOURNEYS)}


def environment() -> dict[str, str]:
    """Ours first on the PATH; a person's own database is never the one under test."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return kept | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def find(tool: str, env: dict[str, str]) -> str:
    """Put the tool's path into its variable, or answer the sentence that says what is missing."""
    command = ["tools/need.sh", tool]
    asked = subprocess.run(command, cwd=ROOT, env=env, text=True, capture_output=True, check=False)
    if asked.returncode:
        return asked.stderr.strip() or f"{tool} is missing."
    env[VARIABLES[tool]] = asked.stdout.strip()
    return ""


def run(step: Step, env: dict[str, str]) -> tuple[bool, str]:
    """Whether the step held, and its output. Tests are shown while they run."""
    lines = []
    with subprocess.Popen(
        step.command.split(),
        cwd=ROOT,
        env=env,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        limit = Timer(LIMIT_S, process.terminate)
        limit.start()
        try:
            for line in process.stdout or ():
                lines.append(line)
                if step.unit:
                    print(line, end="", flush=True)
        except BaseException:  # stopped by hand: what runs must stop, too
            process.terminate()
            raise
        finally:
            limit.cancel()
    return process.returncode == 0, "".join(lines)


def counted(output: str, what: str) -> int:
    """How many tests passed (or were skipped), by pytest's own last lines."""
    return sum(int(number) for number in re.findall(rf"(\d+) {what}\b", output[-400:]))


def take(step: Step, env: dict[str, str]) -> tuple[bool, str]:
    """Whether the step held, and its part of the closing line."""
    missing = [sentence for tool in step.needs if (sentence := find(tool, env))]
    if missing:
        print(*missing, sep="\n")
        return False, ""
    began = time.monotonic()
    held, output = run(step, env)
    if not held and not step.unit:
        print(output)
    if counted(output, "skipped"):  # a skipped test proves nothing
        held = False
    verdict = "held" if held else "DID NOT HOLD"
    print(f"{verdict}: {step.name}, {time.monotonic() - began:.0f} s", flush=True)
    return held, f"{counted(output, 'passed')} {step.unit}" if step.unit else ""


def main(plan: str) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is stopped
    began, env, failed, parts = time.monotonic(), environment(), [], []
    steps = PLANS[plan]
    for step in steps:
        held, part = take(step, env)
        failed += [] if held else [step.name]
        parts += [part] if part else []
    checks = sum(not step.unit for step in steps)
    parts = [f"{checks} checks"] * bool(checks) + parts
    minutes, seconds = divmod(round(time.monotonic() - began), 60)
    verdict = f"Did not hold: {', '.join(failed)}." if failed else "All held."
    print(f"{verdict} {', '.join(parts)}; {minutes} min {seconds} s.")
    return bool(failed)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in PLANS:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
