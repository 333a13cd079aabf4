"""Every setting of an installation, read from the environment (docs/settings.md says each in a sentence)."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from entente.project import env
from entente.project.database import database

PACKAGE = Path(__file__).parents[1]
HOME = Path(env.text("ENTENTE_HOME", "var")).resolve()
HOME.mkdir(parents=True, exist_ok=True)
_key_file = HOME / "secret_key"
SECRET_KEY = env.text("SECRET_KEY") or (_key_file.read_text(encoding="utf-8").strip() if _key_file.exists() else "")
SECRET_KEY = SECRET_KEY or env.demanded(
    "SECRET_KEY", f"Set it, or SECRET_KEY_FILE, or keep 50 random characters in {_key_file} (make run does)."
)

DEBUG = env.flag("ENTENTE_DEBUG")
DEMO = env.flag("ENTENTE_DEMO")
DEMO_PUBLIC = env.flag("ENTENTE_DEMO_PUBLIC")
BASE_URL = env.text("ENTENTE_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.words("ENTENTE_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = [BASE_URL]
EMBED_ORIGINS = env.origins("ENTENTE_EMBED_ORIGINS")
CSAF_STRICT_AS_AMBER = env.flag("ENTENTE_CSAF_STRICT_AS_AMBER")
UPLOAD_LIMIT = env.number("ENTENTE_UPLOAD_LIMIT_MB", 50) * 1024 * 1024

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "django_cotton",
    "ninja",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
    "entente.record",
    "entente.vocabulary",
    "entente.people",
    "entente.files",
    "entente.jobs",
    "entente.search",
    "entente.notices",
    "entente.documents",
    "entente.members",
    "entente.forms",
    "entente.gatherings",
    "entente.governance",
    "entente.ballots",
    "entente.news",
    "entente.support",
    "entente.projects",
    "entente.products",
    "entente.indicators",
    "entente.certification",
    "entente.agreement",
    "entente.agenda",
    "entente.programme",
    "entente.exchange",
    "entente.industry",
    "entente.watch",
    "entente.skills",
    "entente.dialogue",
    "entente.consortia",
    "entente.mirror",
    "entente.market",
    "entente.reporting",
    "entente.web",
    "entente.api",
    "entente.cli",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "entente.project.urls"
WSGI_APPLICATION = "entente.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "entente.web.templatetags.entente",
                "entente.web.templatetags.frame",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "entente.web.context.house",
            ],
        },
    }
]

DATABASES = {"default": database(env.text("DATABASE_URL"), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:desk"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "entente.web.people.adapter.Adapter"
SOCIALACCOUNT_ADAPTER = "entente.web.people.adapter.SocialAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login_failed": False}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
SECOND_FACTOR = env.choice("ENTENTE_SECOND_FACTOR", "off" if DEMO else "ask", ("off", "ask", "require"))
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = BASE_URL.startswith("http://127.0.0.1") or BASE_URL.startswith("http://localhost")
MFA_TOTP_ISSUER = "Entente"
USERSESSIONS_TRACK_ACTIVITY = False
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "oidc",
                "name": env.text("OIDC_NAME", "Single sign-on"),
                "client_id": env.text("OIDC_CLIENT_ID"),
                "secret": env.text("OIDC_CLIENT_SECRET"),
                "settings": {"server_url": env.text("OIDC_ISSUER")},
            }
        ]
        if env.text("OIDC_ISSUER")
        else []
    }
}
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_CLIENT_IP_CALLABLE = "entente.web.people.adapter.client_ip"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "entente.web.people.adapter.sign_in_name"
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_RESET_ON_SUCCESS = True

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
TIME_ZONE = "Europe/Brussels"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS: list[Path] = []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    "staticfiles": {"BACKEND": env.text("ENTENTE_STATIC_STORAGE", "whitenoise.storage.CompressedManifestStaticFilesStorage")},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["entente.web.files.uploads.RefuseEarly", "django.core.files.uploadhandler.TemporaryFileUploadHandler"]

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if env.text("EMAIL_HOST") else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = str(HOME / "mail")
EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_TLS", default=True)
SECURITY_CONTACT = env.text("ENTENTE_SECURITY_CONTACT", "security@localhost")
DEFAULT_FROM_EMAIL = env.text("ENTENTE_MAIL_FROM", "Entente <office@localhost>")
MAIL_REPLIES_TO = env.text("ENTENTE_MAIL_REPLIES")

_https = BASE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31536000 if _https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("ENTENTE_BEHIND_PROXY") else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"


def _origin(address: str) -> str:
    return "{0.scheme}://{0.netloc}".format(urlsplit(address))


CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *([_origin(env.text("OIDC_ISSUER"))] if env.text("OIDC_ISSUER") else [])],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.text("ENTENTE_LOG", "WARNING")},
}
NINJA_PAGINATION_MAX_LIMIT = 200
