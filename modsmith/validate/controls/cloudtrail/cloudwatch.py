"""CloudTrail: a trail sends events to CloudWatch Logs, where alarms can watch them."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.trails import TRAIL
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(trail: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a log group and a role."""
    for name in ("cloud_watch_logs_group_arn", "cloud_watch_logs_role_arn"):
        if not trail.is_set(name):
            yield Violation(f"The trail does not send events to CloudWatch Logs: no {name}.", name)
            return


CONTROL = Control(
    id="cloudtrail-cloudwatch",
    title="A trail sends its events to CloudWatch Logs.",
    why="Files in a bucket raise no alarm. In CloudWatch, metric filters find suspicious calls within minutes.",
    source="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html",
    fix="Set cloud_watch_logs_group_arn and cloud_watch_logs_role_arn.",
    types=(TRAIL,),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    checkov=("CKV2_AWS_10",),
    trivy=("AVD-AWS-0162",),
    fsbp=("CloudTrail.5",),
    guards=((TRAIL, "cloud_watch_logs_group_arn"), (TRAIL, "cloud_watch_logs_role_arn")),
)
