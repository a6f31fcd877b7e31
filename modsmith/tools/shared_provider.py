"""One AWS provider process for many Terraform commands, which sends them only the schemas that they use.

A command spends most of its time on starting the provider, on hashing its 700 MB, and on the schemas of its 1,526
types. A provider can be served to any number of commands: started with `-debug`, it prints a TF_REATTACH_PROVIDERS to
run them with (developer.hashicorp.com/terraform/plugin/debugging). Between the two stands provider_relay.py, which
leaves out the schemas of types that occur nowhere in the configuration and the state, and passes on everything else as
it is. Terraform then checks no version, so only folders whose constraints `init` has resolved to this very binary may
use it.

Measured with Terraform 1.11.4 on the dynamodb module's basic example, seconds of CPU time of Terraform and provider:

    plan 4.4 alone, 0.9 served; show 2.9 and 0.1; apply 5.9 and 2.2; validate 2.0 and 0.2; output 0.6 and 0.05
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, cast

from modsmith.tools import processes

VARIABLE = "TF_REATTACH_PROVIDERS"

_UNATTACHED = frozenset({"init", "get", "fmt", "version", "providers"})
"""Commands that install providers, or need none."""

_UNCONFIGURED = frozenset({"validate", "show", "output"})
"""Commands that ask for schemas alone: any process will do."""

_KEPT = 4
"""Processes that are kept for further commands in their folders, of about 150 MB each."""

BINARY = ".terraform/providers/*/hashicorp/aws/*/*/terraform-provider-aws*"
"""Where `terraform init` puts it in a folder."""

_TYPE = re.compile(r"\baws_\w+")
_READ = ("*.tf", "*.tf.json", "*.tftest.hcl", "*.tftest.json", "*.tfmock.hcl", "*.tfstate", "tests/*.hcl")


class ServedProvider:
    """The AWS provider in one environment, for commands in any folder that `init` has given the same binary.

    A process works in the folder of its commands: a provider opens relative paths, such as that of a Lambda archive.
    """

    def __init__(self, binary: Path, environment: Mapping[str, str]) -> None:
        self._binary, self._environment = binary, environment
        self._idle: dict[Path, _Service] = {}
        self._lock = threading.Lock()

    @contextmanager
    def serving(self, folder: Path, command: str) -> Iterator[dict[str, str]]:
        """What to add to the environment of a command in a folder, for as long as it runs.

        Nothing for a command that needs no provider, and if no process starts.
        """
        service = None if command in _UNATTACHED else self._take(folder, anywhere=command in _UNCONFIGURED)
        if service is None:
            yield {}
            return
        try:
            service.add(types(folder))
            yield {VARIABLE: service.variable}
        finally:
            self._give_back(service)

    def is_installed_in(self, folder: Path) -> bool:
        """Whether `terraform init` has given a folder this very binary."""
        return installed(folder) == self._binary

    def end(self) -> None:
        """Ends all processes."""
        while self._idle:
            self._idle.popitem()[1].end()

    def starts(self, folder: Path) -> bool:
        """Whether a process starts for a folder; it is kept for the first command there."""
        service = self._take(folder, anywhere=False)
        if service:
            self._give_back(service)
        return service is not None

    def _take(self, folder: Path, *, anywhere: bool) -> _Service | None:
        with self._lock:
            found = self._idle.pop(folder, None)
            if found is None and anywhere and self._idle:
                found = self._idle.pop(next(iter(self._idle)))
        return found or _Service.open(self._binary, self._environment, folder)

    def _give_back(self, service: _Service) -> None:
        with self._lock:
            surplus = [self._idle.pop(service.folder)] if service.folder in self._idle else []
            self._idle[service.folder] = service
            while len(self._idle) > _KEPT:
                surplus.append(self._idle.pop(next(iter(self._idle))))
        for one in surplus:
            one.end()


@dataclass
class _Service:
    """What the relay has opened for one folder."""

    relay: _Relay
    folder: Path
    address: str
    variable: str
    types: set[str] = field(default_factory=set)

    @classmethod
    def open(cls, binary: Path, environment: Mapping[str, str], folder: Path) -> _Service | None:
        relay = _relay()
        answer = relay.ask({"open": str(binary), "env": dict(environment), "folder": str(folder)})
        if "reattach" not in answer:
            return None
        return cls(relay, folder, answer["address"], json.dumps(answer["reattach"]))

    def add(self, types: set[str]) -> None:
        """Asks for the schemas of these types as well."""
        if added := types - self.types:
            self.relay.ask({"types": self.address, "add": sorted(added)})
            self.types |= added

    def end(self) -> None:
        """Ends the provider."""
        self.relay.ask({"close": self.address})


@contextmanager
def served(folder: Path, environment: Mapping[str, str]) -> Iterator[ServedProvider | None]:
    """Starts the AWS provider that is installed in a folder, and ends it with the context.

    Args:
        folder: where `terraform init` was run.
        environment: of the provider's processes.

    Yields:
        None if the provider is not there or does not start: Terraform then starts its own.
    """
    binary = installed(folder)
    provider = ServedProvider(binary, environment) if binary else None
    if provider is None or not provider.starts(folder.absolute()):
        yield None
        return
    try:
        yield provider
    finally:
        provider.end()


def installed(folder: Path) -> Path | None:
    """The binary of the AWS provider that `terraform init` has linked in a folder; None if there is not exactly one."""
    found = [binary.resolve() for binary in folder.glob(BINARY)]
    return found[0] if len(found) == 1 else None


def types(folder: Path) -> set[str]:
    """Every name in a root module, the modules that it calls and its state that could be a type of the AWS provider."""
    found: set[str] = set()
    for place in {folder, *_called(folder)}:
        for pattern in _READ:
            for file in place.glob(pattern):
                found.update(_TYPE.findall(file.read_text("utf-8", errors="replace")))
    return found


def _called(folder: Path) -> Iterator[Path]:
    """Where `terraform init` found the modules that a root module calls."""
    manifest = folder / ".terraform/modules/modules.json"
    if manifest.is_file():
        for module in json.loads(manifest.read_text("utf-8"))["Modules"]:
            yield (folder / module["Dir"]).resolve()


class _Relay:
    """The process of provider_relay.py."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "modsmith.tools.provider_relay"]
        self.owner, self._lock = os.getpid(), threading.Lock()
        self._process = processes.start(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    @property
    def alive(self) -> bool:
        """Whether it runs, and belongs to this process rather than the one that this was forked from."""
        return self.owner == os.getpid() and self._process.poll() is None

    def ask(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to one request; nothing if the process has ended."""
        with self._lock:
            try:
                pipe = cast(IO[str], self._process.stdin)
                pipe.write(json.dumps(request) + "\n")
                pipe.flush()
                line = cast(IO[str], self._process.stdout).readline()
            except (BrokenPipeError, ValueError):
                line = ""
        return dict(json.loads(line or "{}"))


_running: _Relay | None = None
_starting = threading.Lock()


def _relay() -> _Relay:
    global _running  # noqa: PLW0603 - one for the process
    with _starting:
        if _running is None or not _running.alive:
            _running = _Relay()
        return _running
