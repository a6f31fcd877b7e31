"""What Checkov reports for one module: failed checks, waivers, and resources that it did not check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from modsmith.hcl.read import configuration
from modsmith.spec.model import Waiver
from modsmith.validate.checkov.command import CheckovResult, Scan
from modsmith.validate.results.finding import Finding, Waived

_NO_REASON = "No comment provided"
_FIX_WAIVER = "Remove the waiver from the spec, or correct its check or resources."
_FIX_FILE = (
    "Correct the syntax. If Terraform accepts it, write it more simply: Checkov cannot read 1e6, for example."
)


@dataclass(frozen=True)
class Judgement:
    """What comes of Checkov's report for one module.

    Attributes:
        findings: failed checks that nobody waived, or skipped without a reason; stale waivers; files that Checkov
            could not read.
        waived: failed checks that somebody did.
        unseen: managed resources that no check said anything about, neither good nor bad.
        checks: how many different checks looked at something.
    """

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    unseen: tuple[str, ...]
    checks: int


def check(
    module: str, folder: Path, waivers: Sequence[Waiver], scans: Sequence[Scan], *, with_plans: bool = False
) -> Judgement:
    """The findings, waivers and gaps of one module.

    Args:
        module: its name.
        folder: where the scans found it.
        waivers: its spec's.
        scans: of a folder above it, or of its plans; what they say of other modules is left out.
        with_plans: whether the scans are all there is, plans included. Only then is a waiver stale whose
            check said nothing: some checks cannot decide on HCL alone.
    """
    inventory = Inventory(folder.resolve())
    spoken = [item for scan in scans for item in scan.checkov_results if inventory.owns(item)]
    spoken = [replace(item, address=inventory.address(item)) for item in spoken]
    failed, skipped = _by_resource(spoken, "failed"), _by_resource(spoken, "skipped")
    waived_by = {id(item): next((w for w in waivers if _covers(w, item)), None) for item in failed}
    findings = [_finding(module, item, inventory.where(item)) for item in failed if not waived_by[id(item)]]
    findings += _stale(module, waivers, spoken, inventory, with_plans=with_plans)
    findings += [
        _unread(module, path, inventory) for scan in scans for path in scan.unparsable if inventory.has(path)
    ]
    findings += [_unexplained(module, item, inventory.where(item)) for item in skipped if not _reason(item)]
    waived = [
        _waived(item, inventory.where(item), waiver) for item in failed if (waiver := waived_by[id(item)])
    ]
    waived += [
        Waived(item.check, item.address, inventory.where(item), reason, "inline")
        for item in skipped
        if (reason := _reason(item))
    ]
    return Judgement(
        tuple(findings), tuple(waived), inventory.unseen(spoken), len({item.check for item in spoken})
    )


class Inventory:
    """Where the resources of one module stand."""

    def __init__(self, folder: Path) -> None:
        blocks = list(configuration.read(folder).resources())
        self._folder = folder
        self._at = {(block.file, block.line): block.address for block in blocks}
        self._where = {block.address: block.where() for block in blocks}

    def has(self, path: Path) -> bool:
        """Whether a file belongs to the module or its examples."""
        return path.resolve().is_relative_to(self._folder)

    def owns(self, said: CheckovResult) -> bool:
        """Whether it is about the module or its examples; a plan is, whoever scanned it."""
        return said.in_plan or self.has(said.file)

    def address(self, said: CheckovResult) -> str:
        """Terraform's own address: Checkov drops the `data.` of a data source."""
        address = said.address
        if not said.in_plan:
            relative = said.file.resolve().relative_to(self._folder).as_posix()
            address = self._at.get((relative, said.line), address)
        return (
            f"data.{address}" if address not in self._where and f"data.{address}" in self._where else address
        )

    def where(self, said: CheckovResult) -> str:
        """`file:line`, also for what was seen in a plan, if the module itself declares it."""
        if not said.in_plan:
            return f"{said.file.resolve().relative_to(self._folder).as_posix()}:{said.line}"
        return self._where.get(said.address, said.file.name)

    def relative(self, path: Path) -> str:
        """A file as seen from the module."""
        return path.resolve().relative_to(self._folder).as_posix()

    def addresses(self) -> Iterable[str]:
        """All resources and data sources of the module itself."""
        return self._where

    def unseen(self, spoken: Sequence[CheckovResult]) -> tuple[str, ...]:
        """Managed resources that nothing was said about."""
        seen = {checkov_result.address for checkov_result in spoken}
        return tuple(a for a in self._where if a not in seen and not a.startswith("data."))


