"""Application Auto Scaling: which target and policies belong to a scaled resource."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Choice, Symbol, options, why
from modsmith.validate.aws import naming

TARGET = "aws_appautoscaling_target"
POLICY = "aws_appautoscaling_policy"
_SAME = ("service_namespace", "resource_id", "scalable_dimension")


def targets(evaluation: Evaluation, ids: set[str], dimension: str) -> list[Resource]:
    """The targets of one dimension of a resource whose id has one of these spellings.

    Raises:
        UndeterminedError: there is no certain one, but one with unknown arguments or instances.
    """
    wanted = {"scalable_dimension": {dimension}, "resource_id": ids}
    found = [
        one
        for one in evaluation.of(TARGET)
        if all(
            naming.is_spelled(one.at(argument), names, evaluation, f"{one.address}.{argument}")
            for argument, names in wanted.items()
        )
    ]
    for one in found or evaluation.of(TARGET):
        if one.exists is None:
            raise UndeterminedError(one.address, f"whether it is created depends on {one.doubt}")
        for argument in () if found else ("resource_id", "scalable_dimension"):
            if any(isinstance(value, Symbol) and not value.holes for value in options(one.at(argument))):
                raise UndeterminedError(f"{one.address}.{argument}", why(one.at(argument)))
    return found


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
        UndeterminedError: it is unknown whether it is created.
    """
    found = any(policy is one for target in evaluation.of(TARGET) for one in _scaling(evaluation, target))
    if found and policy.exists is None:
        raise UndeterminedError(policy.address, f"whether it is created depends on {policy.doubt}")
    return found


def _scaling(evaluation: Evaluation, target: Resource) -> list[Resource]:
    """The policies that scale a target, created or not; cached, because every policy needs it."""
    if "scaling" not in target.notes:
        named = {key: _spelled(target, key, evaluation) for key in _SAME}
        target.notes["scaling"] = [
            one
            for one in _policies(evaluation, named["resource_id"])
            if all(
                naming.is_spelled(one.at(key), named[key], evaluation, f"{one.address}.{key}")
                for key in _SAME
            )
        ]
    made: list[Resource] = target.notes["scaling"]
    return made


def _policies(evaluation: Evaluation, ids: Iterable[str]) -> list[Resource]:
    """The policies that may be of resources with these ids."""
    if "policies" not in evaluation.notes:
        by_id: dict[str, list[Resource]] = {}
        for one in evaluation.of(POLICY):
            for text in naming.spelled(one.at("resource_id"), evaluation):
                by_id.setdefault(text, []).append(one)
        evaluation.notes["policies"] = by_id
    known: Mapping[str, list[Resource]] = evaluation.notes["policies"]
    return list({one.address: one for text in ids for one in known.get(text, ())}.values())


def _spelled(target: Resource, argument: str, evaluation: Evaluation) -> set[str]:
    """The possible values of a policy's argument that refer to a target."""
    given = target.at(argument)
    spelled = {f"${{{target.address}.{argument}}}"}
    if not isinstance(given, Choice):
        spelled |= naming.spelled(given, evaluation)
    return spelled | {f"${{{target.address}.id}}"} if argument == "resource_id" else spelled
