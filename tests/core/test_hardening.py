"""What every answer carries, what a form may send, and where secrets may come from."""

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path

from article6 import urls
from article6.accounts.models import User

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db


def fault(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken")


def refuse(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("the reason stays inside")


def take(request: HttpRequest) -> HttpResponse:
    return HttpResponse(len(request.POST))


# The site, and three doors that a test can open.
urlpatterns = [
    *urls.urlpatterns,
    path("fr/fault", fault),
    path("fr/refuse", refuse),
    path("fr/take", take),
]
handler404 = urls.handler404

ANSWERS = {
    "a page": ("/en/", 200),
    "a list": ("/ar/needs/", 200),
    "a redirect to a language": ("/", 302),
    "a redirect to a slash": ("/en/needs", 301),
    "a redirect to sign in": ("/en/desk/", 302),
    "signing in": ("/en/account/login/", 200),
    "what is not there": ("/en/nothing/", 404),
    "a refusal": ("/fr/refuse", 403),
    "a fault": ("/fr/fault", 500),
    "a download": ("/en/data/needs.csv", 200),
    "a brief": ("/en/states/LAO/brief.html", 200),
    "a monitor": ("/healthz", 200),
    "a style sheet": ("/static/site.css", 200),
}


@pytest.fixture
def visitor(settings: object) -> Client:
    settings.ROOT_URLCONF = __name__  # type: ignore[attr-defined]
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.fixture
def person() -> User:
    return User.objects.create_user("amina@example.org", secrets.token_hex(16), name="Amina")


def directives(answer: HttpResponse) -> dict[str, list[str]]:
    policy = answer["Content-Security-Policy"].split(";")
    return {words[0]: words[1:] for words in map(str.split, policy) if words}


@pytest.mark.parametrize("name", ANSWERS)
def test_every_kind_of_answer_carries_the_headers(visitor: Client, name: str) -> None:
    address, status = ANSWERS[name]
    answer = visitor.get(address)
    assert answer.status_code == status
    policy = directives(answer)
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    assert policy["form-action"] in (["'self'"], ["'none'"])
    assert set(policy.get("script-src", [])) <= {"'self'"}
    said = {word for words in policy.values() for word in words}
    assert not {"'unsafe-eval'", "*", "http:", "https:", "data:"} & said
    assert "'unsafe-inline'" not in said or name == "a brief"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=()" in answer["Permissions-Policy"]
    answer.close()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "a b"])
def test_a_foreign_host_is_refused_on_a_page_that_repeats_nothing_of_it(
    visitor: Client, host: str
) -> None:
    answer = visitor.get("/en/", headers={"host": host})
    assert answer.status_code == 400
    assert host not in answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_with_secure_every_answer_leads_to_https(visitor: Client, settings: object) -> None:
    settings.SECURE_SSL_REDIRECT = True  # type: ignore[attr-defined]
    settings.SECURE_HSTS_SECONDS = 31536000  # type: ignore[attr-defined]
    answer = visitor.get("/en/")
    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/en/")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "max-age=31536000" in visitor.get("/en/", secure=True)["Strict-Transport-Security"]


# Whose pages are kept by nobody


@pytest.mark.parametrize("address", ["/en/", "/en/nothing/", "/en/data/needs.csv", "/fr/refuse"])
def test_no_copy_is_kept_of_what_a_person_who_signed_in_sees(
    visitor: Client, person: User, address: str
) -> None:
    visitor.force_login(person)
    assert visitor.get(address)["Cache-Control"] == "private, no-store"


