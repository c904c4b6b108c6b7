"""A mail relay on this machine, that behaves as told."""

import socketserver
import threading
import time
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
    def dribble(self) -> None:
        """One sign of the greeting now and then, for ever."""
        while True:
            self.wfile.write(b"2")
            time.sleep(0.05)

    def say(self, command: str, usual: str) -> str | None:
        """What was answered to a command, the usual thing unless told otherwise; nothing at all for ``None``."""
        told = self.server.relay.answer(command)
        if told is not None and told != "hang up":
            self.wfile.write(f"{told or usual}\r\n".encode())
        return usual if told == "" else told

    def handle(self) -> None:
        relay = self.server.relay
        relay.connections += 1
        if relay.answer("") == "dribble":
            return self.dribble()
        said = self.say("", "220 relais")
        for raw in self.rfile:
            if said == "hang up":
                return
            if said is None:
                continue
            command = raw.decode("ascii").strip()
            verb = command[:4].upper()
            said = self.say(verb + command[4:], {"DATA": "354 allez", "QUIT": "221 bye"}.get(verb, "250 ok"))
            if verb == "RCPT" and said == "250 ok":
                relay.recipients.append(command.partition("<")[2].rpartition(">")[0])
            if verb == "DATA" and said == "354 allez":
                relay.messages.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                said = self.say("message", "250 pris")
            if verb == "QUIT" or said == "hang up":
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
