import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = """#!/bin/sh
echo "{name} $*" >> "$LOG"
case "$*" in *"$REFUSED"*) echo "cannot be reached" >&2; exit 1;; esac
"""


@pytest.fixture
def install(tmp_path):
    """What an installation asks of each program, where one request is refused."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for locked in ROOT.glob("requirements*.txt"):
        (tmp_path / locked.name).touch()
    programs = tmp_path / ".venv/bin"
    programs.mkdir(parents=True)
    for name in ("python", "pip", "uv"):
        (programs / name).write_text(PROGRAM.format(name=name))
        (programs / name).chmod(0o755)
    log = tmp_path / "log"

    def make(target: str, refused: str = "nothing") -> list[str]:
        environment = {**os.environ, "LOG": str(log), "REFUSED": refused}
        subprocess.run(["make", target], cwd=tmp_path, env=environment, check=True, capture_output=True)
        return log.read_text().splitlines()

    return make


@pytest.mark.parametrize("target", ["run", "dev"])
def test_uv_installs_what_is_locked_and_pip_only_brings_it(install, target):
    asked = install(f".venv/.{target}")
    assert [line.split()[0] for line in asked] == ["pip", "uv"]
    assert "requirements-uv.txt" in asked[0]


@pytest.mark.parametrize(
    "refused",
    ["requirements-uv.txt", "pip install -q --python"],
    ids=["uv cannot be had", "uv reaches nothing"],
)
@pytest.mark.parametrize(("target", "locked"), [("run", "requirements.txt"), ("dev", "requirements-dev.txt")])
def test_pip_installs_where_uv_does_not(install, target, locked, refused):
    last = install(f".venv/.{target}", refused)[-1]
    assert last.startswith("pip install")
    assert locked in last


def test_every_installation_asks_for_the_hashes(install):
    asked = install(".venv/.dev", "pip install -q --python")
    assert asked and all("--require-hashes" in line for line in asked)
