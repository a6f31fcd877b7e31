"""Results as SARIF 2.1.0, in the part of it that GitHub code scanning reads.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ and
https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning

Plain dictionaries: the object models on PyPI are either abandoned (`sarif-om`, 2019) or know a part of the format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from modsmith.validate.baseline.fingerprint import digests
from modsmith.validate.report import markdown
from modsmith.validate.report.document import (
    Document,
    anchor,
    file_of,
    is_listed,
    not_covered,
    shown,
    waived_finding,
)
from modsmith.validate.report.rules import Rule, describe, more
from modsmith.validate.results.finding import Fault, Finding, ModuleResult, Waived
from modsmith.validate.severity import Severity
from modsmith.version import __version__

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "modsmith/v1"

_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
}

Json = dict[str, Any]


def render(document: Document) -> str:
    """The log, indented, with a newline at its end."""
    return json.dumps(to_dict(document), indent=2, ensure_ascii=False) + "\n"


def to_dict(document: Document) -> Json:
    """The log as Python values: one run over all modules."""
    rules: dict[str, Rule] = {}
    results = [entry for result in document.results for entry in _results(result, rules)]
    order = {id_: number for number, id_ in enumerate(sorted(rules))}
    for entry in results:
        entry["ruleIndex"] = order[entry["ruleId"]]
    driver = {
        "name": "modsmith",
        "semanticVersion": __version__,
        "rules": [_rule(rules[id_]) for id_ in order],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository."}}},
        "invocations": [_invocation(document)],
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _invocation(document: Document) -> Json:
    """Whether the run was complete; what could not run is listed here, since it is no result."""
    faults = [_fault(result, fault) for result in document.results for fault in result.could_not_run]
    said: Json = {"executionSuccessful": document.exit_code != 1, "exitCode": document.exit_code}
    said_once = (
        f"{result.module}: not covered: {open_}."
        for result in document.results
        if (open_ := not_covered(result))
    )
    notes = [{"level": "note", "message": {"text": _plain(text)}} for text in (*document.stale, *said_once)]
    return {**said, "toolExecutionNotifications": [*faults, *notes]}


def _fault(result: ModuleResult, fault: Fault) -> Json:
    text = f"{result.module}: {fault.source} could not run: {fault.problem}. {fault.fix}."
    return {"level": "error", "message": {"text": _plain(text)}, "locations": [_location(anchor(result))]}


def _results(result: ModuleResult, rules: dict[str, Rule]) -> Iterator[Json]:
    """What was found, and what was set aside: a result as well, with the reason why it does not count."""
    found = [finding for finding in result.findings if is_listed(finding)]
    waivers = [*([None] * len(found)), *result.waived]
    findings = [*found, *(waived_finding(result, waived) for waived in result.waived)]
    marks = digests(shown(result), findings)
    for finding, waived, mark in zip(findings, waivers, marks, strict=True):
        rule = describe(finding)
        rules.setdefault(rule.id, rule)
        yield _result(result, finding, rule, mark, waived)


def _result(result: ModuleResult, finding: Finding, rule: Rule, mark: str, waived: Waived | None) -> Json:
    line = finding.position[1]
    location = _location(file_of(result, finding) or anchor(result), line or 1, finding.line)
    if finding.address:
        location["logicalLocations"] = [
            {"fullyQualifiedName": f"{result.module}.{address}", "kind": "resource"}
            for address in finding.every_address
        ]
    entry: Json = {
        "ruleId": rule.id,
        "level": _LEVELS[finding.severity] if finding.fails else "note",
        "kind": "fail",
        "message": {"text": _message(finding)},
        "locations": [location],
        "partialFingerprints": {FINGERPRINT: mark},
        "properties": {"severity": finding.severity.value, "kind": finding.kind},
    }
    return entry | ({"suppressions": [_suppression(waived)]} if waived else {})


def _message(finding: Finding) -> str:
    subject = f"{finding.address}: " if finding.address else ""
    return _plain(f"{subject}{finding.message}\n{finding.fix}")


def _plain(text: str) -> str:
    """Text without links: a viewer of SARIF makes one of `[text](target)`, section 3.11.6 of the standard."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") if "](" in text else text


def _location(uri: str, line: int = 1, text: str = "") -> Json:
    region: Json = {"startLine": line}
    if text:
        region["snippet"] = {"text": text}
    place = {"uri": quote(uri), "uriBaseId": "%SRCROOT%"}
    return {"physicalLocation": {"artifactLocation": place, "region": region}}


def _suppression(waived: Waived) -> Json:
    owner = f" ({waived.owner})" if waived.owner else ""
    return {
        "kind": "inSource" if waived.source == "inline" else "external",
        "status": "accepted",
        "justification": f"{waived.reason}{owner}",
        "properties": {"source": waived.source},
    }


def _help(rule: Rule) -> str:
    lines = [markdown.plain(rule.why), markdown.plain(rule.fix)]
    return "\n\n".join([*lines, f"More: `{explained}`"] if (explained := more(rule.id)) else lines)


def _rule(rule: Rule) -> Json:
    described: Json = {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.fix, "markdown": _help(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"security-severity": rule.severity.score, "tags": ["security"]},
    }
    return described | ({"helpUri": rule.page} if rule.page else {})
