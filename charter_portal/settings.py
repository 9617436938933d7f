"""The one settings file. Every value comes from the environment and has a safe default.

Without any variable set this is the embedded set-up: SQLite and files under ``var/``, served on
127.0.0.1 over plain HTTP, DEBUG off, a secret key made once and kept beside the database.
A value can also be read from a file: ``SECRET_KEY_FILE=/run/secrets/key`` stands for ``SECRET_KEY``.
A malformed value stops the start with a message that names the variable. docs/settings.md lists them all.
"""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

import environ
import structlog
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent


def _variables():
    """The environment, with each ``NAME_FILE`` replaced by ``NAME`` = the text of that file."""
    variables = dict(os.environ)
    for name in [
        "SECRET_KEY",
        "DATABASE_URL",
        "CACHE_URL",
        "EMAIL_URL",
    ]:
        path = variables.get(f"{name}_FILE")
        if path and name not in variables:
            try:
                variables[name] = Path(path).read_text(encoding="utf-8").strip()
            except OSError as error:
                raise ImproperlyConfigured(f"{name}_FILE: {path} cannot be read ({error.strerror})") from error
    return variables


class _Environment(environ.Env):
    ENVIRON = _variables()


env = _Environment()


def _read(reader, name, default):
    """``reader(name, default)``, or a start-up error that names the variable and what was expected."""
    try:
        return reader(name, default=default)
    except (ValueError, TypeError, KeyError, ImproperlyConfigured) as error:
        raise ImproperlyConfigured(f"{name} is set but cannot be read: {error}. See docs/settings.md.") from error


def _yes_or_no(name, default):
    """A boolean; any word but those of django-environ for true or false is malformed, not false."""
    word = env.str(name, default="")
    if word and word.lower() not in {*env.BOOLEAN_TRUE_STRINGS, "false", "off", "n", "no", "0"}:
        raise ImproperlyConfigured(f"{name} must be yes or no, not {word!r}. See docs/settings.md.")
    return env.bool(name, default=default)


# Where the embedded set-up keeps its database, key and media. `manage.py backup` keeps them; one folder to delete.
DATA_DIR = Path(_read(env.str, "DATA_DIR", str(BASE_DIR / "var"))).resolve()

# The address that readers see. https:// turns on secure cookies, HSTS and the redirect to HTTPS.
PUBLIC_URL = _read(env.str, "PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
_public = urlsplit(PUBLIC_URL)
if _public.scheme not in {"http", "https"} or not _public.hostname:
    raise ImproperlyConfigured(f"PUBLIC_URL must look like https://charte.example.org, not {PUBLIC_URL!r}")
HTTPS = _public.scheme == "https"

# While on, every page answers 503 in three languages; static files are still served.
MAINTENANCE = _yes_or_no("MAINTENANCE", False)
# Every page says that its cities and what they did are invented.
DEMONSTRATION = _yes_or_no("DEMONSTRATION", False)
DEBUG = _yes_or_no("DEBUG", False)
ALLOWED_HOSTS = _read(env.list, "ALLOWED_HOSTS", sorted({_public.hostname, "127.0.0.1", "localhost"}))
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]


def _secret_key():
    """``SECRET_KEY``, or in the embedded set-up a key made on first use and kept beside the database."""
    key = env.str("SECRET_KEY", default="")
    if key:
        return key
    if HTTPS:
        raise ImproperlyConfigured("SECRET_KEY (or SECRET_KEY_FILE) must be set when PUBLIC_URL is https://")
    path = DATA_DIR / "secret_key"
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(64)
        file.write(key)
    return key


