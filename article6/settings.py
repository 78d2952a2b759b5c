"""All settings. Every environment variable is read here, with its default and meaning."""

import os
import secrets
from pathlib import Path

import dj_database_url
from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent


def env(name: str, default: str = "") -> str:
    return os.environ.get(name) or default


# DEBUG=1 shows tracebacks and serves static files unhashed: for development only.
DEBUG = env("DEBUG") == "1"
# SECRET_KEY signs nothing that outlives a restart yet; production sets it, a demo makes its own.
SECRET_KEY = env("SECRET_KEY") or secrets.token_urlsafe(50)
# ALLOWED_HOSTS: names this site answers to, separated by commas.
ALLOWED_HOSTS = env("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
# DATABASE_URL: sqlite:///path or postgres://user:password@host:port/name.
DATABASE_URL = env("DATABASE_URL", f"sqlite:///{ROOT / 'var' / 'article6.sqlite3'}")
# DATA_DIR: the folder of reference CSV files that `article6 load` reads.
DATA_DIR = Path(env("DATA_DIR", str(ROOT / "data")))

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_cotton.apps.SimpleAppConfig",
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
    "django.middleware.security.SecurityMiddleware",
    "article6.core.headers.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
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
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
