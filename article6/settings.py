"""All settings. Every environment variable is read here, with its default and meaning."""

import os
import secrets
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent


def env(name: str, default: str = "") -> str:
    return os.environ.get(name) or default


def demo_key() -> str:
    """A key of this checkout's own, kept in var/, so that a demo's links outlive a restart."""
    file = ROOT / "var" / "demo.key"
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return file.read_text(encoding="ascii")


# DEBUG=1 shows tracebacks and serves static files unhashed: for development only.
DEBUG = env("DEBUG") == "1"
# SECURE=1 is for a site on the open network: HTTPS only, and it wants a SECRET_KEY of its own.
SECURE = env("SECURE") == "1"
# DEMO=1 shows the mails of the site on a page, in place of sending them: never on the open network.
DEMO = env("DEMO") == "1"
# SECRET_KEY signs sessions and the links in mails. A demo keeps one in var/; without either each
# start makes its own, which ends all sessions; with SECURE=1 the site does not start without it.
SECRET_KEY = env("SECRET_KEY") or (demo_key() if DEMO else secrets.token_urlsafe(50))
if SECURE and len(env("SECRET_KEY")) < 50:
    raise ImproperlyConfigured("SECURE=1 wants a SECRET_KEY of 50 characters or more")
# ALLOWED_HOSTS: names this site answers to, separated by commas.
ALLOWED_HOSTS = env("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
# DATABASE_URL: sqlite:///path or postgres://user:password@host:port/name.
DATABASE_URL = env("DATABASE_URL", f"sqlite:///{ROOT / 'var' / 'article6.sqlite3'}")
# DATA_DIR: the folder of reference CSV files that `article6 load` reads.
DATA_DIR = Path(env("DATA_DIR", str(ROOT / "data")))
# UPLOAD_DIR: the folder where files that people send are kept; never one that is served.
UPLOAD_DIR = Path(env("UPLOAD_DIR", str(ROOT / "var" / "uploads")))
# UPLOAD_MAX_BYTES: the largest file that is taken.
UPLOAD_MAX_BYTES = int(env("UPLOAD_MAX_BYTES", str(10 * 1024 * 1024)))
# SCANNER_SOCKET: a clamd that looks at every file, unix:/path or tcp://host:port; empty: none.
SCANNER_SOCKET = env("SCANNER_SOCKET")

INSTALLED_APPS = [
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_cotton.apps.SimpleAppConfig",
    "article6.accounts",  # before allauth, so that its pages are found first
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "article6.core",
    "article6.directory",
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
    "article6.core.headers.protective_headers",
    "django.middleware.security.SecurityMiddleware",
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
    "article6.core.memory.asked_once",
    "article6.accounts.middleware.reader",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
FORM_RENDERER = "article6.core.fields.Renderer"
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
    # A file, so that a test can have two connections; in memory they would lock each other out.
    database["TEST"] = {"NAME": f"{tempfile.gettempdir()}/article6-test-{os.getpid()}.sqlite3"}
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
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or second factor is told to its owner
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # all other sessions end; the one at hand goes on
# allauth's own would keep a second list of addresses, which may still be there when one is changed.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
PASSWORD_RESET_TIMEOUT = 4 * 3600
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # before second factors are changed
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_SESSION_REMEMBER = False
# The account is counted first: what is refused for it does not count against the address, which a
# whole office may share.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "10/15m/key,60/15m/ip",
    "reset_password": "5/h/key,30/h/ip",
    "reset_password_from_key": "30/h/ip",
}
# PROXIES: how many proxies stand before the site; the one who asks is found behind them.
ALLAUTH_TRUSTED_PROXY_COUNT = int(env("PROXIES", "1" if SECURE else "0"))
ACCOUNT_FORMS = {
    "login": "article6.accounts.forms_signin.LoginForm",
    "reauthenticate": "article6.accounts.forms_signin.ReauthenticateForm",
    "change_password": "article6.accounts.forms_signin.ChangePasswordForm",
    "reset_password": "article6.accounts.forms_signin.ResetPasswordForm",
    "reset_password_from_key": "article6.accounts.forms_signin.ResetPasswordKeyForm",
}
USERSESSIONS_TRACK_ACTIVITY = False  # one write a page less; the list shows where one signed in
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Article 6"
MFA_TOTP_TOLERANCE = 1  # a code that a slow line brings half a minute late is still good
MFA_ADAPTER = "article6.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "article6.accounts.forms_signin.CodeForm",
    "reauthenticate": "article6.accounts.forms_signin.CodeAgainForm",
    "activate_totp": "article6.accounts.forms_signin.ActivateTOTPForm",
    "add_webauthn": "article6.accounts.forms_signin.AddPasskeyForm",
}
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
        # With Django's 300 a flood of names would push the counts of the others out.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
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
# What one form may send: the text of a long report, and files through the door of core/uploads.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "article6.core.uploads.body_limit.BodyLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
CSRF_FAILURE_VIEW = "article6.core.refused.csrf_failed"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# SITE_URL: how the site is reached from outside; it stands in mails that no page asked for.
SITE_URL = env("SITE_URL", f"http://127.0.0.1:{env('PORT', '8000')}").rstrip("/")
# How many days what is about people is kept; `article6 retain` erases what is older.
# RETAIN_INVITATIONS_DAYS: invitations, from the day they were made, whatever became of them.
RETAIN_INVITATIONS_DAYS = int(env("RETAIN_INVITATIONS_DAYS", "90"))
# RETAIN_LINKS_DAYS: signed links, from the day they were sent; their use stays in the history.
RETAIN_LINKS_DAYS = int(env("RETAIN_LINKS_DAYS", "365"))
# RETAIN_ENDED_ACCOUNTS_DAYS: accounts, from the last day of their last membership. What they did
# stays in the history, under a number that names nobody.
RETAIN_ENDED_ACCOUNTS_DAYS = int(env("RETAIN_ENDED_ACCOUNTS_DAYS", "730"))
# RETAIN_SILENT_CONTACTS_DAYS: contacts hidden because they never answered, from that day.
RETAIN_SILENT_CONTACTS_DAYS = int(env("RETAIN_SILENT_CONTACTS_DAYS", "365"))
# RETAIN_JOBS_DAYS: done jobs, which hold the text of mails.
RETAIN_JOBS_DAYS = int(env("RETAIN_JOBS_DAYS", "14"))
