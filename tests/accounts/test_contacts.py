"""Contacts: what is shown of a person is what that person chose, whoever asks and where."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from article6.accounts.contact_actions import (
    ContactChangedError,
    add_contact,
    change_contact,
    remove_contact,
    send_own_link,
)
from article6.accounts.links import token_of
from article6.accounts.models import SignedLink
from article6.core.access import PUBLIC, Reader, Role, Seat
from article6.core.models import Event
from article6.directory.contacts import Contact
from article6.directory.disclosure import disclose, restore
from article6.directory.models import Organisation, Withheld
from article6.directory.national import contacts_of
from tests.accounts.factories import LAO, TCD, by, drafter, focal_point, officer, person, signed_in
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db

SITE = "https://example.org"
EMAIL, NAME, PHONE = "desk.officer@mfa.example", "Bounmy Keovilay", "+856 21 000 111"
FUNCTION = "Focal point, Ministry of Foreign Affairs"
TYPED = {
    "function": FUNCTION,
    "name": NAME,
    "email": EMAIL,
    "phone": PHONE,
    "languages": ";en;fr;",
    "mail_language": "fr",
}
CHOICES = ("entry", "name", "email", "phone")
ALL = dict.fromkeys(CHOICES, "public")
GRADED = {"entry": "public", "name": "states_parties", "email": "facilitators", "phone": "private"}
PARTY = Reader(frozenset({Seat(Role.READER, TCD)}), is_states_party=True)
COORDINATOR = Reader(frozenset({Seat(Role.COORDINATOR, TCD)}))
OWN = Reader(frozenset({Seat(Role.READER, LAO)}))
EDITOR = Reader(frozenset({Seat(Role.DRAFTER, LAO)}), person="editor")
LIST = f"/en/organisations/{LAO}/contacts/"
PLACES = (LIST, "/en/contacts/", "/en/contacts/?contact=lao")


def added(offered: dict[str, str] = ALL, **typed: str) -> Contact:
    laos = Organisation.objects.get(slug=LAO)
    return add_contact(laos, {**TYPED, **typed}, offered, EDITOR, site=SITE)


def page_of_letter() -> str:
    return f"/en/contacts/confirm/{token_of(SignedLink.objects.latest('pk'))}/"


def chosen(choice: dict[str, str], version: int = 2, **more: Any) -> dict[str, Any]:
    return {**{f"{name}_seen": one for name, one in choice.items()}, "version": version, **more}


def agreed(client: Client, choice: dict[str, str] = ALL, **typed: str) -> Contact:
    """A contact who answered their letter."""
    contact = added(**typed)
    page = client.post(page_of_letter(), chosen(choice, contact.version))
    assertContains(page, "Thank you")
    return Contact.objects.get(pk=contact.pk)


def seen(contact: Contact, reader: Reader) -> dict[str, str] | None:
    """The values this reader gets; None where they see nothing of it."""
    rows = list(Contact.objects.visible_to(reader).filter(pk=contact.pk))
    disclose(rows, reader)
    return {name: getattr(rows[0], name) for name in CHOICES[1:]} if rows else None


def test_nobody_outside_sees_a_contact_that_was_not_asked(client: Client) -> None:
    contact = added()
    for reader in (PUBLIC, PARTY, COORDINATOR):
        assert seen(contact, reader) is None
    assert seen(contact, OWN) == {"name": NAME, "email": EMAIL, "phone": PHONE}
    for place in PLACES:
        for word in (EMAIL, NAME, PHONE, FUNCTION):
            assertNotContains(client.get(place), word)


def test_person_is_asked_in_their_language_with_a_link(
    mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        added()
    assert [mail.to for mail in mailoutbox] == [[EMAIL]]
    assert f"{SITE}/fr/contacts/confirm/" in mailoutbox[0].body


def test_opening_the_link_changes_nothing(client: Client) -> None:
    contact = added()
    for _time in range(3):
        page = client.get(page_of_letter())
        assertContains(page, NAME)
        assertContains(page, "This is me, and correct")
        assert "noindex" in page["X-Robots-Tag"]
    assert Contact.objects.get(pk=contact.pk).confirmed_on is None
    assert seen(contact, PUBLIC) is None


def test_each_value_is_seen_as_the_contact_chose(client: Client) -> None:
    contact = agreed(client, GRADED)
    assert contact.confirmed_on == TODAY
    assert seen(contact, PUBLIC) == {"name": "", "email": "", "phone": ""}
    assert seen(contact, PARTY) == {"name": NAME, "email": "", "phone": ""}
    assert seen(contact, COORDINATOR) == {"name": NAME, "email": EMAIL, "phone": ""}
    assert seen(contact, OWN) == {"name": NAME, "email": EMAIL, "phone": PHONE}
    assert EMAIL not in str(Contact.objects.filter(pk=contact.pk).values())


@pytest.mark.parametrize("place", PLACES)
def test_pages_show_what_was_chosen_and_say_what_is_not(client: Client, place: str) -> None:
    agreed(client, {**GRADED, "phone": "public"})
    page = client.get(place)
    assertContains(page, FUNCTION)
    assertContains(page, PHONE)
    assertContains(page, "at this contact")
    for word in (EMAIL, NAME):
        assertNotContains(page, word)


def test_a_member_of_a_state_party_sees_more_than_the_public(client: Client) -> None:
    agreed(client, GRADED)
    signed_in(client, person("ndjamena@example.org", organisation=TCD))
    assertContains(client.get(LIST), NAME)
    assertNotContains(client.get(LIST), EMAIL)


def test_organisation_may_narrow_but_not_widen(client: Client) -> None:
    contact = agreed(client, GRADED)
    wide = change_contact(contact.pk, TYPED, ALL, contact.version, EDITOR, site=SITE)
    assert seen(wide, PUBLIC) == {"name": "", "email": "", "phone": ""}
    narrow = {**ALL, "name": "private"}
    change_contact(contact.pk, TYPED, narrow, wide.version, EDITOR, site=SITE)
    assert seen(contact, PARTY) == {"name": "", "email": "", "phone": ""}
    page = signed_in(client, person("td@example.org", organisation=TCD)).get(LIST)
    assertContains(page, '<span class="gap">not shown</span>', html=True)


def test_narrow_offer_holds_after_the_contact_chose_wider(client: Client) -> None:
    contact = added({**ALL, "email": "states_parties"})
    client.post(page_of_letter(), chosen(ALL, contact.version))
    assert seen(contact, PUBLIC) == {"name": NAME, "email": "", "phone": PHONE}


def test_another_address_is_another_person(client: Client) -> None:
    contact = agreed(client)
    old = SignedLink.objects.latest("pk")
    new = {**TYPED, "email": "successor@mfa.example"}
    change_contact(contact.pk, new, ALL, contact.version, EDITOR, site=SITE)
    assert seen(contact, PUBLIC) is None
    old.refresh_from_db()
    assert old.email == ""
    assert SignedLink.objects.latest("pk").email == "successor@mfa.example"


def test_new_number_waits_for_a_word_from_the_contact(client: Client) -> None:
    contact = agreed(client)
    new = {**TYPED, "phone": "+856 20 5555 5555"}
    change_contact(contact.pk, new, ALL, contact.version, EDITOR, site=SITE)
    assert seen(contact, PUBLIC) == {"name": NAME, "email": EMAIL, "phone": ""}


def test_desk_without_name_and_address_is_shown_as_entered() -> None:
    desk = added({**ALL, "phone": "states_parties"}, name="", email="")
    assert seen(desk, PUBLIC) == {"name": "", "email": "", "phone": ""}
    assert seen(desk, PARTY) == {"name": "", "email": "", "phone": PHONE}
    assert not SignedLink.objects.exists()


def test_name_without_address_cannot_be_asked_and_stays_inside() -> None:
    assert seen(added(email=""), PUBLIC) is None


def test_contact_corrects_the_entry_and_gives_another_address(client: Client) -> None:
    contact = added()
    typed = {**TYPED, "function": "Director", "email": "New@MFA.example", "languages": ["fr", "ar"]}
    page = client.post(page_of_letter() + "?change", chosen(ALL, contact.version, **typed))
    assertContains(page, "We have sent a link there")
    assert seen(contact, PUBLIC) is None
    letter = SignedLink.objects.latest("pk")
    assert letter.email == "new@mfa.example"
    client.post(page_of_letter(), chosen(ALL, contact.version + 1))
    shown = Contact.objects.get(pk=contact.pk)
    assert (shown.function, shown.languages) == ("Director", ";fr;ar;")
    assert seen(contact, PUBLIC) == {"name": NAME, "email": "new@mfa.example", "phone": PHONE}


def test_bad_input_is_said_at_the_field_and_the_link_stays_good(client: Client) -> None:
    contact = added()
    typed = {**TYPED, "email": "nowhere", "languages": ["fr"], "phone": "", "function": ""}
    page = client.post(page_of_letter() + "?change", chosen(ALL, contact.version, **typed))
    assertContains(page, "entry-wrong")
    assertContains(page, 'value="nowhere"')
    assertContains(client.post(page_of_letter(), chosen({**ALL, "name": "named"})), "entry-wrong")
    assertContains(client.post(page_of_letter(), chosen(ALL, contact.version)), "Thank you")


def test_contact_removes_themselves(client: Client) -> None:
    contact = agreed(client, GRADED)
    send_own_link(contact, PUBLIC, site=SITE)  # not again so soon
    SignedLink.objects.update(made_at=timezone.now() - timedelta(days=8))
    assert send_own_link(contact, PUBLIC, site=SITE)
    page = page_of_letter()
    assertContains(client.post(page, {"answer": "remove"}), "You are removed")
    assert not Contact.objects.exists()
    assert not Withheld.objects.exists()
    assert client.get(page).status_code == 410
    trace = Event.objects.get(verb="contact_removed")
    assert (trace.door, trace.owner) == ("link", LAO)


def test_history_holds_no_name_address_or_number(client: Client) -> None:
    contact = agreed(client, GRADED)
    new = {**TYPED, "name": "Somchai Vong"}
    change_contact(contact.pk, new, ALL, contact.version, EDITOR, site=SITE)
    told = str(list(Event.objects.values()))
    for word in (NAME, "Somchai", EMAIL, PHONE):
        assert word not in told
    verbs = Event.objects.filter(noun="directory.contact").values_list("verb", flat=True)
    assert {"contact_added", "contact_confirmed", "contact_changed"} <= set(verbs)


@pytest.mark.parametrize("spoil", [lambda token: token[:-1], lambda token: "9" + token])
def test_altered_link_opens_nothing(client: Client, spoil: Any) -> None:
    contact = added()
    token = spoil(token_of(SignedLink.objects.latest("pk")))
    for answer in (
        client.get(f"/en/contacts/confirm/{token}/"),
        client.post(f"/en/contacts/confirm/{token}/", chosen(ALL, contact.version)),
    ):
        assertContains(answer, "not complete or was changed", status_code=410)
        assertNotContains(answer, NAME, status_code=410)
    assert seen(contact, PUBLIC) is None


def test_link_works_once(client: Client) -> None:
    contact = agreed(client, GRADED)
    again = client.post(page_of_letter(), chosen(ALL, contact.version))
    assertContains(again, "used already", status_code=410)
    assert seen(contact, PUBLIC) == {"name": "", "email": "", "phone": ""}


def test_expired_and_revoked_links_open_nothing(client: Client) -> None:
    contact = added()
    page = page_of_letter()
    SignedLink.objects.update(expires_at=timezone.now())
    assertContains(client.get(page), "has expired", status_code=410)
    remove_contact(Contact.objects.get(pk=contact.pk), EDITOR)
    assertContains(client.get(page), "called back", status_code=410)


def test_entry_changed_meanwhile_is_not_confirmed_unseen(client: Client) -> None:
    contact = added()
    page = page_of_letter()
    new = {**TYPED, "function": "Another function"}
    change_contact(contact.pk, new, ALL, contact.version, EDITOR, site=SITE)
    answer = client.post(page, chosen(ALL, contact.version))
    assertContains(answer, "was changed after you opened the page", status_code=409)
    assert seen(contact, PUBLIC) is None


def test_two_editors_do_not_overwrite_each_other() -> None:
    contact = added()
    change_contact(contact.pk, TYPED, ALL, contact.version, EDITOR, site=SITE)
    with pytest.raises(ContactChangedError):
        change_contact(contact.pk, TYPED, ALL, contact.version, EDITOR, site=SITE)


def form(**typed: Any) -> dict[str, Any]:
    return {**chosen(ALL), **TYPED, "languages": ["en"], **typed}


def test_drafter_adds_edits_and_removes_by_the_pages(client: Client) -> None:
    signed_in(client, drafter())
    assertContains(client.get(LIST + "add/"), "the contact has the last word")
    assertContains(client.post(LIST + "add/", form(), follow=True), "asked the person by mail")
    contact = Contact.objects.get()
    edit = f"/en/contacts/{contact.pk}/edit/"
    assertContains(client.get(edit), f'value="{EMAIL}"')
    stale = client.post(edit, form(version=1, function="Mine"))
    assertContains(stale, "Somebody else changed this contact", status_code=409)
    assertContains(stale, 'value="Mine"', status_code=409)
    client.post(edit, form(version=contact.version, function="Desk"))
    assert Contact.objects.get().function == "Desk"
    client.post(f"/en/contacts/{contact.pk}/remove/")
    assert not Contact.objects.exists()
    assert Event.objects.get(verb="contact_removed").person


def test_entry_needs_a_way_to_be_reached(client: Client) -> None:
    signed_in(client, drafter())
    page = client.post(LIST + "add/", form(email="", phone=""))
    assertContains(page, "Give an e-mail address or a phone number.")


def test_strangers_readers_and_other_states_change_nothing(client: Client) -> None:
    contact = agreed(client)
    paths = (
        LIST + "add/",
        f"/en/contacts/{contact.pk}/edit/",
        f"/en/contacts/{contact.pk}/remove/",
    )
    for path in paths:
        assert client.post(path, form()).status_code == 302  # to the sign-in
    for user in (
        person("reader@example.org", organisation=LAO),
        focal_point("tcd@example.org", TCD),
    ):
        other = signed_in(Client(), user)
        assert [other.post(path, form()).status_code for path in paths] == [403] * 3
    assert Contact.objects.get().version == contact.version


def test_what_another_state_cannot_see_is_not_there(client: Client) -> None:
    contact = added()
    signed_in(client, focal_point("tcd@example.org", TCD))
    assert client.get(f"/en/contacts/{contact.pk}/edit/").status_code == 404
    with pytest.raises(Http404):
        remove_contact(contact, by(focal_point("tcd2@example.org", TCD)))
    with pytest.raises(PermissionDenied):
        add_contact(Organisation.objects.get(slug=LAO), TYPED, ALL, PARTY, site=SITE)


def test_the_unit_enters_for_a_state_and_the_page_says_so(client: Client) -> None:
    laos, unit = Organisation.objects.get(slug=LAO), by(officer())
    contact = add_contact(laos, TYPED, ALL, unit, site=SITE)
    client.post(page_of_letter(), chosen(ALL, contact.version))
    assertContains(client.get(LIST), "entered by")
    assert Event.objects.get(verb="contact_added").on_behalf == "isu-ccm"


def test_whoever_says_it_is_them_gets_a_link_at_the_address_on_record(client: Client) -> None:
    contact = agreed(client, GRADED)
    SignedLink.objects.update(made_at=timezone.now() - timedelta(days=8))
    assertContains(client.get(LIST), f'href="{LIST}letter/"')
    assertContains(client.get(LIST + "letter/"), f'value="{contact.pk}"')
    assert "csrftoken" not in Client().get(LIST).cookies
    for _time in range(2):
        page = client.post(LIST + "letter/", {"contact": contact.pk}, follow=True)
        assertContains(page, "a link is on its way there")
        assertNotContains(page, EMAIL)
    letters = SignedLink.objects.filter(email=EMAIL)
    assert letters.count() == 1
    for odd in ("", "x", "9" * 30, contact.pk + 1):
        assert client.post(LIST + "letter/", {"contact": odd}).status_code == 404


def test_contacts_of_a_state_for_its_profile(client: Client) -> None:
    contact = agreed(client, GRADED)
    laos = Organisation.objects.get(slug=LAO).state
    assert laos is not None
    (row,) = contacts_of(laos, PUBLIC)
    assert (row.pk, row.name, row.withheld) == (contact.pk, "", {"name", "email", "phone"})


def test_withheld_values_come_back_complete_for_the_organisation(client: Client) -> None:
    contact = agreed(client, GRADED)
    restore(contact)
    assert [getattr(contact, name) for name in CHOICES[1:]] == [NAME, EMAIL, PHONE]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_pages_have_one_heading_and_no_leftovers(client: Client, language: str) -> None:
    added()
    letter = page_of_letter().replace("/en/", f"/{language}/")
    signed_in(client, drafter())
    edit = f"/{language}/contacts/{Contact.objects.get().pk}/edit/"
    own = LIST.replace("/en/", f"/{language}/")
    for path in (letter, letter + "?change", edit, own, own + "letter/"):
        page = client.get(path).content.decode()
        assert page.count("<h1") == 1, path
        for leftover in ("{%", "<c-", ">None<"):
            assert leftover not in page


def test_unknown_organisation_has_no_page(client: Client) -> None:
    assert client.get("/en/organisations/nobody/contacts/").status_code == 404
