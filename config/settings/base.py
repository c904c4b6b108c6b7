"""Settings shared by every purpose; each purpose has a module of its own on top of this one."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.urls import reverse_lazy

from config.errors import report_to
from config.settings.environment import BASE_DIR, VAR_DIR, env

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
DEMO_PASSWORD = env("DEMO_PASSWORD", default="")
SECRET_KEY = env("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")

INSTALLED_APPS = [
    "home",
    "axes",
    "lettres",
    "actualites",
    "evenements",
    "suites",
    "contributions",
    "partenaires",
    "vocabulaires",
    "comptes",
    "search",
    "editorial",
    "courriels",
    "protection",
    "page_cache",
    "operations",
    "django_tasks",
    "django_tasks_db",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "allauth",
    "allauth.account",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "modelcluster",
    "taggit",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "config.logs.remember_request",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "protection.headers.ContentSecurityPolicyMiddleware",
    "protection.headers.permissions_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "editorial.bodies.limit_bodies",
    "django_otp.middleware.OTPMiddleware",
    "comptes.second_factor.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "partenaires.access.PartnerAccessMiddleware",
    "editorial.middleware.note_missing",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
            # Those of the rooms of an application, where Django does not look for them.
            "libraries": {
                "comments": "contributions.commentaires.templatetags",
                "delays": "contributions.decisions.templatetags",
            },
        },
    },
]

CSRF_FAILURE_VIEW = "editorial.errors.csrf_failure"
FORM_RENDERER = "editorial.forms.FormRenderer"

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers go on while one writes; immediate transactions make concurrent writers wait
    # for the busy timeout instead of failing half-way through.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;",
    }
# Opening a connection costs more than most queries; one that was cut meanwhile is found before it is used.
KEPT_CONNECTION = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DATABASES["default"] = {**KEPT_CONNECTION, **DATABASES["default"]}
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    # A machine that is gone says nothing: pages then wait this long, and not for the system's two minutes.
    DATABASES["default"]["OPTIONS"] = {"connect_timeout": 5, **DATABASES["default"].get("OPTIONS", {})}
# A copy of a PostgreSQL database that public pages may read; what is written goes to the first one.
if env("DATABASE_REPLICA_URL", default=""):
    DATABASES["replica"] = {
        **KEPT_CONNECTION,
        **env.db("DATABASE_REPLICA_URL"),
        "TEST": {"MIRROR": "default"},
    }
    DATABASE_ROUTERS = ["operations.replica.Router"]
    MIDDLEWARE.append("operations.replica.read_from_replica")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Queries that last longer are logged, without their values; 0 turns it off.
SLOW_QUERY_MS = env.int("SLOW_QUERY_MS", default=500)

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
if CACHES["default"]["BACKEND"] == "django.core.cache.backends.redis.RedisCache":
    CACHES["default"]["BACKEND"] = "operations.shared_cache.ForgivingRedisCache"

# Django’s own default is silent when DEBUG is off: an error would reach nobody.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "config.logs.JSONFormatter"},
        "plain": {"()": "config.logs.PlainFormatter", "fmt": "%(levelname)s %(message)s"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": env.str("LOG_FORMAT", default="json"),
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}

# Whom to tell of a weakness of the site (/.well-known/security.txt): a mail address; the site’s own unless told.
SECURITY_CONTACT = env("SECURITY_CONTACT", default="")
# What operators’ machines carry to read /metriques/ and the details of /sante/; without it, nobody does.
OPERATIONS_TOKEN = env("OPERATIONS_TOKEN", default="")
if OPERATIONS_TOKEN:
    # The processes of one machine count in the same files; the library reads where from the environment.
    METRICS_DIR = env("METRICS_DIR", default=str(VAR_DIR / "metrics"))
    Path(METRICS_DIR).mkdir(parents=True, exist_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = METRICS_DIR
if SENTRY_DSN := env("SENTRY_DSN", default=""):
    report_to(SENTRY_DSN, environment=urlsplit(SITE_URL).netloc)

AUTH_USER_MODEL = "comptes.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 14},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = reverse_lazy("wagtailadmin_login")
LOGIN_REDIRECT_URL = reverse_lazy("comptes:espace")

# Participants sign in by a code sent to their address; the team keeps its password and its own door.
# Each account of the administration gives a code after its password; those of the demo, whose password is shown
# to everyone, do not. Asked of State sites.
SECOND_FACTOR = env.bool("SECOND_FACTOR", default=not DEMO)
OTP_TOTP_ISSUER = "États généraux"
ACCOUNT_ADAPTER = "comptes.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# The site counts what may be tried in its database, which is there whenever it answers; these would be in the cache.
ACCOUNT_RATE_LIMITS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_LOGIN_TIMEOUT = 30 * 60
# How long after the consultation’s end an account that nobody uses is kept.
ACCOUNTS_RETENTION_DAYS = env.int("ACCOUNTS_RETENTION_DAYS", default=365)
# How long news waits for others before it is mailed to those who want it at once.
NEWS_GROUPING_SECONDS = env.int("NEWS_GROUPING_SECONDS", default=180)

# How long after an event its registrations are kept.
REGISTRATIONS_RETENTION_DAYS = env.int("REGISTRATIONS_RETENTION_DAYS", default=30)

# How many proxies of ours append to X-Forwarded-For; with none, the header is not read.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
# What one network may send in an hour with a proof of work (a school shares an address) and without.
PROTECTION_HOURLY_LIMIT = env.int("PROTECTION_HOURLY_LIMIT", default=600)
PROTECTION_HOURLY_LIMIT_SLOW = env.int("PROTECTION_HOURLY_LIMIT_SLOW", default=60)
# How long a submission without a proof waits before its code is sent.
PROTECTION_PAUSE_SECONDS = env.int("PROTECTION_PAUSE_SECONDS", default=20)

# How long a page is kept although nothing says that it changed (0 turns the cache off), and the memory for it.
PAGE_CACHE_SECONDS = env.int("PAGE_CACHE_SECONDS", default=300)
PAGE_CACHE_BYTES = env.int("PAGE_CACHE_BYTES", default=64_000_000)
# Where processes of one machine learn that cached pages are stale; several machines share CACHE_URL instead.
PAGE_CACHE_VERSION_FILE = env("PAGE_CACHE_VERSION_FILE", default=str(VAR_DIR / "page_cache_version"))

# Work that a request leaves for later: done at once here, by `manage.py db_worker` in production.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
# A cache in front of the site (nginx, Varnish) that is told of each page published.
if FRONT_CACHE_URL := env("FRONT_CACHE_URL", default=""):
    INSTALLED_APPS.append("wagtail.contrib.frontend_cache")
    WAGTAILFRONTENDCACHE = {
        "front": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": FRONT_CACHE_URL,
        }
    }

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français")]
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "editorial.assets.finder.AssetsFinder",
]
ASSETS_DIR = VAR_DIR / "assets"
MEDIA_URL = env("MEDIA_URL", default="/media/")
MEDIA_ROOT = VAR_DIR / "media"
# What may be read by whoever knows a file's name; documents are asked of a view, which knows their collection.
PUBLIC_MEDIA = ("images/", "original_images/", "donnees-ouvertes/")
# Uploaded files go to a bucket when one is named; it needs what requirements-s3.txt lists.
S3_BUCKET = env("S3_BUCKET", default="")
S3_ACCESS = {
    "bucket_name": S3_BUCKET,
    "endpoint_url": env("S3_ENDPOINT_URL", default=None),
    "region_name": env("S3_REGION", default=None),
    "access_key": env("S3_ACCESS_KEY", default=None),
    "secret_key": env("S3_SECRET_KEY", default=None),
    "file_overwrite": False,
}
PUBLIC_FILES = urlsplit(MEDIA_URL)
STORAGES = {
    "default": (
        {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                **S3_ACCESS,
                # Addresses that never change, so that whole pages that name them can be kept.
                "querystring_auth": False,
                "url_protocol": f"{PUBLIC_FILES.scheme or 'https'}:",
                "custom_domain": PUBLIC_FILES.netloc
                and f"{PUBLIC_FILES.netloc}{PUBLIC_FILES.path}".rstrip("/"),
                "object_parameters": {"CacheControl": "public, max-age=31536000, immutable"},
            },
        }
        if S3_BUCKET
        else {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    ),
    # The bucket's policy must not open them: a signed address is given, for a quarter of an hour, to who may read.
    "documents": (
        {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {**S3_ACCESS, "querystring_auth": True, "querystring_expire": 900},
        }
        if S3_BUCKET
        else {"BACKEND": "editorial.storages.PrivateFolder"}
    ),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# The public site loads nothing from elsewhere and writes no script or style in its pages.
MEDIA_ORIGIN = f"{PUBLIC_FILES.scheme}://{PUBLIC_FILES.netloc}" if "://" in MEDIA_URL else SELF
# Where the signed addresses of videos and captions lead.
S3_HOST = urlsplit(S3_ACCESS["endpoint_url"] or f"https://s3.{S3_ACCESS['region_name']}.amazonaws.com").netloc
DOCUMENT_ORIGINS = {f"https://{S3_HOST}", f"https://{S3_BUCKET}.{S3_HOST}"} if S3_BUCKET else set()
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": list({SELF, MEDIA_ORIGIN}),
        "media-src": sorted({SELF, MEDIA_ORIGIN, *DOCUMENT_ORIGINS}),
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        # Previews of pages stand in a frame of the administration.
        "frame-ancestors": [SELF],
    },
}
ADMIN_PATH = "/admin/"
ADMIN_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": ["data:", "blob:"],
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
# A proposition of the longest text allowed, in any alphabet and encoded, holds in a tenth of this.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
# Where the team sends files, and the longest body then: a document, and what a form adds to it. deploy/nginx.conf
# says the same.
UPLOAD_ADDRESSES = (
    r"^/admin/(documents|images|imports|rencontres/imports|reponses/importer|redirects/import)/"
)
UPLOAD_MAX_SIZE = 210 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

RELAY = env.email("EMAIL_URL", default="consolemail://")
# The worker alone speaks to the relay; all that sends by Django's means, Wagtail included, writes to the outbox.
MAIL_RELAY_BACKEND = RELAY.pop("EMAIL_BACKEND")
EMAIL_BACKEND = "courriels.backend.OutboxBackend"
# Seconds for each answer of the relay: one that accepts and says nothing must not hold the others.
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=10)
vars().update(RELAY)
DEFAULT_FROM_EMAIL = env(
    "DEFAULT_FROM_EMAIL", default="États généraux du numérique <ne-pas-repondre@example.org>"
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL

WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
# A small file may unfold into gigabytes of pixels; the largest camera sensors stay under this.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 128_000_000
WAGTAILDOCS_EXTENSIONS = [
    "csv", "docx", "ics", "mp4", "odp", "ods", "odt", "pdf", "pptx", "txt", "vtt", "webm", "xlsx", "zip",
]  # fmt: skip
WAGTAILDOCS_MAX_UPLOAD_SIZE = 200 * 1024 * 1024
WAGTAILIMAGES_IMAGE_FORM_BASE = "editorial.image_forms.PictureForm"
WAGTAILIMAGES_IMAGE_MODEL = "editorial.SiteImage"
WAGTAILDOCS_DOCUMENT_MODEL = "editorial.SiteDocument"
WAGTAILADMIN_USER_LOGIN_FORM = "comptes.forms.LoginForm"
WAGTAIL_SITE_NAME = "États généraux du numérique pour l’éducation"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# Dates in the fields of forms and of lists' filters; Wagtail would write 2026-10-01.
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_USER_TIME_ZONES = ["Europe/Paris"]
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# What editors rely on, written down so that a new version's default cannot take it away: drafts kept as one
# types, comments in the margin, a published page at the end of a workflow.
WAGTAIL_AUTOSAVE_INTERVAL = 2000
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "wagtail.workflows.publish_workflow_state"
# Whoever approves may mend a word in passing; nobody else can write meanwhile.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = False
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = True
WAGTAILREDIRECTS_AUTO_CREATE = True
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True

# W019 asks to refuse every frame; the administration previews pages in one of the same origin.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
