"""Where a person is signed in, and signing out elsewhere."""

from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from article6.accounts.browsers import browser_name
from article6.core.doors import signed_in


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def session_list(request: HttpRequest) -> HttpResponse:
    """Browsers that are signed in; a POST signs out all but this one."""
    sessions = UserSession.objects.purge_and_list(request.user)
    others = [session for session in sessions if not session.is_current()]
    if request.method == "POST":
        get_adapter().end_sessions(others)
        messages.success(request, _("You are signed out everywhere but here."))
        return redirect("usersessions_list")
    sessions.sort(key=lambda session: (session.is_current(), session.created_at), reverse=True)
    rows = [(session, browser_name(session.user_agent)) for session in sessions]
    return render(
        request, "usersessions/usersession_list.html", {"rows": rows, "others": len(others)}
    )


@signed_in
@require_POST
def session_end(request: HttpRequest, number: int) -> HttpResponse:
    """Sign one browser out; one's own only."""
    session = get_object_or_404(UserSession, pk=number, user=request.user)
    get_adapter().end_sessions([session])
    messages.success(request, _("That browser is signed out."))
    return redirect("usersessions_list")
