"""Django's settings. Everything an installation may choose comes from the environment; docs/operations.md lists it."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from vanphong.config import environment as env
from vanphong.config.databases import database
from vanphong.config.logs import logging_to_stderr

# Where things are

PACKAGE = Path(__file__).resolve().parent.parent
VANPHONG_VAR = Path(env.text("VANPHONG_VAR", "var")).absolute()
MEGABYTE = 1024 * 1024

# The shape of the installation

VANPHONG_DEMO = env.flag("VANPHONG_DEMO")
VANPHONG_ZONE = env.choice("VANPHONG_ZONE", ("internet", "wan"))
VANPHONG_HTTPS = env.flag("VANPHONG_HTTPS")
VANPHONG_REQUIRE_MFA = env.flag("VANPHONG_REQUIRE_MFA")
VANPHONG_MAX_UPLOAD_MB = env.number("VANPHONG_MAX_UPLOAD_MB", 100, least=1)
VANPHONG_OCR_JOBS = env.number("VANPHONG_OCR_JOBS", 0, least=0)
VANPHONG_OCR_MOST_PAGES = env.number("VANPHONG_OCR_MOST_PAGES", 300, least=1)
VANPHONG_MAX_REQUEST_MB = env.number("VANPHONG_MAX_REQUEST_MB", 5 * VANPHONG_MAX_UPLOAD_MB, least=1)
VANPHONG_ACTOR_RESOLVER = "vanphong.organisation.middleware.actor_of_request"
VANPHONG_ROLES = "vanphong.config.roles.ROLES"

DEBUG = env.flag("VANPHONG_DEBUG")
SECRET_KEY = env.text("VANPHONG_SECRET_KEY") or env.kept_secret(VANPHONG_VAR / "secret-key")
ALLOWED_HOSTS = env.words("VANPHONG_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"] if VANPHONG_HTTPS else []
ROOT_URLCONF = "vanphong.config.urls"
WSGI_APPLICATION = "vanphong.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "vanphong.kernel.ui",
    "vanphong.kernel.journal",
    "vanphong.kernel.outbox",
    "vanphong.kernel.participation",
    "vanphong.kernel.search",
    "vanphong.kernel.trace",
    "vanphong.kernel.lists",
    "vanphong.catalogue",
    "vanphong.organisation",
    "vanphong.registers",
    "vanphong.files",
    "vanphong.tasks",
    "vanphong.delivery",
    "vanphong.dossiers",
    "vanphong.notices",
    "vanphong.outgoing",
    "vanphong.incoming",
    "vanphong.desk",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "vanphong.config.uploads.UploadMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "vanphong.catalogue.middleware.EditionMiddleware",
    "vanphong.organisation.middleware.EditionMiddleware",
    "vanphong.kernel.web.middleware.ActorMiddleware",
    "vanphong.kernel.web.middleware.ErrorMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "vanphong.organisation.middleware.EntranceMiddleware",
    "axes.middleware.AxesMiddleware",
]

_LOADERS = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [("template_partials.loader.Loader", [("django.template.loaders.cached.Loader", _LOADERS)])],
            "builtins": [
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "vanphong.kernel.ui.templatetags.ui",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "vanphong.kernel.ui.context.shell",
                "vanphong.config.navigation.navigation",
                "vanphong.notices.context.bell",
            ],
        },
    },
]

# Database, cache, files

DATABASES = {
    "default": database(
        env.text("VANPHONG_DATABASE_URL", f"sqlite://{VANPHONG_VAR / 'vanphong.sqlite3'}"),
        "VANPHONG_DATABASE_URL",
        pool=env.number("VANPHONG_DATABASE_POOL", 0),
        is_behind_pgbouncer=env.flag("VANPHONG_PGBOUNCER"),
    )
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "django_cache"}}
STORAGES: dict[str, dict[str, Any]] = {
    "default": env.structure("VANPHONG_STORAGE")
    or {
        "BACKEND": "vanphong.files.storage.DurableFolder",
        "OPTIONS": {"location": VANPHONG_VAR / "files", "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("VANPHONG_STATIC", str(VANPHONG_VAR / "static"))).absolute()
FILE_UPLOAD_TEMP_DIR = env.folder(VANPHONG_VAR / "uploads")
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * MEGABYTE
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 100

# Language and time

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
FORMAT_MODULE_PATH = ["vanphong.config.formats"]

# Accounts

AUTH_USER_MODEL = "organisation.Account"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["vanphong.config.hashers.OfficeArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username",)},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "vanphong.organisation.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "vanphong.organisation.forms.accounts.SignInForm",
    "change_password": "vanphong.organisation.forms.accounts.ChoosePasswordForm",
    "reauthenticate": "vanphong.organisation.forms.accounts.PasswordAgainForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,10/5m/key"}
MFA_ADAPTER = "vanphong.organisation.adapter.MFAAdapter"
MFA_FORMS = {
    "authenticate": "vanphong.organisation.forms.accounts.SecondFactorForm",
    "reauthenticate": "vanphong.organisation.forms.accounts.SecondFactorAgainForm",
    "activate_totp": "vanphong.organisation.forms.accounts.AuthenticatorAppForm",
    "add_webauthn": "vanphong.organisation.forms.accounts.AddKeyForm",
    "edit_webauthn": "vanphong.organisation.forms.accounts.RenameKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Văn phòng"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not VANPHONG_HTTPS
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "account/locked_out.html"
AXES_CLIENT_IP_CALLABLE = "vanphong.config.addresses.client_address"
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False

# Sessions, headers, cookies

SESSION_COOKIE_AGE = env.number("VANPHONG_SESSION_HOURS", 12, least=1) * 3600
SESSION_COOKIE_NAME = "vanphong_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = VANPHONG_HTTPS
CSRF_COOKIE_NAME = "vanphong_csrf"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "vanphong.config.refusals.csrf_failure"
SECURE_HSTS_SECONDS = 31_536_000 if VANPHONG_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = VANPHONG_HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("VANPHONG_BEHIND_PROXY") else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Mail and logs

EMAIL_HOST = env.text("VANPHONG_EMAIL_HOST")
EMAIL_PORT = env.number("VANPHONG_EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("VANPHONG_EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("VANPHONG_EMAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("VANPHONG_EMAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
DEFAULT_FROM_EMAIL = env.text("VANPHONG_EMAIL_FROM", "van-phong@localhost")
LOGGING = logging_to_stderr(
    env.choice("VANPHONG_LOG_LEVEL", ("WARNING", "INFO", "ERROR", "DEBUG")), with_messages=DEBUG
)
