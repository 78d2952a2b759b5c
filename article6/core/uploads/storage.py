"""Where inspected files are kept: outside every folder that is served, one random name each."""

import os
import re
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from django.conf import settings
from django.http import FileResponse

from article6.core.headers import ATTACHMENT_POLICY, PRIVATE
from article6.core.uploads.inspection import Inspected
from article6.core.uploads.kinds import KINDS
from article6.core.uploads.names import display_name

KEY = re.compile(rf"[0-9a-f]{{32}}\.(?:{'|'.join(KINDS)})")


def store(inspected: Inspected) -> str:
    """Write the file, whole or not at all; the key that opens it again."""
    path = _path(inspected.storage_name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:  # readable by us alone
        file.write(inspected.content)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)
    return inspected.storage_name


def open_stored(key: str) -> IO[bytes]:
    """The file behind a key; FileNotFoundError where there is none."""
    return _path(key).open("rb")


def attachment(key: str, name: str) -> FileResponse:
    """The file as an answer that a browser saves and does not show. The caller has asked whether
    the reader may have it."""
    kind = KINDS[key.rpartition(".")[2]]
    answer = FileResponse(
        open_stored(key),
        as_attachment=True,
        filename=display_name(name),
        content_type=kind.media_type,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = ATTACHMENT_POLICY
    answer["Cache-Control"] = PRIVATE
    return answer


def _path(key: str) -> Path:
    if not KEY.fullmatch(key):
        raise FileNotFoundError(key)
    return Path(settings.UPLOAD_DIR) / key[:2] / key
