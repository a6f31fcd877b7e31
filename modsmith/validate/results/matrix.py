"""The matrix: the result of every control for every resource, combined from all sources.

The matrix fails closed. The result is `fail` if any source sees a violation, if no source can determine the result, or
if no control covers a resource's type. All other results are `pass`, `waived` with a reason and an owner, or
`not applicable` with a reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import Literal

from modsmith.cty.errors import TOO_LARGE
from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.spec.model import Waiver
from modsmith.validate.control import Control, NotApplicableError, Violation, by_type, covered, grouped
from modsmith.validate.examples import BY_DEFAULT
from modsmith.validate.nothing_to_protect import NOTHING_TO_PROTECT
from modsmith.validate.results import inline_waivers
from modsmith.validate.results.finding import CheckResult, Status
from modsmith.validate.results.inline_waivers import Index

COVERAGE = "coverage"
"""The control that requires at least one other control for every managed resource."""

_ABSENT = "These inputs do not create it."

Observed = Literal["pass", "fail", "undetermined", "not applicable"]


@dataclass(frozen=True)
class Observation:
    """The result of one control for one resource, from one source.

    Attributes:
        source: `hcl`, or a plan such as `plan basic prod`.
        environment: of the evaluation, or "".
        address: of the resource, with its instance key.
        base: the address without instance key; the row of the matrix.
        control: id.
        status: the result.
        reason: why the status is not `pass`.
        where: `file:line`.
        by_default: whether the module itself is responsible for the result, and not a caller's choice.
        caller: the caller whose inputs apply, for a plan of the user's own.
        at: the argument or block at fault, also one of another resource that is checked as a part of this one, or "".
        block: `file:line` of the resource's block, or ""; in calls of one module that is the same.
        calls: `file:line` of the module calls that lead to it, from the root module on.
    """

    source: str
    environment: str
    address: str
    base: str
    control: str
    status: Observed
    reason: str = ""
    where: str = ""
    by_default: bool = True
    caller: str = ""
    at: str = ""
    block: str = ""
    calls: tuple[str, ...] = ()


def check(
    evaluation: Evaluation,
    controls: Iterable[Control] | None = None,
    answered: Collection[tuple[str, str]] = frozenset(),
) -> Iterator[Observation]:
    """Runs controls on the resources of one evaluation, and on the data sources that they apply to.

    Args:
        evaluation: the evaluated module.
        controls: controls to run; all of them if None.
        answered: addresses and controls that already have a result by default. They are skipped in an evaluation that
            depends on a caller's choices, except for controls that are marked `always`.
    """
    chosen = by_type() if controls is None else grouped(controls)
    done = frozenset() if evaluation.by_default else answered
    for resource in evaluation.resources:
        if not resource.type.startswith("data.") and (resource.base, COVERAGE) not in done:
            yield _coverage(resource, evaluation)
        for control in chosen.get(resource.type, ()):
            if control.always:
                found = _run(control, resource, evaluation)
                yield from (
                    found if evaluation.by_default else (replace(one, by_default=True) for one in found)
                )
            elif (resource.base, control.id) not in done:
                yield from _run(control, resource, evaluation)


def _coverage(resource: Resource, evaluation: Evaluation) -> Observation:
    if resource.exists is False:
        return observation(resource, evaluation, COVERAGE, "not applicable", Violation(_ABSENT))
    if resource.exists is None and TOO_LARGE in resource.doubt:
        violation = Violation(f"Its instances could not be determined: {resource.doubt}.")
        return observation(resource, evaluation, COVERAGE, "undetermined", violation)
    if resource.type in covered():
        return observation(resource, evaluation, COVERAGE, "pass")
    if reason := NOTHING_TO_PROTECT.get(resource.type):
        return observation(resource, evaluation, COVERAGE, "not applicable", Violation(reason))
    return observation(
        resource, evaluation, COVERAGE, "fail", Violation(f"No control covers {resource.type}.")
    )


def _run(control: Control, resource: Resource, evaluation: Evaluation) -> Iterator[Observation]:
    if resource.exists is False:
        yield observation(resource, evaluation, control.id, "not applicable", Violation(_ABSENT))
        return
    clean = True
    try:
        for violation in control.check(resource, evaluation):
            clean = False
            yield observation(resource, evaluation, control.id, "fail", violation)
    except NotApplicableError as reason:
        yield observation(resource, evaluation, control.id, "not applicable", Violation(str(reason)))
    except UndeterminedError as error:
        violation = Violation(
            f"{error.path} could not be determined: {error.reason}.", error.path.partition(".")[0]
        )
        yield observation(resource, evaluation, control.id, "undetermined", violation)
    else:
        if clean:
            yield observation(resource, evaluation, control.id, "pass")


def observation(
    resource: Resource,
    evaluation: Evaluation,
    control: str,
    status: Observed,
    violation: Violation | None = None,
) -> Observation:
    """Creates an observation; its line is that of the argument at fault, if known.

    In a module that Terraform downloaded it is the line of the call, and the reason names the file.
    """
    where, reason = resource.where, violation.message if violation else ""
    file, _, _ = resource.block.rpartition(":")
    if reason and file and file != where.rpartition(":")[0]:
        reason = f"{reason} Its block is in {file}."
    if where and violation and violation.at in resource.lines:
        where = f"{where.rpartition(':')[0]}:{resource.lines[violation.at]}"
    return Observation(
        evaluation.source,
        evaluation.environment,
        resource.address,
        resource.base,
        control,
        status,
        reason,
        where,
        evaluation.by_default,
        evaluation.caller,
        violation.at if violation else "",
        resource.block,
        resource.calls,
    )


def check_results(
    observations: Iterable[Observation],
    waivers: Sequence[Waiver] = (),
    inline: Index | None = None,
) -> list[CheckResult]:
    """Combines observations into one check result for each resource and control.

    Args:
        observations: of one module, from all sources.
        waivers: of its spec.
        inline: of comments in its HCL.
    """
    rows: dict[tuple[str, str], list[Observation]] = {}
    for one in observations:
        rows.setdefault((one.base, one.control), []).append(one)
    return [_set_aside(row, waivers, inline) for row in rows.values()]


def surely_failed(observations: Iterable[Observation]) -> set[tuple[str, str]]:
    """Address and control of observations that fail, without those that are only undetermined."""
    return {(one.base, one.control) for one in observations if one.status == "fail"}


def _check_result(row: Sequence[Observation]) -> CheckResult:
    row = _by_default(row)
    first = row[0]
    observed, decisive = _decided(row)
    status: Status = "fail" if observed == "undetermined" else observed
    where = next((one.where for one in decisive if one.where), first.where)
    sources = tuple(dict.fromkeys(one.source for one in decisive))
    determined, at = observed != "undetermined", decisive[0].at
    reason = _reason(decisive, row)
    return CheckResult(
        first.base, first.control, status, reason, "", sources, where, determined, at, first.block
    )


def _decided(row: Sequence[Observation]) -> tuple[Observed, list[Observation]]:
    """The worst status that no other source resolves, with the observations that have it."""
    order: tuple[Observed, ...] = ("fail", "undetermined", "pass", "not applicable")
    for status in order:
        decisive = [one for one in row if one.status == status]
        if status == "undetermined":
            decisive = [one for one in decisive if not _resolved(one, row)]
        if decisive:
            return status, decisive
    return "undetermined", list(row)


def _by_default(row: Sequence[Observation]) -> Sequence[Observation]:
    """Observations that count: those by default, or those from callers' choices if nothing applies by default."""
    own = [one for one in row if one.by_default]
    return own if any(one.status != "not applicable" for one in own) else row


