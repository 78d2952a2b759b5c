"""People who sign in, what they are in an organisation, and the letters sent to them."""

import uuid
from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from article6.core import clock
from article6.core.access import Role
from article6.directory.models import Organisation


class UserManager(BaseUserManager["User"]):
    """People are made by invitation only; `create_superuser` makes the first administrator."""

    def create_user(self, email: str, password: str | None = None, **more: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **more)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str, **more: Any) -> "User":
        return self.create_user(email, password, is_superuser=True, **more)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account; the e-mail address is the name. `key` stands in histories."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("E-mail address"), unique=True)
    name = models.CharField(_("Name"), max_length=120)
    language = models.CharField(_("Language of mails"), max_length=2, default="en")
    is_active = models.BooleanField(default=True)
    is_example = models.BooleanField(default=False, help_text="Made for the demo; removable.")
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_staff(self) -> bool:
        return self.is_superuser


class MemberRole(models.TextChoices):
    """What a person may be made by those who manage an organisation."""

    READER = Role.READER.value, _("Reader")
    DRAFTER = Role.DRAFTER.value, _("Drafter")
    FOCAL_POINT = Role.FOCAL_POINT.value, _("Focal point")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> Self:
        """Those that hold today."""
        today = clock.today()
        return self.filter(Q(until=None) | Q(until__gte=today), since__lte=today)


class Membership(models.Model):
    """A person in an organisation, from the first to the last day."""

    person = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=MemberRole)
    since = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="Last day; empty: open.")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gte=models.F("since")),
            ),
            models.UniqueConstraint(
                fields=["person", "organisation"],
                condition=Q(until=None),
                name="one_open_membership_each",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}, {self.organisation_id}"


class Purpose(models.TextChoices):
    """The one thing a signed link is good for."""

    INVITATION = "invitation", _("Accept an invitation")
    CONFIRM_CONTACT = "confirm_contact", _("Confirm a contact")
    FILL_SECTION = "fill_section", _("Fill one section")
    ANSWER_QUESTION = "answer_question", _("Answer one question")


class SignedLink(models.Model):
    """A letter with one door: one purpose, one object, until one day; kept after it was used."""

    purpose = models.CharField(max_length=20, choices=Purpose)
    noun = models.CharField(max_length=60)
    key = models.CharField(max_length=80)
    part = models.CharField(max_length=40, blank=True, help_text="The section or question.")
    email = models.EmailField()
    made_by = models.CharField(max_length=40, help_text="Key of the account; empty: a command.")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.purpose} {self.noun} {self.key}"


class Invitation(models.Model):
    """A seat offered to an e-mail address; the letter with its link is a SignedLink."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    email = models.EmailField(_("E-mail address"))
    role = models.CharField(max_length=20, choices=MemberRole)
    language = models.CharField(max_length=2, default="en")
    made_at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.email}: {self.role}, {self.organisation_id}"
