"""Application Auto Scaling: which target and policies belong to what is scaled."""

from __future__ import annotations

from validators.aws import naming
from validators.configuration.values import Symbol, options, why
from validators.configuration.world import Resource, UndeterminedError, World

TARGET = "aws_appautoscaling_target"
POLICY = "aws_appautoscaling_policy"
_SAME = ("service_namespace", "resource_id", "scalable_dimension")


def targets(world: World, ids: set[str], dimension: str) -> list[Resource]:
    """The targets of one dimension of what may be spelled in these ways.

    Raises:
        UndeterminedError: there is none, yet one that nobody knows what it is for, or whether it is made.
    """
    of_dimension = [
        one for one in world.of(TARGET) if dimension in naming.spelled(one.at("scalable_dimension"), world)
    ]
    found = [one for one in of_dimension if naming.spelled(one.at("resource_id"), world) & ids]
    for one in found or world.of(TARGET):
        if one.exists is None:
            raise UndeterminedError(one.address, f"whether it is made depends on {one.doubt}")
        for argument in () if found else ("resource_id", "scalable_dimension"):
            if any(isinstance(value, Symbol) and not value.holes for value in options(one.at(argument))):
                raise UndeterminedError(f"{one.address}.{argument}", why(one.at(argument)))
    return found


def policies(world: World, target: Resource) -> list[Resource]:
    """The policies that scale a target.

    Raises:
        UndeterminedError: one of them may not be made.
    """
    found = [one for one in world.of(POLICY) if all(_agree(one, target, key, world) for key in _SAME)]
    for one in found:
        if one.exists is None:
            raise UndeterminedError(one.address, f"whether it is made depends on {one.doubt}")
    return found


def _agree(policy: Resource, target: Resource, argument: str, world: World) -> bool:
    spelled = naming.spelled(target.at(argument), world) | {f"${{{target.address}.{argument}}}"}
    if argument == "resource_id":
        spelled.add(f"${{{target.address}.id}}")
    return bool(naming.spelled(policy.at(argument), world) & spelled)
