"""A real server on a database of its own, and a real browser that asks it."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
STARTED_WITHIN = 60  # seconds for migrating, loading and the first answer


@pytest.fixture(autouse=True)
def frozen_day() -> None:
    """A server of its own lives on the real day; journeys rely on no date that moves."""


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """No test database: the server brings its own."""


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """`make demo` as a person would start it: its address by name, because a passkey wants one,
    and the environment of its commands."""
    port = _free_port()
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path_factory.mktemp('demo') / 'site.sqlite3'}",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SITE_URL": f"http://localhost:{port}",
        "DEBUG": "",
        "DEMO": "1",
    }
    command = [sys.executable, "-m", "article6.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, start_new_session=True) as server:
        try:
            _wait_for(f"http://127.0.0.1:{port}", server)
            yield f"http://localhost:{port}", environment
        finally:
            os.killpg(server.pid, signal.SIGTERM)


@pytest.fixture(scope="session")
def site(demo: tuple[str, dict[str, str]]) -> str:
    """The same, for a visitor."""
    return demo[0]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < end:
        assert server.poll() is None, "the server stopped before it answered"
        try:
            urlopen(f"{address}/healthz", timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"no answer from {address} within {STARTED_WITHIN} s")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert program, "Chromium is missing: tools/need.sh chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A wide window, no script: every page must work so."""
    context = browser.new_context(
        base_url=site, java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return Path(os.environ["AXE_JS"]).read_text(encoding="utf-8")
