"""What a comment says in each of the forms in which people write waivers.

    # modsmith:skip=sqs-dead-letter: reason            also several ids, separated by commas
    # checkov:skip=CKV_AWS_27:reason
    # trivy:ignore:AVD-AWS-0096 reason                  also [argument=value], :exp:2026-01-31 and :ws:workspace
    # tfsec:ignore:aws-sqs-enable-queue-encryption      the same

Sources: Trivy's parser, https://github.com/aquasecurity/trivy/blob/main/pkg/iac/ignore/parse.go, and Checkov's,
`checkov.common.comment.enum`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

Dialect = Literal["modsmith:skip", "checkov:skip", "trivy:ignore", "tfsec:ignore"]

WORDS: Final = (
    "modsmith:skip",
    "checkov:skip",
    "bridgecrew:skip",
    "cortex:skip",
    "trivy:ignore",
    "tfsec:ignore",
)
"""One of these is in every file that has a waiver."""

_OWN = re.compile(
    r"(?:^|[\s#/*])modsmith:skip=\s*(?P<ids>[\w-]+(?:\s*,\s*[\w-]+)*)\s*(?::\s*(?P<reason>.*))?$"
)
_CHECKOV = re.compile(
    r"(?:checkov|bridgecrew|cortex):skip= *(?P<ids>[\w-]+(?:,[\w-]+)*)(?::(?P<reason>.*))?", re.ASCII
)
_IGNORE = re.compile(r"(?:^|[\s#/*])(?P<tool>trivy|tfsec):(?P<sections>ignore:\S+)")
_TOOLS: Final[Mapping[str, str]] = {"trivy:ignore": "Trivy", "tfsec:ignore": "tfsec"}


@dataclass(frozen=True)
class Said:
    """One waiver as a comment has it.

    Attributes:
        dialect: in which form.
        id: what is waived; for Trivy and tfsec it may have `*`.
        reason: why, or "".
        expires: the first day on which it does not hold any more, or None; `date.min` if what stands there is no date.
        where: arguments and the values for which alone it holds.
        workspace: for which alone it holds, or "".
    """

    dialect: Dialect
    id: str
    reason: str = ""
    expires: date | None = None
    where: Mapping[str, str] = field(default_factory=dict)
    workspace: str = ""

    @property
    def explained(self) -> str:
        """The reason, or that Trivy or tfsec asks for none; "" where a reason is needed and there is none."""
        tool = _TOOLS.get(self.dialect)
        return self.reason or (f"Ignored for {tool}, without a reason." if tool else "")


def read(comment: str) -> Iterator[Said]:
    """The waivers in one line of a comment.

    Args:
        comment: without the signs that make it a comment.
    """
    if own := _OWN.search(comment):
        for id_ in re.split(r"\s*,\s*", own["ids"]):
            yield Said("modsmith:skip", id_, (own["reason"] or "").strip())
    if skip := _CHECKOV.search(comment):
        for id_ in skip["ids"].split(","):
            yield Said("checkov:skip", id_, (skip["reason"] or "").strip())
    reason = _IGNORE.sub(" ", comment).strip(" \t#/*-:;,") if "ignore:" in comment else ""
    for found in _IGNORE.finditer(comment):
        yield from _ignored(
            "trivy:ignore" if found["tool"] == "trivy" else "tfsec:ignore", found["sections"], reason
        )


def _ignored(dialect: Dialect, text: str, reason: str) -> Iterator[Said]:
    sections = text.split(":")
    given = dict(zip(sections[::2], sections[1::2], strict=False))
    id_, _, pairs = given["ignore"].partition("[")
    where = dict(pair.split("=", 1) for pair in pairs.removesuffix("]").split(",") if "=" in pair)
    if id_:
        expires = _day(given["exp"]) if "exp" in given else None
        yield Said(dialect, id_, reason, expires, where, given.get("ws", ""))


def _day(text: str) -> date:
    """The day, or the first that there is: as in Trivy, what is no date has expired."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min
