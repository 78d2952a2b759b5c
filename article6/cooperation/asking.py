"""Asking somebody without an account about a need: for one section, or one answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from article6.accounts.links import LinkProblem, holder, open_link
from article6.accounts.models import Purpose, SignedLink
from article6.cooperation.asking_actions import WITHDRAWN, ask, take
from article6.cooperation.forms import base_of, base_token
from article6.cooperation.forms_asking import SECTIONS, AnswerForm, AskForm, SectionForm
from article6.cooperation.models import Need, NeedStatus, Question
from article6.cooperation.sections import SectionChangedError, section_of
from article6.cooperation.writing import answer, find_need, get_or_post, told
from article6.core.access import Action, reader_of, require
from article6.core.doors import open_to_all, signed_in

GONE = 410


@signed_in
@get_or_post
def need_ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Send one section or one question to somebody, who needs no account."""
    reader = reader_of(request)
    need = find_need(reader, slug)
    require(reader, Action.SEND_LINK, need)
    form = AskForm(request.POST or None, initial={"language": request.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        ask(need, form.cleaned_data, reader, site=request.build_absolute_uri("/").rstrip("/"))
        messages.success(request, _("The letter is on its way. The link works once, for 14 days."))
        return redirect("need-detail", slug)
    return answer(request, "cooperation/need_ask.html", {"form": form, "need": need})


@open_to_all
@never_cache
@get_or_post
def need_answer(request: HttpRequest, purpose: str, token: str) -> HttpResponse:
    """What a letter asks for: one field or one answer. Opening the page changes nothing."""
    try:
        link = open_link(token, Purpose(purpose))
        need = Need.objects.filter(pk=link.key).first()
        if need is None or need.status == NeedStatus.WITHDRAWN:
            raise LinkProblem(WITHDRAWN)
        return _asked(request, link, need)
    except (LinkProblem, ValueError) as problem:
        text = getattr(problem, "text", _("This address is not complete or was changed."))
        return render(request, "cooperation/need_answered.html", {"problem": text}, status=GONE)


def _asked(request: HttpRequest, link: SignedLink, need: Need) -> HttpResponse:
    if link.purpose != Purpose.ANSWER_QUESTION:
        return _section_asked(request, link, need)
    question = Question.objects.filter(pk=link.part, need=need).first()
    if question is None:
        raise LinkProblem(WITHDRAWN)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        take(link, need, question, form.cleaned_data)
        return _taken(request)
    context = {"form": form, "need": need, "question": question}
    return answer(request, "cooperation/need_answer.html", context)


def _section_asked(request: HttpRequest, link: SignedLink, need: Need) -> HttpResponse:
    """What somebody else wrote there meanwhile is shown, never overwritten unseen."""
    now, who = section_of(need, link.part), holder(link).person
    form = SectionForm(request.POST or None, section=link.part, initial=now)
    base = base_of(request.POST.get("base", ""), who) or now
    context: dict[str, Any] = {"form": form, "need": need, "section": SECTIONS[link.part]}
    if request.method == "POST" and form.is_valid():
        try:
            take(link, need, None, form.cleaned_data, base)
        except SectionChangedError as changed:
            context["conflicts"], base = told(changed.theirs), now
        else:
            return _taken(request)
    context["base"] = base_token(base, who)
    return answer(request, "cooperation/need_answer.html", context)


def _taken(request: HttpRequest) -> HttpResponse:
    return render(request, "cooperation/need_answered.html", {"is_taken": True})
