"""Mails of a test are sent at once, when what was done is committed."""

from typing import Any

import pytest


@pytest.fixture
def mails_at_once(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
