"""ECS: clusters collect metrics with Container Insights."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import links, texts
from modsmith.validate.aws.containers import CLUSTER
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

DEFAULT = "aws_ecs_account_setting_default"
NAME = "containerInsights"
ON = ("enabled", "enhanced")


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that Container Insights is on, for the cluster or as the account's default."""
    settings = [one for one in cluster.parts("setting") if one.known("name") == NAME]
    on = any(texts.is_one_of(one, "value", *ON) for one in settings) if settings else _is_default(evaluation)
    if not on:
        yield Violation("The cluster does not use Container Insights.", "setting")


def _is_default(evaluation: Evaluation) -> bool:
    """Whether the module makes it the account's default."""
    return evaluation.once(
        "container insights",
        lambda: links.is_any_created(
            one
            for one in evaluation.of(DEFAULT)
            if one.known("name") == NAME and texts.is_one_of(one, "value", *ON)
        ),
    )


CONTROL = Control(
    id="ecs-insights",
    title="A cluster uses Container Insights.",
    why="Without metrics of tasks and restarts, problems of containers are hard to find.",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html",
    fix='Add a setting with name = "containerInsights" and value = "enhanced" or "enabled".',
    types=(CLUSTER,),
    severity=Severity.LOW,
    check=check,
    reads=(DEFAULT,),
    checkov=("CKV_AWS_65",),
    trivy=("AVD-AWS-0034",),
    fsbp=("ECS.12",),
    guards=((CLUSTER, "setting"),),
)
