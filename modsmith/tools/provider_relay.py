"""Passes what Terraform asks on to provider processes, and shortens the one long answer.

It is a program of its own; shared_provider.py starts it and sends one request a line, as JSON, on its standard input:

    {"open": PATH, "env": {...}, "folder": PATH}    starts a provider; the answer is what a TF_REATTACH_PROVIDERS needs
    {"types": ADDRESS, "add": [...]}                the provider at an address also sends the schemas of these types
    {"close": ADDRESS}                              ends the provider

A provider has a schema for each of its 1,526 types. Most of the time of a command goes into writing, sending and
reading them, and a module uses twenty. Everything else passes unread, in both directions.

A provider process has one configuration. Each other configuration, such as that of an alias, gets a process of its own.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import grpc

from modsmith.tools.shared_provider import VARIABLE

_LINE = re.compile(rf"{VARIABLE}='(.*)'")
_PATIENCE = 60  # seconds until a provider says where it listens; it takes half of one
_UNLIMITED = [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]
_THREADS = 64  # a command asks ten things at once, and several commands may run

_SCHEMA = ("/GetSchema", "/GetProviderSchema")  # tfplugin5 and tfplugin6
_CONFIGURE = ("/Configure", "/ConfigureProvider")
_STOP = ("/Stop", "/StopProvider")
_schemas: dict[str, bytes] = {}  # of each binary, for as long as this process lives
_MAPS_OF_TYPES = {
    2,
    3,
    8,
}  # resources, data sources, ephemeral resources in GetProviderSchema.Response, in both


class Provider:
    """One process of a provider, started with `-debug` in the folder in which Terraform would start it."""

    def __init__(self, binary: str, environment: Mapping[str, str], folder: str) -> None:
        self._process = subprocess.Popen(
            [binary, "-debug"],
            cwd=folder,
            env={
                **environment,
                "TMPDIR": os.environ["TMPDIR"],
            },  # where sockets are removed with this process
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            self.name, self.reattach = self._address()
        except BaseException:
            self.end()
            raise
        network, path = self.reattach["Addr"]["Network"], self.reattach["Addr"]["String"]
        self._channel = grpc.insecure_channel(f"unix:{path}" if network == "unix" else path, _UNLIMITED)

    def _address(self) -> tuple[str, dict[str, Any]]:
        timer = threading.Timer(_PATIENCE, self._process.kill)
        timer.start()
        try:
            said = (_LINE.search(line) for line in self._process.stdout or ())
            found = next((match[1] for match in said if match), "")
        finally:
            timer.cancel()
        if not found:
            raise OSError("the provider did not start")
        ((name, reattach),) = json.loads(found).items()
        return name, reattach

    def ask(self, method: str, request: bytes) -> bytes:
        """One call, whose messages stay as they are."""
        call = cast("Callable[[bytes], bytes]", self._channel.unary_unary(method))
        return call(request)

    def end(self) -> None:
        """Kills the process."""
        self._process.kill()
        self._process.wait()


class Service(grpc.GenericRpcHandler):
    """What Terraform connects to instead of a provider."""

    def __init__(self, binary: str, environment: Mapping[str, str], folder: str) -> None:
        self._binary, self._environment, self._folder = binary, environment, folder
        self._first = Provider(binary, environment, folder)
        self._unconfigured, self._all = [self._first], [self._first]
        self._configured: dict[bytes, Provider] = {}
        self._used: dict[str, Provider] = {}
        self._types, self._short = set[str](), b""
        self._lock = threading.Lock()
        self._server = grpc.server(ThreadPoolExecutor(_THREADS), options=_UNLIMITED)
        self._server.add_generic_rpc_handlers((self,))
        address = f"127.0.0.1:{self._server.add_insecure_port('127.0.0.1:0')}"
        self._server.start()
        reattach = self._first.reattach | {
            "Pid": os.getpid(),
            "Addr": {"Network": "tcp", "String": address},
        }
        self.address, self.reattach = address, {self._first.name: reattach}

    def add(self, types: list[str]) -> None:
        """Also sends the schemas of these types from now on."""
        with self._lock:
            self._types |= set(types)
            self._short = b""

    def end(self) -> None:
        """Ends the server and its providers."""
        self._server.stop(None)
        for provider in self._all:
            provider.end()

    def service(self, details: Any) -> Any:
        """The handler of a call; `details` has the method's name."""
        method = details.method
        if method.endswith("/StreamStdio"):
            return grpc.unary_stream_rpc_method_handler(_nothing)
        if method.endswith("/StartStream"):
            return grpc.stream_stream_rpc_method_handler(_nothing)
        return grpc.unary_unary_rpc_method_handler(lambda request, call: self._pass_on(method, request, call))

    def _pass_on(self, method: str, request: bytes, call: Any) -> bytes:
        try:
            if method.endswith(_SCHEMA):
                return self._short_schema(method, request)
            if method.endswith(_CONFIGURE):
                return self._configure(call.peer(), method, request)
            provider = self._used.get(call.peer(), self._first)
            if method.endswith(_STOP):
                self._retire(provider)
            return provider.ask(method, request)
        except grpc.RpcError as error:
            call.abort(error.code(), error.details())
            raise  # abort has raised

    def _short_schema(self, method: str, request: bytes) -> bytes:
        with self._lock:
            if not self._short:
                whole = _schemas.get(self._binary) or self._first.ask(method, request)
                _schemas[self._binary] = whole
                self._short = shorten(whole, self._types)
            return self._short

    def _configure(self, connection: str, method: str, request: bytes) -> bytes:
        """Gives a connection the process that has its configuration; the answer has the provider's diagnostics."""
        with self._lock:
            provider = self._configured.get(request)
            if provider is None:
                if not self._unconfigured:
                    self._all.append(Provider(self._binary, self._environment, self._folder))
                    self._unconfigured.append(self._all[-1])
                provider = self._configured[request] = self._unconfigured.pop()
            self._used[connection] = provider
            return provider.ask(method, request)

    def _retire(self, provider: Provider) -> None:
        """A process that was told to stop does nothing more: later connections get another one."""
        with self._lock:
            self._configured = {key: one for key, one in self._configured.items() if one is not provider}


