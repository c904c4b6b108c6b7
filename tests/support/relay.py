"""A mail relay on this machine, that behaves as told."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Answer = Callable[[str], str | None]


@dataclass
class Relay:
    """What reached it; ``answer`` gives the line to say to a command, ``None`` to say nothing at all.

    Without an answer of its own (an empty string) it takes everything, as a relay does.
    """

    answer: Answer = lambda command: ""
    host: str = "127.0.0.1"
    port: int = 0
    connections: int = 0
    recipients: list[str] = field(default_factory=list)
    messages: list[bytes] = field(default_factory=list)


class Session(socketserver.StreamRequestHandler):
    def say(self, command: str, usual: str) -> bool:
        """Answer a command; whether the conversation goes on."""
        line = self.server.relay.answer(command) or usual
        if line == "hang up":
            return False
        self.wfile.write(f"{line}\r\n".encode())
        return True

    def handle(self) -> None:
        relay = self.server.relay
        relay.connections += 1
        silent = relay.answer("") is None
        if not silent and not self.say("", "220 relais"):
            return
        for raw in self.rfile:
            command = raw.decode("ascii").strip()
            if silent or relay.answer(command) is None:
                continue
            verb = command.split(" ")[0].upper()
            if not self.say(command, {"DATA": "354 allez", "QUIT": "221 bye"}.get(verb, "250 ok")):
                return
            if verb == "RCPT" and not relay.answer(command):
                relay.recipients.append(command.partition("<")[2].rpartition(">")[0])
            if verb == "DATA" and not relay.answer(command):
                lines = iter(self.rfile.readline, b".\r\n")
                relay.messages.append(b"".join(lines))
                if relay.answer("message") is None:
                    silent = True
                elif not self.say("message", "250 pris"):
                    return
            if verb == "QUIT":
                return


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    relay: Relay

    def handle_error(self, request, client_address) -> None:
        """A client that leaves in the middle is nobody's error here."""


@contextmanager
def running(answer: Answer = lambda command: "") -> Iterator[Relay]:
    with Server(("127.0.0.1", 0), Session) as server:
        server.relay = Relay(answer, port=server.server_address[1])
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server.relay
        server.shutdown()
