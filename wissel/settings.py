"""All settings of Wissel, one file. Values come from the environment; docs/beheer.md lists them."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from pghistory import ContextJSONField, ForeignKey

from wissel import talen

BASE_DIR = Path(__file__).resolve().parent.parent
WISSEL_MAP = Path(os.environ.get("WISSEL_MAP", BASE_DIR / ".wissel"))
DEMO = os.environ.get("WISSEL_DEMO") == "1"
DEBUG = os.environ.get("WISSEL_DEBUG") == "1"


def _secret() -> str:
    """The key from the environment or from the data folder; made once, never a default that everybody knows."""
    given = os.environ.get("WISSEL_GEHEIM")
    if given:
        if len(given) < 40:
            raise ImproperlyConfigured(
                "WISSEL_GEHEIM is korter dan 40 tekens. Maak een nieuw, lang en willekeurig geheim."
            )
        return given
    path = WISSEL_MAP / "geheim"
    if not path.exists():
        WISSEL_MAP.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64))
    return path.read_text().strip()


SECRET_KEY = _secret()
ALLOWED_HOSTS = os.environ.get("WISSEL_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
SECURE = os.environ.get("WISSEL_HTTPS") == "1"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if SECURE and not host.startswith(".")]

INSTALLED_APPS = [
    "wissel.database",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "django_htmx",
    "template_partials",
    "csp",
    "wissel.accounts",
    "wissel.logbook",
    "wissel.outbox",
    "wissel.mensen",
    "wissel.dossiers",
    "wissel.trajecten",
    "wissel.berichten",
    "wissel.toetsing",
    "wissel.documenten",
    "wissel.belastbaarheid",
    "wissel.profielen",
    "wissel.zoekprofielen",
    "wissel.orientatie",
    "wissel.cv",
    "wissel.leren",
    "wissel.oefenen",
    "wissel.matching",
    "wissel.jobportal",
    "wissel.sollicitaties",
    "wissel.energie",
    "wissel.trajectmiddelen",
    "wissel.jobhunting",
    "wissel.betrokkenen",
    "wissel.medewerking",
    "wissel.regie",
    "wissel.escalatie",
    "wissel.aanmeldingen",
    "wissel.arbeidsmarkt",
    "wissel.demo",
    "wissel.policies",
    "wissel.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "wissel.web.shared.middleware.SecurityHeaders",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "wissel.web.shared.middleware.RefuseNul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "wissel.web.shared.middleware.SessionLimits",
    "wissel.web.shared.middleware.UserLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wissel.web.shared.middleware.DomainErrors",
]

ROOT_URLCONF = "wissel.urls"
WSGI_APPLICATION = "wissel.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [
            BASE_DIR / "wissel" / "web" / part / "templates"
            for part in ("shared", "openbaar", "bureau", "kandidaat", "opdrachtgever", "betrokkenen")
        ],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "wissel.web.shared.context.schil",
            ],
            "builtins": ["wissel.web.shared.templatetags.wissel"],
        },
    }
]


def database(url: str) -> dict:
    """Django's settings for a `postgresql://` address; `?host=` names a socket folder."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL begint met postgresql://. Wissel kent geen andere database.")
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or parts.hostname or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(host),
        "PORT": str(parts.port or options.pop("port", "") or ""),
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 0,
        "OPTIONS": {**options, "application_name": f"wissel-{ROL}"},
    }


ROL = os.environ.get("WISSEL_ROL", "web")
_urls = {
    "web": os.environ.get("DATABASE_URL", "postgresql://wissel_web@/wissel"),
    "werker": os.environ.get("WISSEL_WERKER_URL")
    or os.environ.get("DATABASE_URL", "postgresql://wissel_werker@/wissel"),
    "eigenaar": os.environ.get("WISSEL_EIGENAAR_URL", "postgresql://wissel_eigenaar@/wissel"),
}
if ROL not in _urls:
    raise ImproperlyConfigured("WISSEL_ROL is web, werker of eigenaar.")
