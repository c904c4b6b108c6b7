"""What the documented nginx keeps, for how long and for whom, in front of a site that says how often it was asked."""

import http.client
import os
import re
import socket
import ssl
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bench.servers import missing
from deploy.rehearsal import certificate, nginx_configuration, running
from protection.secret_addresses import DOORS, HIDDEN, SECRET_ADDRESS, without_secrets
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
# What the site receives, said back: what a kept page must never mix.
ECHO = "/echo"


class Site(ThreadingHTTPServer):
    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None]] = []
        self.down = self.gone = False
        self.hung_up = 0
        super().__init__(("127.0.0.1", 0), Handler)


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        if self.hangs_up():
            return
        encoding = self.headers["Accept-Encoding"]
        self.server.asked.append((self.path, encoding))
        self.send_response(503 if self.server.down else 200)
        body = f"{len(self.server.asked)} {encoding}".encode()
        headers = PAGES.get(self.path.partition("?")[0], {})
        if self.path.startswith(ECHO):
            headers, body = KEPT | {"Cache-Control": "public, s-maxage=60"}, self.path.encode()
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("X-Request-ID", self.headers["X-Request-ID"] or "none")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def hangs_up(self) -> bool:
        """Without a word, as a worker that is killed does."""
        if self.server.gone:
            self.server.hung_up += 1
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
        return self.server.gone

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        if self.hangs_up():
            return
        self.server.asked.append((self.path, None))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Nothing on the screen."""


class Front:
    """nginx, asked over TLS."""

    def __init__(self, site: Site, port: int, folder: Path) -> None:
        self.site, self.port, self.folder = site, port, folder
        self.context = ssl.create_default_context()
        self.context.check_hostname = False
        self.context.verify_mode = ssl.CERT_NONE

    def get(self, path: str, **headers: str) -> tuple[http.client.HTTPResponse, str]:
        return self.ask("GET", path, **headers)

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str
    ) -> tuple[http.client.HTTPResponse, str]:
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=self.context, timeout=30)
        sent = {name.replace("_", "-"): headers[name] for name in headers}
        connection.request(method, path, body, headers=sent)
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
        front = Front(site, tls, folder)
        for _ in range(100):
            try:
                front.get("/silent")
                break
            except OSError:
                time.sleep(0.05)
        yield front
    site.shutdown()


@pytest.fixture
def nothing_behind(front: Front) -> Iterator[None]:
    """The site does not answer at all; nginx is left alone."""
    front.site.gone = True
    yield
    front.site.gone = False


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


PIECES = st.sampled_from(
    [
        "a",
        "/",
        "//",
        "/./",
        "?",
        "&",
        "=",
        ";",
        "+",
        ":",
        "utm_x",
        "%61",
        "%41",
        "%2F",
        "%2f",
        "%3F",
        "%26",
        "%20gzip",
    ]
    + ["%25", "%23", "%C3%A9", "%0A", "%2E%2E/"]
)


@given(st.lists(PIECES, max_size=6).map("".join), st.sampled_from(["", "gzip", "br"]))
@hypothesis_settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("?", "")
@example("%3Fpage=2", "")
@example("?page=2", "")
def test_what_is_asked_for_is_what_is_answered_whatever_was_kept_before(front, end, encoding):
    """Each address says itself: one answered with what was kept for another would say the other."""
    target = ECHO + end
    response, body = front.get(target, Accept_Encoding=encoding)
    assert (response.status, body) in {(200, target), (400, body)}


@pytest.mark.parametrize("path", ["/gone", "/propositions/deposer/abc/"])
def test_a_site_that_does_not_answer_is_said_in_french_by_a_page_of_ours(front, nothing_behind, path):
    response, body = front.get(path)
    assert response.status == 502
    assert response.headers["Retry-After"] == "30" and response.headers["Cache-Control"] == "no-store"
    assert '<html lang="fr">' in body and "indisponible" in body and "nginx" not in body
    css, text = front.get(re.search(r'href="([^"]+\.css)"', body)[1])
    assert (css.status, css.headers["Content-Type"]) == (200, "text/css") and "--link" in text


def test_an_old_page_is_sent_while_nothing_answers(front, nothing_behind):
    front.site.gone = False
    _, body = front.get("/page?gone")
    time.sleep(2.1)
    front.site.gone = True
    assert front.get("/page?gone")[1] == body


@pytest.mark.parametrize(("method", "times"), [("GET", 2), ("POST", 1)])
def test_what_a_worker_that_dies_had_not_answered_is_asked_again_but_never_done_twice(
    front, nothing_behind, method, times
):
    before = front.site.hung_up
    assert front.ask(method, "/page?dies", b"a" if method == "POST" else None)[0].status == 502
    assert front.site.hung_up - before == times


def test_the_pages_of_nginx_need_nothing_of_the_site():
    for page in (Path(settings.BASE_DIR) / "deploy" / "errors").glob("*.html"):
        text = page.read_text()
        assert set(re.findall(r'(?:href|src)="([^"]+)"', text)) == {"/", "/_erreurs/site.css"}, page
        assert text.count("<h1>") == 1 and settings.WAGTAIL_SITE_NAME in text
        assert "style=" not in text and "<script" not in text


BIG = b"a" * 4_000_000


def test_much_may_be_sent_to_the_addresses_for_files_alone(front):
    member = {"Cookie": "sessionid=someone"}
    assert front.ask("POST", "/admin/documents/multiple/add/", BIG, **member)[0].status == 204
    refused, body = front.ask("POST", "/propositions/deposer/", BIG)
    assert refused.status == 413 and "trop lourd" in body
    assert front.ask("POST", "/admin/pages/1/edit/", BIG, **member)[0].status == 413
    stranger, _ = front.ask("POST", "/admin/documents/multiple/add/", BIG)
    assert (stranger.status, stranger.headers["Location"].partition("/admin")[2]) == (303, "/login/")
    assert len(front.site.asked) == 1


def test_nginx_and_the_site_mean_the_same_addresses():
    text = (Path(settings.BASE_DIR) / "deploy" / "nginx.conf").read_text()
    assert f"location ~ {settings.UPLOAD_ADDRESSES} {{" in text
    assert f"(?<door>{DOORS})." in text


SECRET = re.compile(r"<(?:\w+:)?(?:token|uidb64|secret|signature|cle)>")


def secret_addresses(resolver: URLResolver | None = None, before: str = "/") -> Iterator[str]:
    """Every address of the site that holds a secret, with one in it."""
    for part in (resolver or get_resolver()).url_patterns:
        path = before + str(part.pattern)
        if isinstance(part, URLPattern):
            if SECRET.search(path):
                yield re.sub(r"<[^>]+>", "Zx9-key_1:Ab", path)
        else:
            yield from secret_addresses(part, path)


def test_no_log_holds_an_address_that_is_a_key(front):
    """nginx, whether the site answers or not, and every line that the site writes."""
    paths = sorted(set(secret_addresses()))
    assert len(paths) >= 12
    for path in paths:
        assert "Zx9" not in without_secrets(f"Not Found: {path} by {path}code/, 'GET {path}?a=b'"), path
        front.get(path)
        front.site.gone = True
        front.get(path + "?q=Zx9")
        front.site.gone = False
        front.ask("POST", path, BIG)
    front.get("/propositions/deposer/")
    deadline = time.monotonic() + 30
    while (lines := (front.folder / "access.log").read_text()).count("[secret]") < 3 * len(paths):
        assert time.monotonic() < deadline, lines
        time.sleep(0.1)
    assert " /propositions/deposer/ " in lines
    written = [path for path in front.folder.glob("*.log") if path.is_file()]
    assert len(written) >= 3
    for log in written:
        assert "Zx9" not in log.read_text(), log
        assert "127.0.0.1" not in re.sub(r"\S*:\d+", "", log.read_text()), log


def test_what_surrounds_a_secret_is_still_read():
    assert SECRET_ADDRESS.sub(HIDDEN, "/propositions/deposer/") == "/propositions/deposer/"
    assert without_secrets("KeyError at /lettres/arreter/abc/ for ada@example.org") == (
        "KeyError at /lettres/arreter/[secret] for [courriel]"
    )


def test_a_long_line_without_a_mail_is_read_once():
    line = "é%" * 500_000
    assert without_secrets(f"{line} nom@exemple.fr") == f"{line} [courriel]"
