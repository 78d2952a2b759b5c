"""Country coalitions: the list and one coalition."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from article6.coalitions.datasets import COALITION_LISTING
from article6.coalitions.models import Coalition
from article6.cooperation.models import Need
from article6.core.access import reader_of
from article6.core.doors import open_to_all
from article6.library.models import Remark


@open_to_all
def coalition_list(request: HttpRequest) -> HttpResponse:
    """Every partnership on record, and what a coalition is."""
    selection = COALITION_LISTING.read(request.GET, reader_of(request))
    return render(
        request,
        "coalitions/coalition_list.html",
        {"selection": selection, "page": selection.page(), "notices": selection.notices},
    )


@open_to_all
def coalition_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One coalition: who leads, who does what, what came of it, what is doubtful."""
    coalition = get_object_or_404(Coalition.objects.select_related("state"), slug=slug)
    needs = Need.objects.published(reader_of(request)).filter(
        state=coalition.state, article=coalition.article
    )
    context = {
        "coalition": coalition,
        "members": coalition.members.select_related("organisation"),
        "needs": needs.order_by("-stated_on", "slug")[:5],
        "remarks": Remark.objects.about(coalition.state_id).filter(article=coalition.article),
        "crumbs": [(_("Country coalitions"), reverse("coalition-list"))],
    }
    return render(request, "coalitions/coalition_detail.html", context)
