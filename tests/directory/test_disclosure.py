"""What is kept back is nowhere but with those who may have it."""

import itertools
from copy import copy
from decimal import Decimal

import pytest
from django.test import Client

from article6.cooperation.models import Need
from article6.core.access import PUBLIC, Reader, Role, Seat
from article6.directory.disclosure import copy_for, disclose, kept_back, restore, withhold
from article6.directory.models import NamedReader, Withheld
from article6.directory.owned import ORDER, Audience

pytestmark = pytest.mark.django_db

READERS = {
    "public": PUBLIC,
    "a State Party": Reader(is_states_party=True),
    "named": Reader(frozenset({Seat(Role.READER, "gov-nor")}), True),
    "a Coordinator": Reader(frozenset({Seat(Role.COORDINATOR, "gov-phl")}), True),
    "the owner": Reader(frozenset({Seat(Role.READER, "gov-lao")}), True),
}


@pytest.fixture
def need() -> Need:
    need = Need(
        slug="lao-clearance-1",
        state_id="LAO",
        owner_id="gov-lao",
        area="clearance",
        article=4,
        title="Clearance in Boualapha",
        summary="zanzibarquartz",
        amount=Decimal("1234567.89"),
        currency="EUR",
        status="published",
        stated_on="2026",
    )
    need.index()
    need.save()
    return need


def keep_back(need: Need, **wanted: str) -> None:
    restore(need)
    withhold(need, wanted)
    need.index()
    need.save()


def test_the_row_itself_lacks_what_is_kept_back(need: Need) -> None:
    keep_back(need, amount="facilitators", summary="private")
    stored = Need.objects.get(pk=need.pk)
    assert (stored.amount, stored.currency, stored.summary) == (None, "", "")
    assert "zanzibarquartz" not in stored.search_text
    assert kept_back(stored) == {"amount": "facilitators", "summary": "private"}


def test_it_comes_back_whole(need: Need) -> None:
    keep_back(need, amount="private", summary="private")
    stored = Need.objects.get(pk=need.pk)
    restore(stored)
    assert (stored.amount, stored.currency) == (Decimal("1234567.89"), "EUR")
    keep_back(stored)
    assert Need.objects.get(pk=need.pk).summary == "zanzibarquartz"
    assert not Withheld.objects.exists()


def test_what_cannot_be_kept_back_is_refused(need: Need) -> None:
    with pytest.raises(ValueError, match="title"):
        withhold(need, {"title": "private"})


@pytest.mark.parametrize(("audience", "back"), [*itertools.product(Audience, ["", *ORDER[:-1]])])
def test_the_preview_is_what_each_reader_then_sees(need: Need, audience: str, back: str) -> None:
    """The look before publishing and the look after it, for every reader and choice."""
    wanted = {"amount": back} if back else {}
    previews = {}
    for name, reader in READERS.items():
        seen = copy(need)
        shown = copy_for(seen, reader, audience=audience, withheld=wanted, named=("gov-nor",))
        previews[name] = (seen.amount, seen.withheld) if shown else None
    need.audience = audience
    NamedReader.objects.create(noun="cooperation.need", key=need.pk, organisation_id="gov-nor")
    keep_back(need, **wanted)
    for name, reader in READERS.items():
        found = list(Need.objects.visible_to(reader).filter(pk=need.pk))
        disclose(found, reader)
        seen_now = (found[0].amount, found[0].withheld) if found else None
        assert previews[name] == seen_now, name


def test_no_sum_order_filter_or_search_tells_a_withheld_amount(client: Client, need: Need) -> None:
    keep_back(need, amount="private", summary="private")
    for query in ("amount=yes", "sort=-amount&amount=yes", "q=zanzibarquartz"):
        page = client.get(f"/en/needs/?{query}").content.decode()
        assert "lao-clearance-1" not in page, query
    assert "lao-clearance-1" in client.get("/en/needs/?amount=no").content.decode()
    everything = b"".join(client.get("/en/data/needs.csv"))  # type: ignore[arg-type]
    assert b"1234567" not in everything
    assert "1,234,568" not in client.get("/en/needs/lao-clearance-1/").content.decode()
