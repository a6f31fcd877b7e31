"""Verdicts for people: Rich renderables, grouped by module, each finding with its line and its mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from validators.finding import Finding, Outcome, Verdict

_STYLE = {Outcome.CLEAN: "green", Outcome.FINDINGS: "red", Outcome.COULD_NOT_RUN: "magenta"}
_MARK = {Outcome.CLEAN: "✓", Outcome.FINDINGS: "✗", Outcome.COULD_NOT_RUN: "!"}


def render(verdicts: Sequence[Verdict]) -> RenderableType:
    """All verdicts and a last line that sums them up."""
    return Group(*(part for verdict in verdicts for part in _verdict(verdict)), _summary(verdicts))


def _verdict(verdict: Verdict) -> Iterator[RenderableType]:
    yield _headline(verdict)
    for finding in verdict.findings:
        yield Padding(_finding(finding), (1, 0, 0, 2))
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
    counted = _count(len(verdict.findings), "finding")
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
    """One line for each resource and reason, with all the checks that it covers."""
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for waived in verdict.waived:
        grouped.setdefault((waived.address, waived.where, waived.reason), []).append(waived.check)
    for (address, where, reason), checks in grouped.items():
        yield Text(f"{', '.join(sorted(checks))} for {address} ({where}): {reason}")


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
    return Text.assemble((_count(len(verdicts), "module"), "bold"), *said)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
