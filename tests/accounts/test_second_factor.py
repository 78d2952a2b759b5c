"""Second factors: who needs one, setting one up, and signing in with it."""

import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from article6.accounts.middleware import reader
from article6.accounts.models import User

pytestmark = pytest.mark.django_db
PASSWORD, SECRET = "quiet river stone 7", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
WAITS = "Your role waits for a second factor."


@pytest.fixture
def chief() -> User:
    """Somebody whose role wants a second factor."""
    return User.objects.create_superuser("chief@example.org", PASSWORD, name="Chief")


@pytest.fixture
def ana() -> User:
    """Somebody whose role wants none."""
    return User.objects.create_user("ana@example.org", PASSWORD, name="Ana")


def sign_in(client: Client, user: User, language: str = "en") -> Any:
    form = {"login": user.email, "password": PASSWORD}
    return client.post(f"/{language}/account/login/", form)


def confirm(client: Client) -> None:
    client.post("/en/account/reauthenticate/", {"password": PASSWORD})


def code(secret: str = SECRET, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def notice(user: User) -> str:
    """What the desk includes."""
    request = RequestFactory().get("/en/desk/")
    request.user = user
    reader(lambda _request: None)(request)  # type: ignore[arg-type,return-value]
    return render_to_string("accounts/second_factor_notice.html", {"request": request})


def test_who_needs_one_is_led_to_it_and_told_why(client: Client, chief: User) -> None:
    answer = sign_in(client, chief)
    assert answer["Location"] == "/en/account/security/"
    assert WAITS in client.get(answer["Location"]).content.decode()
    assert client.get("/en/states/").status_code == 200  # reading goes on
    assert WAITS in notice(chief)
    TOTP.activate(chief, SECRET)
    assert notice(chief).strip() == ""


def test_who_needs_none_is_left_alone(client: Client, ana: User) -> None:
    assert sign_in(client, ana)["Location"] == "/en/desk/"
    assert WAITS not in client.get("/en/account/security/").content.decode()
    assert notice(ana).strip() == ""


def test_changing_a_factor_asks_for_the_password_again(client: Client, ana: User) -> None:
    sign_in(client, ana)
    for path in ("totp/activate/", "passkeys/add/"):
        answer = client.get(f"/en/account/security/{path}")
        assert answer["Location"].startswith("/en/account/reauthenticate/?next=")
    confirm(client)
    assert client.get("/en/account/security/totp/activate/").status_code == 200


def test_setting_up_the_app(
    client: Client, ana: User, mailoutbox: Any, django_capture_on_commit_callbacks: Any
) -> None:
    sign_in(client, ana)
    confirm(client)
    page = client.get("/en/account/security/totp/activate/").content.decode()
    assert "<svg" in page
    assert "data:" not in page
    secret = re.search(r'class="secret">(\w+)<', page)
    assert secret
    wrong = client.post("/en/account/security/totp/activate/", {"code": "000000"})
    assert "This was not accepted." in wrong.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        right = {"code": code(secret.group(1))}
        answer = client.post("/en/account/security/totp/activate/", right)
    assert answer["Location"] == "/en/account/security/codes/"  # ten of them, made at once
    codes = client.get(answer["Location"]).content.decode()
    assert len(re.findall(r"<li>\d{8}</li>", codes)) == 10
    saved = client.get("/en/account/security/codes/download/")
    assert len(saved.content.split()) == 10
    [mail] = mailoutbox
    assert mail.subject == "An app with codes was set up"
    assert "Browser:" in mail.body


def test_signing_in_with_a_code(client: Client, ana: User) -> None:
    TOTP.activate(ana, SECRET)
    answer = sign_in(client, ana)
    assert answer["Location"] == "/en/account/security/authenticate/"
    assert client.get("/en/desk/").status_code == 302  # not yet
    page = client.get(answer["Location"]).content.decode()
    field = re.search(r'<input[^>]*name="code"[^>]*>', page)
    assert field
    assert 'inputmode="numeric"' in field.group()
    assert 'autocomplete="one-time-code"' in field.group()
    wrong = client.post(answer["Location"], {"code": code(steps=40)})
    assert "This was not accepted." in wrong.content.decode()
    right = code(steps=-1)  # half a minute late
    assert client.post(answer["Location"], {"code": right})["Location"] == "/en/desk/"
    assert client.get("/en/desk/").status_code == 200
    other = Client()
    sign_in(other, ana)
    assert other.post(answer["Location"], {"code": right}).status_code == 200  # good once


def test_guessing_codes_leads_nowhere(client: Client, ana: User) -> None:
    TOTP.activate(ana, SECRET)
    url = sign_in(client, ana)["Location"]
    answers = [client.post(url, {"code": code(steps=n)}).status_code for n in range(40, 60)]
    assert answers == [200] * 10 + [429] * 10
    assert client.post(url, {"code": code()}).status_code == 429
    assert client.get("/en/desk/").status_code == 302


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_of_factors_stands_in_our_frame(
    client: Client, ana: User, language: str, django_capture_on_commit_callbacks: Any
) -> None:
    start = f"/{language}/account/security/"
    sign_in(client, ana)
    confirm(client)
    pages = ["", "totp/activate/", "passkeys/", "passkeys/add/"]
    seen = {path: client.get(start + path) for path in pages}
    TOTP.activate(ana, SECRET)
    client.post(f"{start}codes/generate/")
    key = Authenticator.objects.create(
        user=ana, type="webauthn", data={"name": "Laptop", "credential": {}}
    )
    more = ["totp/deactivate/", "codes/", "codes/generate/", f"passkeys/{key.pk}/remove/"]
    seen |= {path: client.get(start + path) for path in [*more, "reauthenticate/", "passkeys/"]}
    seen["index"] = client.get(start)
    for path, answer in seen.items():
        page = answer.content.decode()
        assert answer.status_code == 200, path
        assert f'<html lang="{language}"' in page, path
        assert len(re.findall("<h1", page)) == 1, path
        assert 'class="site-head"' in page, path
        assert not re.search(r"<c-|\{\{|\{%|\sstyle=|\son\w+=", page), path
        assert not re.search(r"<script(?! defer src=| id=\"js_data\" type=\"application/)", page)


def test_a_factor_that_is_removed_is_told_by_mail(
    client: Client, ana: User, mailoutbox: Any, django_capture_on_commit_callbacks: Any
) -> None:
    sign_in(client, ana)
    confirm(client)
    TOTP.activate(ana, SECRET)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/en/account/security/totp/deactivate/")
    assert not Authenticator.objects.filter(user=ana).exists()
    assert [mail.subject for mail in mailoutbox] == ["The app with codes was removed"]