SECRET_KEY = _secret_key()
# Behind a proxy that ends TLS and sets X-Forwarded-Proto itself (never passing on the reader's own header).
BEHIND_PROXY = _yes_or_no("BEHIND_PROXY", False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# -- applications -------------------------------------------------------------------------------

INSTALLED_APPS = [
    "modeltranslation",  # before the admin
    "charter_portal.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "rules.apps.AutodiscoverRulesConfig",
    "simple_history",
    "adminsortable2",
    "django_countries",
    "django_tasks_db",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "charter_portal",
    "charter_portal.triggers",
    "charter_portal.register",
    "charter_portal.pagecache",
    "charter_portal.tasks",
    "charter_portal.notices",
    "charter_portal.personal_data",
    "charter_portal.keeping",
    "charter_portal.search",
    "members",
    "charters",
    "charters.votes",
    "charters.adoptions",
    "charters.clauses",
    "charters.commitments",
    "charters.yearbook",
    "meetings",
]

MIDDLEWARE = [
    "charter_portal.pagecache.middleware.PageMemoryMiddleware",  # first: see docs/decisions/035
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "charter_portal.maintenance.MaintenanceMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "members.accounts.middleware.SecondFactorMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "charter_portal.triggers.middleware.GuardRefusalMiddleware",
    "charter_portal.text.middleware.DirectionMiddleware",
    "charter_portal.outages.DatabaseOutageMiddleware",
]

ROOT_URLCONF = "charter_portal.urls"
WSGI_APPLICATION = "charter_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["charter_portal.templatetags.dates"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# -- database -----------------------------------------------------------------------------------

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
_DATABASE_URL = _read(env.str, "DATABASE_URL", f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")
DATABASES = {"default": _read(lambda _name, default: env.db_url_config(default), "DATABASE_URL", _DATABASE_URL)}
_database = DATABASES["default"]
_engine = _database.get("ENGINE", "")
if _engine.endswith("sqlite3"):
    # Django's own, whose schema changes keep the triggers that guard sealed rows.
    _database["ENGINE"] = "charter_portal.triggers.backends.sqlite3"
    # Opening costs 2.7 ms of CPU, more than the queries of a page; a minute, so that a restored file is soon seen.
    _database["CONN_MAX_AGE"] = 60
    if _database["NAME"] != ":memory:":
        Path(_database["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    _database["OPTIONS"] = {
        # IMMEDIATE takes the write lock when the transaction begins: no "database is locked" half way through.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # recursive_triggers makes REPLACE fire the delete triggers that guard sealed rows.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
        ),
    }
elif _engine.endswith("postgresql"):
    _database["CONN_HEALTH_CHECKS"] = True
    _database.setdefault("OPTIONS", {})["pool"] = {
        "min_size": 1,
        "max_size": _read(env.int, "DATABASE_POOL_SIZE", 4),
        # Seconds. While the database is down, readers get their 503 soon, and once it is back, their pages soon.
        "timeout": 5,
        "reconnect_timeout": 5,
    }
else:
    raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:// or postgres://")

# Shared by all processes, as it counts the attempts to sign in: a table made by a migration of members.
CACHES = {
    "default": _read(
        lambda _n, default: env.cache_url_config(default),
        "CACHE_URL",
        env.str("CACHE_URL", default="dbcache://portal_cache"),
    )
}
# Django's own 300 would let an attack from many addresses push its counters out.
CACHES["default"].setdefault("OPTIONS", {}).setdefault("MAX_ENTRIES", 20_000)

# Room in each process for public pages answered from memory. 0 builds every page afresh.
PAGE_CACHE_MEGABYTES = _read(env.int, "PAGE_CACHE_MEGABYTES", 32)
# Applications and models that no public page shows: writing them leaves the remembered pages true.
PAGE_CACHE_UNWATCHED = [
    *("admin", "auth", "contenttypes", "sessions", "pagecache", "search"),
    *("members.User", "members.Invitation", "members.InvitationAct"),
    *("django_tasks_database", "tasks", "notices", "meetings.Bundle", "meetings.Correction"),
    *("account", "mfa", "usersessions"),
]

# -- people -------------------------------------------------------------------------------------

AUTH_USER_MODEL = "members.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "workspaces"
# A session ends with the browser, and after a week in any case.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 7 * 24 * 3600
# One proxy is trusted to say whose request it passes on; without it, what a reader claims is ignored.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0

# Signing in (django-allauth): see docs/decisions/050.
ACCOUNT_ADAPTER = "members.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up: there is no such page, and the adapter refuses
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True  # one address an account; a new one takes its place once it is confirmed
ACCOUNT_EMAIL_NOTIFICATIONS = True  # of a changed password, address or second factor
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # an unknown address gets no mail
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # mail may be slow
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8}  # digits are on every keyboard, Latin letters aren't
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
PASSWORD_RESET_TIMEOUT = 4 * 3600
# Attempts at each thing. "ip": from one network address. "key": see members/accounts/throttling.py; it says how one
# address is kept from using up what its owner needs. "user": of someone signed in.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/5m/key,20/h/key",
    "login_failed_account": "200/h/key",
    "request_login_code": "20/m/ip",
    "reset_password": "20/m/ip",
    "ask_for_mail": "4/10m/key,10/h/key",
    "mail_to_account": "60/h/key",
}
# How long an answer takes that must not tell whether an address has an account; see members/accounts/pacing.py.
ANSWER_TO_STRANGERS_SECONDS = 0.3
ACCOUNT_FORMS = {
    "add_email": "members.accounts.forms.AddressForm",
    "change_password": "members.accounts.forms.ChangePasswordForm",
    "confirm_login_code": "members.accounts.forms.ConfirmLoginCodeForm",
    "login": "members.accounts.forms.LoginForm",
    "reauthenticate": "members.accounts.forms.ReauthenticateForm",
    "request_login_code": "members.accounts.forms.RequestLoginCodeForm",
    "reset_password": "members.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "members.accounts.forms.ResetPasswordKeyForm",
    "set_password": "members.accounts.forms.SetPasswordForm",
}

