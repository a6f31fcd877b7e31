"""What AWS refuses and no model of its APIs says: one small module for each rule.

Each module `<service>_<what>.py` in this folder is a rule; no registration is needed. The first word is moto's name of
the service. Every rule has

    AWS_REFUSES  what AWS does not accept, one sentence
    SOURCE       the page or issue that says so
    OPERATIONS   the operations that it reads, by botocore's names
    CODE         AWS's error code
    check()      the message of the refusal for a call, or None
    refused()    sends a running server a request that the rule refuses
    accepted()   sends the nearest requests that AWS accepts

and may have

    LATER        why AWS's answer comes later than in the emulator: AWS accepts the request, and what it asks for fails

`tests/emulator/test_rules.py` sends `refused()` to this emulator, which must answer with the code, and to plain moto,
which must accept it: as soon as moto refuses it too, delete the rule's file.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from typing import Protocol, cast

from modsmith.emulator.api.call import Call
from modsmith.emulator.api.refusals import Refusal
from modsmith.emulator.gaps import Clients


class RuleModule(Protocol):
    """The contents of a module in this folder."""

    AWS_REFUSES: str
    SOURCE: str
    OPERATIONS: tuple[str, ...]
    CODE: str

    def check(self, call: Call) -> str | None:
        """The message with which AWS refuses the call; None if it accepts it."""

    def refused(self, client: Clients) -> object:
        """Sends a request that AWS refuses, after those that prepare it."""

    def accepted(self, client: Clients) -> object:
        """Sends the nearest requests that AWS accepts."""


@dataclass(frozen=True)
class Rule:
    """One rule, named after its file; its module is imported on first use."""

    name: str

    @property
    def service(self) -> str:
        """Moto's name of the service, such as `awslambda`."""
        return self.name.partition("_")[0]

    @property
    def module(self) -> RuleModule:
        """The rule's own module."""
        return cast(RuleModule, importlib.import_module(f"{__name__}.{self.name}"))

    def refusal(self, call: Call) -> Refusal | None:
        """AWS's refusal of a call; None if this rule has nothing against it."""
        if call.operation.name not in self.module.OPERATIONS:
            return None
        message = self.module.check(call)
        return Refusal(self.module.CODE, message) if message else None


def every_rule() -> list[Rule]:
    """All rules, by name."""
    return sorted((Rule(found.name) for found in pkgutil.iter_modules(__path__)), key=lambda rule: rule.name)


def rules_of(service: str) -> list[Rule]:
    """The rules of one service, by moto's name of the service."""
    return [rule for rule in every_rule() if rule.service == service]
