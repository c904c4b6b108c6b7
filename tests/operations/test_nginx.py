"""What the documented nginx keeps, for how long and for whom, in front of a site that says how often it was asked."""

import http.client
import os
import ssl
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bench.servers import missing
from deploy.rehearsal import certificate, nginx_configuration, running
from tests.support.postgresql import free_port

# As the page cache says it, but for one second instead of ten: the test need not wait as long as a reader may.
KEPT = {"Cache-Control": "public, max-age=0, s-maxage=1", "Vary": "Accept-Encoding", "ETag": '"one"'}
PAGES = {
    "/page": KEPT,
    "/cookie": {**KEPT, "Set-Cookie": "sessionid=someone"},
    "/personal": {**KEPT, "Vary": "Accept-Encoding, Cookie"},
    "/private": {**KEPT, "Cache-Control": "private, no-store"},
    "/silent": {},
}


class Site(ThreadingHTTPServer):
    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None]] = []
        self.down = False
        super().__init__(("127.0.0.1", 0), Handler)


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        encoding = self.headers["Accept-Encoding"]
        self.server.asked.append((self.path, encoding))
        self.send_response(503 if self.server.down else 200)
        body = f"{len(self.server.asked)} {encoding}".encode()
        for name, value in PAGES[self.path.partition("?")[0]].items():
            self.send_header(name, value)
        self.send_header("X-Request-ID", self.headers["X-Request-ID"] or "none")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Nothing on the screen."""


class Front:
    """nginx, asked over TLS."""

    def __init__(self, site: Site, port: int) -> None:
        self.site, self.port = site, port
        self.context = ssl.create_default_context()
        self.context.check_hostname = False
        self.context.verify_mode = ssl.CERT_NONE

    def get(self, path: str, **headers: str) -> tuple[http.client.HTTPResponse, str]:
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=self.context, timeout=10)
        connection.request("GET", path, headers={name.replace("_", "-"): headers[name] for name in headers})
        response = connection.getresponse()
        body = response.read().decode()
        connection.close()
        return response, body


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Nearer to the root than the folders of the other tests, which only their owner may enter."""
    with tempfile.TemporaryDirectory(prefix="egn-nginx-", ignore_cleanup_errors=True) as name:
        # nginx leaves root for a user of its own, who must reach the folder.
        os.chmod(name, 0o755)
        yield Path(name)


@pytest.fixture(scope="module")
def front(folder: Path) -> Iterator[Front]:
    if missing("nginx", "nginx-light"):
        pytest.skip("nginx is not installed here")
    site = Site()
    threading.Thread(target=site.serve_forever, daemon=True).start()
    tls = free_port()
    certificate(folder)
    configuration = folder / "nginx.conf"
    configuration.write_text(nginx_configuration(folder, site.server_port, tls, free_port()))
    checked = subprocess.run(
        ["nginx", "-t", "-c", configuration], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
    with running(
        ["nginx", "-c", str(configuration), "-g", "daemon off;"], dict(os.environ), folder / "nginx.log"
    ):
        front = Front(site, tls)
        for _ in range(100):
            try:
                front.get("/silent")
                break
            except OSError:
                time.sleep(0.05)
        yield front
    site.shutdown()


@pytest.fixture(autouse=True)
def nothing_asked(front: Front) -> None:
    front.site.asked.clear()


def asked(front: Front, path: str) -> int:
    return sum(seen.partition("?")[0] == path for seen, _ in front.site.asked)


def test_three_copies_of_a_page_answer_every_browser(front):
    encodings = {
        "gzip, deflate, br, zstd": "br",
        "br;q=1.0, gzip;q=0.8": "br",
        "gzip, deflate": "gzip",
        "gzip, br;q=0": "gzip",
        "identity": "None",
        "brotli": "None",
    }
    for sent, understood in encodings.items():
        _, body = front.get("/page?copies", Accept_Encoding=sent)
        assert body.split()[1] == understood, sent
    assert asked(front, "/page") == 3


def test_a_kept_page_is_as_old_as_the_site_says_and_no_older(front):
    _, first = front.get("/page?age")
    assert front.get("/page?age")[1] == first
    time.sleep(2.1)
    assert front.get("/page?age")[1] != first


@pytest.mark.parametrize("path", ["/cookie", "/personal", "/private", "/silent"])
def test_what_is_said_to_one_reader_is_kept_for_none(front, path):
    for _ in range(3):
        front.get(path)
    assert asked(front, path) == 3


@pytest.mark.parametrize("header", [{"Cookie": "a=b; sessionid=someone"}, {"Authorization": "Bearer word"}])
def test_who_is_signed_in_goes_round_and_leaves_nothing(front, header):
    path = f"/page?{next(iter(header))}"
    own = front.get(path, **header)[1]
    stranger = front.get(path)[1]
    assert own != stranger != front.get(path, **header)[1]
    assert asked(front, "/page") == 3


def test_a_kept_page_has_its_headers_and_names_each_request(front):
    first, _ = front.get("/page?headers")
    second, _ = front.get("/page?headers")
    assert asked(front, "/page") == 1
    assert second.headers["ETag"] == '"one"' and second.headers["Vary"] == "Accept-Encoding"
    assert second.headers["Cache-Control"] == KEPT["Cache-Control"]
    names = [response.headers.get_all("X-Request-ID") for response in (first, second)]
    assert all(len(name) == 1 and len(name[0]) == 32 for name in names) and names[0] != names[1]
    known, body = front.get("/page?headers", If_None_Match='"one"')
    assert (known.status, body, asked(front, "/page")) == (304, "", 1)


def test_an_old_page_is_better_than_none_when_the_site_does_not_answer(front):
    _, body = front.get("/page?down")
    time.sleep(2.1)
    front.site.down = True
    try:
        answer = front.get("/page?down")
    finally:
        front.site.down = False
    assert (answer[0].status, answer[1]) == (200, body)
