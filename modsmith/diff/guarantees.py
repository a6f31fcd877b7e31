"""Compares the results of all controls for all resources of two versions, by their HCL alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from modsmith.diff.callers import Side
from modsmith.diff.reading import base
from modsmith.diff.rules import guarantees as rules
from modsmith.diff.rules.rule import Change
from modsmith.diff.rules.words import counted, listed
from modsmith.validate import examples
from modsmith.validate.control import load
from modsmith.validate.results import checking, inline_waivers, matrix
from modsmith.validate.results.finding import CheckResult
from modsmith.validate.results.matrix import COVERAGE

PROOFS = "PROOFS.md"
"""Where a generated module lists the waivers of its spec."""

_SECTION = re.compile(r"^## Waivers\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| (?P<check>[\w-]+) \| `(?P<address>[^`]+)`", re.MULTILINE)

Results = Mapping[tuple[str, str], CheckResult]
"""Address without instance keys and control, to the result."""


def compare(
    old: Side,
    new: Side,
    pairs: Mapping[str, tuple[str, ...]],
    files: tuple[Mapping[str, bytes], Mapping[str, bytes]],
) -> Iterator[Change]:
    """The changes of guarantees.

    Args:
        old: the version before.
        new: the version now.
        pairs: address in the old version to those in the new one, of the resources that both have.
        files: of both versions.
    """
    before, after = _results(old), _results(new)
    origins = {target: address for address, targets in pairs.items() for target in targets}
    yield from _lost(before, after, pairs)
    yield from _gained(before, after, origins)
    yield from _waivers(old, new, files)


def _results(side: Side) -> dict[tuple[str, str], CheckResult]:
    observations = checking.check(examples.evaluations(side.module, side.examples))
    comments = inline_waivers.Index(inline_waivers.read(side.module))
    found = matrix.check_results(observations, (), comments)
    return {(base(one.address), one.control): one for one in found if one.control != COVERAGE}


def _lost(before: Results, after: Results, pairs: Mapping[str, tuple[str, ...]]) -> Iterator[Change]:
    known = load()
    for (address, control), result in before.items():
        if result.status != "pass":
            continue
        for target in pairs.get(address, (address,)):
            now = after.get((target, control))
            if now is not None and now.status in ("fail", "waived"):
                title = known[control].title.rstrip(".") if control in known else control
                yield rules.LOST.change(target, f"{control} ({title}) {_why(now)}")


def _why(result: CheckResult) -> str:
    reason = result.reason.rstrip(".")
    if result.status == "waived":
        return f"is waived: {reason}."
    return f"{'fails' if result.determined else 'needs a plan'}: {reason}."


def _gained(before: Results, after: Results, origins: Mapping[str, str]) -> Iterator[Change]:
    better: dict[str, list[str]] = {}
    missing: dict[str, list[str]] = {}
    for (address, control), result in after.items():
        was = before.get((origins.get(address, address), control))
        if result.status == "pass" and was is not None and was.status != "pass":
            better.setdefault(control, []).append(address)
        if result.status == "fail" and result.determined and was is None and address not in origins:
            missing.setdefault(address, []).append(f"{control}: {result.reason}")
    for control, addresses in better.items():
        yield rules.ADDED.change(control, f"{control} passes for {listed(addresses)}.")
    for address, reasons in missing.items():
        if not address.startswith("data."):
            text = f"{address} fails {counted(reasons, 'control')}: {' '.join(reasons[:3])}"
            yield rules.MISSING.change(address, text)


def _waivers(
    old: Side, new: Side, files: tuple[Mapping[str, bytes], Mapping[str, bytes]]
) -> Iterator[Change]:
    """New waivers in comments, and in PROOFS.md where both versions have one."""
    had, has = _comments(old), _comments(new)
    if all(PROOFS in one for one in files):
        had, has = had | _listed_waivers(files[0]), has | _listed_waivers(files[1])
    for check, address in sorted(has - had):
        yield rules.WAIVED.change(address, f"{check} is waived for {address}.")


def _comments(side: Side) -> set[tuple[str, str]]:
    found = inline_waivers.read(side.module)
    return {(one.check, address) for one in found if not one.ignored for address in one.addresses}


def _listed_waivers(files: Mapping[str, bytes]) -> set[tuple[str, str]]:
    text = files[PROOFS].decode("utf-8", "replace")
    section = _SECTION.search(text)
    return {(row["check"], row["address"]) for row in _ROW.finditer(section[1] if section else "")}
