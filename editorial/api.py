"""The public API: what every resource answers, what it refuses and how it says so.

Nothing here depends on the reader: no account, no cookie, no negotiation of formats. An answer is therefore
the same for everybody, and kept by the page cache as pages are.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.http import Http404
from rest_framework import exceptions, serializers
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

LIMIT_DEFAULT = 20
LIMIT_MAX = 100
SHOWN_MAX = 40
NOT_FOUND = "Il n’y a rien à cette adresse. L’adresse /api/v1/ dit ce qui existe."
NOT_ALLOWED = "Cette interface se lit seulement : utilisez la méthode GET."


class BadParameter(exceptions.ParseError):
    """A parameter that cannot be understood; its sentence says which one and what to do."""


class Gone(exceptions.APIException):
    """What was there and was taken back."""

    status_code = 410


class AlwaysJson(BaseContentNegotiation):
    """The one format, whatever is asked for: browsers, scripts and caches all read the same answer."""

    def select_parser(self, request, parsers):
        return None

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type


def answer_error(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """A sentence for what a client can mend; nothing for a fault of ours, which is reported as any other."""
    if isinstance(error, Http404):
        error = exceptions.NotFound(NOT_FOUND)
    elif isinstance(error, exceptions.MethodNotAllowed):
        error.detail = NOT_ALLOWED
    if not isinstance(error, exceptions.APIException):
        return None
    return Response({"detail": str(error.detail)}, status=error.status_code)


class ApiView(APIView):
    """A resource anyone may read from anywhere, including from the pages of other sites."""

    http_method_names = ["get", "head", "options"]
    renderer_classes = [JSONRenderer]
    parser_classes = []
    authentication_classes = []
    permission_classes = []
    throttle_classes = []
    content_negotiation_class = AlwaysJson
    parameters: tuple[str, ...] = ()

    def get_exception_handler(self):
        return answer_error

    @property
    def default_response_headers(self) -> dict[str, str]:
        return {"Allow": "GET, HEAD, OPTIONS", "Access-Control-Allow-Origin": "*"}

    def initial(self, request: Request, *args, **kwargs) -> None:
        """A misspelt filter would silently give everything: names that nobody reads are refused."""
        super().initial(request, *args, **kwargs)
        unknown = [name for name in request.query_params if name not in self.parameters]
        if unknown and request.method != "OPTIONS":
            known = f" Ceux qui existent ici : {', '.join(self.parameters)}." if self.parameters else ""
            raise BadParameter(f"Nous ne connaissons pas le paramètre « {unknown[0][:SHOWN_MAX]} ».{known}")

    def options(self, request: Request, *args, **kwargs) -> Response:
        """What a browser asks before a page of another site reads with a header of its own."""
        headers = {
            "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
            "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
            "Access-Control-Max-Age": "86400",
        }
        return Response(status=204, headers=headers)


class NotFoundView(ApiView):
    """Any address under the API that leads nowhere."""

    def get(self, request: Request, *args, **kwargs) -> Response:
        raise Http404


def absolute(path: str) -> str:
    """The address of a page of this site for those who read it elsewhere."""
    return urljoin(f"{settings.SITE_URL}/", path or "/")


def read_limit(params: Mapping[str, str]) -> int:
    """How many rows are asked for; raises ``BadParameter``."""
    value = params.get("limit", str(LIMIT_DEFAULT))
    if value.isascii() and value.isdecimal() and len(value) < 5 and 1 <= int(value) <= LIMIT_MAX:
        return int(value)
    raise BadParameter(f"« limit » est un nombre de 1 à {LIMIT_MAX}.")


def listed(
    results: Iterable[Any], *, total: int, total_is_exact: bool = True, next_address: str | None = None
) -> Response:
    """The form of every list: its rows, how many there are in all, and where the following ones are."""
    return Response(
        {"total": total, "total_exact": total_is_exact, "next": next_address, "results": list(results)}
    )


class AddressField(serializers.CharField):
    """The address of a page, whole."""

    def to_representation(self, value: str) -> str:
        return absolute(value)


class EachField(serializers.Field):
    """One attribute of each row of a list."""

    def __init__(self, *, attribute: str, **kwargs) -> None:
        self.attribute = attribute
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, rows: Iterable[Any]) -> list[str]:
        return [str(getattr(row, self.attribute)) for row in rows]
