"""Every role, every audience, every action: the answer for one record and for a query agree."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from article6.cooperation.models import Need
from article6.core.access import PUBLIC, TABLE, Action, Reader, Role, Seat, can
from article6.directory.models import NamedReader, Organisation, OrganisationKind
from article6.directory.owned import Audience

pytestmark = pytest.mark.django_db
LAO, NORWAY, ANGOLA = "gov-lao", "gov-nor", "gov-ago"


def isu() -> str:
    return Organisation.objects.filter(kind=OrganisationKind.SECRETARIAT).first().slug  # type: ignore[union-attr]


@dataclass
class Case:
    """A record with what it is made of."""

    need: Need
    audience: str
    is_draft: bool
    entered_by: str | None
    named: tuple[str, ...]


@pytest.fixture
def cases() -> list[Case]:
    found = []
    wheres = itertools.product(Audience, (False, True), (None, LAO, isu()), ((), (NORWAY,)))
    for number, (audience, is_draft, entered_by, named) in enumerate(wheres):
        need = Need.objects.create(
            slug=f"case-{number}",
            state_id="LAO",
            owner_id=LAO,
            entered_by_id=entered_by,
            area="clearance",
            article=4,
            title="case",
            audience=audience,
            is_draft=is_draft,
            status="draft" if is_draft else "published",
        )
        for slug in named:
            NamedReader.objects.create(noun="cooperation.need", key=need.pk, organisation_id=slug)
        found.append(Case(need, audience, is_draft, entered_by, named))
    return found


def readers() -> Iterator[tuple[str, Reader]]:
    yield "public", PUBLIC
    yield "signed in without a seat", Reader(person="x")
    for role, (slug, is_party) in itertools.product(
        Role, ((LAO, True), (NORWAY, True), (ANGOLA, False), (isu(), False))
    ):
        organisation = "" if role is Role.ADMINISTRATOR else slug
        yield f"{role} of {slug}", Reader(frozenset({Seat(role, organisation)}), is_party)


def test_a_query_and_a_record_give_the_same_answer(cases: list[Case]) -> None:
    mine = Need.objects.filter(slug__startswith="case-")
    for name, reader in readers():
        seen = set(mine.visible_to(reader).values_list("pk", flat=True))
        assert seen == {c.need.pk for c in cases if c.need.is_visible_to(reader)}, name
        for action in Action:
            allowed = set(mine.allowing(reader, action).values_list("pk", flat=True))
            assert allowed == {c.need.pk for c in cases if can(reader, action, c.need)}, (
                name,
                action,
            )


def test_the_answer_is_what_the_design_says(cases: list[Case]) -> None:
    """Written out anew, so that a slip in the code is not repeated here."""
    for name, reader in readers():
        slugs = {seat.organisation for seat in reader.seats if seat.role != Role.COORDINATOR}
        facilitates = any(
            seat.role in (Role.COORDINATOR, Role.ISU_OFFICER) for seat in reader.seats
        )
        for case in cases:
            own = bool(slugs & {LAO, case.entered_by})
            open_to = {
                Audience.PUBLIC: True,
                Audience.STATES_PARTIES: reader.is_states_party or facilitates,
                Audience.NAMED: facilitates or bool(slugs & set(case.named)),
                Audience.FACILITATORS: facilitates,
                Audience.PRIVATE: False,
            }[Audience(case.audience)]
            expected = own or (open_to and not case.is_draft)
            assert case.need.is_visible_to(reader) == expected, (name, case)


def test_a_named_organisation_reads_until_its_last_day(cases: list[Case]) -> None:
    reader = Reader(frozenset({Seat(Role.READER, NORWAY)}))
    case = next(c for c in cases if c.audience == Audience.NAMED and c.named and not c.is_draft)
    for until, sees in (("2026-11-22", False), ("2026-11-23", True), (None, True)):
        NamedReader.objects.filter(key=case.need.pk).update(until=until)
        assert case.need.is_visible_to(reader) is sees
        assert Need.objects.visible_to(reader).filter(pk=case.need.pk).exists() is sees


def test_every_action_is_somebodys_and_every_role_is_known() -> None:
    assert set(TABLE) == set(Action)
    assert all(TABLE[action] for action in Action)
    assert {role for row in TABLE.values() for role in row} == set(Role)
