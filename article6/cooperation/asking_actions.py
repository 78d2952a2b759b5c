"""What a letter about a need sets in motion: it is sent, and what it asks for comes back."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy

from article6.accounts.links import LinkProblem, holder, make_link, token_of, use_link
from article6.accounts.models import Purpose, SignedLink
from article6.cooperation.actions import locked
from article6.cooperation.forms_asking import SECTIONS
from article6.cooperation.models import Need, NeedStatus, Question
from article6.cooperation.sections import fill_section
from article6.core.access import Action, Reader, require
from article6.core.events import record
from article6.core.mail import send

WITHDRAWN = gettext_lazy("What this link asked about was withdrawn.")


@transaction.atomic
def ask(need: Need, values: dict[str, Any], by: Reader, *, site: str) -> SignedLink:
    """Write the letter with its link; the question, if it is one, is kept beside the need."""
    require(by, Action.SEND_LINK, need)
    purpose, part = Purpose.FILL_SECTION, values["section"]
    if part == "question":
        question = Question.objects.create(need=need, text=values["question"])
        purpose, part = Purpose.ANSWER_QUESTION, str(question.pk)
    link = make_link(purpose, need, values["email"], by, part=part)
    with translation.override(values["language"]):
        path = reverse("need-answer", args=[purpose.value, token_of(link)])
        section = str(SECTIONS.get(part, ""))
    context = {
        "address": site + path,
        "need": need,
        "section": section,
        "question": values["question"],
        "words": values["words"],
    }
    send("asked", values["email"], values["language"], context)
    return link


@transaction.atomic
def take(
    link: SignedLink,
    need: Need,
    question: Question | None,
    values: dict[str, Any],
    base: dict[str, Any] | None = None,
) -> None:
    """Store what came by a letter and close the letter; LinkProblem if it was used meanwhile, or
    the need withdrawn."""
    if locked(need.pk).status == NeedStatus.WITHDRAWN:
        raise LinkProblem(WITHDRAWN)
    use_link(link, need)
    if question is None:
        fill_section(need.pk, link.part, values, holder(link), base)
        return
    question.answer, question.answered_at = values["answer"], timezone.now()
    question.save()
    record("question_answered", need, holder(link), changes={"answer": (None, values["answer"])})
