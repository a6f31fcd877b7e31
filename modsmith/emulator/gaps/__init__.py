"""What moto lacks for the AWS provider of Terraform: one small module for each gap.

A module `<service>_<what>.py` in this folder is a gap; being here is being registered. The first word is
moto's name of the service: the gap is applied when that service is used for the first time, so that an
unused service is never imported. Every gap says

    MOTO_LACKS   the behaviour of moto that it mends, one sentence
    SEEN_IN      the moto version it was last seen in
    AWS_ANSWERS  what AWS says to the probe
    probe()      asks a running server the one question that shows the gap
    apply()      patches moto

`tests/emulator/test_gaps.py` puts every probe to this emulator, which must answer like AWS, and to stock
moto, which must not: when it does, the gap's file is to be deleted.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from typing import Any, Protocol, cast


class Clients(Protocol):
    """Makes a boto3 client that talks to the server under question."""

    def __call__(self, service: str, region: str = ...) -> Any:
        """A client of that service in that region."""


class GapModule(Protocol):
    """What a module of this folder holds."""

    MOTO_LACKS: str
    SEEN_IN: str
    AWS_ANSWERS: object

    def probe(self, client: Clients) -> object:
        """What this server answers where AWS answers `AWS_ANSWERS`."""

    def apply(self) -> None:
        """Patch moto in this process."""


@dataclass(frozen=True)
class Gap:
    """One gap, known by its file's name; its module is imported on first use."""

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
    """The gaps of one service, by moto's name of it."""
    return [gap for gap in every_gap() if gap.service == service]
