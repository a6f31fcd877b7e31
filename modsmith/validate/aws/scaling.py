"""Application Auto Scaling: which target and policies belong to a scaled resource."""

from __future__ import annotations

from collections.abc import Mapping

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Symbol, options, why
from modsmith.validate.aws import naming

TARGET = "aws_appautoscaling_target"
POLICY = "aws_appautoscaling_policy"
_SAME = ("service_namespace", "resource_id", "scalable_dimension")


def targets(evaluation: Evaluation, ids: set[str], dimension: str) -> list[Resource]:
    """The targets of one dimension of a resource whose id has one of these spellings.

    Raises:
        UndeterminedError: there is no certain one, but one with unknown arguments or instances.
    """
    of_dimension = [
        one
        for one in evaluation.of(TARGET)
        if dimension in naming.spelled(one.at("scalable_dimension"), evaluation)
    ]
    found = [one for one in of_dimension if naming.spelled(one.at("resource_id"), evaluation) & ids]
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
            one for one, given in _policies(evaluation) if all(given[key] & named[key] for key in _SAME)
        ]
    made: list[Resource] = target.notes["scaling"]
    return made


def _policies(evaluation: Evaluation) -> list[tuple[Resource, Mapping[str, set[str]]]]:
    """All policies with the possible values of their arguments; cached, because every target needs it."""
    if "policies" not in evaluation.notes:
        evaluation.notes["policies"] = [
            (one, {key: naming.spelled(one.at(key), evaluation) for key in _SAME})
            for one in evaluation.of(POLICY)
        ]
    made: list[tuple[Resource, Mapping[str, set[str]]]] = evaluation.notes["policies"]
    return made


def _spelled(target: Resource, argument: str, evaluation: Evaluation) -> set[str]:
    """The possible values of a policy's argument that refer to a target."""
    spelled = naming.spelled(target.at(argument), evaluation) | {f"${{{target.address}.{argument}}}"}
    return spelled | {f"${{{target.address}.id}}"} if argument == "resource_id" else spelled
