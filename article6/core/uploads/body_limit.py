"""The size of what may be sent to us at all, refused before a byte of it is read."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

# Files a little too large come through to the form, which says so beside the field.
TIMES_ONE_FILE = 3


class BodyLimit(FileUploadHandler):
    """Stands first in FILE_UPLOAD_HANDLERS; keeps nothing itself. Django's own limits count the
    fields of a form, not its files."""

    def handle_raw_input(
        self, input_data: Any, meta: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        if content_length > TIMES_ONE_FILE * settings.UPLOAD_MAX_BYTES:
            raise RequestDataTooBig(f"a body of {content_length} bytes")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
