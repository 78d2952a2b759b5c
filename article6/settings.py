"""All settings. Every environment variable is read here, with its default and meaning."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent


def env(name: str, default: str = "") -> str:
    return os.environ.get(name) or default


# DEBUG=1 shows tracebacks and serves static files unhashed: for development only.
DEBUG = env("DEBUG") == "1"
# SECURE=1 is for a site on the open network: HTTPS only, and it wants a SECRET_KEY of its own.
SECURE = env("SECURE") == "1"
# SECRET_KEY signs sessions and the links in mails. A demo makes its own at each start, which ends
# the sessions of the last one; with SECURE=1 the site does not start without it.
SECRET_KEY = env("SECRET_KEY") or secrets.token_urlsafe(50)
if SECURE and len(env("SECRET_KEY")) < 50:
    raise ImproperlyConfigured("SECURE=1 wants a SECRET_KEY of 50 characters or more")
# ALLOWED_HOSTS: names this site answers to, separated by commas.
ALLOWED_HOSTS = env("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
# DATABASE_URL: sqlite:///path or postgres://user:password@host:port/name.
DATABASE_URL = env("DATABASE_URL", f"sqlite:///{ROOT / 'var' / 'article6.sqlite3'}")
# DATA_DIR: the folder of reference CSV files that `article6 load` reads.
DATA_DIR = Path(env("DATA_DIR", str(ROOT / "data")))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_cotton.apps.SimpleAppConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "article6.core",
    "article6.directory",
    "article6.accounts",
    "article6.library",
    "article6.meetings",
    "article6.obligations",
    "article6.reporting",
    "article6.cooperation",
    "article6.coalitions",
    "article6.actionplan",
    "article6.analytics",
    "article6.exchange",
    "article6.pages",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "article6.core.headers.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "article6.accounts.middleware.reader",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "article6.urls"
WSGI_APPLICATION = "article6.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "article6.pages.context.page_frame",
            ],
            # Written by hand: with its default app config cotton rewrites this list silently.
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "article6.core.templatetags.ccm"],
        },
    }
]

database = dj_database_url.parse(DATABASE_URL)
if not database["ENGINE"].endswith(("sqlite3", "postgresql")) or not database["NAME"]:
    raise ImproperlyConfigured("DATABASE_URL must name an SQLite file or a PostgreSQL database")
if database["ENGINE"].endswith("sqlite3"):
    # Without IMMEDIATE a read that turns into a write fails at once, whatever the timeout.
    database["CONN_MAX_AGE"] = 600
    database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        "PRAGMA cache_size=-20000; PRAGMA mmap_size=134217728; PRAGMA temp_store=MEMORY;",
    }
else:
    database["CONN_MAX_AGE"] = 0
    database["OPTIONS"] = {"connect_timeout": 5}
    # DATABASE_POOL=0 asks for single connections: commands use one and want its error at once.
    if env("DATABASE_POOL", "1") == "1":
        database["OPTIONS"]["pool"] = {"min_size": 2, "max_size": 8, "timeout": 10}
DATABASES = {"default": database}
# Signing in: by invitation only, the e-mail address is the name, allauth does the work.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "name")}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),  # twenty thousand of them, in a file of Django's own
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
ACCOUNT_ADAPTER = "article6.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is proven by opening the invitation sent to it
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody learns by mail who has an account here
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # before second factors are changed
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_SESSION_REMEMBER = False
USERSESSIONS_TRACK_ACTIVITY = False  # one write a page less; the list shows where one signed in
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Article 6"
# A passkey wants a secure page; a browser takes localhost for one.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# Limits of sign-in are counted here, so that every process counts the same.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
    }
}

# Mail leaves after the commit, by a job that `article6 serve` or a service runs.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# MAIL_URL: smtp://user:password@host:port or smtps://…; left out: mails are shown on a page of the
# site (only where SECURE is not 1) and go nowhere.
MAIL_URL = urlsplit(env("MAIL_URL"))
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if MAIL_URL.scheme
    else "article6.accounts.mailbox.Backend"
)
EMAIL_HOST, EMAIL_PORT = MAIL_URL.hostname or "", MAIL_URL.port or 25
EMAIL_HOST_USER = unquote(MAIL_URL.username or "")
EMAIL_HOST_PASSWORD = unquote(MAIL_URL.password or "")
EMAIL_USE_SSL = MAIL_URL.scheme == "smtps"
EMAIL_TIMEOUT = 20
# MAIL_FROM: the sender of every mail.
DEFAULT_FROM_EMAIL = env("MAIL_FROM", "article6@localhost")

DEFAULT_AUTO_FIELD = DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The six languages of the Convention (Art. 23), in the order of the language menu.
LANGUAGES = [
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ar", "العربية"),
    ("ru", "Русский"),
    ("zh", "中文"),
]
LANG_INFO["zh"] = {"bidi": False, "code": "zh", "name": "Chinese", "name_local": "中文"}
LANGUAGE_CODE = "en"
LOCALE_PATHS = [ROOT / "article6" / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["article6.core.formats"]
USE_TZ = True
TIME_ZONE = "Europe/Zurich"  # the seat of the Implementation Support Unit

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "var" / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
# Behind a proxy that ends TLS and sets this header itself.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
