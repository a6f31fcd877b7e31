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
from modsmith.validate.results.finding import Cell, Finding, Verdict, Waived

__all__ = ["Baseline", "BaselineError", "Entry", "apply", "read", "write"]


def apply(baseline: Baseline, verdicts: Iterable[Verdict]) -> tuple[list[Verdict], tuple[Entry, ...]]:
    """Sets aside what a baseline names.

    Args:
        baseline: may name modules that were not judged.
        verdicts: of some modules.

    Returns:
        The verdicts without those findings, which are waived instead, and the entries that nothing answers to
        any more. An entry counts as stale only if its witness ran.
    """
    known = {entry.key: entry for entry in baseline.entries}
    left = Counter({entry.key: entry.count for entry in baseline.entries})
    seen = list(verdicts)
    judged = [_apply(baseline.path, known, left, verdict) for verdict in seen]
    looked = {(_module(baseline.path, verdict), ran.witness) for verdict in seen for ran in verdict.ran}
    stale = (
        replace(entry, count=left[entry.key])
        for entry in baseline.entries
        if left[entry.key] > 0 and (entry.module, entry.witness) in looked
    )
    return judged, tuple(stale)


def write(path: Path, verdicts: Sequence[Verdict], before: Baseline | None = None) -> Baseline:
    """Writes all that was found as a baseline.

    Args:
        path: of the file, which is replaced at once or not at all.
        verdicts: as they are without a baseline.
        before: what stood there; reasons and owners are kept, and entries of modules that were not judged.

    Raises:
        BaselineError: something could not run, so that nobody knows all that there is.
    """
    for verdict in verdicts:
        for fault in verdict.could_not_run:
            problem = f"no baseline written: {fault.witness} could not run on {verdict.module}"
            raise BaselineError(problem, where=str(path), mend=f"{fault.mend}, then write it again")
    judged = {_module(path, verdict) for verdict in verdicts}
    old = {entry.key: entry for entry in (before.entries if before else ())}
    found = Counter(_key(path, verdict, finding) for verdict in verdicts for finding in verdict.findings)
    entries = [entry for entry in old.values() if entry.module not in judged]
    for key, count in found.items():
        entries.append(replace(old.get(key, Entry(*key)), count=count))
    baseline = Baseline(path, tuple(sorted(entries, key=lambda entry: entry.key)))
    save(baseline)
    return baseline


def _apply(path: Path, known: dict[Key, Entry], left: Counter[Key], verdict: Verdict) -> Verdict:
    found: list[Finding] = []
    waived: list[Waived] = []
    for finding in verdict.findings:
        key = _key(path, verdict, finding)
        if left[key] <= 0:
            found.append(finding)
            continue
        left[key] -= 1
        by = known[key]
        waived.append(
            Waived(finding.rule, finding.address, finding.where, by.reason, "baseline", by.owner, finding)
        )
    cells = tuple(_cell(cell, found, waived) for cell in verdict.matrix)
    return replace(verdict, findings=tuple(found), waived=(*verdict.waived, *waived), matrix=cells)


def _cell(cell: Cell, found: Sequence[Finding], waived: Sequence[Waived]) -> Cell:
    """A cell that failed is waived if every finding of it is."""
    by = [one for one in waived if (one.check, one.address) == (cell.control, cell.address)]
    new = any((one.rule, one.address) == (cell.control, cell.address) for one in found)
    if cell.status != "fail" or new or not by:
        return cell
    return replace(cell, status="waived", reason=by[0].reason, owner=by[0].owner)


def _key(path: Path, verdict: Verdict, finding: Finding) -> Key:
    return (
        _module(path, verdict),
        finding.witness,
        finding.rule,
        finding.position[0],
        finding.address,
        fingerprint.text(finding),
        fingerprint.without_lines(finding.message),
    )


def _module(path: Path, verdict: Verdict) -> str:
    return Path(os.path.relpath(Path(verdict.path).resolve(), path.resolve().parent)).as_posix()
