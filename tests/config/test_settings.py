"""A public site does not start with an unsafe value, and says which."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SAFE = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "k3Jd9-vQ2mZr8_Xw5Lp0Tt7Hn4By6Gc1Fs_Ae-Ru2Io8Pq3Zx5Wm",
    "ALLOWED_HOSTS": "consultation.example.gouv.fr",
    "SITE_URL": "https://consultation.example.gouv.fr",
    "DATABASE_URL": "postgres://egn:secret@127.0.0.1/egn",
    "EMAIL_URL": "smtp+tls://user:secret@mail.example.gouv.fr:587",
    "TRUSTED_PROXIES": "1",
}


def run(*command: str, **changes: str) -> subprocess.CompletedProcess:
    environment = {"PATH": os.environ["PATH"], **SAFE, **changes}
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env={name: value for name, value in environment.items() if value},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_documented_environment_passes_every_deployment_check():
    done = run("manage.py", "check", "--deploy", "--fail-level", "INFO")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("DEBUG", "1", "DEBUG must be off"),
        ("SECRET_KEY", "", "SECRET_KEY must hold"),
        ("SECRET_KEY", "a" * 60, "SECRET_KEY must hold"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS must name"),
        ("ALLOWED_HOSTS", "", "ALLOWED_HOSTS must name"),
        ("SITE_URL", "http://consultation.example.gouv.fr", "SITE_URL must be"),
        ("DATABASE_URL", "", "DATABASE_URL must be given"),
        ("EMAIL_URL", "", "EMAIL_URL must be given"),
        ("DEMO", "1", "DEMO shows every mail"),
    ],
)
def test_an_unsafe_value_stops_the_site_and_is_named(name, value, message):
    done = run("-c", "import config.settings.production", **{name: value})
    assert done.returncode != 0
    assert message in done.stderr


def setting(name: str, **changes: str) -> str:
    done = run("-c", f"from django.conf import settings; print(settings.{name})", **changes)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("query, seconds", [("", 60), ("?conn_max_age=5", 5)])
def test_a_connection_is_kept_for_the_next_answers_and_checked_first(query, seconds):
    database = setting("DATABASES['default']", DATABASE_URL=f"postgres://site@127.0.0.1/site{query}")

    assert f"'CONN_MAX_AGE': {seconds}" in database
    assert "'CONN_HEALTH_CHECKS': True" in database


def test_uploaded_files_go_to_a_bucket_when_one_is_named():
    given = {"S3_BUCKET": "files", "MEDIA_URL": "https://media.example.gouv.fr/"}
    storage = setting("STORAGES['default']", **given)

    assert "S3Storage" in storage
    assert "'custom_domain': 'media.example.gouv.fr'" in storage
    assert "https://media.example.gouv.fr" in setting("CONTENT_SECURITY_POLICY", **given)
    assert "FileSystemStorage" in setting("STORAGES['default']")


def test_documents_of_a_bucket_have_no_public_address():
    given = {"S3_BUCKET": "files", "MEDIA_URL": "https://media.example.gouv.fr/", "S3_REGION": "gra"}
    storage = setting("STORAGES['documents']", **given)

    assert "'querystring_auth': True" in storage
    assert "custom_domain" not in storage
    assert "https://files.s3.gra.amazonaws.com" in setting(
        "CONTENT_SECURITY_POLICY['DIRECTIVES']['media-src']", **given
    )
    assert "PrivateFolder" in setting("STORAGES['documents']")


def test_the_public_address_of_a_bucket_may_be_a_folder_of_its_host():
    given = {"S3_BUCKET": "files", "MEDIA_URL": "http://objects.example:9000/files/"}
    storage = setting("STORAGES['default']", **given)

    assert "'custom_domain': 'objects.example:9000/files'" in storage
    assert "'url_protocol': 'http:'" in storage


def test_a_front_cache_is_told_of_published_pages_when_its_address_is_given():
    assert "http://varnish" in setting("WAGTAILFRONTENDCACHE", FRONT_CACHE_URL="http://varnish")
    assert "frontend_cache" not in setting("INSTALLED_APPS")


def test_a_redis_of_the_settings_is_one_that_may_go_away():
    assert "ForgivingRedisCache" in setting("CACHES", CACHE_URL="redis://127.0.0.1:6379/0")
