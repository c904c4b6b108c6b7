"""A task that lasts until it is let go."""

import time
from pathlib import Path

from django_tasks import task


@task()
def wait_for(path: str) -> None:
    """Say that it has begun, in a file of its own, and end once the other is there."""
    with Path(f"{path}.begun").open("a") as begun:
        begun.write("begun\n")
    while not Path(path).exists():
        time.sleep(0.05)
