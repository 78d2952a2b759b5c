"""Mails of a demo: kept, and shown on a page, in place of being sent."""

import logging
from collections.abc import Sequence

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from article6.core.doors import open_to_all

KEPT = 50
KEY = "mailbox"
log = logging.getLogger(__name__)


def is_open() -> bool:
    """Everybody may read this box, links that set passwords included: in a demo only."""
    return settings.DEMO and not settings.SECURE and not settings.MAIL_URL.scheme


class Backend(BaseEmailBackend):
    """Keeps the latest mails in the cache, which all processes share."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if not is_open():
            log.warning("MAIL_URL is empty: %d mails were not sent", len(email_messages))
            return 0
        new = [
            {"to": mail.to, "subject": mail.subject, "text": mail.body, "at": timezone.now()}
            for mail in email_messages
        ]
        cache.set(KEY, [*reversed(new), *cache.get(KEY, [])][:KEPT], timeout=None)
        return len(new)


@open_to_all
@require_safe
@never_cache
def mailbox(request: HttpRequest) -> HttpResponse:
    """The latest mails of the demo, newest first."""
    if not is_open():
        raise Http404
    return render(request, "accounts/mailbox.html", {"mails": cache.get(KEY, []), "kept": KEPT})
