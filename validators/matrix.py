"""The matrix: what every control says of every resource, as each witness sees it, brought together.

Nothing falls through. What one witness fails is failed, whoever passes it. What no witness could determine is failed. A type
that no control covers is failed. What is left is a pass, a waiver with its reason and owner, or not applicable with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import Literal

from generators.spec import Waiver
from validators.configuration.world import Resource, UndeterminedError, World
from validators.control import Control, Lack, NotApplicableError, covered, load
from validators.finding import Cell

COVERAGE = "coverage"
"""The control that every managed resource is judged by: that there is another one."""

Word = Literal["pass", "fail", "undetermined", "not applicable"]


@dataclass(frozen=True)
class Said:
    """What one control says of one resource as one witness sees it.

    Attributes:
        witness: `hcl`, or a plan such as `plan basic prod`.
        environment: that it is seen in, or "".
        address: with its instance.
        base: without it: the row of the matrix.
        control: id.
        word: what it says.
        reason: why it is no pass.
        where: `file:line`.
        by_default: whether the module itself answers for it, and not what a caller chose.
    """

    witness: str
    environment: str
    address: str
    base: str
    control: str
    word: Word
    reason: str = ""
    where: str = ""
    by_default: bool = True


def judge(world: World, controls: Iterable[Control] | None = None) -> Iterator[Said]:
    """What controls say of a world's resources, and of data sources that they name; all controls if none are given."""
    asked = list(load().values() if controls is None else controls)
    for resource in world.resources:
        if not resource.type.startswith("data."):
            yield _coverage(resource, world)
        for control in asked:
            if resource.type in control.types:
                yield from _ask(control, resource, world)


def _coverage(resource: Resource, world: World) -> Said:
    known = resource.type in covered()
    reason = "" if known else f"No control covers {resource.type}."
    return _said(resource, world, COVERAGE, "pass" if known else "fail", reason)


def _ask(control: Control, resource: Resource, world: World) -> Iterator[Said]:
    if resource.exists is False:
        yield _said(resource, world, control.id, "not applicable", "It is not made with these inputs.")
        return
    try:
        lacks = list(control.judge(resource, world))
    except NotApplicableError as reason:
        yield _said(resource, world, control.id, "not applicable", str(reason))
    except UndeterminedError as error:
        reason_ = f"{error.path} could not be determined: {error.reason}."
        yield _said(resource, world, control.id, "undetermined", reason_, error.path.partition(".")[0])
    else:
        if not lacks:
            yield _said(resource, world, control.id, "pass")
        for lack in lacks:
            yield _said(resource, world, control.id, "fail", lack.message, lack.at)


def _said(resource: Resource, world: World, control: str, word: Word, reason: str = "", at: str = "") -> Said:
    file, _, line = resource.where.rpartition(":")
    where = f"{file}:{resource.lines.get(at, line)}" if file else resource.where
    return Said(
        world.witness, world.environment, resource.address, resource.base, control, word, reason, where
    )


def cells(said: Iterable[Said], waivers: Sequence[Waiver] = ()) -> list[Cell]:
    """One cell for each resource and control, from all that was said."""
    rows: dict[tuple[str, str], list[Said]] = {}
    for one in said:
        rows.setdefault((one.base, one.control), []).append(one)
    return [_waived(_cell(spoken), waivers) for spoken in rows.values()]


def _cell(said: Sequence[Said]) -> Cell:
    said = _by_default(said)
    first = said[0]
    for word in ("fail", "undetermined", "pass", "not applicable"):
        spoken = [one for one in said if one.word == word]
        if word == "undetermined":
            spoken = [one for one in spoken if not _answered(one, said)]
        if spoken:
            break
    status = "fail" if word == "undetermined" else word
    where = next((one.where for one in spoken if one.where), first.where)
    witnesses = tuple(dict.fromkeys(one.witness for one in spoken))
    return Cell(first.base, first.control, status, _reason(spoken, said), "", witnesses, where)  # type: ignore[arg-type]


def _by_default(said: Sequence[Said]) -> Sequence[Said]:
    """What the module answers for: what callers chose counts only where nothing is made without their choice."""
    own = [one for one in said if one.by_default]
    return own if any(one.word != "not applicable" for one in own) else said


def _answered(one: Said, said: Sequence[Said]) -> bool:
    """Whether another witness knew, in the same environment, what this one could not determine."""
    return any(
        other.word in ("pass", "not applicable")
        and (other.environment == one.environment or not one.environment)
        and other.base == one.base
        for other in said
    )


def _reason(spoken: Sequence[Said], said: Sequence[Said]) -> str:
    reasons = dict.fromkeys(_with_instance(one) for one in spoken if one.reason)
    words = " ".join(reasons)
    if spoken[0].word == "fail":
        against = [other.witness for other in said if other.word == "pass" and _contradicts(other, spoken)]
        if against:
            words += f" Witnesses disagree: {', '.join(dict.fromkeys(against))} passes it."
    return words


def _contradicts(other: Said, failed: Sequence[Said]) -> bool:
    """Whether a witness passes what another one fails for the same instance in the same environment."""
    return any(
        one.address == other.address and one.environment == other.environment and one.witness != other.witness
        for one in failed
    ) and not any(one.witness == other.witness and one.address == other.address for one in failed)


def _with_instance(one: Said) -> str:
    if one.address == one.base or one.address in one.reason:
        return one.reason
    return f"{one.address.removeprefix(one.base)}: {one.reason}"


def _waived(cell: Cell, waivers: Sequence[Waiver]) -> Cell:
    for waiver in waivers:
        if waiver.check == cell.control and any(fnmatchcase(cell.address, one) for one in waiver.resources):
            if cell.status == "fail":
                return replace(cell, status="waived", reason=waiver.reason, owner=waiver.owner)
    return cell


def counts(matrix: Iterable[Cell]) -> Mapping[str, int]:
    """How many cells there are of each status."""
    found = dict.fromkeys(("pass", "fail", "waived", "not applicable"), 0)
    for cell in matrix:
        found[cell.status] += 1
    return found
