"""Lambda: a function logs into a group that the module makes."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.world import Resource, World
from modsmith.validate.aws import naming
from modsmith.validate.aws.functions import FUNCTION
from modsmith.validate.control import Control, Lack

GROUP = "aws_cloudwatch_log_group"
PREFIX = "/aws/lambda/"
GUARDS = ((GROUP, ""), (GROUP, "name"))


def judge(function: Resource, world: World) -> Iterator[Lack]:
    """There must be a group of its name, or the one that it is told to log into."""
    told = function.at("logging_config.0.log_group")
    if told is not None:
        groups = [one for one in world.of(GROUP) if world.names(told, one)]
        groups += naming.called(world, GROUP, "name", naming.spelled(told, world))
    else:
        names = {PREFIX + name for name in naming.spellings(function, "function_name", world)}
        groups = naming.called(world, GROUP, "name", names)
    if not groups:
        yield Lack("The module makes no log group for it, so Lambda makes one that keeps logs for ever.")


CONTROL = Control(
    id="lambda-logs",
    title="A function logs into a log group that the module makes.",
    why="Lambda otherwise makes a group itself: without a key, without retention, and out of Terraform's reach.",
    source="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html",
    mend="Add an aws_cloudwatch_log_group named /aws/lambda/ and the function's name, with retention and key.",
    types=(FUNCTION,),
    judge=judge,
    reads=(GROUP,),
    guards=GUARDS,
)
