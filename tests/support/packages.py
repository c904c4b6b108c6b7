"""Bringing in, through the system's packages, what a part of the suite needs and the machine lacks."""

import os
import shutil
import subprocess

_state = {"updated": False}


def install(package: str) -> str:
    """Install a Debian package when this process may; returns why it could not, or nothing."""
    if shutil.which("apt-get") is None:
        return f"install “{package}” with your system’s packages"
    if os.geteuid() != 0:
        return f"run “sudo apt-get install {package}”, then again"
    print(f"Installing {package}…", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = [["apt-get", "install", "-y", "-q", "--no-install-recommends", package]]
    if not _state["updated"]:
        commands.insert(0, ["apt-get", "update", "-q"])
        _state["updated"] = True
    for command in commands:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            lines = (done.stderr or done.stdout).strip().splitlines()
            return f"“{' '.join(command)}” failed: {lines[-1] if lines else done.returncode}"
    return ""
