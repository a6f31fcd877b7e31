"""GuardDuty: a detector watches what runs on instances and in containers."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

DETECTOR, FEATURE = "aws_guardduty_detector", "aws_guardduty_detector_feature"
RUNTIME = "RUNTIME_MONITORING"
AGENTS = {
    "EKS_ADDON_MANAGEMENT": "EKS",
    "ECS_FARGATE_AGENT_MANAGEMENT": "ECS on Fargate",
    "EC2_AGENT_MANAGEMENT": "EC2",
}


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for the feature, and that GuardDuty manages its agents."""
    if resource.type == DETECTOR:
        features = evaluation.attached(resource, FEATURE, "detector_id")
        if not any(one.known("name") == RUNTIME for one in features):
            yield Violation(f"The detector does not have the feature {RUNTIME}, which is off by default.")
        return
    if resource.known("name") != RUNTIME:
        raise NotApplicableError("It is another feature.")
    managed = {
        part.known("name")
        for part in resource.parts("additional_configuration")
        if part.known("status") == "ENABLED"
    }
    missing = [name for key, name in AGENTS.items() if key not in managed]
    if missing:
        yield Violation(f"GuardDuty does not manage the agents of {', '.join(missing)}.")


CONTROL = Control(
    id="guardduty-runtime",
    title="GuardDuty watches what runs on EC2, ECS and EKS, with agents that it manages.",
    why="Network logs do not show malware that runs on a host or in a container. The agents do.",
    source="https://docs.aws.amazon.com/guardduty/latest/ug/runtime-monitoring.html",
    fix=f"Add an aws_guardduty_detector_feature {RUNTIME}, with additional_configuration for the agents.",
    types=(DETECTOR, FEATURE),
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    fsbp=("GuardDuty.7", "GuardDuty.11", "GuardDuty.12", "GuardDuty.13"),
    guards=((FEATURE, "detector_id"), (FEATURE, "additional_configuration")),
)
