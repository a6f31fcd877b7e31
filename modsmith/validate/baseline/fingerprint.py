"""What makes a finding the same finding after its lines have moved."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from modsmith.validate.results.finding import Finding

_LINE = re.compile(r"\b(lines?) \d+|(\.(?:tf|hcl|json)):\d+(?:[:,-]\d+)*")

_SOURCES = re.compile(r" Sources disagree: .* passes it\.$")
"""What a control says of the sources: it depends on which of them ran."""


def without_lines(message: str) -> str:
    """A message without the numbers of lines and the sources that it names, and in single spaces."""
    message = _SOURCES.sub("", message)
    return " ".join(
        _LINE.sub(lambda found: f"{found[1]} N" if found[1] else f"{found[2]}:N", message).split()
    )


def text(finding: Finding) -> str:
    """The offending line, where no address tells what is meant; else ""."""
    return "" if finding.address else " ".join(finding.line.split())


def digests(module: str, findings: Iterable[Finding]) -> Iterator[str]:
    """A digest for each finding of a module; equal ones are told apart by their order.

    Args:
        module: its folder, as every machine calls it.
        findings: in order.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        parts = (module, finding.source, finding.rule, finding.position[0], finding.address, text(finding))
        digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
        seen[digest] += 1
        yield f"{digest}:{seen[digest]}"
