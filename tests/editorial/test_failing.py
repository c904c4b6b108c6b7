"""What is shown when the database goes away, at whatever moment, and when too much is sent."""

from collections.abc import Callable

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client

from comptes.models import User

pytestmark = pytest.mark.django_db


class Away:
    """A database that answers the first queries and no more."""

    def __init__(self, answers: int, error: type[Exception] = OperationalError) -> None:
        self.left, self.error = answers, error

    def __call__(self, execute: Callable, *arguments):
        self.left -= 1
        if self.left < 0:
            raise self.error("server closed the connection unexpectedly")
        return execute(*arguments)


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize(
    "path", ["/", "/propositions/", "/recherche/?q=ecole", "/nulle-part/", "/admin/", "/mon-espace/"]
)
def test_a_database_away_is_said_to_be_for_a_moment_wherever_it_fails(visitor, path, error, settings):
    settings.PAGE_CACHE_SECONDS = 0
    visitor.force_login(
        User.objects.create_superuser("team@example.org", password="a-long-password-of-the-team")
    )
    healthy = visitor.get(path).status_code
    said = []
    for answers in range(60):
        with connection.execute_wrapper(away := Away(answers, error)):
            response = visitor.get(path)
        if response.status_code == 503:
            assert 0 < int(response["Retry-After"]) <= 60
            assert "indisponible pour un moment" in response.content.decode()
        said.append(response.status_code)
        if away.left >= 0:
            break
    assert said[0] == 503 and set(said) <= {503, healthy}


def test_another_error_is_still_an_error(visitor):
    with connection.execute_wrapper(Away(0, ValueError)):
        assert visitor.get("/propositions/").status_code == 500


BIG = 3_000_000
UPLOADS = [
    "/admin/documents/add/",
    "/admin/documents/multiple/add/",
    "/admin/images/multiple/add/",
    "/admin/images/chooser/create/",
    "/admin/imports/",
    "/admin/rencontres/imports/",
    "/admin/reponses/importer/",
    "/admin/redirects/import/",
]


def send(client: Client, path: str, length: int) -> int:
    return client.post(
        path, b"", content_type="multipart/form-data; boundary=a", CONTENT_LENGTH=str(length)
    ).status_code


@pytest.mark.parametrize(
    "path", ["/", "/propositions/deposer/", "/admin/login/", "/admin/pages/1/edit/", *UPLOADS]
)
def test_a_stranger_sends_little_wherever_it_is(visitor, path):
    assert send(visitor, path, BIG) == 413
    assert send(visitor, path, 10**15) == 413


@pytest.mark.parametrize("path", UPLOADS)
def test_the_team_sends_its_files_where_files_are_sent(visitor, path, settings):
    member = User.objects.create_superuser("team@example.org", password="a-long-password-of-the-team")
    visitor.force_login(member)
    assert send(visitor, path, BIG) != 413
    assert send(visitor, path, settings.UPLOAD_MAX_SIZE + 1) == 413
    assert send(visitor, "/admin/pages/1/edit/", BIG) == 413


def test_who_sends_too_much_is_told_in_french(visitor):
    response = visitor.post("/", b"", content_type="text/plain", CONTENT_LENGTH=str(BIG))
    assert "trop lourd" in response.content.decode()
