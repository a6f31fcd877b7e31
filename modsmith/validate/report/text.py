"""Verdicts for people: Rich renderables, grouped by module, each finding with its line and its mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from modsmith.validate.report.document import Document, counts, plural
from modsmith.validate.results.finding import Cell, Finding, Outcome, Status, Verdict

_STYLE = {Outcome.CLEAN: "green", Outcome.FINDINGS: "red", Outcome.COULD_NOT_RUN: "magenta"}
_MARK = {Outcome.CLEAN: "✓", Outcome.FINDINGS: "✗", Outcome.COULD_NOT_RUN: "!"}
_CELL: dict[Status, str] = {"pass": "green", "fail": "red", "waived": "yellow", "not applicable": "dim"}


def render(document: Document, *, matrix: bool = False) -> RenderableType:
    """All verdicts and a last line that sums them up.

    Args:
        document: the run.
        matrix: whether each module's matrix is shown in full; its cells are counted in any case.
    """
    stale = [Text(text, _STYLE[Outcome.COULD_NOT_RUN]) for text in document.stale]
    parts = (part for verdict in document.verdicts for part in _verdict(verdict, matrix=matrix))
    note = [Text(document.note, "dim")] if document.note else []
    return Group(*parts, *stale, *note, _summary(document.verdicts))


def _verdict(verdict: Verdict, *, matrix: bool) -> Iterator[RenderableType]:
    yield _headline(verdict)
    for finding in verdict.findings:
        yield Padding(_finding(finding), (1, 0, 0, 2))
    if matrix and verdict.matrix:
        yield Padding(_matrix(verdict.matrix), (1, 0, 0, 2))
    yield Padding(_facts(verdict), (1, 0, 1, 2))


def _headline(verdict: Verdict) -> Text:
    style = _STYLE[verdict.outcome]
    path = "" if verdict.path == verdict.module else f"  {verdict.path}"
    spec = "" if verdict.has_spec else "  (no spec)"
    return Text.assemble(
        (f"{_MARK[verdict.outcome]} {verdict.module}", f"bold {style}"),
        (path + spec, "dim"),
        (f"  {_outcome(verdict)}", style),
    )


def _outcome(verdict: Verdict) -> str:
    counted = plural(len(verdict.findings), "finding")
    if verdict.outcome is Outcome.COULD_NOT_RUN:
        return f"no verdict, {counted} so far" if verdict.findings else "no verdict"
    return counted if verdict.findings else "clean"


def _finding(finding: Finding) -> RenderableType:
    head = Text.assemble(
        (finding.where or "module", "bold"),
        (f"  {finding.address}" if finding.address else "", "cyan"),
        (f"  {finding.witness}: {finding.rule}", "dim"),
    )
    lines: list[RenderableType] = [head]
    if finding.line:
        lines.append(Padding(Text(finding.line.strip(), style="yellow"), (0, 0, 0, 4)))
    lines += [Padding(Text(finding.message), (0, 0, 0, 2)), Padding(Text(f"→ {finding.mend}"), (0, 0, 0, 2))]
    return Group(*lines)


def _matrix(cells: Sequence[Cell]) -> RenderableType:
    """A heading for each resource, and below it what each control says."""
    rows: dict[str, Table] = {}
    for cell in cells:
        if cell.address not in rows:
            rows[cell.address] = table = Table.grid(padding=(0, 2))
            table.add_column(no_wrap=True, min_width=len("  not applicable"))
            table.add_column(overflow="fold")
        rows[cell.address].add_row(Text(f"  {cell.status}", _CELL[cell.status]), _said(cell))
    return Group(*(part for address, table in rows.items() for part in (Text(address, "cyan"), table)))


def _said(cell: Cell) -> Text:
    """The control, then why it is not a pass, or who saw it pass."""
    owner = f" ({cell.owner})" if cell.owner else ""
    why = cell.reason + owner if cell.status != "pass" else _witnesses(cell)
    return Text.assemble(cell.control, (f": {why}" if why else "", "" if cell.status == "fail" else "dim"))


def _witnesses(cell: Cell) -> str:
    """`hcl, 3 plans`: the plans are named in the reports for machines."""
    plans = sum(witness.startswith("plan ") for witness in cell.witnesses)
    others = [witness for witness in cell.witnesses if not witness.startswith("plan ")]
    return ", ".join([*others, *([plural(plans, "plan")] if plans else [])])


def _facts(verdict: Verdict) -> Table:
    """What ran, what did not, and what was set aside, in two columns that wrap on their own."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    ran = [Text(f"{ran.witness}, {ran.seconds:.1f} s: {ran.detail}") for ran in verdict.ran]
    left_out = [Text(f"{witness}: {reason}") for witness, reason in verdict.not_asked]
    unseen = [Text(f"Checkov said nothing about {', '.join(verdict.unseen)}")] if verdict.unseen else []
    rows = {
        "could not run": [*_faults(verdict)],
        "ran": ran,
        "left out": left_out,
        "matrix": [Text(counts(verdict))] if verdict.matrix else [],
        "waived": [*_waived(verdict)],
    }
    for label, words in (rows | {"unseen": unseen}).items():
        for number, line in enumerate(words):
            table.add_row("" if number else label, line)
    return table


def _faults(verdict: Verdict) -> Iterator[Text]:
    """One line for each fault, with all the witnesses that it kept from their work."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for fault in verdict.could_not_run:
        grouped.setdefault((fault.problem, fault.mend), []).append(fault.witness)
    for (problem, mend), witnesses in grouped.items():
        yield Text(f"{', '.join(witnesses)}: {problem}. {mend}.", style=_STYLE[Outcome.COULD_NOT_RUN])


def _waived(verdict: Verdict) -> Iterator[Text]:
    """One line for each resource and reason, with all the checks that it covers; a baseline's are counted."""
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for waived in verdict.waived:
        if waived.source != "baseline":
            reason = f"{waived.reason} ({waived.owner})" if waived.owner else waived.reason
            grouped.setdefault((waived.address, waived.where, reason), []).append(waived.check)
    for (address, where, reason), checks in grouped.items():
        yield Text(f"{', '.join(sorted(checks))} for {address} ({where}): {reason}")
    if known := sum(waived.source == "baseline" for waived in verdict.waived):
        yield Text(f"{plural(known, 'finding')} in the baseline")


def _summary(verdicts: Sequence[Verdict]) -> Text:
    outcomes = Counter(verdict.outcome for verdict in verdicts)
    words = {
        Outcome.CLEAN: "clean",
        Outcome.FINDINGS: "with findings",
        Outcome.COULD_NOT_RUN: "without a verdict",
    }
    said = [
        (f", {outcomes[outcome]} {words[outcome]}", _STYLE[outcome]) for outcome in words if outcomes[outcome]
    ]
    return Text.assemble((plural(len(verdicts), "module"), "bold"), *said)
