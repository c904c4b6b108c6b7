"""Python in the settings of a served site, in one process that stays: Django takes seconds to start."""

import io
import json
import subprocess
import sys
import traceback
from contextlib import redirect_stdout
from pathlib import Path

PROJECT = Path(__file__).parents[2]


class Shell:
    """Runs code beside a site, on its database; the process starts with the first of it."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.process: subprocess.Popen | None = None

    def run(self, code: str) -> str:
        """What the code printed. Raises ``RuntimeError`` with the traceback of the code that fails."""
        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.support.shell"],
                cwd=PROJECT,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        print(json.dumps(code), file=self.process.stdin, flush=True)
        answer = json.loads(self.process.stdout.readline())
        if answer["error"]:
            raise RuntimeError(answer["error"])
        return answer["printed"]

    def close(self) -> None:
        if self.process is not None:
            self.process.communicate(timeout=20)


def serve() -> None:
    """Answer each line, a piece of code, with a line: what it printed and the error that stopped it."""
    import django

    django.setup()
    from django.core.cache import cache
    from django.db import connections

    for line in sys.stdin:
        printed, error = io.StringIO(), ""
        # As a process that has just started: nothing remembered from the last time.
        cache.clear()
        try:
            with redirect_stdout(printed):
                exec(json.loads(line), {})
        except Exception:  # noqa: BLE001  Whoever asked is told.
            error = traceback.format_exc()
        connections.close_all()
        print(json.dumps({"printed": printed.getvalue(), "error": error}), flush=True)


if __name__ == "__main__":
    serve()
