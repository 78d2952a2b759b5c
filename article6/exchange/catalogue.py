"""Every list that the public may take away, gathered from the apps."""

from article6.actionplan.datasets import ACTION_LISTING, PLAN_LISTING
from article6.analytics.datasets_due import DEADLINE_LISTING
from article6.analytics.datasets_states import STATE_LISTING
from article6.analytics.datasets_support import SUPPORT_LISTING
from article6.coalitions.datasets import COALITION_LISTING
from article6.cooperation.datasets import NEED_LISTING
from article6.core.listing import Listing
from article6.directory.datasets import ORGANISATION_LISTING, TERM_LISTING
from article6.library.datasets import RESOURCE_LISTING
from article6.meetings.datasets import MEETING_LISTING, STATEMENT_LISTING

LISTINGS: dict[str, Listing] = {
    listing.dataset.slug: listing
    for listing in (
        STATE_LISTING,
        DEADLINE_LISTING,
        NEED_LISTING,
        SUPPORT_LISTING,
        COALITION_LISTING,
        PLAN_LISTING,
        ACTION_LISTING,
        MEETING_LISTING,
        STATEMENT_LISTING,
        RESOURCE_LISTING,
        TERM_LISTING,
        ORGANISATION_LISTING,
    )
}
