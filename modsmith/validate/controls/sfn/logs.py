"""Step Functions: a state machine logs its executions."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import texts
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

MACHINE = "aws_sfn_state_machine"


def check(machine: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a log level other than OFF."""
    if all(texts.is_one_of(one, "level", "", "OFF") for one in machine.parts("logging_configuration")):
        yield Violation("The state machine does not log its executions.", "logging_configuration")


CONTROL = Control(
    id="sfn-logs",
    title="A state machine logs its executions.",
    why="Express workflows keep no history at all, and standard ones for 90 days only.",
    source="https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html",
    fix='Add logging_configuration with level = "ERROR" or "ALL" and a log group.',
    types=(MACHINE,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("StepFunctions.1",),
    guards=((MACHINE, "logging_configuration"), (MACHINE, "logging_configuration.level")),
)
