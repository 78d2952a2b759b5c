"""Progress: the action plans and one plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from article6.actionplan.datasets import PLAN_LISTING
from article6.actionplan.models import Action, ActionPlan
from article6.actionplan.sections import COOPERATION, entries, sections
from article6.core.access import reader_of
from article6.core.doors import open_to_all
from article6.library.models import Remark


@open_to_all
def plan_list(request: HttpRequest) -> HttpResponse:
    """The newest plan with what it says on assistance, then the other plans."""
    selection = PLAN_LISTING.read(request.GET, reader_of(request))
    plans = selection.page().rows
    current = plans[0] if plans else None
    assistance = Action.objects.filter(plan=current, section=COOPERATION).order_by("position")
    context = {
        "current": current,
        "entries": entries(assistance),
        "others": plans[1:],
        "notices": selection.notices,
    }
    return render(request, "actionplan/plan_list.html", context)


@open_to_all
def plan_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One plan, section by section; what was not found is said."""
    plan = get_object_or_404(ActionPlan.objects.select_related("adopted_at"), code__iexact=code)
    actions = list(plan.actions.order_by("position"))
    context = {
        "plan": plan,
        "sections": sections(actions),
        "actions_here": len(actions),
        "has_indicators": any(action.indicator_summary for action in actions),
        "remarks": Remark.objects.about(plan.code),
        "crumbs": [(_("Action plans"), reverse("plan-list"))],
    }
    return render(request, "actionplan/plan_detail.html", context)
