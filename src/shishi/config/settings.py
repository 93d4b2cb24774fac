"""设置 — one file: the embedded default, and production by environment.

SHISHI_DATA folder of all data (var/) · DATABASE_URL · SECRET_KEY_FILE · ALLOWED_HOSTS ·
SHISHI_HTTPS=1 behind a reverse proxy that speaks HTTPS · SHISHI_URL the address in reminders ·
EMAIL_HOST, EMAIL_PORT, EMAIL_USER, EMAIL_PASSWORD_FILE, EMAIL_SECURITY, EMAIL_FROM the mail server
of reminders · DEBUG=1 for work on the pages.
"""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from shishi.config import env

PACKAGE = Path(__file__).resolve().parent.parent
DATA_FOLDER = env.folder("SHISHI_DATA", "var")
ORIGINALS_FOLDER = DATA_FOLDER / "originals"

# The demonstration leaves this file in its folder; every page then says that all is invented.
_DEMO_MARK = DATA_FOLDER / "demo.txt"
DEMO_TERRITORY = _DEMO_MARK.read_text("utf-8").strip() if _DEMO_MARK.is_file() else ""

DEBUG = env.flag("DEBUG")
HTTPS = env.flag("SHISHI_HTTPS")
SECRET_KEY = env.secret("SECRET_KEY_FILE", DATA_FOLDER / "secret.key")
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", ("127.0.0.1", "localhost", "[::1]"))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "shishi.records",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "shishi.config.urls"
WSGI_APPLICATION = "shishi.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": env.database("DATABASE_URL", DATA_FOLDER / "shishi.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

# Static files are served from where the packages put them: no collecting step that a fresh
# machine or an upgrade could forget. They are few; browsers ask again after five minutes.
STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 0 if DEBUG else 300

# Reminders leave the house by mail and by group robots.
SITE_ADDRESS = env.address("SHISHI_URL")
EMAIL_HOST = env.text("EMAIL_HOST")
_MAIL_SECURITY = env.one_of("EMAIL_SECURITY", ("ssl", "starttls", "none"))
EMAIL_USE_SSL, EMAIL_USE_TLS = _MAIL_SECURITY == "ssl", _MAIL_SECURITY == "starttls"
EMAIL_PORT = env.number("EMAIL_PORT", {"ssl": 465, "starttls": 587, "none": 25}[_MAIL_SECURITY])
EMAIL_HOST_USER = env.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = env.password("EMAIL_PASSWORD_FILE")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM") or EMAIL_HOST_USER or "shishi@localhost"

# Uploads: a plan is a few pages, a scanned one some megabytes.
UPLOAD_LIMIT = 20 * 1024 * 1024  # bytes of one file
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024  # pasted text and forms
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a review form of 500 items

# Sign-in (GB/T 22239-2019 8.1.4.1; standards paper SEC-05, SEC-08).
AUTH_USER_MODEL = "records.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [  # the rest is in rules.passwords
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]  # each counted on its own
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # the trail has it
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W002"]  # its middleware; the sign-in page says it is locked

SESSION_COOKIE_AGE = 30 * 60  # idle
SESSION_LONGEST = 12 * 60 * 60  # absolute, from the moment kept under SESSION_START
SESSION_START = "signed_in_at"
SESSION_STORED_EVERY = 60  # seconds of use after which the idle time begins anew
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
LOGIN_URL = "sign_in"
CSRF_FAILURE_VIEW = "shishi.web.states.bad_token"

if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"]

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},
}
