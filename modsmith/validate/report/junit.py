"""Results as JUnit XML: a test suite for each module, a test case for each check.

Source: https://github.com/testmoapp/junitxml, the elements that GitLab, Jenkins and GitHub's reporters read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from junitparser.junitparser import FinalResult

from modsmith.validate.report.document import Document, file_of, shown, waived_finding
from modsmith.validate.report.rules import describe, rule_id
from modsmith.validate.results.finding import CheckResult, Finding, ModuleResult, Waived

_OPEN = {
    "fault": "below the severity that fails",
    "undetermined": "not determined",
    "uncovered": "not covered",
    "note": "the caller's decision",
}
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""What XML 1.0 has no way to write: https://www.w3.org/TR/xml/#charsets."""


def render(document: Document) -> str:
    """The document with its declaration and a newline at its end."""
    suites = JUnitXml("modsmith validate")
    for result in document.results:
        suite = TestSuite(_legal(shown(result)))
        suite.add_testcases([*_cases(result)])
        suites.add_testsuite(suite)
    suites.update_statistics()  # type: ignore[no-untyped-call]
    written = BytesIO()
    suites.write(written, pretty=True)
    return written.getvalue().decode("utf-8")


def _cases(result: ModuleResult) -> Iterator[TestCase]:
    """Sources, findings, waivers, then the rest of the matrix: passed and not applicable."""
    for ran in result.ran:
        yield _case(result, ran.source, ran.source, seconds=ran.seconds)
    for fault in result.could_not_run:
        error = Error(_legal(fault.problem), "could-not-run")
        error.text = _legal(f"{fault.problem}. {fault.fix}.")
        yield _case(result, fault.source, fault.source, error)
    for source, reason in result.not_asked:
        yield _case(result, source, source, Skipped(_legal(reason), "not-asked"))
    for finding in result.findings:
        element = _failure(result, finding) if finding.fails else _open(finding)
        for address in finding.every_address:
            yield _case(result, finding.source, _name(finding.rule, address), element)
    for waived in result.waived:
        source = waived_finding(result, waived).source
        yield _case(result, source, _name(waived.check, waived.address), _skipped(waived))
    told = {(one.rule, address) for one in result.findings for address in one.every_address} | {
        (one.check, one.address) for one in result.waived
    }
    for entry in result.matrix:
        if (entry.control, entry.address) not in told:
            yield _case(
                result,
                "controls",
                _name(entry.control, entry.address),
                _check_result(entry),
            )


def _case(
    result: ModuleResult, source: str, name: str, element: FinalResult | None = None, seconds: float = 0.0
) -> TestCase:
    case = TestCase(_legal(name), _legal(f"{result.module}.{source}"), seconds)
    if element is not None:
        case.result = [element]
    return case


def _failure(result: ModuleResult, finding: Finding) -> Failure:
    failure = Failure(_legal(finding.message), rule_id(finding.source, finding.rule))
    line = finding.position[1]
    place = file_of(result, finding) + (f":{line}" if line else "")
    lines = [
        f"severity: {finding.severity.value}",
        place,
        finding.line.strip(),
        finding.message,
        finding.fix,
        describe(finding).page,
    ]
    failure.text = _legal("\n".join(line for line in lines if line))
    return failure


def _open(finding: Finding) -> Skipped:
    """What does not fail: what was not determined or not covered, and what is the caller's decision."""
    return Skipped(_legal(f"{_OPEN[finding.kind]}: {finding.message}"), finding.kind)


def _check_result(entry: CheckResult) -> FinalResult | None:
    if entry.status == "pass":
        return None
    reason = _legal(entry.reason or entry.status)
    if entry.status == "fail":
        return Failure(reason, entry.control)
    return Skipped(reason, entry.status.replace(" ", "-"))


def _skipped(waived: Waived) -> Skipped:
    by = " ".join(word for word in (waived.source, waived.owner) if word)
    return Skipped(_legal(f"waived ({by}): {waived.reason}"), "waived")


def _name(rule: str, address: str) -> str:
    return f"{rule} {address}" if address else rule


def _legal(text: str) -> str:
    return _ILLEGAL.sub("�", text)
