"""GuardDuty: a detector and its protection plans are on."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

DETECTOR, FEATURE = "aws_guardduty_detector", "aws_guardduty_detector_feature"
ORGANIZATION = "aws_guardduty_organization_configuration"
SOURCES = {
    "datasources.0.s3_logs.0.enable": "S3 Protection",
    "datasources.0.kubernetes.0.audit_logs.0.enable": "EKS Protection",
    "datasources.0.malware_protection.0.scan_ec2_instance_with_findings.0.ebs_volumes.0.enable": (
        "Malware Protection"
    ),
}
"""Switches of the detector itself. They are on for a new detector unless it says otherwise."""


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that nothing is switched off."""
    if resource.type == FEATURE:
        if resource.known("status") != "ENABLED":
            yield Violation(f"{resource.known('name')} is off.", "status")
        return
    if resource.type == ORGANIZATION:
        if (resource.known("auto_enable_organization_members") or "NONE") == "NONE":
            yield Violation("New accounts are not watched.", "auto_enable_organization_members")
        return
    if resource.at("enable") is not None and not resource.flag("enable"):
        yield Violation("The detector is suspended.", "enable")
    for path, name in SOURCES.items():
        if resource.at(path) is not None and not resource.flag(path):
            yield Violation(f"{name} is off.", "datasources")


CONTROL = Control(
    id="guardduty-detector",
    title="A GuardDuty detector and its protection plans are on, also for new accounts.",
    why="What GuardDuty does not watch, such as S3 or logins to databases, attackers can use unnoticed.",
    source="https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-features-activation-model.html",
    fix='Leave enable and datasources on, and set status = "ENABLED" for each feature.',
    types=(DETECTOR, FEATURE, ORGANIZATION),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_238", "CKV2_AWS_3"),
    fsbp=(
        "GuardDuty.1",
        "GuardDuty.5",
        "GuardDuty.6",
        "GuardDuty.8",
        "GuardDuty.9",
        "GuardDuty.10",
    ),
    guards=((FEATURE, "status"), (ORGANIZATION, "auto_enable_organization_members")),
)
