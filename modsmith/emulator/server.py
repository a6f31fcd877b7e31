"""The client process: an emulated AWS in a separate process, for the duration of a `with` block."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Any, cast

from modsmith.emulator.api.counts import Counts
from modsmith.emulator.clients import KEY, REGION, RESTRICTED, aws_client
from modsmith.emulator.iam.needs import Need
from modsmith.errors import ToolFailedError
from modsmith.tools import processes, shared_provider, terraform
from modsmith.tools.shared_provider import ServedProvider

LISTENING = re.compile(r"^listening on (http://\S+)$", re.MULTILINE)


class Emulator:
    """An emulated AWS on a free port of 127.0.0.1.

    The server is a child process that ends with the `with` block, and also if this process is killed.

    Args:
        stock: plain moto, without fixes.
        policy: an identity policy, as JSON; Terraform, but no client of `client`, is then a principal that has only
            this policy.
        ready_within: seconds that the server may take to start.
    """

    def __init__(self, *, stock: bool = False, policy: str = "", ready_within: float = 30.0) -> None:
        self.stock, self.policy, self.ready_within = stock, policy, ready_within
        self._process: subprocess.Popen[bytes] | None = None
        self._log: Path | None = None
        self._closing = ExitStack()
        self._endpoint = ""
        self._providers: dict[tuple[Path, ...], ServedProvider | None] = {}

    def __enter__(self) -> Emulator:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Starts the server and waits until it accepts connections.

        Raises:
            ToolFailedError: the server ended or was not ready in time; the problem contains its output.
        """
        folder = self._closing.enter_context(processes.folder("emulator"))
        self._log = folder / "log"
        command = [
            sys.executable,
            "-m",
            "modsmith.emulator",
            "--while-stdin-open",
            *(["--stock"] if self.stock else []),
        ]
        if self.policy:
            (folder / "policy.json").write_text(self.policy, "utf-8")
            command += ["--policy", str(folder / "policy.json")]
        try:
            with self._log.open("wb") as log:
                self._process = processes.start(
                    command, stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT, env=environment()
                )
            self._endpoint = self._wait_until_ready(self._process)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stops the server and removes its files. Safe to call more than once."""
        if self._process:
            self._process.terminate()
            try:
                self._process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            cast(IO[bytes], self._process.stdin).close()
        self._closing.close()
        self._process, self._log, self._endpoint = None, None, ""
        self._providers.clear()

    @property
    def endpoint(self) -> str:
        """The URL of the server, such as `http://127.0.0.1:40123`.

        Raises:
            ToolFailedError: the emulator is not running.
        """
        if not self._endpoint:
            raise ToolFailedError("is not running", where="emulator", fix="Use it in a `with` block")
        return self._endpoint

    def env(self) -> dict[str, str]:
        """The complete environment for Terraform and its provider: this process's, with the emulator as endpoint."""
        key = {"AWS_ACCESS_KEY_ID": RESTRICTED} if self.policy else {}
        return environment() | {"AWS_ENDPOINT_URL": self.endpoint} | key

    def provider(self, folder: Path) -> ServedProvider | None:
        """The AWS provider that `terraform init` installed in a folder, served until the emulator stops.

        All folders with the same version have one. None if it cannot be served.
        """
        versions = tuple(sorted(path.resolve() for path in folder.glob(shared_provider.BINARY)))
        if versions not in self._providers:
            serving = shared_provider.served(folder, self.env())
            self._providers[versions] = self._closing.enter_context(serving)
        return self._providers[versions]

    def client(self, service: str, region: str = REGION) -> Any:
        """A boto3 client without retries that connects only to the emulator."""
        return aws_client(self.endpoint, service, region)

    def reset(self) -> None:
        """Resets the emulator to its initial state."""
        self._request("/moto-api/reset", method="POST")

    def leftovers(self) -> list[str]:
        """The ARNs or ids of all resources in all services, accounts and regions.

        Excludes the contents of a new account (default VPCs, AWS managed policies and keys), and deleted resources that
        AWS keeps for a while (keys and secrets pending deletion).
        """
        return cast(list[str], json.loads(self._request("/emulator/leftovers")))

    def checked(self) -> Counts:
        """What was compared with AWS's API models since the server started."""
        return Counts(**json.loads(self._request("/emulator/checked")))

    def needed(self) -> list[Need]:
        """What calls of restricted principals needed since the last time; every distinct need once."""
        return [Need(**need) for need in json.loads(self._request("/emulator/needed"))]

    def log(self, lines: int = 40) -> str:
        """The last lines of the server's output: requests, and tracebacks of what moto does not support."""
        if not self._log:
            return ""
        text = self._log.read_text(encoding="utf-8", errors="replace")
        return "\n".join(text.splitlines()[-lines:])

    def _wait_until_ready(self, process: subprocess.Popen[bytes]) -> str:
        deadline = time.monotonic() + self.ready_within
        while time.monotonic() < deadline:
            if listening := LISTENING.search(self.log(lines=5)):
                return listening[1]
            if process.poll() is not None:
                raise ToolFailedError(f"ended during its start: {self.log()}", where="emulator")
            time.sleep(0.01)
        raise ToolFailedError(f"was not ready after {self.ready_within:g} s: {self.log()}", where="emulator")

    def _request(self, path: str, method: str = "GET") -> bytes:
        request = urllib.request.Request(self.endpoint + path, method=method)  # noqa: S310
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=30) as answer:
            return cast(bytes, answer.read())


def environment() -> dict[str, str]:
    """An environment for Terraform in which nothing leads to a real AWS account."""
    kept = {name: value for name, value in terraform.environment().items() if not name.startswith("AWS_")}
    return kept | {
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": KEY,
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_ENABLE_ENDPOINT_DISCOVERY": "false",
        "AWS_MAX_ATTEMPTS": "3",
    }
