"""One way to send a mail: in the reader's language, after the commit, by a job."""

from collections.abc import Mapping
from typing import Any

from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django_tasks import task


def send(template: str, to: str, language: str, context: Mapping[str, Any]) -> None:
    """Write `mail/<template>.txt` and send it once the transaction around it is committed.

    The first line of the template is the subject, the rest after an empty line the text. Texts go
    out plain, so that every reader and every filter takes them.
    """
    with translation.override(language):
        subject, _blank, body = render_to_string(f"mail/{template}.txt", dict(context)).partition(
            "\n\n"
        )
    subject = " ".join(subject.split())
    transaction.on_commit(lambda: deliver.enqueue(to, subject, body.strip() + "\n"))


@task()
def deliver(to: str, subject: str, body: str) -> None:
    """Hand one mail to the mail server of the settings."""
    EmailMessage(subject, body, to=[to]).send()
