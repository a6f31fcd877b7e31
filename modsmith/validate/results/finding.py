"""The results of a validation: findings, and one result for each module.

A result is clean only if every requested source ran and found nothing. A source that could not run is a `Fault`, and a
result with a fault is never OK.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal, get_args

from modsmith.validate.severity import Severity

Source = Literal[
    "interface", "generated", "hcl", "fmt", "terraform validate", "terraform test", "plan", "checkov"
]
"""Where a result comes from: the module's interface, a comparison with what its spec generates, its HCL, four Terraform
commands, or Checkov."""

SOURCES: Final[tuple[Source, ...]] = get_args(Source)


Status = Literal["pass", "fail", "waived", "not applicable"]
"""The result of one control for one resource."""


Kind = Literal["fault", "undetermined", "uncovered", "note"]
"""What a finding is: something wrong; something that no source could determine; a type that no control covers; or
something that the module leaves to its caller."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a module, or worth knowing about it.

    Attributes:
        module: the module's name.
        source: which source found it.
        rule: stable id: kebab case, or Checkov's own such as `CKV_AWS_28`.
        where: `file:line` inside the module's folder, `file` where no line is known, or "".
        address: Terraform's address of what is wrong, such as `aws_kms_key.this` or `var.tags`, or "".
        message: what is wrong, a sentence.
        fix: what to do about it, in the imperative.
        line: text of the offending line, or "".
        severity: how much it matters.
        kind: what it is.
        addresses: all resources that it is about; `address` is the first. Empty for a single one.
        fails: whether it makes the module fail, by the profile and by `--fail-on`.
        inputs: inputs of the module that decide it; its caller can set them.
    """

    module: str
    source: Source
    rule: str
    where: str
    address: str
    message: str
    fix: str
    line: str = ""
    severity: Severity = Severity.MEDIUM
    kind: Kind = "fault"
    addresses: tuple[str, ...] = ()
    fails: bool = True
    inputs: tuple[str, ...] = ()

    @property
    def every_address(self) -> tuple[str, ...]:
        """All resources that it is about."""
        return self.addresses or (self.address,)

    @property
    def position(self) -> tuple[str, int]:
        """File and line for sorting; line 0 if no line is known."""
        return position(self.where)


def position(where: str) -> tuple[str, int]:
    """Splits `file:line`; line 0 if there is none."""
    file, _, line = where.rpartition(":")
    return (file, int(line)) if line.isdigit() else (where, 0)


def type_of(address: str) -> str:
    """The resource type in an address, also inside modules."""
    words = address.split(".")
    while words[0] == "module":
        words = words[2:]
    return words[0]


@dataclass(frozen=True)
class Fault:
    """Why a source could not run, and how to fix that."""

    source: Source
    problem: str
    fix: str


@dataclass(frozen=True)
class Ran:
    """A source that ran.

    Attributes:
        source: the source.
        seconds: time spent; for Checkov, which scans all modules at once, the time of the whole run.
        detail: what it checked, such as `4 folders`.
    """

    source: Source
    seconds: float
    detail: str


@dataclass(frozen=True)
class Waived:
    """A failed check that is waived.

    Attributes:
        check: id of the Checkov check or of the control.
        address: the resource.
        where: `file:line` of the resource.
        reason: why the waiver is justified.
        source: `spec`, `inline` for a comment in the HCL, or `baseline` for a file of accepted findings.
        owner: who is responsible for the waiver, or "".
        finding: the original finding, for a waiver from a baseline.
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
    """The result of one control for one resource: one entry of the matrix.

    Attributes:
        address: of the resource.
        control: its id, such as `dynamodb-recovery`.
        status: `fail` includes what could not be determined.
        reason: why the status is not `pass`, or "".
        owner: who is responsible for the waiver, or "".
        sources: which sources report this status: `hcl`, or a plan such as `plan basic prod`.
        where: `file:line` of the resource.
        determined: whether a source saw the status; `fail` is the status of what none could determine.
        at: the argument or block at fault, or "".
        block: `file:line` of the resource's block, the same through all calls of its module.
    """

    address: str
    control: str
    status: Status
    reason: str = ""
    owner: str = ""
    sources: tuple[str, ...] = ()
    where: str = ""
    determined: bool = True
    at: str = ""
    block: str = ""


class Outcome(Enum):
    """The overall outcome; the value is the exit code."""

    CLEAN = 0
    COULD_NOT_RUN = 1
    FINDINGS = 2


@dataclass(frozen=True)
class ModuleResult:
    """The complete result for one module.

    Attributes:
        module: name of its spec, or of its folder.
        path: the folder as the caller gave it.
        has_spec: whether it was compared with a spec.
        findings: sorted by severity, then by file and line.
        ran: sources that ran.
        waived: waived checks, with reasons.
        could_not_run: sources that could not run; if there are any, the module is not OK.
        not_asked: sources that do not apply to this module, with the reason.
        unseen: resources that Checkov did not report on.
        matrix: check results, sorted by file and line.
        profile: name of the profile that decided which findings fail.
        skipped: controls that the project file leaves out, with the reason.
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
    profile: str = "complete"
    skipped: tuple[tuple[str, str], ...] = ()

    @property
    def failures(self) -> tuple[Finding, ...]:
        """The findings that make the module fail."""
        return tuple(finding for finding in self.findings if finding.fails)

    @property
    def outcome(self) -> Outcome:
        """CLEAN requires that at least one source ran and that none failed to run."""
        if self.could_not_run or not self.ran:
            return Outcome.COULD_NOT_RUN
        return Outcome.FINDINGS if self.failures else Outcome.CLEAN


def exit_code(results: Sequence[ModuleResult]) -> int:
    """The exit code: 0 if all modules are clean, 2 for findings, 1 if a source could not run or nothing was checked."""
    outcomes = {result.outcome for result in results}
    if not outcomes or Outcome.COULD_NOT_RUN in outcomes:
        return Outcome.COULD_NOT_RUN.value
    return Outcome.FINDINGS.value if Outcome.FINDINGS in outcomes else Outcome.CLEAN.value