# The second factor.
MFA_ADAPTER = "members.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # clocks of telephones drift; a code is refused the second time, see the forms
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an address that waits for its confirmation is no reason to go without
MFA_FORMS = {
    "activate_totp": "members.accounts.second_factor_forms.ActivateAppForm",
    "add_webauthn": "members.accounts.second_factor_forms.AddPasskeyForm",
    "authenticate": "members.accounts.second_factor_forms.AuthenticateForm",
    "edit_webauthn": "members.accounts.second_factor_forms.RenamePasskeyForm",
    "reauthenticate": "members.accounts.second_factor_forms.ReauthenticateForm",
}

# -- languages and time -------------------------------------------------------------------------

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English"), ("ar", "العربية")]
FORMAT_MODULE_PATH = "charter_portal.formats"
LOCALE_PATHS = [BASE_DIR / "locale"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "fr"
# Templates show another language with a mark where a translation is missing: as charter_portal.text.localized has it.
MODELTRANSLATION_FALLBACK_LANGUAGES = ("fr", "en", "ar")
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# -- files --------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = Path(_read(env.str, "STATIC_ROOT", str(BASE_DIR / "staticfiles")))
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(_read(env.str, "MEDIA_ROOT", str(DATA_DIR / "media")))
# Letters and other files for some readers only; never under MEDIA_ROOT, whose files have addresses.
PRIVATE_ROOT = Path(_read(env.str, "PRIVATE_ROOT", str(DATA_DIR / "private"))).resolve()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# An import of 2,000 participants asks about each doubtful row, and admin forms hold three languages a field.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6000
FILE_UPLOAD_PERMISSIONS = 0o640
# What printing one PDF may take; six pages take less than a second and 300 MB of address space.
PDF_SECONDS = _read(env.int, "PDF_SECONDS", 20)
PDF_MEGABYTES = _read(env.int, "PDF_MEGABYTES", 1024)

# -- mail ---------------------------------------------------------------------------------------

_EMAIL = _read(
    lambda _n, default: env.email_url_config(default), "EMAIL_URL", env.str("EMAIL_URL", default="consolemail://")
)
globals().update(_EMAIL)
# Seconds that a mail server may take to answer; without a limit a silent one would hold a worker for ever.
EMAIL_TIMEOUT = _read(env.int, "EMAIL_TIMEOUT", 20)
DEFAULT_FROM_EMAIL = _read(env.str, "DEFAULT_FROM_EMAIL", "portail@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# -- tasks --------------------------------------------------------------------------------------

# Rows of the same database, done by `manage.py work`: any number of workers.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# -- security -----------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY = {
    feature: [] for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "charter_portal.views.page_too_old"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
if HTTPS:
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SECURE_HSTS_SECONDS = _read(env.int, "HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True

# -- logs ---------------------------------------------------------------------------------------

structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "lines": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,  # else a traceback is logged as the address of an object
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
            "foreign_pre_chain": [
                structlog.stdlib.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
            ],
        }
    },
    "filters": {"as_warning": {"()": "charter_portal.logs.WarningOnly"}},
    # Strangers ask for any host; that is no error of the portal's.
    "loggers": {
        "django.security.DisallowedHost": {"filters": ["as_warning"]},
        "django_tasks_db": {"level": "ERROR"},  # that a worker was told to stop is no news
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["stderr"], "level": _read(env.str, "LOG_LEVEL", "WARNING")},
}
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
