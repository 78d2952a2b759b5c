"""Signing in and out, a new password, and where one is signed in."""

import re
import smtplib
import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings as site
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from article6.accounts.models import User
from article6.core.mail import deliver

pytestmark = pytest.mark.django_db
PASSWORD, NEW = "quiet river stone 7", "other lamp window 9"
FORM = {"login": "ana@example.org", "password": PASSWORD}
LIMITED = "Too many attempts"


@pytest.fixture
def ana() -> User:
    return User.objects.create_user("ana@example.org", PASSWORD, name="Ana", language="ar")


def sign_in(client: Client, **more: Any) -> Any:
    return client.post("/en/account/login/", FORM | more)


def is_signed_in(client: Client) -> bool:
    return client.get("/en/desk/").status_code == 200


OPEN = [
    "login/",
    "inactive/",
    "password/reset/",
    "password/reset/done/",
    "password/reset/key/done/",
    "password/reset/key/1-none/",
]
OWN = ["logout/", "reauthenticate/", "password/change/", "security/", "sessions/"]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("path", OPEN + OWN)
def test_a_page_stands_in_our_frame(client: Client, ana: User, language: str, path: str) -> None:
    if path in OWN:
        assert client.get(f"/{language}/account/{path}").status_code == 302
        sign_in(client)
    page = client.get(f"/{language}/account/{path}").content.decode()
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
    assert len(re.findall("<h1", page)) == 1
    assert 'class="site-head"' in page
    assert not re.search(r"<c-|\{\{|\{%|\sstyle=|\son\w+=|placeholder=\"[^S\u0627]", page)


@pytest.mark.parametrize(
    "path", ["", "signup/", "email/", "confirm-email/", "login/code/", "3rdparty/", "2fa/"]
)
def test_what_is_not_used_is_not_there(client: Client, path: str) -> None:
    assert client.get(f"/en/account/{path}").status_code == 404


