"""The real reference files in a folder of their own, for tests to spoil."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings

from .sheet import Sheets


@pytest.fixture
def sheets(tmp_path: Path) -> Sheets:
    folder = tmp_path / "data"
    shutil.copytree(settings.DATA_DIR, folder)
    return Sheets(folder)