def test_a_visitor_may_keep_a_page_and_costs_no_question_about_who_it_is(visitor: Client) -> None:
    visitor.get("/en/about/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = visitor.get("/en/about/")
    assert "no-store" not in answer.get("Cache-Control", "")
    assert [one["sql"] for one in asked if "session" in one["sql"] or "user" in one["sql"]] == []


# A form without its proof of origin


def test_a_form_without_proof_is_refused_in_the_language_of_the_reader(visitor: Client) -> None:
    answer = visitor.post("/en/account/login/", {"login": "x@example.org", "password": "my secret"})
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "Please send the form again" in page
    assert "Back button" in page
    assert "my secret" not in page
    assert 'lang="fr"' in visitor.post("/fr/take", {}).content.decode()


def test_a_person_gets_the_typed_texts_back_and_a_stranger_does_not(
    visitor: Client, person: User
) -> None:
    form = {"summary": "Two teams & <b>one</b> year", "password": "never shown again", "area": "4"}
    assert "Two teams" not in visitor.post("/fr/take", form).content.decode()
    visitor.force_login(person)
    page = visitor.post("/fr/take", form).content.decode()
    assert "Two teams &amp; &lt;b&gt;one&lt;/b&gt; year" in page
    assert "never shown again" not in page


def test_a_refusal_says_what_to_do_and_not_more(visitor: Client) -> None:
    page = visitor.get("/fr/refuse").content.decode()
    assert 'lang="fr"' in page
    assert "the reason stays inside" not in page


@pytest.mark.parametrize(
    "form", [{"text": "x" * 3_000_000}, {f"field{number}": "1" for number in range(2001)}]
)
def test_a_form_has_a_largest_size(visitor: Client, person: User, form: dict[str, str]) -> None:
    visitor.force_login(person)
    assert visitor.post("/fr/take", form).status_code == 400


# On the open network


def deployed(**more: str) -> subprocess.CompletedProcess[str]:
    """`manage.py check --deploy` with these variables and no others of ours."""
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    env = {"PATH": os.environ["PATH"], "SECURE": "1", **more}
    return subprocess.run(command, cwd=ROOT, env=env, text=True, capture_output=True, check=False)


def test_a_secure_site_starts_without_a_warning() -> None:
    done = deployed(SECRET_KEY=secrets.token_hex(30))
    assert (done.returncode, done.stderr) == (0, "")
    assert "no issues" in done.stdout


@pytest.mark.parametrize("key", ["", "short"])
def test_a_secure_site_does_not_start_without_a_key_of_its_own(key: str) -> None:
    done = deployed(SECRET_KEY=key)
    assert done.returncode
    assert "SECRET_KEY" in done.stderr


def test_cookies_are_kept_from_scripts_and_from_other_sites(settings: object) -> None:
    for name in ("SESSION_COOKIE", "CSRF_COOKIE"):
        assert getattr(settings, f"{name}_HTTPONLY")
        assert getattr(settings, f"{name}_SAMESITE") == "Lax"
    source = (ROOT / "article6" / "settings.py").read_text(encoding="utf-8")
    assert "SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE" in source


# Secrets

LOOKS_SECRET = {
    "private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "key of a cloud": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "token of a forge": r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|glpat-[\w-]{20})",
    "key of Django": r"django-insecure-",
    "password in an address": r"\b[a-z]+://[^\s:/@{}]+:(?!password@)[^\s:/@{}]+@(?!host)",
    "literal": r"""(?i)^[A-Z_]*(?:secret|password|api_?key|token)[A-Z_]* *= *"""
    r"""["'](?!\w+\.\w+\.)[^"']{6,}["']""",
}
NOT_TEXT = {".png", ".ttf", ".woff2", ".mo", ".docx", ".xlsx", ".pdf"}


def tracked() -> list[Path]:
    asked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, text=True, capture_output=True, check=False
    )
    assert asked.returncode == 0, "not a checkout: git names the files of the project"
    files = [ROOT / name for name in asked.stdout.split("\0") if name]
    return [file for file in files if file.suffix not in NOT_TEXT and file.is_file()]


def test_no_file_of_the_project_holds_a_secret() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {name}"
        for file in tracked()
        if file != Path(__file__)
        for name, pattern in LOOKS_SECRET.items()
        if re.search(pattern, file.read_text(encoding="utf-8", errors="ignore"), re.MULTILINE)
    ]
    assert found == []


def test_the_settings_read_every_secret_from_the_environment() -> None:
    source = (ROOT / "article6" / "settings.py").read_text(encoding="utf-8")
    made = "(demo_key() if DEMO else secrets.token_urlsafe(50))"
    assert f'SECRET_KEY = env("SECRET_KEY") or {made}' in source
    assert 'EMAIL_HOST_PASSWORD = unquote(MAIL_URL.password or "")' in source
    assert 'MAIL_URL = urlsplit(env("MAIL_URL"))' in source
