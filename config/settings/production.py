"""Settings of a site open to the public; they refuse to load with an unsafe value and say which."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403
from config.settings.base import (
    ALLOWED_HOSTS,
    CONTENT_SECURITY_POLICY,
    DEBUG,
    DEMO,
    MAIL_RELAY_BACKEND,
    SECRET_KEY,
    SITE_URL,
)
from config.settings.environment import env

SECRET_KEY_MIN_LENGTH = 50
REAL_MAIL = "django.core.mail.backends.smtp.EmailBackend"


def unsafe_values() -> list[str]:
    """One sentence for each value that a public site must not have."""
    problems = {
        "DEBUG must be off: error pages would show the code and the settings.": DEBUG,
        f"SECRET_KEY must hold {SECRET_KEY_MIN_LENGTH} characters or more, drawn at random.": (
            len(SECRET_KEY) < SECRET_KEY_MIN_LENGTH or len(set(SECRET_KEY)) < 10
        ),
        "ALLOWED_HOSTS must name the site’s hosts, without “*”.": (
            not ALLOWED_HOSTS or any(host.startswith("*") for host in ALLOWED_HOSTS)
        ),
        "SITE_URL must be the public address and start with https://.": not SITE_URL.startswith("https://"),
        "DATABASE_URL must be given: the embedded database is for the demo.": not env(
            "DATABASE_URL", default=""
        ),
        "EMAIL_URL must be given: confirmation codes would be printed instead of sent.": not env(
            "EMAIL_URL", default=""
        ),
        "DEMO shows every mail to everyone: it cannot go with a real mail server in EMAIL_URL.": (
            DEMO and MAIL_RELAY_BACKEND == REAL_MAIL
        ),
    }
    return [sentence for sentence, unsafe in problems.items() if unsafe]


if problems := unsafe_values():
    raise ImproperlyConfigured("Unsafe settings:\n- " + "\n- ".join(problems))

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
# The health check comes from the machine itself, without TLS.
SECURE_REDIRECT_EXEMPT = [r"^sante/$"]
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# Only a proxy of ours may say that the visitor came by TLS; without one, the header is ignored.
if env.int("TRUSTED_PROXIES", default=0):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True