def _resolved(one: Observation, row: Sequence[Observation]) -> bool:
    """Whether another source determined, for the same call and environment, what this one could not determine."""
    return any(
        other.status in ("pass", "not applicable")
        and other.source != one.source
        and _is_same_view(other, one)
        for other in row
    )


def _is_same_view(other: Observation, one: Observation) -> bool:
    """Whether two sources see the same thing: the same caller's plan, or the same call and environment."""
    if one.caller:
        return other.caller == one.caller and other.address in (one.address, one.base)
    call = BY_DEFAULT if other.caller else _call(other)  # the user's plan shows the module as it is
    return call == _call(one) and (other.environment == one.environment or not one.environment)


def _call(one: Observation) -> str:
    """The example whose inputs a source used; `hcl` alone uses those of the example with required inputs only."""
    return (*one.source.split(), BY_DEFAULT)[1]


def _reason(decisive: Sequence[Observation], row: Sequence[Observation]) -> str:
    text = " ".join(_by_reason(decisive, row))
    if decisive[0].status == "fail":
        against = dict.fromkeys(
            one.source for one in row if one.status == "pass" and _contradicts(one, decisive)
        )
        if against:
            text += f" Sources disagree: {', '.join(against)} passes it."
    return text


def _contradicts(other: Observation, failed: Sequence[Observation]) -> bool:
    """Whether a source passes what another source fails, for the same instance, inputs and environment."""

    def view(one: Observation) -> tuple[str, str, str]:
        return one.address, one.environment, _call(one)

    same = [one for one in failed if view(one) == view(other)]
    return bool(same) and other.source not in {one.source for one in same}


def _by_reason(decisive: Sequence[Observation], row: Sequence[Observation]) -> Iterator[str]:
    """Each reason once, with the instances that it is about unless it is about all of them."""
    every = {one.address for one in row}
    instances: dict[str, dict[str, None]] = {}
    for one in decisive:
        if one.reason:
            instances.setdefault(one.reason, {})[one.address] = None
    for reason, addresses in instances.items():
        base = decisive[0].base
        named = [one.removeprefix(base) for one in addresses if one != base and one not in reason]
        is_of_all = addresses.keys() == every and len(every) > 1
        yield reason if is_of_all or not named else f"{', '.join(named)}: {reason}"


def _set_aside(row: Sequence[Observation], waivers: Sequence[Waiver], inline: Index | None) -> CheckResult:
    row = _by_default(row)
    entry = _waived(_check_result(row), waivers)
    if entry.status != "fail" or inline is None:
        return entry
    return inline_waivers.apply(entry, row, inline.of(entry.address, entry.control), _check_result)


def _waived(entry: CheckResult, waivers: Sequence[Waiver]) -> CheckResult:
    for waiver in waivers if entry.status == "fail" else ():
        if waiver.check == entry.control and any(fnmatchcase(entry.address, one) for one in waiver.resources):
            return replace(entry, status="waived", reason=waiver.reason, owner=waiver.owner)
    return entry


def counts(matrix: Iterable[CheckResult]) -> Mapping[str, int]:
    """The number of check results for each status."""
    found = dict.fromkeys(("pass", "fail", "waived", "not applicable"), 0)
    for entry in matrix:
        found[entry.status] += 1
    return found
