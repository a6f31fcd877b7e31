"""CloudTrail: changes of log files can be detected."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.trails import TRAIL
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(trail: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that log file validation is on."""
    if not trail.flag("enable_log_file_validation"):
        yield Violation("No one can tell whether a log file was changed.", "enable_log_file_validation")


CONTROL = Control(
    id="cloudtrail-integrity",
    title="A trail signs its log files.",
    why="Without digests, an attacker can remove traces from the log files unnoticed.",
    source="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html",
    fix="Set enable_log_file_validation = true.",
    types=(TRAIL,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_36",),
    trivy=("AVD-AWS-0016",),
    fsbp=("CloudTrail.4",),
    guards=((TRAIL, "enable_log_file_validation"),),
)
