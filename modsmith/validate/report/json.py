"""Verdicts as JSON, in the stable form that `findings.schema.json` documents.

A field is never removed or given another meaning within one major `format_version`; new ones may come.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from modsmith.validate.report.document import Document
from modsmith.validate.results.finding import Cell, Finding, Verdict, Waived

FORMAT_VERSION = "1.1"
SCHEMA = Path(__file__).with_name("findings.schema.json")


def render(document: Document) -> str:
    """The document, indented, with a newline at its end."""
    return json.dumps(to_dict(document), indent=2, ensure_ascii=False) + "\n"


def to_dict(document: Document) -> dict[str, Any]:
    """The document as Python values."""
    return {
        "format_version": FORMAT_VERSION,
        "exit_code": document.exit_code,
        "verdicts": [_verdict(verdict) for verdict in document.verdicts],
        "stale_baseline": list(document.stale),
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "module": verdict.module,
        "path": verdict.path,
        "has_spec": verdict.has_spec,
        "outcome": verdict.outcome.name.lower().replace("_", "-"),
        "findings": [_finding(finding) for finding in verdict.findings],
        "could_not_run": [asdict(fault) for fault in verdict.could_not_run],
        "ran": [asdict(ran) for ran in verdict.ran],
        "not_asked": [{"witness": witness, "reason": reason} for witness, reason in verdict.not_asked],
        "waived": [_waived(waived) for waived in verdict.waived],
        "unseen": list(verdict.unseen),
        "matrix": [_cell(cell) for cell in verdict.matrix],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    file, line = finding.position
    return {
        "witness": finding.witness,
        "rule": finding.rule,
        "file": file,
        "line": line or None,
        "source": finding.line,
        "address": finding.address,
        "message": finding.message,
        "mend": finding.mend,
    }


def _waived(waived: Waived) -> dict[str, Any]:
    return {name: value for name, value in asdict(waived).items() if name != "finding"}


def _cell(cell: Cell) -> dict[str, Any]:
    file, _, line = cell.where.rpartition(":")
    place = {"file": file, "line": int(line)} if line.isdigit() else {"file": cell.where, "line": None}
    return {
        "address": cell.address,
        "control": cell.control,
        "status": cell.status,
        "reason": cell.reason,
        "owner": cell.owner,
        "witnesses": list(cell.witnesses),
        **place,
    }
