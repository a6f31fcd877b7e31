"""Application Auto Scaling: which target and policies belong to a scaled resource."""

from __future__ import annotations

import re
from collections.abc import Iterable

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Choice, Symbol, options, why
from modsmith.validate.aws import naming

TARGET = "aws_appautoscaling_target"
POLICY = "aws_appautoscaling_policy"
_SAME = ("service_namespace", "resource_id", "scalable_dimension")
_TARGETS = re.compile(r"\$\{(aws_appautoscaling_target\..+)\.(?:resource_id|id)\}")


def targets(evaluation: Evaluation, ids: set[str], dimension: str) -> list[Resource]:
    """The targets of one dimension of a resource whose id has one of these spellings.

    Raises:
        UndeterminedError: there is no certain one, but one with unknown arguments or instances.
    """
    wanted = {"scalable_dimension": {dimension}, "resource_id": ids}
    found = [
        one
        for one in _by_id(evaluation, TARGET, ids)
        if all(
            naming.is_spelled(one.at(argument), names, evaluation, f"{one.address}.{argument}")
            for argument, names in wanted.items()
        )
    ]
    doubt = next(filter(None, map(_uncreated, found)), None) if found else _lost(evaluation)
    if doubt:
        raise doubt
    return found


def _uncreated(one: Resource) -> UndeterminedError | None:
    """Why it is unknown whether a resource is created; None if it is known."""
    if one.exists is not None:
        return None
    return UndeterminedError(one.address, f"whether it is created depends on {one.doubt}")


def _lost(evaluation: Evaluation) -> UndeterminedError | None:
    """Why a target may be of anything."""
    return evaluation.once(
        "lost targets", lambda: next(filter(None, map(_doubt, evaluation.of(TARGET))), None)
    )


def _doubt(one: Resource) -> UndeterminedError | None:
    for argument in ("resource_id", "scalable_dimension"):
        if any(isinstance(value, Symbol) and not value.holes for value in options(one.at(argument))):
            return UndeterminedError(f"{one.address}.{argument}", why(one.at(argument)))
    return _uncreated(one)


def policies(evaluation: Evaluation, target: Resource) -> list[Resource]:
    """The policies that scale a target.

    Raises:
        UndeterminedError: it is unknown whether one of them is created.
    """
    found = _scaling(evaluation, target)
    for one in found:
        if one.exists is None:
            raise UndeterminedError(one.address, f"whether it is created depends on {one.doubt}")
    return found


def scales(evaluation: Evaluation, policy: Resource) -> bool:
    """Whether a policy scales any target.

    Raises:
        UndeterminedError: it is unknown what it scales, or whether it is created.
    """
    given = {key: naming.spelled(policy.at(key), evaluation) for key in _SAME}
    addresses = {address for text in given["resource_id"] for address in _TARGETS.findall(text)}
    targets = {one.address: one for address in addresses for one in evaluation.get(address)}
    targets |= {one.address: one for one in _by_id(evaluation, TARGET, given["resource_id"])}
    found = any(policy is one for target in targets.values() for one in _scaling(evaluation, target))
    if found and policy.exists is None:
        raise UndeterminedError(policy.address, f"whether it is created depends on {policy.doubt}")
    return found


def _scaling(evaluation: Evaluation, target: Resource) -> list[Resource]:
    """The policies that scale a target, created or not."""

    def compute() -> list[Resource]:
        named = {key: _spelled(target, key, evaluation) for key in _SAME}
        return [
            one
            for one in _by_id(evaluation, POLICY, named["resource_id"])
            if all(
                naming.is_spelled(one.at(key), named[key], evaluation, f"{one.address}.{key}")
                for key in _SAME
            )
        ]

    return target.once("scaling", compute)


def _by_id(evaluation: Evaluation, type_: str, ids: Iterable[str]) -> list[Resource]:
    """The targets or policies that may be of resources with these ids."""

    def compute() -> dict[str, list[Resource]]:
        known: dict[str, list[Resource]] = {}
        for one in evaluation.of(type_):
            for text in naming.spelled(one.at("resource_id"), evaluation):
                known.setdefault(text, []).append(one)
        return known

    by_id = evaluation.once(("scaled", type_), compute)
    return list({one.address: one for text in ids for one in by_id.get(text, ())}.values())


def _spelled(target: Resource, argument: str, evaluation: Evaluation) -> set[str]:
    """The possible values of a policy's argument that refer to a target."""
    given = target.at(argument)
    spelled = {f"${{{target.address}.{argument}}}"}
    if not isinstance(given, Choice):
        spelled |= naming.spelled(given, evaluation)
    return spelled | {f"${{{target.address}.id}}"} if argument == "resource_id" else spelled
