"""Serves a registry folder on loopback over plain HTTP, to try it.

Only what is complete is served: before each answer, the version's files are compared with the hashes that were
published with it. A version that is not complete is not in `versions` either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from types import TracebackType
from urllib.parse import unquote, urlsplit

from modsmith.errors import ModsmithError
from modsmith.registry import layout, protocol, read
from modsmith.registry.address import Address, AddressError
from modsmith.registry.protocol import RegistryError
from modsmith.versions.number import Version, VersionError

LOOPBACK = "127.0.0.1"

_JSON, _BYTES = "application/json", "application/octet-stream"
_TYPES = {
    ".gz": "application/gzip",
    ".zip": "application/zip",
    ".json": _JSON,
    ".sarif": _JSON,
    ".md": "text/markdown; charset=utf-8",
    ".xml": "application/xml",
}
_ROUTE = re.compile(rf"/{layout.MODULES}/([^/]+/[^/]+/[^/]+)/(?:{layout.VERSIONS}|([^/]+)/(.+))")


@dataclass(frozen=True)
class Answer:
    """An answer to a request.

    Attributes:
        status: of HTTP.
        content: the body.
        content_type: of the body.
        headers: further headers.
    """

    status: HTTPStatus
    content: bytes
    content_type: str = "text/plain; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


def usable(folder: Path) -> tuple[dict[Address, list[Version]], list[ModsmithError]]:
    """The complete versions of each module, and what is wrong with the others.

    Raises:
        RegistryError: there is no complete version.
    """
    found: dict[Address, list[Version]] = {}
    problems: list[ModsmithError] = []
    for address in read.addresses(folder):
        complete, wrong = _complete(folder, address)
        problems += wrong
        if complete:
            found[address] = complete
    if not found:
        reasons = "; ".join(map(str, problems)) or "it has no published version"
        fix = "Publish a version with `modsmith release MODULE --out DIR`, or copy the folder again"
        raise RegistryError(f"is not a registry folder: {reasons}", where=str(folder), fix=fix)
    return found, problems


def answer(folder: Path, path: str) -> Answer:
    """The answer to a GET request.

    Args:
        folder: the registry folder.
        path: of the URL, without its query, decoded.
    """
    try:
        if path == f"/{layout.DISCOVERY}":
            return Answer(HTTPStatus.OK, protocol.discovery(), _JSON)
        if match := _ROUTE.fullmatch(path):
            address = Address.parse(match[1])
            if match[2] is None:
                return _versions(folder, address)
            return _file(folder, address, Version.parse(match[2]), match[3])
    except (AddressError, VersionError):
        pass  # no client asks for it
    except ModsmithError as error:
        return Answer(HTTPStatus.NOT_FOUND, f"{error}\n".encode())
    return Answer(HTTPStatus.NOT_FOUND, b"not found\n")


class Server:
    """A server for the duration of a `with` block.

    Args:
        folder: the registry folder.
        port: to listen on; 0 for a free one.
        log: receives a line for each request.

    Raises:
        RegistryError: the port cannot be used.
    """

    def __init__(self, folder: Path, port: int, log: Callable[[str], None]) -> None:
        handler = type("Handler", (_Handler,), {"folder": folder, "log": staticmethod(log)})
        try:
            self._server = _Quiet((LOOPBACK, port), handler)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or "it is not a port"
            problem = f"port {port} cannot be used: {reason}"
            raise RegistryError(problem, where="--port", fix="Name a free port, or 0 for any") from error
        self.port: int = self._server.server_address[1]

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.server_close()

    def run(self) -> None:
        """Answers requests until an exception, such as Ctrl-C, ends it."""
        self._server.serve_forever(poll_interval=0.2)

    def stop(self) -> None:
        """Makes `run`, in another thread, return."""
        self._server.shutdown()


def host(port: int) -> str:
    """The host in the sources of modules; Terraform refuses `localhost`, which has no dot."""
    return f"{LOOPBACK}:{port}"


def settings(port: int) -> str:
    """The block for Terraform's CLI configuration that tells where the registry is."""
    return (
        f'host "{host(port)}" {{\n'
        "  services = {\n"
        f'    "{protocol.SERVICE}" = "http://{host(port)}/{layout.MODULES}/"\n'
        "  }\n"
        "}\n"
    )


def call(port: int, address: Address, versions: list[Version]) -> str:
    """A module block with the newest version, and with later ones that need no change of the caller."""
    releases = [version for version in versions if not version.prerelease]
    constraint = f"~> {releases[-1]}" if releases else str(versions[-1])
    return (
        f'module "{address.name}" {{\n  source  = "{host(port)}/{address}"\n  version = "{constraint}"\n}}\n'
    )


def _complete(folder: Path, address: Address) -> tuple[list[Version], list[ModsmithError]]:
    found: list[Version] = []
    problems: list[ModsmithError] = []
    try:
        for version in read.versions(folder, address):
            try:
                read.content(folder, address, version)
                found.append(version)
            except ModsmithError as error:
                problems.append(error)
    except ModsmithError as error:
        problems.append(error)
    return found, problems


def _versions(folder: Path, address: Address) -> Answer:
    found, problems = _complete(folder, address)
    if found:
        return Answer(HTTPStatus.OK, protocol.versions(found), _JSON)
    reasons = "".join(f"{problem}\n" for problem in problems) or "not found\n"
    return Answer(HTTPStatus.NOT_FOUND, reasons.encode())


def _file(folder: Path, address: Address, version: Version, name: str) -> Answer:
    if version not in read.versions(folder, address):
        return Answer(HTTPStatus.NOT_FOUND, b"not found\n")
    files = read.content(folder, address, version)
    if name == layout.DOWNLOAD:
        header = {protocol.HEADER: read.location(folder, address, version)}
        return Answer(HTTPStatus.OK, files[name], _JSON, header)
    if name not in files:
        return Answer(HTTPStatus.NOT_FOUND, b"not found\n")
    return Answer(HTTPStatus.OK, files[name], _TYPES.get(PurePosixPath(name).suffix, _BYTES))


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing when a client has gone away."""


class _Handler(BaseHTTPRequestHandler):
    folder: Path
    log: Callable[[str], None]
    timeout = 30
    server_version, sys_version = "modsmith", ""

    def do_GET(self) -> None:
        self._send(body=True)

    def do_HEAD(self) -> None:
        self._send(body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing but a line for each request is logged."""

    def _send(self, *, body: bool) -> None:
        path = unquote(urlsplit(self.path).path, errors="replace")
        found = answer(self.folder, path)
        with suppress(OSError):  # nobody reads the log any more
            self.log(f"{self.command} {path!r:.200} {found.status.value}")
        self.send_response(found.status)
        self.send_header("Content-Type", found.content_type)
        self.send_header("Content-Length", str(len(found.content)))
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in found.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(found.content)
