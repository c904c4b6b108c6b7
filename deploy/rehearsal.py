"""Puts the site online as docs/deploiement.md says, on this machine, and asks it for pages: ``make rehearsal``.

A virtual environment of its own, a throw-away PostgreSQL, production settings, granian, and nginx with a
certificate signed by itself. The mails go to files. Each step is named with the seconds it took.
"""

import json
import os
import secrets
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path

from tests.support import postgresql
from tests.support.postgresql import Unavailable, free_port

ROOT = Path(__file__).resolve().parents[1]
HOST = "localhost"
# How long the page cache lets nginx keep a page.
OLDEST_SECONDS = 10
TITLE = "Page de la répétition"
PUBLISH = f"""
from home.models import ContentPage, HomePage
HomePage.objects.get().add_child(instance=ContentPage(title="{TITLE}", lead="Publiée par une répétition."))
"""


@contextmanager
def step(name: str) -> Iterator[None]:
    print(f"{name:<44}", end="", flush=True)
    began = time.perf_counter()
    yield
    print(f"{time.perf_counter() - began:6.1f} s", flush=True)


@contextmanager
def running(command: list[str], environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen]:
    with log.open("w") as lines:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=lines, stderr=lines)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def run(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"\n{' '.join(command)}\n{done.stdout}{done.stderr}")


def nginx_configuration(folder: Path, site: int, tls: int, plain: int) -> str:
    """The documented configuration, with this machine's ports, certificate and folders."""
    changes = {
        "server web:8000": f"server 127.0.0.1:{site}",
        "listen 443 ssl;": f"listen 127.0.0.1:{tls} ssl http2;",
        "listen 80 default_server;": f"listen 127.0.0.1:{plain} default_server;",
        "listen [::]:443 ssl;": "",
        "listen [::]:80 default_server;": "",
        # Said on the line of the port by the versions before 1.25.
        "http2 on;": "",
        "/etc/nginx/tls": str(folder),
        "/var/cache/nginx": str(folder / "pages"),
        "/etc/nginx/errors/": f"{folder / 'errors'}/",
        "error_log /dev/stderr": f"error_log {folder / 'requests-error.log'}",
        "include mime.types;": "include /etc/nginx/mime.types;",
        "access_log /dev/stdout": f"access_log {folder / 'access.log'}",
    }
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    for old, new in changes.items():
        if old not in text:
            sys.exit(f"deploy/nginx.conf no longer says “{old}”")
        text = text.replace(old, new)
    shutil.copytree(ROOT / "deploy" / "errors", folder / "errors", dirs_exist_ok=True)
    return f"pid {folder / 'nginx.pid'};\nerror_log {folder / 'error.log'};\n{text}"


def certificate(folder: Path) -> None:
    """A certificate signed by itself, where the configuration expects one."""
    subject = ["-subj", f"/CN={HOST}", "-days", "1", "-nodes", "-newkey", "rsa:2048"]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    run(["openssl", "req", "-x509", *subject, *files], dict(os.environ))


@contextmanager
def logs_when_it_fails(folder: Path) -> Iterator[None]:
    try:
        yield
    except SystemExit:
        for log in sorted(folder.glob("*.log")):
            print(f"== {log.name}\n{log.read_text()[-3000:]}")
        raise


class Reader:
    """Asks for pages over TLS, as a browser without a session does."""

    def __init__(self, port: int) -> None:
        self.address = f"https://{HOST}:{port}"
        self.context = ssl.create_default_context()
        # The certificate of a rehearsal is signed by nobody that a browser trusts.
        self.context.check_hostname = False
        self.context.verify_mode = ssl.CERT_NONE

    def get(self, path: str, **headers: str) -> tuple[int, Message, bytes]:
        request = urllib.request.Request(self.address + path, headers=headers)
        try:
            with urllib.request.urlopen(request, context=self.context, timeout=30) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def wait(self) -> None:
        last: object = None
        for _ in range(600):
            try:
                last = self.get("/sante/")
                if last[0] == 200:
                    return
            except OSError as error:
                last = error
            time.sleep(0.2)
        sys.exit(f"\nThe site does not answer: {last}")

    def wait_for(self, path: str, words: str) -> float:
        """Seconds until the page says these words; stops after a minute."""
        began = time.perf_counter()
        while (waited := time.perf_counter() - began) < 60:
            if words in self.get(path)[2].decode():
                return waited
            time.sleep(0.5)
        sys.exit(f"\n{path} does not say “{words}”")


