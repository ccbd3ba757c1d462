"""Settings for both sizes: a laptop with nothing installed, and several servers by two addresses."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.conf.locale import LANG_INFO

from sessions.languages import compile_messages, spoken_languages
from workshop import place

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
DATA = place.data_folder()
KEYS = Path(env.str("PARALLAX_KEYS", str(DATA / "keys")))
SECRET_KEY = env.str("SECRET_KEY", "") or place.secret_key(DATA)
DEBUG = False

PUBLIC_URL = env.str("PARALLAX_URL", "").rstrip("/")
"""The address phones use, when it is known beforehand (a server with a name); empty on a laptop."""
HTTPS = urlsplit(PUBLIC_URL).scheme == "https"
EXTRA_HOSTS = env.list("PARALLAX_HOSTS", default=[]) + ([urlsplit(PUBLIC_URL).hostname] if PUBLIC_URL else [])
ALLOWED_HOSTS = ["*"]  # workshop.hosts decides, by a rule that follows the machine from one Wi-Fi to the next

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "sessions.apps.SessionsConfig",
]
MIDDLEWARE = [
    "workshop.middleware.house_rules",
    "django.middleware.security.SecurityMiddleware",
    "workshop.middleware.StaticFiles",
    "workshop.middleware.browser_language",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "workshop.urls"
ASGI_APPLICATION = "workshop.asgi.application"
RUNNER = "workshop.runner.run"  # what `manage.py live` calls; commands stand on the floor below and import no runner
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "loaders": [("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])],
        },
    }
]

_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": Path(env.str("PARALLAX_DATABASE", str(DATA / "parallax.sqlite3"))),
    "TEST": {"NAME": DATA / "test.sqlite3"},
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    },
}
if env.str("DATABASE_URL", ""):
    _POSTGRES = env.db("DATABASE_URL")
    _POSTGRES["CONN_MAX_AGE"] = 0
    _POSTGRES.setdefault("OPTIONS", {}).update(server_side_binding=True, pool={"min_size": 1, "max_size": 8})
    DATABASES = {"default": _POSTGRES}
else:
    DATABASES = {"default": _SQLITE}

REDIS_URL = env.str("REDIS_URL", "")
if REDIS_URL:
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {
                "hosts": [
                    {
                        "address": REDIS_URL,
                        "health_check_interval": 10,
                        "socket_timeout": 8,
                        "socket_connect_timeout": 2,
                    }
                ],
                "prefix": env.str("PARALLAX_PREFIX", "parallax"),
            },
        }
    }
else:
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}

AUTH_USER_MODEL = "workshop_sessions.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
SESSION_COOKIE_NAME = "parallax"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "parallax_form"
CSRF_COOKIE_AGE = 2 * 24 * 60 * 60  # seconds; a phone must not carry one number from session to session for a year
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "sessions.views.errors.form_expired"
SECURE_SSL_REDIRECT = HTTPS
SECURE_SSL_HOST = urlsplit(PUBLIC_URL).netloc or None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"  # with "no-referrer" browsers send «Origin: null», and every form would fail
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if HTTPS else None
X_FRAME_OPTIONS = "DENY"

DATA_UPLOAD_MAX_MEMORY_SIZE = 128 * 1024  # bytes
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000  # a coach may tick every sheet that a large room wrote
FILE_UPLOAD_MAX_MEMORY_SIZE = 128 * 1024  # bytes

LANGUAGE_CODE = "en"
LANGUAGES = spoken_languages({code: str(info.get("name_local", code)) for code, info in LANG_INFO.items()})
FORMAT_MODULE_PATH = ["workshop.dates"]
LOCALE_PATHS = [compile_messages(DATA / "locale")]
TIME_ZONE = env.str("TZ", "UTC")
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "workshop.packages.PackagesFinder",
]
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "workshop.packages.HashedStatic"
        if not os.environ.get("PARALLAX_TESTING")
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_USE_FINDERS = bool(os.environ.get("PARALLAX_TESTING"))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "workshop.logs.QuietFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},  # without its own handlers: one would mail whole requests
        "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
        "daphne": {"level": "ERROR"},
    },
}
