"""A web worker that dies is started again, and the others answer meanwhile."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from tests.support.postgresql import free_port

ROOT = Path(settings.BASE_DIR)


@pytest.fixture
def server() -> Iterator[tuple[subprocess.Popen, str]]:
    """The documented command, but for its port and with an application that starts at once."""
    port = free_port()
    line = yaml.safe_load((ROOT / "Procfile").read_text())["web"]
    line = line.replace("$PORT", str(port)).replace("${WEB_WORKERS:-2}", "2").replace("0.0.0.0", "127.0.0.1")
    command = line.replace("config.wsgi:application", "bench.bare:constant").split()
    command[0] = str(Path(sys.executable).with_name("granian"))
    process = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
    yield process, f"http://127.0.0.1:{port}/"
    process.terminate()
    try:
        process.wait(timeout=30)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def workers(server: subprocess.Popen) -> list[int]:
    """The processes that answer, the oldest first; others only watch over shared memory."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    return [
        int(child)
        for child in children
        if "resource_tracker" not in Path(f"/proc/{child}/cmdline").read_text()
    ]


def wait_until(condition) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status == 200
    except OSError:
        return False


def test_workers_killed_one_after_the_other_leave_the_site_up(server):
    process, address = server
    wait_until(lambda: answers(address) and len(workers(process)) == 2)
    for _ in range(6):
        before = workers(process)
        os.kill(before[0], signal.SIGKILL)
        wait_until(lambda gone=before[0]: gone not in workers(process) and len(workers(process)) == 2)
        wait_until(lambda: answers(address))
        assert process.poll() is None
