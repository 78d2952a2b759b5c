"""What the loader wrote, so that a later load can tell a person's edit from its own."""

from django.db import models


class LoadedRow(models.Model):
    """One row as last written: if the stored object no longer matches, a person changed it."""

    table = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    object_id = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["table", "key"], name="row_loaded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.table}: {self.key}"
