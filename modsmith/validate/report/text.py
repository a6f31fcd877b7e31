"""Results for people: Rich renderables, grouped by module, each finding with its line and its fix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from modsmith.validate.report.document import (
    Document,
    by_severity,
    counts,
    is_listed,
    not_covered,
    plural,
)
from modsmith.validate.report.rules import more
from modsmith.validate.results.finding import CheckResult, Finding, ModuleResult, Outcome, Status
from modsmith.validate.severity import Severity

_MOST_INPUTS = 4
"""Inputs that are named for one control; JSON has all."""
_LEVEL = {
    Severity.CRITICAL: "bold red",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "blue",
}
_STYLE = {Outcome.CLEAN: "green", Outcome.FINDINGS: "red", Outcome.COULD_NOT_RUN: "magenta"}
_MARK = {Outcome.CLEAN: "✓", Outcome.FINDINGS: "✗", Outcome.COULD_NOT_RUN: "!"}
_CELL: dict[Status, str] = {"pass": "green", "fail": "red", "waived": "yellow", "not applicable": "dim"}


def render(document: Document, *, matrix: bool = False) -> RenderableType:
    """All results and a last line that sums them up.

    Args:
        document: the run.
        matrix: whether each module's matrix is shown in full; its cells are counted in any case.
    """
    stale = [Text(text, _STYLE[Outcome.COULD_NOT_RUN]) for text in document.stale]
    parts = (part for result in document.results for part in _result(result, matrix=matrix))
    note = [Text(document.note, "dim")] if document.note else []
    return Group(*parts, *stale, *note, _summary(document.results))


def _result(result: ModuleResult, *, matrix: bool) -> Iterator[RenderableType]:
    yield _headline(result)
    for finding in result.findings:
        if is_listed(finding):
            yield Padding(_finding(finding), (1, 0, 0, 2))
    if matrix and result.matrix:
        yield Padding(_matrix(result.matrix), (1, 0, 0, 2))
    yield Padding(_facts(result), (1, 0, 1, 2))


def _headline(result: ModuleResult) -> Text:
    style = _STYLE[result.outcome]
    path = "" if result.path == result.module else f"  {result.path}"
    spec = "" if result.has_spec else "  (no spec)"
    return Text.assemble(
        (f"{_MARK[result.outcome]} {result.module}", f"bold {style}"),
        (path + spec, "dim"),
        (f"  {_outcome(result)}", style),
    )


def _outcome(result: ModuleResult) -> str:
    counted = by_severity(result)
    if result.outcome is Outcome.COULD_NOT_RUN:
        return f"incomplete, {counted} so far" if counted else "incomplete"
    return counted or "clean"


def _finding(finding: Finding) -> RenderableType:
    level = finding.severity.value
    more = f" and {len(finding.addresses) - 1} more" if finding.addresses else ""
    head = Text.assemble(
        (
            f"{level}, not determined  " if finding.kind == "undetermined" else f"{level}  ",
            _LEVEL[finding.severity],
        ),
        (finding.where or "module", "bold"),
        (f"  {finding.address}{more}" if finding.address else "", "cyan"),
        (f"  {finding.source}: {finding.rule}", "dim"),
    )
    lines: list[RenderableType] = [head]
    if finding.line:
        lines.append(Padding(Text(finding.line.strip(), style="yellow"), (0, 0, 0, 4)))
    lines += [Padding(Text(finding.message), (0, 0, 0, 2)), Padding(_fix(finding), (0, 0, 0, 2))]
    if finding.addresses:
        lines.append(Padding(Text(f"in {', '.join(finding.addresses)}", "dim"), (0, 0, 0, 2)))
    return Group(*lines)


def _fix(finding: Finding) -> Text:
    explained = more(finding.rule)
    return Text.assemble(f"→ {finding.fix}", (f" ({explained})" if explained else "", "dim"))


def _matrix(cells: Sequence[CheckResult]) -> RenderableType:
    """A heading for each resource, and below it what each control says."""
    rows: dict[str, Table] = {}
    for cell in cells:
        if cell.address not in rows:
            rows[cell.address] = table = Table.grid(padding=(0, 2))
            table.add_column(no_wrap=True, min_width=len("  not applicable"))
            table.add_column(overflow="fold")
        rows[cell.address].add_row(Text(f"  {cell.status}", _CELL[cell.status]), _said(cell))
    return Group(*(part for address, table in rows.items() for part in (Text(address, "cyan"), table)))


def _said(cell: CheckResult) -> Text:
    """The control, then why it is not a pass, or who saw it pass."""
    owner = f" ({cell.owner})" if cell.owner else ""
    why = cell.reason + owner if cell.status != "pass" else _sources(cell)
    return Text.assemble(cell.control, (f": {why}" if why else "", "" if cell.status == "fail" else "dim"))


def _sources(cell: CheckResult) -> str:
    """`hcl, 3 plans`: the plans are named in the reports for machines."""
    plans = sum(source.startswith("plan ") for source in cell.sources)
    others = [source for source in cell.sources if not source.startswith("plan ")]
    return ", ".join([*others, *([plural(plans, "plan")] if plans else [])])


def _facts(result: ModuleResult) -> Table:
    """What ran, what did not, and what was set aside, in two columns that wrap on their own."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    ran = [Text(f"{ran.source}, {ran.seconds:.1f} s: {ran.detail}") for ran in result.ran]
    left_out = [Text(f"{source}: {reason}.") for source, reason in result.not_asked]
    unseen = [Text(f"Checkov said nothing about {', '.join(result.unseen)}")] if result.unseen else []
    rows = {
        "could not run": [*_faults(result)],
        "ran": ran,
        "not run": left_out,
        "matrix": [Text(counts(result))] if result.matrix else [],
        "waived": [*_waived(result)],
        "left out": [Text(f"{control}: {reason}") for control, reason in result.skipped],
        "not covered": [Text(said)] if (said := not_covered(result)) else [],
        "for callers": [*_notes(result)],
    }
    for label, words in (rows | {"unseen": unseen}).items():
        for number, line in enumerate(words):
            table.add_row("" if number else label, line)
    return table