def _by_resource(spoken: Sequence[CheckovResult], result: str) -> list[CheckovResult]:
    """One evaluation for each check and resource, however many instances and callers it has."""
    kept = {
        (item.check, item.address, item.file, item.line): item for item in spoken if item.result == result
    }
    in_hcl = {(item.check, item.address) for item in kept.values() if not item.in_plan}
    return [i for i in _once(kept.values(), _key) if not (i.in_plan and (i.check, i.address) in in_hcl)]


def _key(item: CheckovResult) -> tuple[object, ...]:
    return (item.check, item.address, None if item.in_plan else (item.file, item.line))


def _once(
    items: Iterable[CheckovResult], key: Callable[[CheckovResult], tuple[object, ...]]
) -> Iterator[CheckovResult]:
    return iter({key(item): item for item in items}.values())


def _covers(waiver: Waiver, said: CheckovResult) -> bool:
    return waiver.check == said.check and any(_matches(pattern, said) for pattern in waiver.resources)


def _matches(pattern: str, said: CheckovResult) -> bool:
    return fnmatchcase(said.address, pattern) or pattern == said.instance


def _finding(module: str, said: CheckovResult, where: str) -> Finding:
    keys = ", ".join(
        key.replace("/[0]/", ".").replace("/", ".") for key in said.keys if key != "resource_type"
    )
    looked_at = f" (Checkov looked at {keys})" if keys else ""
    page = f" See {said.guideline}." if said.guideline else ""
    fix = f"Correct the resource{looked_at}, or waive {said.check} for {said.address} with a reason.{page}"
    return Finding(module, "checkov", said.check, where, said.address, f"{said.title}.", fix)


def _reason(said: CheckovResult) -> str:
    """Of a skip in the HCL; Checkov makes one up where there is none."""
    return "" if said.reason == _NO_REASON else said.reason.strip()


def _unexplained(module: str, said: CheckovResult, where: str) -> Finding:
    message = f"{said.title}. The check is skipped without a reason, so the skip does not count."
    fix = f"Correct the resource, or write the reason into the comment: #checkov:skip={said.check}:reason."
    return Finding(module, "checkov", said.check, where, said.address, message, fix)


def _waived(said: CheckovResult, where: str, waiver: Waiver) -> Waived:
    return Waived(said.check, said.address, where, waiver.reason, "spec")


def _unread(module: str, path: Path, inventory: Inventory) -> Finding:
    message = "Checkov cannot read the file, so it looked at nothing in it."
    return Finding(module, "checkov", "unparsable-file", inventory.relative(path), "", message, _FIX_FILE)


def _stale(
    module: str,
    waivers: Sequence[Waiver],
    spoken: Sequence[CheckovResult],
    inventory: Inventory,
    *,
    with_plans: bool,
) -> Iterator[Finding]:
    everything: Mapping[str, None] = dict.fromkeys(
        [*inventory.addresses(), *(item.address for item in spoken)]
    )
    for waiver in waivers:
        for pattern in waiver.resources:
            said = {item.result for item in spoken if item.check == waiver.check and _matches(pattern, item)}
            if not any(fnmatchcase(address, pattern) for address in everything):
                why = f"no resource matches {pattern}"
            elif "failed" in said or (not with_plans and (not said or waiver.only_in_plan)):
                continue
            else:
                why = f"the check passes for {pattern}" if said else f"the check says nothing of {pattern}"
            message = f"The waiver of {waiver.check} is stale: {why}."
            yield Finding(module, "checkov", "stale-waiver", "", pattern, message, _FIX_WAIVER)
