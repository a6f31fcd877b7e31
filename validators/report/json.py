"""Verdicts as JSON, in the stable form that `findings.schema.json` documents.

A field is never removed or given another meaning within one major `format_version`; new ones may come.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from validators.finding import Finding, Verdict, Waived, exit_code

FORMAT_VERSION = "1.0"
SCHEMA = Path(__file__).with_name("findings.schema.json")


def render(verdicts: Sequence[Verdict]) -> str:
    """The document, indented, with a newline at its end."""
    return json.dumps(to_dict(verdicts), indent=2, ensure_ascii=False) + "\n"


def to_dict(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """The document as Python values."""
    return {
        "format_version": FORMAT_VERSION,
        "exit_code": exit_code(verdicts),
        "verdicts": [_verdict(verdict) for verdict in verdicts],
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
    return asdict(waived)