def _faults(result: ModuleResult) -> Iterator[Text]:
    """One line for each fault, with all the sources that it stopped."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for fault in result.could_not_run:
        grouped.setdefault((fault.problem, fault.fix), []).append(fault.source)
    for (problem, fix), sources in grouped.items():
        yield Text(f"{', '.join(sources)}: {problem}. {fix}.", style=_STYLE[Outcome.COULD_NOT_RUN])


def _waived(result: ModuleResult) -> Iterator[Text]:
    """One line for each resource and reason, with all the checks that it covers; a baseline's are counted."""
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for waived in result.waived:
        if waived.source != "baseline":
            reason = f"{waived.reason} ({waived.owner})" if waived.owner else waived.reason
            grouped.setdefault((waived.address, waived.where, reason), []).append(waived.check)
    for (address, where, reason), checks in grouped.items():
        yield Text(f"{', '.join(sorted(checks))} for {address} ({where}): {reason}")
    if known := sum(waived.source == "baseline" for waived in result.waived):
        yield Text(f"{plural(known, 'finding')} in the baseline")


def _notes(result: ModuleResult) -> Iterator[Text]:
    """One line for each control whose result is the caller's decision, with the inputs that decide it."""
    grouped: dict[str, list[Finding]] = {}
    for finding in result.findings:
        if finding.kind == "note":
            grouped.setdefault(finding.rule, []).append(finding)
    for rule, own in grouped.items():
        inputs = sorted({f"var.{name}" for finding in own for name in finding.inputs})
        more_inputs = f" and {len(inputs) - _MOST_INPUTS} more" if len(inputs) > _MOST_INPUTS else ""
        by = f", by {', '.join(inputs[:_MOST_INPUTS])}{more_inputs}" if inputs else ""
        addresses = dict.fromkeys(address for finding in own for address in finding.every_address)
        yield Text(f"{rule} ({own[0].severity.value}): {', '.join(addresses)}{by}")


def _summary(results: Sequence[ModuleResult]) -> Text:
    outcomes = Counter(result.outcome for result in results)
    words = {
        Outcome.CLEAN: "clean",
        Outcome.FINDINGS: "with findings",
        Outcome.COULD_NOT_RUN: "incomplete",
    }
    said = [
        (f", {outcomes[outcome]} {words[outcome]}", _STYLE[outcome]) for outcome in words if outcomes[outcome]
    ]
    return Text.assemble((plural(len(results), "module"), "bold"), *said)
