"""What the validators say: findings, and one verdict for each module.

A verdict is clean only if every witness that was asked for ran and found nothing. What could not run is
never OK: it is a `Fault`, and a verdict with one is not a verdict on the module.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal, get_args

Source = Literal[
    "interface", "generated", "hcl", "fmt", "terraform validate", "terraform test", "plan", "checkov"
]
"""What a finding comes from: python-hcl2 reading the interface, a comparison with what the spec generates, python-hcl2
reading the resources, four commands of Terraform, Checkov."""

SOURCES: Final[tuple[Source, ...]] = get_args(Source)


Status = Literal["pass", "fail", "waived", "not applicable"]
"""What a control says of a resource; there is no fifth."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a module.

    Attributes:
        module: the module's name.
        source: who saw it.
        rule: stable id: kebab case, or Checkov's own such as `CKV_AWS_28`.
        where: `file:line` inside the module's folder, `file` where no line is known, or "".
        address: Terraform's name for what is wrong, such as `aws_kms_key.this` or `var.tags`, or "".
        message: what is wrong, a sentence.
        fix: what to do about it, in the imperative.
        line: text of the offending line, or "".
    """

    module: str
    source: Source
    rule: str
    where: str
    address: str
    message: str
    fix: str
    line: str = ""

    @property
    def position(self) -> tuple[str, int]:
        """File and line (0 where none is known), to sort by."""
        return position(self.where)


def position(where: str) -> tuple[str, int]:
    """File and line of `file:line`; line 0 where none is given."""
    file, _, line = where.rpartition(":")
    return (file, int(line)) if line.isdigit() else (where, 0)


@dataclass(frozen=True)
class Fault:
    """Why a witness could not say anything, and what to do about it."""

    source: Source
    problem: str
    fix: str


@dataclass(frozen=True)
class Ran:
    """A witness that did its work.

    Attributes:
        source: who.
        seconds: of work; the whole run's for Checkov, which looks at all modules at once.
        detail: what it looked at, such as `4 folders`.
    """

    source: Source
    seconds: float
    detail: str


@dataclass(frozen=True)
class Waived:
    """A failed check that somebody set aside.

    Attributes:
        check: Checkov's id, or a control's.
        address: the resource.
        where: `file:line` of the resource.
        reason: why that is right.
        source: `spec`, `inline` for a comment in the HCL, or `baseline` for a file of old findings.
        owner: who answers for it, or "".
        finding: what was found, where a baseline set it aside.
    """

    check: str
    address: str
    where: str
    reason: str
    source: Literal["spec", "inline", "baseline"]
    owner: str = ""
    finding: Finding | None = None


@dataclass(frozen=True)
class CheckResult:
    """One field of the matrix resource by control.

    Attributes:
        address: of the resource.
        control: its id, such as `dynamodb-recovery`.
        status: what could not be determined is `fail`.
        reason: why it is not a pass, or "".
        owner: who answers for a waiver, or "".
        sources: who said so: `hcl`, and each plan such as `plan basic prod`.
        where: `file:line` of the resource.
    """

    address: str
    control: str
    status: Status
    reason: str = ""
    owner: str = ""
    sources: tuple[str, ...] = ()
    where: str = ""


class Outcome(Enum):
    """What a verdict comes to; the value is the exit code."""

    CLEAN = 0
    COULD_NOT_RUN = 1
    FINDINGS = 2


@dataclass(frozen=True)
class ModuleResult:
    """All that is known of one module.

    Attributes:
        module: name of its spec, or of its folder.
        path: the folder as the caller gave it.
        has_spec: whether it was held against a spec.
        findings: sorted by file and line.
        ran: witnesses that did their work.
        waived: failed checks set aside, with reasons.
        could_not_run: witnesses that did not; not empty means not OK.
        not_asked: witnesses that have nothing to say of this module, with the reason.
        unseen: resources that Checkov said nothing about.
        matrix: resource by control, sorted by file and line.
    """

    module: str
    path: str
    has_spec: bool
    findings: tuple[Finding, ...] = ()
    ran: tuple[Ran, ...] = ()
    waived: tuple[Waived, ...] = ()
    could_not_run: tuple[Fault, ...] = ()
    not_asked: tuple[tuple[Source, str], ...] = ()
    unseen: tuple[str, ...] = ()
    matrix: tuple[CheckResult, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """Nothing ran is as bad as something that could not: neither is a verdict."""
        if self.could_not_run or not self.ran:
            return Outcome.COULD_NOT_RUN
        return Outcome.FINDINGS if self.findings else Outcome.CLEAN


def exit_code(results: Sequence[ModuleResult]) -> int:
    """0 all clean, 2 findings, 1 something could not run (which outranks findings), or no verdict at all."""
    outcomes = {result.outcome for result in results}
    if not outcomes or Outcome.COULD_NOT_RUN in outcomes:
        return Outcome.COULD_NOT_RUN.value
    return Outcome.FINDINGS.value if Outcome.FINDINGS in outcomes else Outcome.CLEAN.value
