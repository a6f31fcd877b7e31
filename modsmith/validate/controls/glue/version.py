"""Glue: Spark jobs run on a supported version."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.controls.glue.security import JOB
from modsmith.validate.severity import Severity

SPARK = ("glueetl", "gluestreaming")
OLDEST = 3.0
"""The oldest supported version. Source: https://docs.aws.amazon.com/glue/latest/dg/glue-version-support-policy.html"""


def check(job: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the version of jobs on Spark."""
    if (job.known("command.0.name") or SPARK[0]) not in SPARK:
        raise NotApplicableError("The job does not run on Spark.")
    version = job.number("glue_version")
    if version is None:
        yield Violation("The job does not name its version of Glue.", "glue_version")
    elif version < OLDEST:
        yield Violation(f"Version {version:g} of Glue is not supported.", "glue_version")


CONTROL = Control(
    id="glue-version",
    title="Spark jobs run on a supported version of Glue.",
    why="An unsupported version gets no security fixes, and AWS may stop its jobs.",
    source="https://docs.aws.amazon.com/glue/latest/dg/glue-version-support-policy.html",
    fix='Set glue_version = "5.0".',
    types=(JOB,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("Glue.4",),
    guards=((JOB, "glue_version"),),
)
