"""How many answers a second, as a share of what a bare Django view gives under the same server.

The rows are measured in turn, over and over, and their medians are compared: on a machine that others use
too, one long run of each says more of the others than of the site. The processor that the servers take for
an answer is the steadier figure: it leaves out the load generator, which lives on the same processors.
"""

import re
import statistics
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.parse import quote

from bench import servers
from bench.servers import Server

ROUNDS = 7
SECONDS = 2
ANSWERS = re.compile(r"(\d+) requests in ([\d.]+)s")
BARE = "bare view"
# The page cache lets pass what may be of one person; what pages share stays in memory.
PERSONAL = "Authorization: none"
CEILING = "a constant, without Django"


@dataclass
class Row:
    """What is asked, of a server that keeps pages or makes each anew, and what was found.

    ``rates`` are answers a second, ``costs`` microseconds of processor an answer.
    """

    name: str
    server: Server
    paths: Sequence[str] = ("/",)
    kept: bool = True
    rates: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return statistics.median(self.rates)

    @property
    def cost(self) -> float:
        return statistics.median(self.costs)

    def measure(self) -> None:
        before = self.server.processor()
        answers, seconds = self.ask(seconds=SECONDS, connections=4)
        self.rates.append(answers / seconds)
        self.costs.append((self.server.processor() - before) / answers * 1e6)

    def ask(self, *, seconds: int, connections: int) -> tuple[int, float]:
        headers = ["Accept-Encoding: gzip, br", *([] if self.kept else [PERSONAL])]
        return ask(self.server.url, self.paths, headers, seconds=seconds, connections=connections)


ROTATION = """
local paths, number = {{{paths}}}, 0
request = function()
  number = number % #paths + 1
  return wrk.format("GET", paths[number])
end
"""


def ask(
    url: str, paths: Sequence[str], headers: Sequence[str], *, seconds: int, connections: int
) -> tuple[int, float]:
    """Answers to readers that ask without pause for the paths in turn, and the seconds it took.

    Raises ``RuntimeError`` when one is not a success.
    """
    command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--timeout=30s"]
    for header in headers:
        command += ["-H", header]
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        if len(paths) > 1:
            quoted = ", ".join(f'"{quote(path, safe="/?=&%")}"' for path in paths)
            script.write(ROTATION.replace("{{{paths}}}", "{" + quoted + "}"))
            script.flush()
            command += ["-s", script.name, url]
        else:
            command += [url + quote(paths[0], safe="/?=&%")]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in output or "Socket errors" in output:
        raise RuntimeError(f"{url} {paths} did not answer 200:\n{output}")
    answers, took = ANSWERS.search(output).groups()
    return int(answers), float(took)


def measure(environment: dict[str, str], paths: dict[str, str]) -> tuple[list[Row], list[str]]:
    """Every row, the bare view first, and what could not be measured for want of a program."""
    missing = [
        f"{program} is missing (Debian’s package “{package}”)"
        for program, package in (("wrk", "wrk"), ("redis-server", "redis-server"), ("nginx", "nginx-light"))
        if servers.missing(program, package)
    ]
    if any(problem.startswith("wrk") for problem in missing):
        return [], missing
    every = tuple(paths.values())
    first = every[:1]
    with ExitStack() as stack:

        def site(**variables: str) -> Server:
            served = servers.granian("config.wsgi:application", {**environment, **variables})
            return stack.enter_context(served)

        local = site()
        rows = [Row(BARE, stack.enter_context(servers.granian("bench.bare:application", {})))]
        rows.append(Row(CEILING, stack.enter_context(servers.granian("bench.bare:constant", {}))))
        rows += [Row(name, local, (path,)) for name, path in paths.items()]
        rows.append(Row(f"{len(every)} pages in rotation", local, every))
        rows += [Row(name, local, (path,), kept=False) for name, path in paths.items()]
        if not any(problem.startswith("redis") for problem in missing):
            shared = stack.enter_context(servers.redis())
            rows.append(Row("shared through Redis", site(CACHE_URL=shared), first))
            rows.append(
                Row("fetched from Redis each time", site(CACHE_URL=shared, PAGE_CACHE_BYTES="0"), first)
            )
        if not any(problem.startswith("nginx") for problem in missing):
            for name, encrypts in (("behind nginx, in clear", False), ("behind nginx, over TLS", True)):
                front = servers.nginx(environment, encrypts=encrypts)
                rows.append(Row(name, stack.enter_context(front), first))
        for row in rows:
            # Each worker makes its pages before the first round.
            row.ask(seconds=1, connections=8)
        for _ in range(ROUNDS):
            for row in rows:
                row.measure()
        memory = f"memory of a worker: {local.memory():.0f} MB"
    return rows, [*missing, memory]