DATABASES = {"default": database(_urls[ROL])}
if ROL == "web":
    DATABASES["default"]["OPTIONS"]["pool"] = {
        "min_size": 1,
        "max_size": int(os.environ.get("WISSEL_VERBINDINGEN", "12")),
        "timeout": 10,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People and sign-in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "wissel.accounts.validators.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "wissel.accounts.validators.NotCommon"},
    {"NAME": "wissel.accounts.validators.NotLikeYourself"},
    {"NAME": "wissel.accounts.validators.OwnWordsValidator"},
]
ACCOUNT_ADAPTER = "wissel.mensen.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "wissel.mensen.herstel.NewestLinkOnly"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "reauthenticate": "10/m/user",
    "contact": "5/10m/ip,30/d/ip,500/d/key",
    "aanmelden": "5/10m/ip,30/d/ip,500/d/key",
}
# How many servers of ours stand before the web and add to X-Forwarded-For; the limit per address rests on it.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("WISSEL_PROXIES", "1" if SECURE else "0"))
MFA_ADAPTER = "wissel.mensen.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the invitation reached the address, which proves it
MFA_TOTP_ISSUER = "Wissel"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
MFA_TOTP_TOLERANCE = 1
TWEEDE_FACTOR_UIT = DEMO and os.environ.get("WISSEL_DEMO_ZONDER_FACTOR") == "1"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
PASSWORD_RESET_TIMEOUT = 60 * 60
SLEUTELS_BESTAND = Path(os.environ.get("WISSEL_SLEUTELS", WISSEL_MAP / "sleutels"))

# Sessions: idle limits stand per role in policies; these are the outer ones
SESSION_COOKIE_NAME = "__Host-wissel" if SECURE else "wissel"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "__Host-wissel-csrf" if SECURE else "wissel-csrf"
CSRF_FAILURE_VIEW = "wissel.web.shared.errors.csrf_failure"
SESSION_SAVE_EVERY_REQUEST = False
SESSION_SERIALIZER = "wissel.accounts.sleutels.SessionSerializer"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "wissel_cache",
        # Above this number rows are thrown away, and with them the memory of wrong attempts.
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    },
}

# What the browser is told
SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "nl"
LANGUAGES = list(talen.every())
LOCALE_PATHS = [BASE_DIR / "wissel" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("WISSEL_STATIC", WISSEL_MAP / "static"))
STATICFILES_DIRS = [BASE_DIR / "wissel" / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "wissel.web.shared.finder.FontFinder",
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT = WISSEL_MAP / "bestanden"
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "wissel.web.bestanden.grens.SizeLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
# No form has more than one or two files; each takes room on disk before anybody looks at who sends it.
DATA_UPLOAD_MAX_NUMBER_FILES = 5
STORAGES = {
    "default": {"BACKEND": "wissel.documenten.opslag.Opslag"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# History and jobs
PGHISTORY_APPEND_ONLY = True
PGHISTORY_CONTEXT_FIELD = ContextJSONField()
PGHISTORY_FOREIGN_KEY_FIELD = ForeignKey(db_index=False)
PGTRIGGER_MODEL_META = True
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
PROCRASTINATE_IMPORT_PATHS = ["wissel.jobs"]

# A file with weights of the match of your own; empty: the ones that came with the product (docs/matching.md).
WEGING_BESTAND = os.environ.get("WISSEL_WEGING", "")

# Mail: without SMTP the outbox keeps messages in the mailbox page of the demo
SMTP_URL = os.environ.get("WISSEL_SMTP", "")
# Mail that kandidaten send on as proof: off without the domain of their own addresses (`wissel post ontvang`)
POSTDOMEIN = os.environ.get("WISSEL_POSTDOMEIN", "")
AFZENDER = os.environ.get("WISSEL_AFZENDER", "wissel@localhost")
ADRES = os.environ.get("WISSEL_ADRES", f"http://localhost:{os.environ.get('WISSEL_POORT', '8000')}")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "wissel.logregels.formatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # The demo is read by a person at a terminal: there only what is wrong.
    "loggers": {"wissel": {"level": "WARNING" if DEMO else "INFO"}, "django.request": {"level": "ERROR"}},
}
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008"]

# Only tests let a feed come from this machine itself; nothing in the environment can.
FEEDS_NAAR_ZICHZELF = False
