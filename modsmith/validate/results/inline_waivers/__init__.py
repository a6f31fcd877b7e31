"""Waivers in comments of the HCL, in the forms that modsmith, Checkov, Trivy and tfsec read.

A comment of modsmith waives the control that it names, one of another tool every control with the purpose of the check
that it names; `dialects` has the forms. Where a comment counts:

    modsmith:skip                 in a resource, a data source or a module call, or above it
    checkov:skip                  in it, as for Checkov
    trivy:ignore, tfsec:ignore    directly above it or on its first line; or so at one of its arguments or blocks,
                                  and then for what is wrong there

At a module call it is for everything that the call creates. A comment of modsmith or Checkov needs a reason.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from modsmith.hcl.read.configuration import HclModule
from modsmith.validate.results.finding import CheckResult
from modsmith.validate.results.inline_waivers import placed
from modsmith.validate.results.inline_waivers.dialects import Dialect

if TYPE_CHECKING:
    from modsmith.validate.results.matrix import Observation

__all__ = ["Index", "InlineWaiver", "apply", "notes", "read"]


@dataclass(frozen=True)
class InlineWaiver:
    """A waiver of one control that a comment asks for.

    Attributes:
        check: id of the control.
        addresses: of resources; those of a module call end in `*`.
        reason: why.
        dialect: the form of the comment.
        where: `file:line` of the comment.
        part: name of the argument or nested block that it is for; "" for the whole resource.
        ignored: why it waives nothing, or "".
    """

    check: str
    addresses: tuple[str, ...]
    reason: str
    dialect: Dialect
    where: str
    part: str = ""
    ignored: str = ""

    @property
    def owner(self) -> str:
        """What reports say of where it comes from: `#trivy:ignore in main.tf:12`."""
        return f"#{self.dialect} in {self.where}"

    @property
    def is_own(self) -> bool:
        """Whether it is written for modsmith; only then is it a finding when it is stale."""
        return self.dialect == "modsmith:skip"

    def covers(self, at: str) -> bool:
        """Whether it is for something that is wrong at an argument; "" if no control tells at which."""
        return not self.part or not at or at == self.part


class Index:
    """Waivers by what they are about, so that finding those of a resource costs the same however many there are."""

    def __init__(self, waivers: Iterable[InlineWaiver]) -> None:
        self._by: dict[tuple[str, str], list[InlineWaiver]] = {}
        for waiver in waivers:
            for address in waiver.addresses:
                self._by.setdefault((waiver.check, address), []).append(waiver)

    def of(self, address: str, control: str) -> list[InlineWaiver]:
        """The waivers of a control for a resource, those of the calls that create it included."""
        found = list(self._by.get((control, address), ()))
        words = address.split(".")
        for end in range(2, len(words), 2):
            if words[end - 2] != "module":
                break
            found += self._by.get((control, f"{'.'.join(words[:end])}.*"), ())
        return found


def read(module: HclModule, today: date | None = None) -> list[InlineWaiver]:
    """The waivers in the comments of a module and of the modules that it calls, as far as they are read.

    Args:
        module: as `configuration.read_whole` reads it.
        today: the day, in UTC as for Trivy; for waivers that expire.
    """
    day = today or datetime.now(UTC).date()
    prefixes: dict[Path, list[str]] = {}
    called: dict[Path, HclModule] = {}
    for prefix, one in [("", module), *((f"{call}.", child) for call, _, child in module.calls() if child)]:
        if one.folder is not None:
            prefixes.setdefault(one.folder.resolve(), []).append(prefix)
            called.setdefault(one.folder.resolve(), one)
    return [
        waiver
        for folder, one in called.items()
        for waiver in _read(one, _relative(one, module), prefixes[folder], day)
    ]


def _relative(module: HclModule, root: HclModule) -> str:
    """The folder of a module as the places in it are named: `../kms/`, or "" for the root."""
    name = os.path.relpath(module.folder or "", root.folder or "").replace(os.sep, "/")
    return "" if name == "." else f"{name}/"


def _read(module: HclModule, folder: str, prefixes: Sequence[str], today: date) -> Iterator[InlineWaiver]:
    for file, one in placed.read(module):
        addresses = tuple(f"{prefix}{address}" for prefix in prefixes for address in one.addresses)
        yield InlineWaiver(
            one.check,
            addresses,
            one.said.explained,
            one.said.dialect,
            f"{folder}{file}:{one.line}",
            one.part,
            one.ignored(today),
        )


def apply(
    entry: CheckResult,
    row: Sequence[Observation],
    waivers: Sequence[InlineWaiver],
    combined: Callable[[Sequence[Observation]], CheckResult],
) -> CheckResult:
    """A check result with what comments waive of it.

    Args:
        entry: the result.
        row: the observations that it combines.
        waivers: of its control for its resource.
        combined: combines the observations that are left.
    """
    asking = [one for one in waivers if not one.ignored]
    if entry.status != "fail" or not asking:
        return entry
    wrong = [one for one in row if one.status in ("fail", "undetermined")]
    set_aside = [one for one in wrong if any(waiver.covers(one.at) for waiver in asking)]
    if not set_aside:
        return entry
    left = [one for one in row if one not in set_aside]
    if left and (rest := combined(left)).status == "fail":
        return rest
    used = next(waiver for waiver in asking if any(waiver.covers(one.at) for one in set_aside))
    return replace(entry, status="waived", reason=used.reason, owner=used.owner)


def notes(waivers: Iterable[InlineWaiver]) -> str:
    """What to know of comments that ask to waive something and do not, in sentences; "" without any."""
    return " ".join(
        f"The comment {one.owner} does not waive it: {one.ignored}." for one in waivers if one.ignored
    )
