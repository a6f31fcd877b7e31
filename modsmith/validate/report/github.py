"""Results as the workflow commands that GitHub Actions turns into annotations.

Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions; the escapes are those of
`toCommandValue` in actions/toolkit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from modsmith.validate.report.document import (
    Document,
    anchor,
    counts,
    file_of,
    is_listed,
    not_covered,
    plural,
)
from modsmith.validate.report.rules import describe, more
from modsmith.validate.results.finding import Finding, ModuleResult
from modsmith.validate.severity import Severity

Level = Literal["error", "warning", "notice"]


def render(document: Document) -> str:
    """One command a line: errors and warnings for findings, errors for faults, notices for what was set aside."""
    lines = [line for result in document.results for line in _result(result)]
    lines += [_command("notice", text, title="modsmith baseline") for text in document.stale]
    return "".join(f"{line}\n" for line in lines)


def _result(result: ModuleResult) -> Iterator[str]:
    for fault in result.could_not_run:
        text = f"{fault.problem}. {fault.fix}."
        yield _command("error", text, title=f"{result.module}: {fault.source} could not run")
    for finding in filter(is_listed, result.findings):
        rule = describe(finding)
        line = finding.position[1]
        subject = f"{finding.address}: " if finding.address else ""
        yield _command(
            _level(finding),
            "\n".join(filter(None, (f"{subject}{finding.message}", finding.fix, more(finding.rule)))),
            file=file_of(result, finding) or anchor(result),
            line=str(line) if line else "",
            title=f"{result.module}: {rule.id}",
        )
    if said := not_covered(result):
        yield _command("notice", f"{said}.", title=f"{result.module}: not covered")
    if result.waived:
        said = f"{plural(len(result.waived), 'failed check')} set aside with a reason"
        said += f"; {counts(result)}" if result.matrix else ""
        yield _command("notice", f"{said}.", title=f"{result.module}: waived")


def _level(finding: Finding) -> Level:
    if not finding.fails:
        return "notice"
    return "warning" if finding.severity is Severity.LOW else "error"


def _command(level: Level, message: str, **properties: str) -> str:
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    return f"::{level} {given}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
