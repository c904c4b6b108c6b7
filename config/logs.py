"""Log lines that machines read: one JSON object a line, each with the identifier of its request."""

import json
import logging
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse

from protection.secret_addresses import without_secrets

request_id: ContextVar[str] = ContextVar("request_id", default="")


def remember_request(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware that lets every line logged during a request name it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        token = request_id.set(request.META.get("HTTP_X_REQUEST_ID", ""))
        try:
            return get_response(request)
        finally:
            request_id.reset(token)

    return middleware


class JSONFormatter(logging.Formatter):
    """Names no person and gives no key: neither addresses of the network, nor what a form held, nor addresses
    that are a secret are written."""

    def format(self, record: logging.LogRecord) -> str:
        # Django writes some lines once the middleware is over, and gives them the request instead.
        request = getattr(record, "request", None)
        identifier = request.META.get("HTTP_X_REQUEST_ID") if hasattr(request, "META") else request_id.get()
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_secrets(record.getMessage()),
            "request_id": identifier or None,
            "status": getattr(record, "status_code", None),
        }
        if record.exc_info:
            line["exception"] = without_secrets("".join(traceback.format_exception(*record.exc_info)))
        return json.dumps(
            {name: value for name, value in line.items() if value is not None}, ensure_ascii=False
        )


class PlainFormatter(logging.Formatter):
    """The same, for people who read it as it comes."""

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))
