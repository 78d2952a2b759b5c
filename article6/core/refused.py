"""A form that came without its proof of origin: say why, and give back what was typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from article6.core.access import reader_of

# Never shown again: proofs, and what only its owner should know.
SECRET = ("password", "token", "code", "csrf", "credential", "secret", "login", "otp")


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 in the reader's language, with the typed texts to copy."""
    return render(request, "403_csrf.html", {"typed": _typed(request)}, status=403)


def _typed(request: HttpRequest) -> list[str]:
    """Texts of the form; only for who is signed in, because the form of another site comes in
    without the session (SameSite) and shall not make us show its words."""
    if not reader_of(request).person:
        return []
    return [
        text
        for name, texts in request.POST.lists()
        if not any(word in name.lower() for word in SECRET)
        for text in texts
        if " " in text.strip() or len(text) > 20
    ]
