"""Results as JSON, in the stable form that `findings.schema.json` documents.

Within one major `format_version` no field is removed or given another meaning; new ones may come. Format 2 renames
fields of format 1 and repeats them under their old names until format 3. One field changes its meaning: `source` of a
finding says what found it, and `code` has the text of the line.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from modsmith.validate.report.document import Document
from modsmith.validate.report.rules import describe, more
from modsmith.validate.results.finding import CheckResult, Finding, ModuleResult, Waived
from modsmith.validate.shards.part import Part

FORMAT_VERSION = "2.2"
FORMER = {
    "results": "verdicts",
    "source": "witness",
    "sources": "witnesses",
    "fix": "mend",
    "not_run": "not_asked",
}
"""Field to its name in format 1."""

SCHEMA = Path(__file__).with_name("findings.schema.json")


def render(document: Document) -> str:
    """The document, indented, with a newline at its end."""
    return json.dumps(to_dict(document), indent=2, ensure_ascii=False) + "\n"


def to_dict(document: Document) -> dict[str, Any]:
    """The document as Python values."""
    data = {
        "format_version": FORMAT_VERSION,
        "exit_code": document.exit_code,
        "results": [_result(result) for result in document.results],
        "stale_baseline": list(document.stale),
        "shard": _shard(document.part) if document.part else None,
    }
    return _also_as_before(data)


def _also_as_before(data: dict[str, Any]) -> dict[str, Any]:
    """With the fields that format 2 renamed under their old names as well."""
    return data | {FORMER[name]: value for name, value in data.items() if name in FORMER}


def _result(result: ModuleResult) -> dict[str, Any]:
    not_run = [{"source": source, "reason": reason} for source, reason in result.not_asked]
    data = {
        "module": result.module,
        "path": result.path,
        "has_spec": result.has_spec,
        "profile": result.profile,
        "skipped": [{"control": control, "reason": reason} for control, reason in result.skipped],
        "outcome": result.outcome.name.lower().replace("_", "-"),
        "findings": [_finding(finding) for finding in result.findings],
        "could_not_run": [_also_as_before(asdict(fault)) for fault in result.could_not_run],
        "ran": [_also_as_before(asdict(ran)) for ran in result.ran],
        "not_run": [_also_as_before(item) for item in not_run],
        "waived": [_waived(waived) for waived in result.waived],
        "unseen": list(result.unseen),
        "matrix": [_check_result(entry) for entry in result.matrix],
    }
    return _also_as_before(data)


def _finding(finding: Finding) -> dict[str, Any]:
    file, line = finding.position
    data = {
        "source": finding.source,
        "rule": finding.rule,
        "file": file,
        "line": line or None,
        "code": finding.line,
        "address": finding.address,
        "addresses": list(finding.every_address),
        "severity": finding.severity.value,
        "kind": finding.kind,
        "fails": finding.fails,
        "inputs": list(finding.inputs),
        "page": describe(finding).page,
        "explained_by": more(finding.rule),
        "message": finding.message,
        "fix": finding.fix,
    }
    return _also_as_before(data)


def _waived(waived: Waived) -> dict[str, Any]:
    return asdict(waived) | {"finding": _finding(waived.finding) if waived.finding else None}


def _shard(part: Part) -> dict[str, Any]:
    data = asdict(part)
    origin = data.pop("origin")
    return {**data, **origin, "options": dict(part.origin.options)}


def _check_result(entry: CheckResult) -> dict[str, Any]:
    file, _, line = entry.where.rpartition(":")
    place = {"file": file, "line": int(line)} if line.isdigit() else {"file": entry.where, "line": None}
    data = {
        "address": entry.address,
        "control": entry.control,
        "status": entry.status,
        "reason": entry.reason,
        "determined": entry.determined,
        "owner": entry.owner,
        "sources": list(entry.sources),
        **place,
    }
    return _also_as_before(data)
