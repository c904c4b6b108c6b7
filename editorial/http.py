"""The answers that every application gives in the same way."""

from http import HTTPStatus

from django.http import HttpResponseRedirect

CONFLICT = HTTPStatus.CONFLICT
INVALID = HTTPStatus.UNPROCESSABLE_ENTITY
TOO_EARLY = HTTPStatus.TOO_MANY_REQUESTS


def see_other(path: str) -> HttpResponseRedirect:
    """A redirect that a browser follows with GET, so that going back or reloading sends nothing again."""
    return HttpResponseRedirect(path, status=HTTPStatus.SEE_OTHER)


def version_of(value: str) -> int:
    """The version of a row that somebody had under their eyes; a forged one is the version of nothing."""
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else 0
