"""From parts, what one witness says of one module or of one folder in it, to verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generators.spec import ModuleSpec
from validators.finding import Fault, Finding, Ran, Verdict, Waived, Witness
from validators.workspace import Copy


@dataclass(frozen=True)
class Target:
    """A module that is to be judged.

    Attributes:
        module: name of its spec, or of its folder.
        given: the folder as the caller gave it.
        spec: what it is held against, if anything.
        copy: it in the workspace; None if it could not be copied.
        refused: why not.
    """

    module: str
    given: Path
    spec: ModuleSpec | None
    copy: Copy | None
    refused: Fault | None = None


@dataclass(frozen=True)
class Part:
    """What one witness says.

    Attributes:
        witness: who.
        findings: what it found; may be there beside a fault.
        fault: why it could not say all.
        seconds: of work.
        looked_at: what it looked at, such as a folder or `12 files`.
        waived: checks set aside.
        unseen: resources it said nothing about.
        not_asked: why it has nothing to say of this module, or "".
    """

    witness: Witness
    findings: tuple[Finding, ...] = ()
    fault: Fault | None = None
    seconds: float = 0.0
    looked_at: str = ""
    waived: tuple[Waived, ...] = ()
    unseen: tuple[str, ...] = ()
    not_asked: str = ""


def verdict(target: Target, parts: Sequence[Part], asked: Sequence[Witness]) -> Verdict:
    """All parts of one module as one verdict; a witness that was asked for and left no part is a fault."""
    by_witness = {witness: [part for part in parts if part.witness == witness] for witness in asked}
    findings = {(f.rule, f.where, f.address, f.message): f for part in parts for f in part.findings}
    return Verdict(
        module=target.module,
        path=str(target.given),
        has_spec=target.spec is not None,
        findings=tuple(_with_line(f, target) for f in sorted(findings.values(), key=_order)),
        ran=tuple(ran for witness, said in by_witness.items() if (ran := _ran(witness, said))),
        waived=tuple(waived for part in parts for waived in part.waived),
        could_not_run=tuple(
            f for witness, said in by_witness.items() for f in _faults(witness, said, target)
        ),
        not_asked=tuple((part.witness, part.not_asked) for part in parts if part.not_asked),
        unseen=tuple(address for part in parts for address in part.unseen),
    )


def _ran(witness: Witness, said: Sequence[Part]) -> Ran | None:
    if not said or any(part.fault or part.not_asked for part in said):
        return None
    looked_at = ", ".join(part.looked_at for part in said if part.looked_at)
    return Ran(witness, round(sum(part.seconds for part in said), 3), looked_at)


def _faults(witness: Witness, said: Sequence[Part], target: Target) -> list[Fault]:
    if target.refused:
        return [replace(target.refused, witness=witness)]
    if not said:
        return [Fault(witness, "it said nothing", "Report this as a fault of modsmith")]
    return list(dict.fromkeys(part.fault for part in said if part.fault))


def _order(finding: Finding) -> tuple[str, int, str, str]:
    return (*finding.position, finding.rule, finding.address)


def _with_line(finding: Finding, target: Target) -> Finding:
    """With the text of the line that it points at, if it has none yet."""
    file, number = finding.position
    if finding.line or not number or target.copy is None:
        return finding
    try:
        lines = (target.copy.folder / file).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return finding
    return replace(finding, line=lines[number - 1]) if number <= len(lines) else finding
