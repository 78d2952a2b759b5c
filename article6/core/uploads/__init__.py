"""Files from outside: looked at before they are kept, kept where no address leads, given back as
attachments that run nothing.

    inspected = inspect(upload.name, upload)   # ValidationError says what is wrong
    key = store(inspected)
    return attachment(key, inspected.name)

What the inspection cannot see is in docs/threat-model.md.
"""

from article6.core.uploads.inspection import Inspected, inspect
from article6.core.uploads.storage import attachment, open_stored, store

__all__ = ["Inspected", "attachment", "inspect", "open_stored", "store"]
