"""Results as Markdown, for `$GITHUB_STEP_SUMMARY` and for comments on merge requests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from modsmith.validate.report.document import (
    Document,
    counts,
    file_of,
    is_listed,
    not_covered,
    plural,
    shown,
    summary,
)
from modsmith.validate.report.rules import describe, more, rule_id
from modsmith.validate.results.finding import Finding, ModuleResult, Outcome

_MARK = {Outcome.CLEAN: "✅", Outcome.FINDINGS: "❌", Outcome.COULD_NOT_RUN: "⚠️"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#@&])")
_LINK = re.compile(r"https://[\w./?=%+#-]+[.,;)]*", re.ASCII)
_ITEM = re.compile(r"^(\d*)([-+=.)])")
"""What begins an item of a list, or underlines a heading, at the start of a line."""
_BEFORE_BAR = re.compile(r"\\+(?=\|)")
LIMIT = 900_000
"""Bytes of findings: GitHub refuses a whole summary above 1 MiB."""


def render(document: Document) -> str:
    """A table of modules, then each module's faults and findings."""
    parts = ["## modsmith validate", "", f"{plain(summary(document))}.", "", *_table(document.results)]
    for text in document.stale:
        parts += ["", f"> {plain(text)}"]
    left = LIMIT
    for result in document.results:
        lines = [*_result(result)]
        rows = [*_rows(result)]
        kept = [*_within(rows, left)]
        left -= sum(len(row.encode()) for row in kept)
        parts += lines + kept
        if len(kept) < len(rows):
            text = f"{plural(len(rows) - len(kept), 'more finding')} do not fit here; see another report."
            parts += ["", f"**{text}**"]
    return "\n".join(parts) + "\n"


def _table(results: Sequence[ModuleResult]) -> Iterator[str]:
    yield "| | module | findings | could not run | waived | matrix |"
    yield "|---|---|--:|---|--:|---|"
    for result in results:
        stopped = ", ".join(dict.fromkeys(fault.source for fault in result.could_not_run))
        matrix = counts(result) if result.matrix else ""
        cells = [_MARK[result.outcome], _code(shown(result)), str(len(result.failures)), stopped]
        yield f"| {' | '.join([*cells, str(len(result.waived)), matrix])} |"


def _result(result: ModuleResult) -> Iterator[str]:
    if not result.findings and not result.could_not_run:
        return
    yield from ("", f"### {plain(result.module)}")
    for fault in result.could_not_run:
        yield from ("", f"⚠️ **{fault.source}** could not run: {plain(f'{fault.problem}. {fault.fix}.')}")
    if said := not_covered(result):
        yield from ("", f"Not covered: {plain(said)}.")
    if any(map(is_listed, result.findings)):
        yield from ("", "| severity | where | rule | what | fix |", "|---|---|---|---|---|")


def _rows(result: ModuleResult) -> Iterator[str]:
    for finding in filter(is_listed, result.findings):
        what = f"{_code(finding.address)}: {plain(finding.message)}"
        cells = [
            finding.severity.value if finding.fails else f"{finding.severity.value}, not determined",
            _place(result, finding),
            _code(rule_id(finding.source, finding.rule)),
            what if finding.address else plain(finding.message),
            plain(_fix(finding)),
        ]
        yield f"| {' | '.join(cells)} |"


def _fix(finding: Finding) -> str:
    """What to do, and for a control the page about it."""
    return f"{finding.fix} {describe(finding).page}" if more(finding.rule) else finding.fix


def _within(rows: Sequence[str], size: int) -> Iterator[str]:
    for row in rows:
        size -= len(row.encode())
        if size < 0:
            return
        yield row


def _place(result: ModuleResult, finding: Finding) -> str:
    file, line = file_of(result, finding), finding.position[1]
    return _code(f"{file}:{line}" if line else file) if file else ""


def plain(text: str) -> str:
    """Text in one line, in which only addresses of pages are Markdown: they become links."""
    made = " ".join(
        word if _LINK.fullmatch(word) else _SPECIAL.sub(r"\\\1", word).replace("\\@", "&#64;&#8203;")
        for word in text.split()
    )
    return _ITEM.sub(r"\1\\\2", made)


def _code(text: str) -> str:
    r"""As code in a table: a bar is escaped there too, and backticks are fenced in by more than there are in a row.

    A table reads `\\|` as an escaped backslash and the end of a cell, so no backslash is left before a bar.
    """
    text = _BEFORE_BAR.sub("/", " ".join(text.split())).replace("|", "\\|")
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    return f"{fence} {text} {fence}" if len(fence) > 1 else f"`{text}`"