def _nothing(_request: Any, _call: Any) -> Iterator[bytes]:
    """What providers send besides answers."""
    return iter(())


def shorten(schema: bytes, types: set[str]) -> bytes:
    """A GetProviderSchema.Response with the schemas of these types alone; the rest of it as it is."""
    kept = bytearray()
    for number, start, value, end in _fields(schema, 0, len(schema)):
        if number not in _MAPS_OF_TYPES or _key(schema, value, end) in types:
            kept += schema[start:end]
    return bytes(kept)


def _key(message: bytes, start: int, end: int) -> str:
    """The key of a map's entry, which is its field 1."""
    return next(
        (message[value:stop].decode() for n, _, value, stop in _fields(message, start, end) if n == 1), ""
    )


def _fields(message: bytes, at: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """The fields of a Protocol Buffers message: number, and where field, value and the next field start."""
    while at < end:
        start = at
        tag, at = _varint(message, at)
        kind = tag & 7
        if kind == 0:
            value = at
            _, at = _varint(message, at)
        elif kind == 2:
            length, value = _varint(message, at)
            at = value + length
        else:
            raise ValueError(f"no schema has a field of wire type {kind}")
        yield tag >> 3, start, value, at


def _varint(message: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = message[at]
        number |= (byte & 0x7F) << shift
        at += 1
        if byte < 0x80:
            return number, at
        shift += 7


def main() -> None:
    """Answers requests until the input ends."""
    services: dict[str, Service] = {}
    for line in sys.stdin:
        request, answer = json.loads(line), {}
        try:
            if "open" in request:
                service = Service(request["open"], request["env"], request["folder"])
                services[service.address] = service
                answer = {"address": service.address, "reattach": service.reattach}
            elif "types" in request:
                services[request["types"]].add(request["add"])
            else:
                services.pop(request["close"]).end()
        except (OSError, ValueError) as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)
    for service in services.values():
        with contextlib.suppress(OSError):
            service.end()
    os._exit(0)  # threads that wait for connections to end would keep it


if __name__ == "__main__":
    main()
