"""A mail server that keeps what it is given, answers as it is told, and says at which word of the conversation it is."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class Sink:
    """`answers` maps a recipient or "dot" to what the server says instead; `at` is called with each moment and the recipient."""

    answers: dict[str, str] = field(default_factory=dict)
    at: Callable[[str, str], None] = lambda moment, recipient: None
    kept: list[tuple[str, EmailMessage]] = field(default_factory=list)
    connections: int = 0
    port: int = 0

    @property
    def recipients(self) -> list[str]:
        return sorted(recipient for recipient, _message in self.kept)

    def keep(self, recipient: str, content: bytes) -> None:
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.kept.append((recipient, message))


class Conversation(socketserver.StreamRequestHandler):
    """Enough of RFC 5321 to take mails."""

    def handle(self) -> None:
        self.sink: Sink = self.server.sink  # type: ignore[attr-defined]
        self.sink.connections += 1
        self.recipient = ""
        self.say("220 sink")
        while line := self.rfile.readline():
            if not self.answer(line.decode().strip()):
                return

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def answer(self, line: str) -> bool:
        verb = line[:4].upper()
        if verb == "RCPT":
            self.recipient = line.partition("<")[2].partition(">")[0]
            self.moment("rcpt")
            self.say(self.sink.answers.get(self.recipient, "250 ok"))
        elif verb == "DATA":
            self.moment("data")
            self.say("354 go on")
            return self.body()
        elif verb == "QUIT":
            self.say("221 bye")
            return False
        else:
            self.say("250 ok")
        return True

    def body(self) -> bool:
        lines = []
        while (line := self.rfile.readline()) not in {b"", b".\r\n"}:
            if not lines:
                self.moment("body")
            lines.append(line[1:] if line.startswith(b".") else line)
        if not line:
            return False  # without the dot nothing was given
        refused = self.sink.answers.get("dot")
        if not refused:
            self.sink.keep(self.recipient, b"".join(lines))
        self.moment("dot")
        if refused == "silence":
            return False
        self.say(refused or "250 kept")
        self.moment("answered")
        return True

    def moment(self, name: str) -> None:
        self.sink.at(name, self.recipient)


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


@contextmanager
def sink() -> Iterator[Sink]:
    with Server(("127.0.0.1", 0), Conversation) as server:
        found = Sink(port=server.server_address[1])
        server.sink = found  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield found
        finally:
            server.shutdown()
            thread.join()
