"""The reference data, loaded once into the test database; every test sees it and may change it."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import translation

from article6.core import clock, memory

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: Any, django_db_blocker: Any) -> None:
    """A test that writes is rolled back, so the reference rows stay for the next one."""
    with django_db_blocker.unblock():
        call_command("load", quiet=True)


@pytest.fixture
def committed(transactional_db: None) -> Iterator[None]:
    """For what is only true across transactions. The database is emptied afterwards, history
    included, which it refuses as long as its triggers stand; such tests run last."""
    call_command("load", quiet=True)
    yield
    memory.forget()
    triggers = import_module("article6.core.migrations.0002_events_append_only")
    with connection.schema_editor() as editor, suppress(DatabaseError), transaction.atomic():
        triggers.remove(None, editor)


@pytest.fixture(autouse=True)
def frozen_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test lives on one day."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """A page asked for in one test must not leave its language to the next."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def jobs_at_once(settings: Any) -> None:
    """No worker runs beside the tests: a job is done where it is asked for."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick
