"""CodeBuild: builds are not public."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import texts
from modsmith.validate.control import Control, Violation
from modsmith.validate.controls.codebuild.secrets import PROJECT
from modsmith.validate.severity import Severity


def check(project: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that logs and artifacts of builds are private."""
    if texts.is_one_of(project, "project_visibility", "PUBLIC_READ"):
        yield Violation(
            "Anyone on the internet can read the logs and artifacts of builds.", "project_visibility"
        )


CONTROL = Control(
    id="codebuild-visibility",
    title="Logs and artifacts of builds are private.",
    why="Logs show how your systems are built, and easily a secret that a build printed.",
    source="https://docs.aws.amazon.com/codebuild/latest/userguide/public-builds.html",
    fix="Remove project_visibility, or set it to PRIVATE.",
    types=(PROJECT,),
    severity=Severity.CRITICAL,
    check=check,
    always=True,
)