@pytest.mark.parametrize("name", ["account_signup", "account_email", "socialaccount_connections"])
def test_names_that_are_not_used_lead_nowhere(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_signing_in_leads_to_the_desk_and_out_again(client: Client, ana: User) -> None:
    assert sign_in(client)["Location"] == "/en/desk/"
    page = client.get("/en/").content.decode()
    assert 'href="/en/desk/"' in page
    assert 'href="/en/account/login/"' not in page
    client.get("/en/account/logout/")
    assert is_signed_in(client)  # a page that only asks
    client.post("/en/account/logout/")
    assert not is_signed_in(client)
    assert "You have signed out." in client.get("/en/").content.decode()


@pytest.mark.parametrize("url", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_signing_in_leads_to_no_other_site(client: Client, ana: User, url: str) -> None:
    assert sign_in(client, next=url)["Location"] == "/en/desk/"


def test_a_wrong_password_says_so_and_keeps_the_address(client: Client, ana: User) -> None:
    for email in ("ana@example.org", "nobody@example.org"):
        page = sign_in(client, login=email, password="wrong").content.decode()
        assert "The e-mail address or the password is not right." in page
        assert f'value="{email}"' in page
        assert "wrong" not in page.split("<main")[1]


@pytest.mark.parametrize("language", [code for code, _name in site.LANGUAGES])
def test_an_error_stands_at_its_field_in_the_language_of_the_page(
    client: Client, language: str
) -> None:
    page = client.post(f"/{language}/account/login/", {"login": "", "password": ""}).content
    text = page.decode()
    field = re.search(r'<input[^>]*id="id_login"[^>]*>', text)
    assert field
    assert 'aria-invalid="true"' in field.group()
    assert 'aria-describedby="id_login_error"' in field.group()
    assert 'autocomplete="username"' in field.group()
    error = re.search(r'id="id_login_error">\s*<li>(.+?)</li>', text)
    assert error
    assert (error.group(1) == "This field is required.") == (language == "en")


def test_a_closed_account_does_not_sign_in(client: Client, ana: User) -> None:
    User.objects.filter(pk=ana.pk).update(is_active=False)
    assert sign_in(client)["Location"] == "/en/account/inactive/"
    assert not is_signed_in(client)


def test_script_may_run_only_where_a_passkey_is_used(client: Client) -> None:
    policy_of = {
        path: client.get(path)["Content-Security-Policy"]
        for path in ("/en/", "/en/account/login/", "/en/account/password/reset/")
    }
    allowed = {path for path, policy in policy_of.items() if "script-src 'self'" in policy}
    assert allowed == {"/en/account/login/"}
    assert not any("unsafe" in policy for policy in policy_of.values())


# ---- Limits ----


def test_a_thousand_guesses_open_nothing(client: Client, ana: User) -> None:
    answers = [sign_in(client, password=f"guess {n}") for n in range(1000)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429] * 990
    last = sign_in(client)  # the right one
    assert last.status_code == 429
    assert LIMITED in last.content.decode()
    assert 'class="site-head"' in last.content.decode()
    assert not is_signed_in(client)
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert sign_in(elsewhere).status_code == 429
    assert LIMITED in sign_in(elsewhere).content.decode()
    assert not is_signed_in(elsewhere)


def test_another_spelling_of_account_or_host_brings_no_more_guesses(
    client: Client, ana: User
) -> None:
    for n in range(10):
        email = "ana@example.org" if n % 2 else " Ana@Example.ORG "
        client.post(
            "/en/account/login/",
            {"login": email, "password": "wrong"},
            headers={"host": f"localhost:{8000 + n}"},
        )
    assert sign_in(client).status_code == 429


def test_an_office_is_not_locked_out_by_the_mistakes_of_one(client: Client, ana: User) -> None:
    User.objects.create_user("ben@example.org", PASSWORD, name="Ben")
    for _ in range(40):
        sign_in(client, password="wrong")
    assert sign_in(client, login="ben@example.org").status_code == 302
    assert is_signed_in(client)


def test_what_is_refused_reads_in_the_language_of_the_reader(client: Client) -> None:
    for _ in range(61):
        answer = client.post("/ar/account/login/", FORM | {"password": "wrong"})
    assert answer.status_code == 429
    assert '<html lang="ar" dir="rtl">' in answer.content.decode()


# ---- A new password ----


class Inbox:
    """What a mail server was given."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return "250 OK"


@pytest.fixture
def inbox(settings: Any) -> Iterator[Inbox]:
    """A real mail server, and the site set up to use it."""
    kept = Inbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(kept, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    yield kept
    server.stop()


def ask_for_link(client: Client, committed: Any, email: str = "ana@example.org") -> Any:
    with committed(execute=True):
        return client.post("/en/account/password/reset/", {"email": email})


def link_in(mail: EmailMessage) -> str:
    found = re.search(r"https?://testserver(/\S+)", mail.get_content())
    assert found
    return found.group(1)


def set_password(client: Client, link: str, password: str = NEW) -> Any:
    page = client.get(link, follow=True)
    form = page.context["action_url"] if page.context.get("form") else None
    return client.post(form, {"password1": password, "password2": password}) if form else page


def test_a_new_password_by_mail(
    client: Client, ana: User, inbox: Inbox, django_capture_on_commit_callbacks: Any
) -> None:
    before = Client()
    sign_in(before)
    known = ask_for_link(client, django_capture_on_commit_callbacks)
    unknown = ask_for_link(client, django_capture_on_commit_callbacks, "nobody@example.org")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert known.cookies.keys() == unknown.cookies.keys()
    [mail] = inbox.mails
    assert mail["To"] == "ana@example.org"
    with translation.override("ar"):
        assert mail["Subject"].strip() == translation.gettext("Set a new password for Article 6")
    link = link_in(mail)
    assert link.startswith("/ar/")  # her language, not that of the page
    with django_capture_on_commit_callbacks(execute=True):
        assert set_password(client, link).status_code == 302
    assert not is_signed_in(before)
    assert len(inbox.mails) == 2  # told that it was set
    assert sign_in(client).status_code == 200  # the old one
    assert sign_in(client, password=NEW).status_code == 302
    assert "token_fail" in set_password(Client(), link, "a third thing 12").context


def test_an_arabic_subject_arrives_as_it_was_written(inbox: Inbox) -> None:
    deliver.enqueue("ana@example.org", "كلمة مرور جديدة", "السيدة آنا\n")
    [mail] = inbox.mails
    assert mail["Subject"] == "كلمة مرور جديدة"
    assert mail.get_content().strip() == "السيدة آنا"


def test_a_mail_server_that_is_away_does_not_disturb_the_page(
    client: Client, ana: User, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise smtplib.SMTPServerDisconnected

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", refuse)
        answer = ask_for_link(client, django_capture_on_commit_callbacks)
    assert answer["Location"] == "/en/account/password/reset/done/"


def test_a_link_that_is_too_old_is_used_up(
    client: Client,
    ana: User,
    mailoutbox: Any,
    settings: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    ask_for_link(client, django_capture_on_commit_callbacks)
    link = re.search(r"http://testserver(\S+)", mailoutbox[0].body)
    assert link
    settings.PASSWORD_RESET_TIMEOUT = -1
    page = client.get(link.group(1)).content.decode()
    assert "<form" not in page.split("<main")[1]


WEAK = ["short 7", "1234567890123", "qwerty123456", "ana@example.org"]


@pytest.mark.parametrize("password", WEAK)
def test_a_weak_password_is_refused(
    client: Client,
    ana: User,
    mailoutbox: Any,
    password: str,
    django_capture_on_commit_callbacks: Any,
) -> None:
    ask_for_link(client, django_capture_on_commit_callbacks)
    link = re.search(r"http://testserver(\S+)", mailoutbox[0].body)
    assert link
    assert "errorlist" in set_password(client, link.group(1), password).content.decode()
    sign_in(client)
    form = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    assert "errorlist" in client.post("/en/account/password/change/", form).content.decode()
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)


def test_a_changed_password_ends_all_other_sessions(
    client: Client, ana: User, mailoutbox: Any, django_capture_on_commit_callbacks: Any
) -> None:
    other = Client()
    sign_in(other)
    sign_in(client)
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/en/account/password/change/", form)
    assert answer["Location"] == "/en/account/security/"
    assert is_signed_in(client)
    assert not is_signed_in(other)
    assert [mail.to for mail in mailoutbox] == [["ana@example.org"]]


def test_a_new_password_ends_the_wait(
    client: Client, ana: User, mailoutbox: Any, django_capture_on_commit_callbacks: Any
) -> None:
    for _ in range(12):
        sign_in(client, password="wrong")
    assert sign_in(client).status_code == 429
    ask_for_link(client, django_capture_on_commit_callbacks)
    link = re.search(r"http://testserver(\S+)", mailoutbox[0].body)
    assert link
    set_password(client, link.group(1))
    assert sign_in(client, password=NEW).status_code == 302


# ---- Sessions ----


def test_one_sees_ones_browsers_and_signs_one_out(client: Client, ana: User) -> None:
    other, third = (Client(headers={"user-agent": name}) for name in (FIREFOX, "odd/1.0"))
    for one in (client, other, third):
        sign_in(one)
    page = client.get("/en/account/sessions/").content.decode()
    assert "Firefox, Windows" in page
    assert "odd/1.0" in page
    [first, second] = re.findall(r'action="(/en/account/sessions/\d+/end/)"', page)
    client.post(first)
    assert sorted([is_signed_in(other), is_signed_in(third)]) == [False, True]
    assert is_signed_in(client)
    assert client.get(second).status_code == 405
    client.post("/en/account/sessions/")
    assert not is_signed_in(other)
    assert not is_signed_in(third)
    assert is_signed_in(client)


FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def test_nobody_signs_another_person_out(client: Client, ana: User) -> None:
    User.objects.create_user("ben@example.org", PASSWORD, name="Ben")
    sign_in(client)
    url = f"/en/account/sessions/{ana.usersession_set.get().pk}/end/"
    ben = Client()
    assert ben.post(url).status_code == 302  # to the page that signs in
    sign_in(ben, login="ben@example.org")
    assert ben.post(url).status_code == 404
    assert is_signed_in(client)


# ---- The mails of a demo ----


def test_the_mailbox_is_there_in_a_demo_only(
    client: Client, ana: User, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_BACKEND = "article6.accounts.mailbox.Backend"
    for demo, secure, answer in ((False, False, 404), (True, True, 404), (True, False, 200)):
        settings.DEMO, settings.SECURE = demo, secure
        assert client.get("/en/mailbox/").status_code == answer
    assert "No mail yet" in client.get("/en/mailbox/").content.decode()
    ask_for_link(client, django_capture_on_commit_callbacks)
    page = client.get("/en/mailbox/").content.decode()
    assert "ana@example.org" in page
    assert 'href="http://testserver/ar/account/password/reset/key/' in page
    settings.DEMO = False
    deliver.enqueue("ana@example.org", "kept nowhere", "text\n")
    settings.DEMO = True
    assert "kept nowhere" not in client.get("/en/mailbox/").content.decode()
