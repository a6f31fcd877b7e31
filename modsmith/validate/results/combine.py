"""From parts, what one witness says of one module or of one folder in it, to verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal

from modsmith.spec.model import ModuleSpec, Waiver
from modsmith.validate.control import load
from modsmith.validate.results import inline_waivers, matrix
from modsmith.validate.results.finding import (
    CheckResult,
    Fault,
    Finding,
    ModuleResult,
    Ran,
    Source,
    Waived,
    position,
)
from modsmith.validate.results.matrix import COVERAGE, Said
from modsmith.validate.workspace import Copy

_KEEP = "Make it what the module promises, or change the promise in the spec."
_FIXES = {COVERAGE: "Write a control for the type, or waive `coverage` for the resource with a reason."}


@dataclass(frozen=True)
class Target:
    """A module that is to be judged.

    Attributes:
        module: name of its spec, or of its folder.
        given: the folder as the caller gave it.
        spec: what it is held against, if anything.
        copy: it in the workspace; None if it could not be copied.
        refused: why not.
    """

    module: str
    given: Path
    spec: ModuleSpec | None
    copy: Copy | None
    refused: Fault | None = None


@dataclass(frozen=True)
class Part:
    """What one witness says.

    Attributes:
        source: who.
        findings: what it found; may be there beside a fault.
        fault: why it could not say all.
        seconds: of work.
        looked_at: what it looked at, such as a folder or `12 files`.
        waived: checks set aside.
        unseen: resources it said nothing about.
        not_asked: why it has nothing to say of this module, or "".
        said: what controls and promises come to, as it sees them.
    """

    source: Source
    findings: tuple[Finding, ...] = ()
    fault: Fault | None = None
    seconds: float = 0.0
    looked_at: str = ""
    waived: tuple[Waived, ...] = ()
    unseen: tuple[str, ...] = ()
    not_asked: str = ""
    said: tuple[Said, ...] = ()


def result(target: Target, parts: Sequence[Part], asked: Sequence[Source]) -> ModuleResult:
    """All parts of one module as one verdict; a witness that was asked for and left no part is a fault."""
    by_witness = {source: [part for part in parts if part.source == source] for source in asked}
    waivers = _waivers(target)
    check_results = matrix.check_results((one for part in parts for one in part.said), waivers)
    checked = [*_failures(target, check_results), *_stale(target, check_results, waivers, parts)]
    findings = {
        (f.rule, f.where, f.address, f.message): f
        for f in (*checked, *(f for p in parts for f in p.findings))
    }
    return ModuleResult(
        module=target.module,
        path=str(target.given),
        has_spec=target.spec is not None,
        findings=tuple(_with_line(f, target) for f in sorted(findings.values(), key=_order)),
        ran=tuple(ran for source, said in by_witness.items() if (ran := _ran(source, said))),
        waived=(
            *(waived for part in parts for waived in part.waived),
            *(_set_aside(entry) for entry in check_results if entry.status == "waived"),
        ),
        could_not_run=tuple(f for source, said in by_witness.items() for f in _faults(source, said, target)),
        not_asked=tuple((part.source, part.not_asked) for part in parts if part.not_asked),
        unseen=tuple(address for part in parts for address in part.unseen),
        matrix=tuple(sorted(check_results, key=_place)),
    )


def _waivers(target: Target) -> list[Waiver]:
    """Controls that the spec or a comment in the HCL sets aside."""
    own = [one for one in (target.spec.waivers if target.spec else ()) if not one.check.startswith("CKV")]
    return [*own, *(inline_waivers.read(target.copy.folder) if target.copy else ())]


def _failures(target: Target, check_results: Sequence[CheckResult]) -> Iterator[Finding]:
    """A finding for each cell that failed."""
    fixes = {control.id: control.fix for control in load().values()}
    for entry in check_results:
        if entry.status == "fail":
            by_hcl = any(one.partition(" ")[0] == "hcl" for one in entry.sources)
            source: Source = "hcl" if by_hcl else "plan"
            fix = fixes.get(entry.control) or _FIXES.get(entry.control, _KEEP)
            yield Finding(
                target.module,
                source,
                entry.control,
                entry.where,
                entry.address,
                entry.reason,
                fix,
            )


def _stale(
    target: Target, check_results: Sequence[CheckResult], waivers: Sequence[Waiver], parts: Sequence[Part]
) -> Iterator[Finding]:
    """A waiver that sets nothing aside hides what comes later; only a full look can tell."""
    if not {"hcl", "plan"} <= {part.source for part in parts if part.said}:
        return
    for waiver in waivers:
        for pattern in waiver.resources:
            if not any(
                entry.status == "waived"
                and entry.control == waiver.check
                and fnmatchcase(entry.address, pattern)
                for entry in check_results
            ):
                message = f"The waiver of {waiver.check} is stale: nothing fails it for {pattern}."
                yield Finding(
                    target.module, "hcl", "stale-waiver", "", pattern, message, "Remove the waiver."
                )


def _set_aside(entry: CheckResult) -> Waived:
    source: Literal["spec", "inline"] = "inline" if entry.owner == inline_waivers.OWNER else "spec"
    return Waived(
        entry.control,
        entry.address,
        entry.where,
        entry.reason,
        source,
        entry.owner,
    )


def _place(entry: CheckResult) -> tuple[str, int, str]:
    return (*position(entry.where), entry.control)


def _ran(source: Source, said: Sequence[Part]) -> Ran | None:
    if not said or any(part.fault or part.not_asked for part in said):
        return None
    looked_at = ", ".join(part.looked_at for part in said if part.looked_at)
    return Ran(source, round(sum(part.seconds for part in said), 3), looked_at)


def _faults(source: Source, said: Sequence[Part], target: Target) -> list[Fault]:
    if target.refused:
        return [replace(target.refused, source=source)]
    if not said:
        return [Fault(source, "it said nothing", "Report this as a fault of modsmith")]
    return list(dict.fromkeys(part.fault for part in said if part.fault))


def _order(finding: Finding) -> tuple[str, int, str, str]:
    return (*finding.position, finding.rule, finding.address)


def _with_line(finding: Finding, target: Target) -> Finding:
    """With the text of the line that it points at, if it has none yet."""
    file, number = finding.position
    if finding.line or not number or target.copy is None:
        return finding
    try:
        lines = (target.copy.folder / file).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return finding
    return replace(finding, line=lines[number - 1]) if number <= len(lines) else finding
