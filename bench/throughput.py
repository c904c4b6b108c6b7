"""How many answers a second, as a share of what a bare Django view gives under the same server."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tests.support.packages import install
from tests.support.postgresql import free_port

SECONDS = 5
RATE = re.compile(r"Requests/sec:\s*([\d.]+)")


def wrk() -> str | None:
    """The load generator, from the system's packages; ``None`` where it cannot be had."""
    return shutil.which("wrk") or (install("wrk") == "" and shutil.which("wrk")) or None


@contextmanager
def served(
    application: str, environment: dict[str, str], workers: int = 2
) -> Iterator[tuple[str, subprocess.Popen]]:
    """Serve a WSGI application as production does, on a free port of the loopback; its address and process."""
    port = free_port()
    granian = Path(sys.executable).with_name("granian")
    command = [str(granian), "--interface=wsgi", "--host=127.0.0.1", f"--port={port}", f"--workers={workers}"]
    command += ["--blocking-threads=4", "--no-ws", "--log-level=error", application]
    server = subprocess.Popen(command, env={**os.environ, **environment})
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(url, timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        yield url, server
    finally:
        server.terminate()
        server.wait(timeout=20)


ROTATION = """
local paths, number = {{{paths}}}, 0
request = function()
  number = number % #paths + 1
  return wrk.format("GET", paths[number])
end
"""


def rate(url: str, *, seconds: int = SECONDS, connections: int = 4, rotation: Sequence[str] = ()) -> float:
    """Answers a second to readers that ask without pause, compressed as browsers ask, for one address or for
    the paths of ``rotation`` in turn."""
    command = [wrk(), "-t2", f"-c{connections}", f"-d{seconds}s", "-H", "Accept-Encoding: gzip, br", url]
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        if rotation:
            quoted = ", ".join(f'"{quote(path, safe="/?=&")}"' for path in rotation)
            script.write(ROTATION.replace("{{{paths}}}", "{" + quoted + "}"))
            script.flush()
            command[1:1] = ["-s", script.name]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in output:
        raise RuntimeError(f"{url} did not answer 200:\n{output}")
    return float(RATE.search(output).group(1))


def memory_of(server: subprocess.Popen) -> float:
    """The resident memory of the largest worker of a server, in millions of bytes."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text(encoding="ascii").split()
    sizes = [
        int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{child}/status").read_text(encoding="utf-8"))[1])
        for child in children
    ]
    return max(sizes) * 1024 / 1e6
