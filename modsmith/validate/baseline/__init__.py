"""A baseline: findings that were there when modsmith came to an old repository, in a file that only shrinks.

What the file names is set aside, with a reason and an owner; what it does not name is found as ever, and what could
not run is never set aside. An entry holds for one finding, wherever its lines move to.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from modsmith.validate.baseline import fingerprint
from modsmith.validate.baseline.file import Baseline, BaselineError, Entry, Key, read, save
from modsmith.validate.results.finding import CheckResult, Finding, ModuleResult, Waived

__all__ = ["Baseline", "BaselineError", "Entry", "apply", "read", "write"]


def apply(
    baseline: Baseline, results: Iterable[ModuleResult]
) -> tuple[list[ModuleResult], tuple[Entry, ...]]:
    """Sets aside what a baseline names.

    Args:
        baseline: may name modules that were not checked.
        results: of some modules.

    Returns:
        The results without those findings, which are waived instead, and the stale entries: those without a
        finding whose source ran.
    """
    known = {entry.key: entry for entry in baseline.entries}
    left = Counter({entry.key: entry.count for entry in baseline.entries})
    seen = list(results)
    checked = [_apply(baseline.path, known, left, result) for result in seen]
    looked = {(_module(baseline.path, result), ran.source) for result in seen for ran in result.ran}
    stale = (
        replace(entry, count=left[entry.key])
        for entry in baseline.entries
        if left[entry.key] > 0 and (entry.module, entry.source) in looked
    )
    return checked, tuple(stale)


def write(path: Path, results: Sequence[ModuleResult], before: Baseline | None = None) -> Baseline:
    """Writes all that was found as a baseline.

    Args:
        path: of the file, which is replaced at once or not at all.
        results: as they are without a baseline.
        before: the former baseline; its reasons and owners are kept, and its entries of modules that were not checked.

    Raises:
        BaselineError: something could not run, so that nobody knows all that there is.
    """
    for result in results:
        for fault in result.could_not_run:
            problem = f"no baseline written: {fault.source} could not run on {result.module}"
            raise BaselineError(problem, where=str(path), fix=f"{fault.fix}, then write it again")
    checked = {_module(path, result) for result in results}
    old = {entry.key: entry for entry in (before.entries if before else ())}
    found = Counter(_key(path, result, finding) for result in results for finding in result.findings)
    entries = [entry for entry in old.values() if entry.module not in checked]
    for key, count in found.items():
        entries.append(replace(old.get(key, Entry(*key)), count=count))
    baseline = Baseline(path, tuple(sorted(entries, key=lambda entry: entry.key)))
    save(baseline)
    return baseline


def _apply(path: Path, known: dict[Key, Entry], left: Counter[Key], result: ModuleResult) -> ModuleResult:
    found: list[Finding] = []
    waived: list[Waived] = []
    for finding in result.findings:
        key = _key(path, result, finding)
        if left[key] <= 0:
            found.append(finding)
            continue
        left[key] -= 1
        by = known[key]
        waived.append(
            Waived(finding.rule, finding.address, finding.where, by.reason, "baseline", by.owner, finding)
        )
    check_results = tuple(_check_result(entry, found, waived) for entry in result.matrix)
    return replace(result, findings=tuple(found), waived=(*result.waived, *waived), matrix=check_results)


def _check_result(entry: CheckResult, found: Sequence[Finding], waived: Sequence[Waived]) -> CheckResult:
    """A cell that failed is waived if every finding of it is."""
    by = [one for one in waived if (one.check, one.address) == (entry.control, entry.address)]
    new = any((one.rule, one.address) == (entry.control, entry.address) for one in found)
    if entry.status != "fail" or new or not by:
        return entry
    return replace(entry, status="waived", reason=by[0].reason, owner=by[0].owner)


def _key(path: Path, result: ModuleResult, finding: Finding) -> Key:
    return (
        _module(path, result),
        finding.source,
        finding.rule,
        finding.position[0],
        finding.address,
        fingerprint.text(finding),
        fingerprint.without_lines(finding.message),
    )


def _module(path: Path, result: ModuleResult) -> str:
    return Path(os.path.relpath(Path(result.path).resolve(), path.resolve().parent)).as_posix()
