"""The server process: moto's WSGI application with modsmith's fixes, on a port of the loopback interface."""

from __future__ import annotations

import json
import os
import re
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import partial
from typing import Any

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import BaseWSGIServer, make_server
from werkzeug.wrappers import Response

from modsmith.emulator import accounts, managed_policies
from modsmith.emulator.api.call import Call, Environ
from modsmith.emulator.api.refusals import Refusal
from modsmith.emulator.api.strict import TALLY, WITHOUT_MODEL, Strict
from modsmith.emulator.faults import fault_answer
from modsmith.emulator.gaps import gaps_of
from modsmith.emulator.iam.enforce import Enforcement
from modsmith.emulator.iam.needs import NEEDS
from modsmith.emulator.leftovers import leftovers, watch_backends
from modsmith.emulator.rules import rules_of

LEFTOVERS = "/emulator/leftovers"
CHECKED = "/emulator/checked"
NEEDED = "/emulator/needed"

SIGNED_FOR = re.compile(r"/([^/]+)/aws4_request")

OWN: dict[str, Callable[[], object]] = {
    LEFTOVERS: leftovers,
    CHECKED: lambda: asdict(TALLY.counts()),
    NEEDED: lambda: [asdict(need) for need in NEEDS.take()],
}
"""Path to what the server itself answers."""


class RequestHandler(MotoRequestHandler):
    """Logs failed requests with their service; successes and failed look-ups would hide them."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:  # noqa: ARG002
        """Called for each response."""
        if str(code) >= "400" and str(code) != "404":
            service = SIGNED_FOR.search(self.headers.get("Authorization", ""))
            operation = self.headers.get("X-Amz-Target", self.requestline)
            self.log("info", f"{code} {service[1] if service else ''} {operation}")


class EmulatedAws(DomainDispatcherApplication):
    """Moto's dispatcher, with additional endpoints for leftovers and counts."""

    def __init__(self, create_app: Callable[[Any], Any]) -> None:
        super().__init__(create_app)
        self._backends: dict[str | None, Any] = {}

    def get_backend_for_host(self, host: str | None) -> Any:
        """Moto's answer, asked for once: it lists the folders of its package for each request."""
        if host not in self._backends:
            self._backends[host] = super().get_backend_for_host(host)
        return self._backends[host]

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answers one request."""
        own = OWN.get(environ.get("PATH_INFO", ""))
        if own:
            return Response(json.dumps(own()), content_type="application/json")(environ, start_response)
        try:
            return super().__call__(environ, start_response)  # type: ignore[no-any-return]
        except Exception as fault:
            return fault_answer(environ, fault)(environ, start_response)


def make(port: int, *, stock: bool = False, policy: str = "") -> BaseWSGIServer:
    """Binds the server.

    Args:
        port: port on 127.0.0.1; 0 lets the system choose one.
        stock: plain moto, without fixes.
        policy: an identity policy, as JSON, for requests that are signed with `clients.RESTRICTED`.

    Raises:
        OSError: the port is in use.
        ValueError: the policy is none.
    """
    os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"  # for attachments of AWS managed policies
    managed_policies.read_once()
    accounts.create_no_partitions()
    watch_backends()
    enforcement = Enforcement(policy)
    app = EmulatedAws(create_backend_app if stock else partial(_create_fixed_app, enforcement))
    return make_server("127.0.0.1", port, app, threaded=True, request_handler=RequestHandler)


def _create_fixed_app(enforcement: Enforcement, service: Any) -> Any:
    """Moto's application for one service, created for the service's first request."""
    for gap in gaps_of(service):
        gap.module.apply()
    app = create_backend_app(service)
    if service in WITHOUT_MODEL:
        return app
    rules = (rule.refusal for rule in rules_of(service))
    return Strict(app, service, [partial(_by_iam, enforcement), *rules])


def _by_iam(enforcement: Enforcement, call: Call) -> Refusal | None:
    """AWS's refusal of a call that the caller's policies do not allow."""
    decision = enforcement.decide(call)
    if decision.undecided:
        TALLY.undecided(call.name, decision.undecided)
    return decision.refusal


def exit_when_stdin_closes() -> None:
    """Ends this process when the process at the other end of stdin ends for any reason."""

    def wait() -> None:
        while sys.stdin.buffer.read(1):
            pass
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()
