"""Combines the reports of all sources on one module into its result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Literal

from modsmith.spec.model import ModuleSpec, Waiver
from modsmith.validate.results import inline_waivers, matrix
from modsmith.validate.results.failures import Failures
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
from modsmith.validate.results.inline_waivers import Index, InlineWaiver, stale
from modsmith.validate.results.matrix import COVERAGE, Observation
from modsmith.validate.results.resource_schema import RESOURCE_SCHEMA
from modsmith.validate.settings import Settings
from modsmith.validate.workspace import Copy


@dataclass(frozen=True)
class Target:
    """A module to validate.

    Attributes:
        module: name of its spec, or of its folder.
        given: the folder as the caller gave it.
        spec: the spec to compare it with, if any.
        copy: the module in the workspace; None if it could not be copied.
        refused: why it could not be copied.
    """

    module: str
    given: Path
    spec: ModuleSpec | None
    copy: Copy | None
    refused: Fault | None = None


@dataclass(frozen=True)
class SourceReport:
    """What one source reports on a module or on one of its folders.

    Attributes:
        source: the source.
        findings: what it found; can be present together with a fault.
        fault: why the source could not complete its work.
        seconds: time spent.
        looked_at: what it checked, such as a folder or `12 files`.
        waived: waived checks.
        unseen: resources that it did not report on.
        not_asked: why the source does not apply to this module, or "".
        observations: results of controls and promises, from this source alone.
    """

    source: Source
    findings: tuple[Finding, ...] = ()
    fault: Fault | None = None
    seconds: float = 0.0
    looked_at: str = ""
    waived: tuple[Waived, ...] = ()
    unseen: tuple[str, ...] = ()
    not_asked: str = ""
    observations: tuple[Observation, ...] = ()


def result(
    target: Target,
    reports: Sequence[SourceReport],
    sources: Sequence[Source],
    settings: Settings | None = None,
) -> ModuleResult:
    """Combines all reports on one module; a requested source without a report is a fault."""
    settings = settings or Settings()
    profile = settings.profile_of(has_spec=target.spec is not None)
    by_source = {source: [report for report in reports if report.source == source] for source in sources}
    waivers = _waivers(target)
    comments = [one for one in _comments(target) if one.check not in settings.skip]
    read = target.copy.hcl if target.copy else None
    failures = Failures(target.module, read, profile, settings, Index(comments))
    observed = (one for report in reports for one in report.observations if one.control not in settings.skip)
    check_results = matrix.check_results(observed, waivers, failures.comments)
    others = (
        *_stale(target, check_results, waivers, comments, reports),
        *(f for p in reports for f in p.findings),
    )
    findings = {
        (f.rule, f.where, f.address, f.message): f
        for f in (*failures.of(check_results), *failures.levelled(others))
    }
    lines = lru_cache(_lines)  # a file may have thousands of findings
    return ModuleResult(
        module=target.module,
        path=str(target.given),
        has_spec=target.spec is not None,
        findings=tuple(_with_line(f, target, lines) for f in sorted(findings.values(), key=_order)),
        ran=tuple(ran for source, own in by_source.items() if (ran := _ran(source, own))),
        waived=(
            *(waived for report in reports for waived in report.waived),
            *(_set_aside(entry, failures.comments) for entry in check_results if entry.status == "waived"),
        ),
        could_not_run=tuple(f for source, own in by_source.items() for f in _faults(source, own, target)),
        not_asked=tuple((report.source, report.not_asked) for report in reports if report.not_asked),
        unseen=tuple(address for report in reports for address in report.unseen),
        matrix=tuple(sorted(check_results, key=_place)),
        profile=profile.name,
        skipped=tuple(settings.skip.items()),
    )


def _waivers(target: Target) -> list[Waiver]:
    """The control waivers of the spec."""
    return [one for one in (target.spec.waivers if target.spec else ()) if not one.check.startswith("CKV")]


def _comments(target: Target) -> list[InlineWaiver]:
    """The waivers in comments of the HCL."""
    return inline_waivers.read(target.copy.hcl) if target.copy else []


def _stale(
    target: Target,
    check_results: Sequence[CheckResult],
    waivers: Sequence[Waiver],
    inline: Sequence[InlineWaiver],
    reports: Sequence[SourceReport],
) -> Iterator[Finding]:
    """Findings for waivers that waive nothing; only a run with both HCL and plan can tell which do not any more."""
    others = {COVERAGE, RESOURCE_SCHEMA, *(entry.control for entry in check_results)}
    yield from stale.unknown(target.module, inline if check_results else (), others)
    if not {"hcl", "plan"} <= {report.source for report in reports if report.observations}:
        return
    yield from stale.unused(target.module, inline, check_results, others)
    for waiver in waivers:
        for pattern in waiver.resources:
            if not any(
                entry.status == "waived"
                and entry.control == waiver.check
                and fnmatchcase(entry.address, pattern)
                for entry in check_results
            ):
                message = f"The waiver of {waiver.check} is stale: {pattern} does not fail it."
                yield Finding(
                    target.module, "hcl", "stale-waiver", "", pattern, message, "Remove the waiver."
                )


def _set_aside(entry: CheckResult, inline: Index) -> Waived:
    by_comment = any(entry.owner == one.owner for one in inline.of(entry.address, entry.control))
    source: Literal["spec", "inline"] = "inline" if by_comment else "spec"
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


def _ran(source: Source, reports: Sequence[SourceReport]) -> Ran | None:
    if not reports or any(report.fault or report.not_asked for report in reports):
        return None
    looked_at = ", ".join(report.looked_at for report in reports if report.looked_at)
    return Ran(source, round(sum(report.seconds for report in reports), 3), looked_at)


def _faults(source: Source, reports: Sequence[SourceReport], target: Target) -> list[Fault]:
    if target.refused:
        return [replace(target.refused, source=source)]
    if not reports:
        return [Fault(source, "the source returned no report", "Report this as a bug in modsmith")]
    return list(dict.fromkeys(report.fault for report in reports if report.fault))


def _order(finding: Finding) -> tuple[bool, int, str, int, str, str]:
    """What fails comes first, then the highest severity, then the place."""
    return (
        not finding.fails,
        -finding.severity.rank,
        *finding.position,
        finding.rule,
        finding.address,
    )


def _with_line(finding: Finding, target: Target, lines_of: Callable[[Path], Sequence[str]]) -> Finding:
    """Adds the text of the line that the finding points at, if the finding has none."""
    file, number = finding.position
    if finding.line or not number or target.copy is None:
        return finding
    lines = lines_of(target.copy.folder / file)
    return replace(finding, line=lines[number - 1]) if number <= len(lines) else finding


def _lines(file: Path) -> Sequence[str]:
    """The lines of a file; none if it cannot be read."""
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return ()
