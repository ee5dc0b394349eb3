"""A server on this machine with every way to answer, and to fail."""

from __future__ import annotations

import socket
from http.server import BaseHTTPRequestHandler
from typing import ClassVar

CONTENT = b"rows of an invented list\n" * 4_000


class Answers(BaseHTTPRequestHandler):
    """One server with every way to answer."""

    seen: ClassVar[list[tuple[str, str | None]]] = []

    def do_GET(self) -> None:
        self.seen.append((self.path, self.headers["Authorization"]))
        kind = self.path.partition("?")[0].rpartition("/")[2].partition(".")[0]
        getattr(self, f"_{kind}", self._nowhere)()

    def _whole(self, length: int | None = len(CONTENT), body: bytes = CONTENT) -> None:
        self.send_response(200)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(body)

    def _dropped(self) -> None:
        self._whole(body=CONTENT[: len(CONTENT) // 2])
        self.close_connection = True

    def _cut(self) -> None:
        """Half a file, and then the connection is reset."""
        self._whole(body=CONTENT[: len(CONTENT) // 2])
        self.wfile.flush()
        linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()

    def _unsaid(self) -> None:
        self._whole(length=None)
        self.close_connection = True

    def _silent(self) -> None:
        self.connection.close()

    def _denied(self) -> None:
        self.send_error(403)

    def _login(self) -> None:
        self.send_error(401)

    def _broken(self) -> None:
        self.send_error(500)

    def _moved(self) -> None:
        self.send_response(302)
        self.send_header("Location", f"http://localhost:{self.server.server_address[1]}/whole.csv")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _nowhere(self) -> None:
        self.send_error(404)

    def handle(self) -> None:
        try:
            super().handle()
        except (OSError, ValueError):  # a connection this server closed itself
            self.close_connection = True

    def finish(self) -> None:
        try:
            super().finish()
        except (OSError, ValueError):
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Quiet."""
