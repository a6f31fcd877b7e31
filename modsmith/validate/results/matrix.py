"""The matrix: what every control says of every resource, as each witness sees it, brought together.

Nothing falls through. What one witness fails is failed, whoever passes it. What no witness could determine is
failed. A type that no control covers is failed. What is left is a pass, a waiver with its reason and owner, or not
applicable with its reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import Literal

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.spec.model import Waiver
from modsmith.validate.control import Control, NotApplicableError, Violation, by_type, covered, grouped
from modsmith.validate.examples import BY_DEFAULT
from modsmith.validate.nothing_to_protect import NOTHING_TO_PROTECT
from modsmith.validate.results.finding import CheckResult, Status

COVERAGE = "coverage"
"""The control that every managed resource is judged by: that there is another one."""

Word = Literal["pass", "fail", "undetermined", "not applicable"]


@dataclass(frozen=True)
class Said:
    """What one control says of one resource as one witness sees it.

    Attributes:
        source: `hcl`, or a plan such as `plan basic prod`.
        environment: that it is seen in, or "".
        address: with its instance.
        base: without it: the row of the matrix.
        control: id.
        word: what it says.
        reason: why it is no pass.
        where: `file:line`.
        by_default: whether the module itself answers for it, and not what a caller chose.
        caller: whose inputs hold, where it is somebody's own plan.
    """

    source: str
    environment: str
    address: str
    base: str
    control: str
    word: Word
    reason: str = ""
    where: str = ""
    by_default: bool = True
    caller: str = ""


def check(
    evaluation: Evaluation,
    controls: Iterable[Control] | None = None,
    answered: Collection[tuple[str, str]] = frozenset(),
) -> Iterator[Said]:
    """What controls say of a world's resources, and of data sources that they name.

    Args:
        evaluation: they are in.
        controls: who is asked; all of them if None.
        answered: address and control of what the module answers for by default. In a world that a caller chose nobody
            is asked again, but for controls that always hold.
    """
    asked = by_type() if controls is None else grouped(controls)
    done = frozenset() if evaluation.by_default else answered
    for resource in evaluation.resources:
        if not resource.type.startswith("data.") and (resource.base, COVERAGE) not in done:
            yield _coverage(resource, evaluation)
        for control in asked.get(resource.type, ()):
            if control.always:
                answers = _ask(control, resource, evaluation)
                yield from (
                    answers if evaluation.by_default else (replace(one, by_default=True) for one in answers)
                )
            elif (resource.base, control.id) not in done:
                yield from _ask(control, resource, evaluation)


def _coverage(resource: Resource, evaluation: Evaluation) -> Said:
    if resource.type in covered():
        return said(resource, evaluation, COVERAGE, "pass")
    if reason := NOTHING_TO_PROTECT.get(resource.type):
        return said(resource, evaluation, COVERAGE, "not applicable", Violation(reason))
    return said(resource, evaluation, COVERAGE, "fail", Violation(f"No control covers {resource.type}."))


def _ask(control: Control, resource: Resource, evaluation: Evaluation) -> Iterator[Said]:
    if resource.exists is False:
        violation = Violation("It is not made with these inputs.")
        yield said(resource, evaluation, control.id, "not applicable", violation)
        return
    clean = True
    try:
        for violation in control.check(resource, evaluation):
            clean = False
            yield said(resource, evaluation, control.id, "fail", violation)
    except NotApplicableError as reason:
        yield said(resource, evaluation, control.id, "not applicable", Violation(str(reason)))
    except UndeterminedError as error:
        violation = Violation(
            f"{error.path} could not be determined: {error.reason}.", error.path.partition(".")[0]
        )
        yield said(resource, evaluation, control.id, "undetermined", violation)
    else:
        if clean:
            yield said(resource, evaluation, control.id, "pass")


def said(
    resource: Resource, evaluation: Evaluation, control: str, word: Word, violation: Violation | None = None
) -> Said:
    """One thing said, at the line of what it is about."""
    where = resource.where
    if where and violation and violation.at in resource.lines:
        where = f"{where.rpartition(':')[0]}:{resource.lines[violation.at]}"
    return Said(
        evaluation.source,
        evaluation.environment,
        resource.address,
        resource.base,
        control,
        word,
        violation.message if violation else "",
        where,
        evaluation.by_default,
        evaluation.caller,
    )


def check_results(spoken: Iterable[Said], waivers: Sequence[Waiver] = ()) -> list[CheckResult]:
    """One cell for each resource and control, from all that was said."""
    rows: dict[tuple[str, str], list[Said]] = {}
    for one in spoken:
        rows.setdefault((one.base, one.control), []).append(one)
    return [_waived(_check_result(row), waivers) for row in rows.values()]


def surely_failed(spoken: Iterable[Said]) -> set[tuple[str, str]]:
    """Address and control of what was seen to fail, and not only left undetermined."""
    return {(one.base, one.control) for one in spoken if one.word == "fail"}


def _check_result(row: Sequence[Said]) -> CheckResult:
    row = _by_default(row)
    first = row[0]
    word, decisive = _decided(row)
    status: Status = "fail" if word == "undetermined" else word
    where = next((one.where for one in decisive if one.where), first.where)
    sources = tuple(dict.fromkeys(one.source for one in decisive))
    return CheckResult(first.base, first.control, status, _reason(decisive, row), "", sources, where)


def _decided(row: Sequence[Said]) -> tuple[Word, list[Said]]:
    """The worst that was said and not answered, with those who said it."""
    order: tuple[Word, ...] = ("fail", "undetermined", "pass", "not applicable")
    for word in order:
        decisive = [one for one in row if one.word == word]
        if word == "undetermined":
            decisive = [one for one in decisive if not _answered(one, row)]
        if decisive:
            return word, decisive
    return "undetermined", list(row)


def _by_default(row: Sequence[Said]) -> Sequence[Said]:
    """What the module answers for: what callers chose counts only where nothing is made without their choice."""
    own = [one for one in row if one.by_default]
    return own if any(one.word != "not applicable" for one in own) else row


def _answered(one: Said, row: Sequence[Said]) -> bool:
    """Whether another witness knew of the same call, in the same environment, what this one could not determine."""
    return any(
        other.word in ("pass", "not applicable") and other.source != one.source and _may_answer(other, one)
        for other in row
    )


def _may_answer(other: Said, one: Said) -> bool:
    """Whether what one witness sees is what the other could not: what a caller chose, only the same call tells."""
    if one.caller:
        return other.caller == one.caller and other.address in (one.address, one.base)
    call = BY_DEFAULT if other.caller else _call(other)  # a user's own plan is of the module as it stands
    return call == _call(one) and (other.environment == one.environment or not one.environment)


def _call(one: Said) -> str:
    """The example whose inputs a witness saw: `hcl` alone saw those of the one that gives only what must be given."""
    return (*one.source.split(), BY_DEFAULT)[1]


def _reason(decisive: Sequence[Said], row: Sequence[Said]) -> str:
    words = " ".join(dict.fromkeys(_with_instance(one) for one in decisive if one.reason))
    if decisive[0].word == "fail":
        against = dict.fromkeys(
            one.source for one in row if one.word == "pass" and _contradicts(one, decisive)
        )
        if against:
            words += f" Witnesses disagree: {', '.join(against)} passes it."
    return words


def _contradicts(other: Said, failed: Sequence[Said]) -> bool:
    """Whether a witness passes what another one fails for the same instance in the same environment."""
    same = [one for one in failed if (one.address, one.environment) == (other.address, other.environment)]
    return bool(same) and other.source not in {one.source for one in same}


def _with_instance(one: Said) -> str:
    if one.address == one.base or one.address in one.reason:
        return one.reason
    return f"{one.address.removeprefix(one.base)}: {one.reason}"


def _waived(entry: CheckResult, waivers: Sequence[Waiver]) -> CheckResult:
    for waiver in waivers if entry.status == "fail" else ():
        if waiver.check == entry.control and any(fnmatchcase(entry.address, one) for one in waiver.resources):
            return replace(entry, status="waived", reason=waiver.reason, owner=waiver.owner)
    return entry


def counts(matrix: Iterable[CheckResult]) -> Mapping[str, int]:
    """How many cells there are of each status."""
    found = dict.fromkeys(("pass", "fail", "waived", "not applicable"), 0)
    for entry in matrix:
        found[entry.status] += 1
    return found
