"""Servers of a registry folder, in a thread of the test."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from modsmith.registry.serve import Server


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """The port of `modsmith serve`."""
    with Server(folder, 0, [].append) as server:
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            yield server.port
        finally:
            server.stop()
            thread.join()


@contextmanager
def static_host(folder: Path, handler: type[SimpleHTTPRequestHandler] | None = None) -> Iterator[int]:
    """The port of a static host that checks nothing, and reads `_headers` as Netlify and Cloudflare do.

    Args:
        folder: what it serves.
        handler: another one, such as `Plain`.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler or _WithHeaders, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Plain(SimpleHTTPRequestHandler):
    """Adds no header, as GitHub Pages."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing."""


class _WithHeaders(Plain):
    def end_headers(self) -> None:
        text = (Path(self.directory) / "_headers").read_text("utf-8")
        for section in re.split(r"^(?=/)", text, flags=re.MULTILINE):
            path, *lines = section.splitlines() or [""]
            if path == self.path:
                for name, _, value in (line.strip().partition(": ") for line in lines):
                    self.send_header(name, value)
        super().end_headers()
