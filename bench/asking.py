"""Asking an application without a server between, and the processor that an action takes."""

import io
import sys
import time
from collections.abc import Callable
from urllib.parse import quote


def asker(application) -> Callable[[str], bytes]:
    """A reader of an application, without a server between."""

    def ask(path: str) -> bytes:
        path, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": quote(query, safe="=&%+"),
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "HTTP_HOST": "127.0.0.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
        }
        started: list[str] = []
        response = application(environ, lambda status, headers, exc_info=None: started.append(status))
        body = b"".join(response)
        response.close()
        if not started[0].startswith("200"):
            raise RuntimeError(f"{path}?{query} answered {started[0]}")
        return body

    return ask


def processor(action: Callable[[], object]) -> float:
    """Milliseconds of this process."""
    start = time.process_time()
    action()
    return 1000 * (time.process_time() - start)
