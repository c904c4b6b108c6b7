"""The parts that answer readers, as production runs them, each on a free port of the loopback."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from deploy.rehearsal import certificate, nginx_configuration, running
from tests.support.packages import install
from tests.support.postgresql import free_port

# What they print is read by nobody.
SILENCE = Path(os.devnull)


@dataclass
class Server:
    """An address to ask, and the processes that answer there."""

    url: str
    processes: list[subprocess.Popen] = field(default_factory=list)

    def processor(self) -> float:
        """Seconds of processor that its processes and their children have taken so far."""
        return sum(seconds_of(pid) for process in self.processes for pid in family(process.pid))

    def memory(self) -> float:
        """The resident memory of its largest child, in millions of bytes."""
        pages = [
            int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
            for process in self.processes
            for pid in family(process.pid)[1:]
        ]
        return max(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


def family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(int(child) for child in children)]


def seconds_of(pid: int) -> float:
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text(encoding="ascii").split()[0]) for thread in threads) / 1e9


@contextmanager
def granian(application: str, environment: dict[str, str], *, port: int = 0) -> Iterator[Server]:
    """A WSGI application under two workers of four threads."""
    port = port or free_port()
    program = str(Path(sys.executable).with_name("granian"))
    command = [program, "--interface=wsgi", "--host=127.0.0.1", f"--port={port}", "--workers=2"]
    command += ["--http=1", "--blocking-threads=4", "--no-ws", "--log-level=error", application]
    with running(command, {**os.environ, **environment}, SILENCE) as process:
        url = f"http://127.0.0.1:{port}"
        wait(url)
        yield Server(url, [process])


@contextmanager
def redis() -> Iterator[str]:
    """An empty Redis that writes nothing down; gives its address."""
    port = free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with running(["redis-server", *options], dict(os.environ), SILENCE):
        yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def nginx(environment: dict[str, str], *, encrypts: bool) -> Iterator[Server]:
    """The site behind the documented configuration of nginx with its own short cache; in clear, as behind a
    load balancer that ends TLS, or not."""
    site, port = free_port(), free_port()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="egn-nginx-")))
        # nginx leaves root for a user of its own, who must reach the folder.
        folder.chmod(0o755)
        configuration = nginx_configuration(folder, site, port, free_port())
        if not encrypts:
            configuration = configuration.replace(f":{port} ssl http2;", f":{port};")
        (folder / "nginx.conf").write_text(configuration)
        certificate(folder)
        behind = stack.enter_context(granian("config.wsgi:application", environment, port=site))
        command = ["nginx", "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
        process = stack.enter_context(running(command, dict(os.environ), SILENCE))
        time.sleep(0.5)
        yield Server(f"{'https' if encrypts else 'http'}://127.0.0.1:{port}", [process, *behind.processes])


def missing(program: str, package: str) -> bool:
    """Whether a program of the system lacks and cannot be had."""
    return not (shutil.which(program) or (install(package) == "" and shutil.which(program)))


def wait(url: str) -> None:
    for _ in range(1200):
        try:
            urllib.request.urlopen(url, timeout=30).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"{url} does not answer")
