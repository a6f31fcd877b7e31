"""The WSGI application around one service of moto that refuses what AWS refuses."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from moto.core.utils import service_name_from_moto_package_name

from modsmith.emulator.api.call import Call, Environ, MalformedError, UnknownOperationError, read
from modsmith.emulator.api.constraints import compare
from modsmith.emulator.api.counts import Tally
from modsmith.emulator.api.exceptions import exempt
from modsmith.emulator.api.refusals import Refusal, answer, invalid, malformed

Wsgi = Callable[..., Iterable[bytes]]

TALLY = Tally()

WITHOUT_MODEL = frozenset({"moto_api", "moto_proxy", "instance_metadata"})
"""Applications of moto that are not services of AWS."""

PACKAGES = {
    **dict.fromkeys(("awslambda", "awslambda_simple"), "lambda"),
    "batch_simple": "batch",
    "dynamodb_v20111205": "dynamodb",
    "s3bucket_path": "s3",
}
"""Moto's packages that are not named after botocore's service."""


class Strict:
    """Compares every request with AWS's model of the operation, then passes it to moto.

    Args:
        app: moto's application for the service.
        package: moto's name of the service, such as `awslambda`.
        rules: what AWS refuses beyond its models: each returns a refusal or None. The first one that has anything
            against a call decides.
    """

    def __init__(self, app: Wsgi, package: str, rules: Sequence[Callable[[Call], Refusal | None]]) -> None:
        self._app, self._rules = app, rules
        self._service = botocore_name(package)

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answers one request."""
        start = time.thread_time()
        members = 0
        try:
            call = read(environ, self._service)
        except UnknownOperationError:
            TALLY.unread(f"{self._service} {environ['REQUEST_METHOD']} {environ['PATH_INFO']}")
            return self._app(environ, start_response)
        except MalformedError as fault:
            call, reason = fault.args
            refusal: Refusal | None = malformed(call, reason)
        else:
            compared = compare(call.values, call.operation.input_shape)
            members = compared.members
            found = [violation for violation in compared.violations if not exempt(call.name, violation)]
            refusal = invalid(call, found) if found else self._by_rule(call)
        TALLY.compared(self._service, members, time.thread_time() - start)
        if refusal is None:
            return self._app(environ, start_response)
        return _refuse(call, refusal)(environ, start_response)

    def _by_rule(self, call: Call) -> Refusal | None:
        return next(filter(None, (rule(call) for rule in self._rules)), None)


def botocore_name(package: str) -> str:
    """Botocore's name of a service, by moto's."""
    return PACKAGES.get(package) or service_name_from_moto_package_name(package)


def _refuse(call: Call, refusal: Refusal) -> Wsgi:
    TALLY.refused(call.name, refusal.code)
    print(f"refused {call.name}: {refusal.code}: {refusal.message}", file=sys.stderr, flush=True)
    return answer(call, refusal)