def rehearse(folder: Path, database: str) -> None:
    environment = folder / "venv"
    python, bin_folder = str(environment / "bin" / "python"), environment / "bin"
    site, tls, plain = free_port(), free_port(), free_port()
    token = secrets.token_urlsafe(30)
    settings = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": f"{HOST},127.0.0.1",
        "SITE_URL": f"https://{HOST}:{tls}",
        "DATABASE_URL": database,
        "EMAIL_URL": f"filemail:///{folder / 'mails'}",
        "TRUSTED_PROXIES": "1",
        "OPERATIONS_TOKEN": token,
        "VAR_DIR": str(folder / "var"),
        "DJANGO_SUPERUSER_PASSWORD": secrets.token_urlsafe(20),
    }
    manage = [python, "manage.py"]
    with step("virtual environment and packages"):
        run([sys.executable, "-m", "venv", str(environment)], dict(os.environ))
        pip = [str(bin_folder / "pip"), "install", "-q", "--require-hashes", "-r", "requirements.txt"]
        run(pip, dict(os.environ))
    with step("check --deploy"):
        run([*manage, "check", "--deploy", "--fail-level", "WARNING"], settings)
    with step("migrate"):
        run([*manage, "migrate", "--noinput"], settings)
    with step("collectstatic"):
        run([*manage, "collectstatic", "--noinput"], settings)
    with step("createsuperuser"):
        run([*manage, "createsuperuser", "--noinput", "--email", "team@example.org"], settings)
    with step("run_scheduled"):
        run([*manage, "run_scheduled"], settings)
    certificate(folder)
    (folder / "nginx.conf").write_text(nginx_configuration(folder, site, tls, plain))
    granian = [str(bin_folder / "granian"), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(site)]
    granian += [
        "--http",
        "1",
        "--workers",
        "2",
        "--blocking-threads",
        "4",
        "--no-ws",
        "--respawn-failed-workers",
        "--workers-kill-timeout",
        "10",
        "--log-level",
        "warning",
    ]
    nginx = ["nginx", "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    mails = [*manage, "send_courriels", "--loop"]
    tasks = [*manage, "db_worker"]
    reader = Reader(tls)
    with (
        logs_when_it_fails(folder),
        running([*granian, "config.wsgi:application"], settings, folder / "site.log"),
        running(nginx, dict(os.environ), folder / "nginx.log"),
        running(mails, settings, folder / "mails.log"),
        running(tasks, settings, folder / "tasks.log"),
    ):
        with step("first answer over TLS"):
            reader.wait()
        ask(reader, token)
        reader.get("/plan-du-site/")
        run([*manage, "shell", "-v", "0", "-c", PUBLISH], settings)
        with step("a published page shows after"):
            seconds = reader.wait_for("/plan-du-site/", TITLE)
        hold(seconds <= OLDEST_SECONDS, f"no kept page is older than {OLDEST_SECONDS} seconds")


def hold(fact: bool, sentence: str) -> None:
    if not fact:
        sys.exit(f"WRONG: {sentence}")
    print(f"  {sentence}")


def ask(reader: Reader, token: str) -> None:
    """What must be true of a site that has just been put online; stops at the first thing that is not."""
    status, headers, body = reader.get("/propositions/")
    hold(status == 200 and b"<h1" in body, "a page comes over TLS")
    hold("max-age=63072000" in headers.get("Strict-Transport-Security", ""), "it asks for TLS for two years")
    hold("unsafe" not in headers.get("Content-Security-Policy", "unsafe"), "its content policy is strict")
    hold("Set-Cookie" not in headers, "it sets no cookie")
    hold(bool(headers.get("X-Request-ID")), "it names its request")
    status, _, _ = reader.get("/propositions/", **{"If-None-Match": headers["ETag"]})
    hold(status == 304, "asked again with its ETag, it answers 304")
    for encoding in ("br", "gzip"):
        status, compressed, _ = reader.get("/propositions/", **{"Accept-Encoding": encoding})
        hold(compressed.get("Content-Encoding") == encoding, f"it comes compressed by {encoding}")
    status, _, _ = reader.get("/admin/login/")
    hold(status == 200, "the administration asks who one is")
    hold(reader.get("/metriques/")[0] == 404, "a stranger sees no metrics")
    status, _, body = reader.get("/metriques/", Authorization=f"Bearer {token}")
    hold(status == 200 and b'cache="hit"' in body, "an operator does, cached answers included")
    _, _, body = reader.get("/sante/", Authorization=f"Bearer {token}")
    answer = json.loads(body)
    hold(
        answer["etat"] == "ok",
        f"the health check finds nothing wrong in {', '.join(answer['verifications'])}",
    )


def main() -> None:
    if shutil.which("nginx") is None:
        sys.exit("nginx is not installed here: the rehearsal puts it in front, as the documentation does.")
    began = time.perf_counter()
    try:
        with postgresql.cluster() as database, tempfile.TemporaryDirectory(prefix="egn-rehearsal-") as name:
            # nginx leaves root for a user of its own, who must reach the folder.
            os.chmod(name, 0o755)
            rehearse(Path(name), database)
    except Unavailable as error:
        sys.exit(str(error))
    print(f"online in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
