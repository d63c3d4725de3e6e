"""The preview's web server, for this machine only: pages with the panel in them, and events for each open page."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from statusreport.errors import ReportError

from tools.preview.board import Board
from tools.preview.panel import EMPTY, inner, with_panel

HOST = "127.0.0.1"
USUAL_PORT = 8010
HEARTBEAT = 15  # seconds after which an open page hears from the server, so that neither takes the other for gone


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server

    def do_GET(self) -> None:
        """A page with its panel, another file of the site, or the events of a page."""
        address = urlsplit(self.path)
        path = unquote(address.path).lstrip("/")
        try:
            if urlsplit(f"//{self.headers.get('Host', '')}").hostname not in (HOST, "localhost"):
                self._answer(HTTPStatus.FORBIDDEN, "text/plain", b"This preview is for its own machine.")
            elif path == "_preview/events":
                self._events(parse_qs(address.query).get("page", [""])[0])
            elif not path:
                self._answer(HTTPStatus.FOUND, "text/plain", b"", Location="/html/")
            else:
                self._file(path + "index.html" if path.endswith("/") else path)
        except ConnectionError:
            pass  # the page was closed

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal is for what the analyst did."""

    def _file(self, path: str) -> None:
        site = self.server.board.site
        found = site.read(path) if site else None
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        status = HTTPStatus.OK if found is not None else HTTPStatus.NOT_FOUND
        if kind == "text/html":
            stamp = site.stamp(path) if site else ""
            found = with_panel(found or EMPTY.encode(), path, stamp, self.server.board.status)
            kind = "text/html; charset=utf-8"
            status = status if site else HTTPStatus.OK
        self._answer(status, kind, found or b"")

    def _answer(self, status: HTTPStatus, kind: str, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _events(self, page: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        for event in self._news(page):
            self.wfile.write(event.encode())

    def _news(self, page: str) -> Iterator[str]:
        board, heard = self.server.board, -1
        while True:
            rings = board.wait(heard, HEARTBEAT)
            if rings == heard:
                yield ": still there\n\n"
                continue
            heard = rings
            news = {"kind": board.status.kind, "inner": inner(board.status)}
            yield f"data: {json.dumps(news | {'stamp': board.site.stamp(page) if board.site else ''})}\n\n"


class Server(ThreadingHTTPServer):
    """Serves what is on a board, at `address`."""

    daemon_threads = True

    def __init__(self, board: Board, port: int) -> None:
        self.board = board
        super().__init__((HOST, port), Handler)

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"http://{HOST}:{self.server_address[1]}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Browsers break connections off; that is no error of anybody's."""


def start(board: Board, port: int | None) -> Server:
    """A server on `port`; without one on the usual port, or on any free one where that is taken.

    Raises ReportError where the port that was asked for is taken.
    """
    for candidate in [port] if port is not None else [USUAL_PORT, 0]:
        try:
            return Server(board, candidate)
        except OSError as error:
            reason = error.strerror
    raise ReportError.one("--port", str(port), f"the preview cannot listen there: {reason}", "Give another port")
