"""Who to write to in an organisation; how much of it is public is the person's own choice."""

from collections.abc import Mapping

from django.db import models

from article6.directory.owned import Owned, OwnedQuerySet


class ContactQuerySet(OwnedQuerySet["Contact"]):
    """Asked for a reader before anything else."""


class Contact(Owned):
    """A person or a desk of the owning organisation, as they want to be reached."""

    withholdable: Mapping[str, tuple[str, ...]] = {
        "name": ("name",),
        "email": ("email",),
        "phone": ("phone",),
    }

    name = models.CharField(max_length=120, blank=True)
    function = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    languages = models.CharField(max_length=60, blank=True, help_text="Kept as ';fr;ar;'.")
    mail_language = models.CharField(max_length=2, default="en")
    confirmed_on = models.DateField(null=True, blank=True, help_text="Last “this is still me”.")
    asked_on = models.DateField(null=True, blank=True, help_text="Last time we asked.")

    objects = ContactQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.function}, {self.owner_id}"
