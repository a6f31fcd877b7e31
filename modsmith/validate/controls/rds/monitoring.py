"""RDS: an instance has enhanced monitoring and Performance Insights."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

INTERVALS = (1, 5, 10, 15, 30, 60)
LEAST_DAYS = 7
"""Days of Performance Insights that are free of charge, and the minimum that AWS allows."""

ATTACHMENT = "aws_iam_role_policy_attachment"
POLICY = "AmazonRDSEnhancedMonitoringRole"
TYPES = (databases.MEMBER, databases.INSTANCE)
GUARDS = (
    *(
        (type_, path)
        for type_ in TYPES
        for path in ("monitoring_interval", "monitoring_role_arn", "performance_insights_enabled")
    ),
    (ATTACHMENT, ""),
    (ATTACHMENT, "policy_arn"),
)


def check(instance: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks enhanced monitoring with a role that can write it, and Performance Insights."""
    if instance.number("monitoring_interval") not in INTERVALS:
        yield Violation("Enhanced monitoring is off.", "monitoring_interval")
    elif not instance.is_set("monitoring_role_arn") or _is_no_arn(instance.at("monitoring_role_arn")):
        yield Violation("Enhanced monitoring has no role.", "monitoring_role_arn")
    elif not _may_write(instance, evaluation):
        yield Violation(f"The role of enhanced monitoring does not have {POLICY}.", "monitoring_role_arn")
    if not instance.flag("performance_insights_enabled"):
        yield Violation("Performance Insights is off.", "performance_insights_enabled")
    days = instance.number("performance_insights_retention_period")
    if days is not None and days < LEAST_DAYS:
        yield Violation(
            f"Performance Insights keeps data for only {days:g} days.",
            "performance_insights_retention_period",
        )


def _is_no_arn(value: object) -> bool:
    return isinstance(value, str) and not value.startswith("arn:")


def _may_write(instance: Resource, evaluation: Evaluation) -> bool:
    """Whether the role has the monitoring policy, if it is a role of this module."""
    value = instance.at("monitoring_role_arn")
    roles = evaluation.named(value, "aws_iam_role")
    return not roles or any(
        str(one.at("policy_arn")).endswith(POLICY)
        for role in roles
        for one in evaluation.attached(role, ATTACHMENT, "role")
    )


CONTROL = Control(
    id="rds-monitoring",
    title="An instance has enhanced monitoring and Performance Insights.",
    why="CPU metrics alone cannot tell a slow database from a busy one.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html",
    fix="Set monitoring_interval = 60, monitoring_role_arn and performance_insights_enabled = true.",
    types=TYPES,
    severity=Severity.LOW,
    check=check,
    checkov=("CKV_AWS_118", "CKV_AWS_353"),
    trivy=("AVD-AWS-0133",),
    fsbp=("RDS.6",),
    guards=GUARDS,
)
