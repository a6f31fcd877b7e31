"""What exists in the emulated AWS, for rules and policies that depend on it."""

from __future__ import annotations

from typing import Any, cast

from modsmith.emulator.api.call import Call


def backend(call: Call, service: str, region: str | None = None) -> Any:
    """Moto's state of a service in the account of a call.

    Args:
        call: the call.
        service: moto's name of the service.
        region: the call's own by default; "aws" for services without regions.
    """
    from moto.backends import get_backend  # noqa: PLC0415 - imports the service

    return get_backend(cast(Any, service))[call.account][region or call.region]
