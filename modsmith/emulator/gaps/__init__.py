"""Moto's gaps that affect the AWS provider of Terraform: one small module for each gap.

Each module `<service>_<what>.py` in this folder is a gap; no registration is needed. The first word is moto's name of
the service. The gap is applied on the first use of that service, so that unused services are never imported. Every gap
has

    MOTO_GAP     moto's behavior that it fixes, one sentence
    SEEN_IN      the last moto version with this behavior
    AWS_ANSWERS  AWS's answer to the probe
    probe()      sends a running server the one request that shows the gap
    apply()      patches moto

`tests/emulator/test_gaps.py` sends every probe to this emulator, which must answer like AWS, and to plain moto, which
must not: as soon as it does, delete the gap's file.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from typing import Any, Protocol, cast


class Clients(Protocol):
    """Creates boto3 clients for the tested server."""

    def __call__(self, service: str, region: str = ...) -> Any:
        """A client for a service in a region."""


class GapModule(Protocol):
    """The contents of a module in this folder."""

    MOTO_GAP: str
    SEEN_IN: str
    AWS_ANSWERS: object

    def probe(self, client: Clients) -> object:
        """The server's answer, to compare with `AWS_ANSWERS`."""

    def apply(self) -> None:
        """Patches moto in this process."""


@dataclass(frozen=True)
class Gap:
    """One gap, named after its file; its module is imported on first use."""

    name: str

    @property
    def service(self) -> str:
        """Moto's name of the service, such as `awslambda`."""
        return self.name.partition("_")[0]

    @property
    def module(self) -> GapModule:
        """The gap's own module."""
        return cast(GapModule, importlib.import_module(f"{__name__}.{self.name}"))


def every_gap() -> list[Gap]:
    """All gaps, by name."""
    return sorted((Gap(found.name) for found in pkgutil.iter_modules(__path__)), key=lambda gap: gap.name)


def gaps_of(service: str) -> list[Gap]:
    """The gaps of one service, by moto's name of the service."""
    return [gap for gap in every_gap() if gap.service == service]
