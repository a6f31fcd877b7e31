"""Lambda: a function in a VPC runs in several availability zones."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import why
from modsmith.validate.aws.functions import FUNCTION
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity


def check(function: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for two subnets, which are in two availability zones unless someone chose otherwise."""
    networks = [one for one in function.parts("vpc_config") if one.is_set("subnet_ids")]
    if not networks:
        raise NotApplicableError("The function is not in a VPC.")
    for network in networks:
        subnets = network.at("subnet_ids")
        if not isinstance(subnets, list | tuple):
            raise UndeterminedError("vpc_config", why(subnets))
        if len(subnets) < 2:
            yield Violation("The function runs in one subnet, so in one availability zone.", "vpc_config")


CONTROL = Control(
    id="lambda-network",
    title="A function in a VPC is in two or more subnets.",
    why="If the zone fails, the function cannot run, although Lambda itself still works.",
    source="https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
    fix="Add subnets in other availability zones to subnet_ids.",
    types=(FUNCTION,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("Lambda.5",),
)
