"""What a control of your own needs. This is public API.

    # controls/sqs_cost_center.py
    from modsmith.controls import Control, Evaluation, Resource, Violation

    def check(queue: Resource, evaluation: Evaluation) -> Iterator[Violation]:
        if not queue.is_set("tags.CostCenter"):
            yield Violation("It has no tag CostCenter.", at="tags")

    CONTROL = Control(id="sqs-cost-center", types=("aws_sqs_queue",), check=check, …)

A check runs once for each resource of its types in each evaluation: the HCL in every environment, and each plan. It
yields one `Violation` for everything that is wrong; without one the resource passes. `Resource.flag`, `number`,
`known`, `is_set` and `blocks` read arguments. They raise `UndeterminedError` where a value is not known, which counts
as a failure: do not catch it. Raise `NotApplicableError` with the reason where the control has nothing to say.

`modsmith new control NAME` writes a control with its fixture and its test.
"""

from __future__ import annotations

from pathlib import Path

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.project import Project
from modsmith.validate import fixture, own
from modsmith.validate.control import Control, NotApplicableError, Violation, shipped
from modsmith.validate.severity import Severity

__all__ = [
    "Control",
    "Evaluation",
    "NotApplicableError",
    "Resource",
    "Severity",
    "UndeterminedError",
    "Violation",
    "assert_fixture",
    "project_controls",
]


def project_controls(start: Path | None = None) -> list[Control]:
    """The controls of the project that a folder is in, in the order of their files' names.

    Args:
        start: where the search for the project file begins; the working directory if None.

    Raises:
        ProjectError: the folder is in no project, or the project file cannot be used.
        ControlError: a control cannot be used.
    """
    project = Project.require(start)
    return list(own.load(project.controls, project.root, shipped()))


def assert_fixture(control: Control, folder: Path) -> None:
    """Runs a control on its fixture and compares each result with the name of the resource.

    Resources named `pass_...` must pass and those named `fail_...` must fail; `unknown_...` must be undetermined and
    `none_...` not applicable. A fixture needs at least one that passes and one that fails for each resource type.

    Args:
        control: to run.
        folder: that holds the fixture, named after the id: `sqs_cost_center.tf` for `sqs-cost-center`.

    Raises:
        AssertionError: a result is not the expected one; the message lists them all.
        ControlError: there is no fixture, or it is not HCL.
    """
    found = fixture.mismatches(control, folder / f"{control.id.replace('-', '_')}.tf")
    if found:
        raise AssertionError("\n".join((f"{control.id}:", *found)))
