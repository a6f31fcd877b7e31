"""What there is to report, and where its files are as somebody else would call them."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from modsmith.validate.results.finding import Finding, ModuleResult, Source, Waived, exit_code, type_of
from modsmith.validate.severity import Severity
from modsmith.validate.shards.part import Part


@dataclass(frozen=True)
class Document:
    """One run of `modsmith validate`.

    Attributes:
        results: one for each module.
        stale: sentences about entries of the baseline that nothing answers to any more.
        note: which modules were left out, or "".
        nothing_to_check: whether there was no module to check, which is no fault.
        part: of which run it is a shard; None for a whole run.
    """

    results: tuple[ModuleResult, ...]
    stale: tuple[str, ...] = ()
    note: str = ""
    nothing_to_check: bool = False
    part: Part | None = None

    @property
    def exit_code(self) -> int:
        """0 all clean, 2 findings, 1 something could not run."""
        return 0 if self.nothing_to_check else exit_code(self.results)


def waived_finding(result: ModuleResult, waived: Waived) -> Finding:
    """What a waiver set aside, as far as it is known."""
    if waived.finding:
        return waived.finding
    by_checkov = waived.check.startswith("CKV")
    message = f"{'Checkov check' if by_checkov else 'Control'} {waived.check}."
    fix = "Correct the resource, or keep the reason of the waiver true."
    source: Source = "checkov" if by_checkov else "hcl"
    return Finding(result.module, source, waived.check, waived.where, waived.address, message, fix)


def file_of(result: ModuleResult, finding: Finding) -> str:
    """The file that a finding is about, as `shown` says it; "" if it is about none."""
    file = finding.position[0]
    return shown(result, file) if file else ""


def shown(result: ModuleResult, file: str = "") -> str:
    """A module's folder, or a file in it, relative to its repository; never absolute and never with `..`.

    Outside a repository it is relative to the working directory, or to the module's parent folder.
    """
    module = Path(os.path.abspath(result.path))  # noqa: PTH100 - links stay as the user wrote them
    path = Path(os.path.normpath(module / file))
    for root in (_repository(module), Path.cwd(), module.parent):
        if root and path.is_relative_to(root) and path != root:
            return path.relative_to(root).as_posix()
    return "." if path == module else Path(file).name


def anchor(result: ModuleResult) -> str:
    """A file that stands for the whole module where a report has to name one: `main.tf`, or the first there is."""
    folder = Path(result.path)
    names = sorted(path.name for path in folder.glob("*.tf*") if path.is_file()) if folder.is_dir() else []
    name = "main.tf" if "main.tf" in names or not names else names[0]
    return shown(result, name)


def counts(result: ModuleResult) -> str:
    """How many cells its matrix has of each status: `12 cells: 9 pass, 0 fail, 1 waived, 2 not applicable`."""
    statuses = [entry.status for entry in result.matrix]
    said = ", ".join(
        f"{statuses.count(status)} {status}" for status in ("pass", "fail", "waived", "not applicable")
    )
    return f"{plural(len(statuses), 'check')}: {said}"


def is_listed(finding: Finding) -> bool:
    """Whether reports for people show a finding by itself: what fails, and what could not be determined.

    What no control covers, and what the module leaves to its caller, they sum up.
    """
    return finding.fails or finding.kind in ("fault", "undetermined")


def by_severity(result: ModuleResult) -> str:
    """How many findings make a module fail: `3 findings: 1 critical, 2 low`; "" if none does."""
    found = Counter(finding.severity for finding in result.failures)
    if not found:
        return ""
    levels = ", ".join(
        f"{found[level]} {level.value}" for level in sorted(Severity, reverse=True) if found[level]
    )
    return f"{plural(found.total(), 'finding')}: {levels}"


def not_covered(result: ModuleResult) -> str:
    """One line about what no control covers: `2 types, 3 resources: aws_a (2), aws_b`; "" if all is covered."""
    found: Counter[str] = Counter()
    for finding in result.findings:
        if finding.kind == "uncovered" and not finding.fails:
            found[type_of(finding.address)] += len(finding.every_address)
    if not found:
        return ""
    listed = ", ".join(f"{name} ({number})" if number > 1 else name for name, number in sorted(found.items()))
    return f"{plural(len(found), 'type')}, {plural(found.total(), 'resource')}: {listed}"


def summary(document: Document) -> str:
    """One line: `3 modules: 5 findings, 2 sources could not run, 4 waived`."""
    results = document.results
    findings = sum(len(result.failures) for result in results)
    faults = sum(len(result.could_not_run) for result in results)
    waived = sum(len(result.waived) for result in results)
    said = [plural(findings, "finding")]
    said += [f"{plural(faults, 'source')} could not run"] if faults else []
    said += [f"{waived} waived"] if waived else []
    said_of_all = f"{plural(len(results), 'module')}: {', '.join(said)}"
    return f"{document.note}; {said_of_all}" if document.note else said_of_all


def shard_note(part: Part) -> str:
    """Which modules a shard leaves out: `2 of 5 modules changed since main; shard 1/3 has 1 of 2 modules`."""
    every, mine = plural(len(part.origin.modules), "module"), len(part.positions)
    has = f"has {mine} of {every}" if mine else f"has none of {every}: nothing to check"
    said = f"shard {part.number}/{part.total} {has}"
    return f"{part.origin.note}; {said}" if part.origin.note else said


def plural(number: int, noun: str) -> str:
    """`1 module`, `2 modules`, `2 matches`."""
    if number == 1:
        return f"{number} {noun}"
    return f"{number} {noun}es" if noun.endswith("s") else f"{number} {noun}s"


def _repository(path: Path) -> Path | None:
    """The nearest folder above that git calls a repository or a work tree."""
    return next((folder for folder in (path, *path.parents) if (folder / ".git").exists()), None)
