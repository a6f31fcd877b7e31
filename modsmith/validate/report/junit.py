"""Verdicts as JUnit XML: a test suite for each module, a test case for each thing that was looked at.

Source: https://github.com/testmoapp/junitxml, the elements that GitLab, Jenkins and GitHub's reporters read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from junitparser.junitparser import FinalResult

from modsmith.validate.report.document import Document, file_of, shown, waived_finding
from modsmith.validate.report.rules import rule_id
from modsmith.validate.results.finding import Cell, Finding, Verdict, Waived

_ILLEGAL = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""What XML 1.0 has no way to write: https://www.w3.org/TR/xml/#charsets."""


def render(document: Document) -> str:
    """The document with its declaration and a newline at its end."""
    suites = JUnitXml("modsmith validate")
    for verdict in document.verdicts:
        suite = TestSuite(_legal(shown(verdict)))
        suite.add_testcases([*_cases(verdict)])
        suites.add_testsuite(suite)
    suites.update_statistics()  # type: ignore[no-untyped-call]
    written = BytesIO()
    suites.write(written, pretty=True)
    return written.getvalue().decode("utf-8")


def _cases(verdict: Verdict) -> Iterator[TestCase]:
    """Witnesses, findings, waivers, then what is left of the matrix: passed and not applicable."""
    for ran in verdict.ran:
        yield _case(verdict, ran.witness, ran.witness, seconds=ran.seconds)
    for fault in verdict.could_not_run:
        error = Error(_legal(fault.problem), "could-not-run")
        error.text = _legal(f"{fault.problem}. {fault.mend}.")
        yield _case(verdict, fault.witness, fault.witness, error)
    for witness, reason in verdict.not_asked:
        yield _case(verdict, witness, witness, Skipped(_legal(reason), "not-asked"))
    for finding in verdict.findings:
        yield _case(
            verdict, finding.witness, _name(finding.rule, finding.address), _failure(verdict, finding)
        )
    for waived in verdict.waived:
        witness = waived_finding(verdict, waived).witness
        yield _case(verdict, witness, _name(waived.check, waived.address), _skipped(waived))
    told = {(one.rule, one.address) for one in verdict.findings} | {
        (one.check, one.address) for one in verdict.waived
    }
    for cell in verdict.matrix:
        if (cell.control, cell.address) not in told:
            yield _case(verdict, "controls", _name(cell.control, cell.address), _cell(cell))


def _case(
    verdict: Verdict, witness: str, name: str, result: FinalResult | None = None, seconds: float = 0.0
) -> TestCase:
    case = TestCase(_legal(name), _legal(f"{verdict.module}.{witness}"), seconds)
    if result is not None:
        case.result = [result]
    return case


def _failure(verdict: Verdict, finding: Finding) -> Failure:
    failure = Failure(_legal(finding.message), rule_id(finding.witness, finding.rule))
    line = finding.position[1]
    place = file_of(verdict, finding) + (f":{line}" if line else "")
    lines = [place, finding.line.strip(), finding.message, finding.mend]
    failure.text = _legal("\n".join(line for line in lines if line))
    return failure


def _cell(cell: Cell) -> FinalResult | None:
    if cell.status == "pass":
        return None
    reason = _legal(cell.reason or cell.status)
    if cell.status == "fail":
        return Failure(reason, cell.control)
    return Skipped(reason, cell.status.replace(" ", "-"))


def _skipped(waived: Waived) -> Skipped:
    by = " ".join(word for word in (waived.source, waived.owner) if word)
    return Skipped(_legal(f"waived ({by}): {waived.reason}"), "waived")


def _name(rule: str, address: str) -> str:
    return f"{rule} {address}" if address else rule


def _legal(text: str) -> str:
    return _ILLEGAL.sub("�", text)
