"""CloudTrail: a trail is on and covers all regions and global services."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.links import off
from modsmith.validate.aws.services.trails import TRAIL
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

WHAT = {
    "enable_logging": "The trail is off.",
    "include_global_service_events": "The trail leaves out global services such as IAM.",
}


def check(trail: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the trail is on, in all regions, with global services."""
    if not trail.flag("is_multi_region_trail"):
        yield Violation("The trail covers a single region.", "is_multi_region_trail")
    for name in off(trail, WHAT):
        yield Violation(WHAT[name], name)


CONTROL = Control(
    id="cloudtrail-scope",
    title="A trail is on and covers all regions and global services.",
    why="Attackers act in regions that no one uses. A trail that leaves them out shows nothing of it.",
    source="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html",
    fix="Set is_multi_region_trail = true, and leave enable_logging and include_global_service_events on.",
    types=(TRAIL,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_67", "CKV_AWS_251"),
    trivy=("AVD-AWS-0014",),
    fsbp=("CloudTrail.1", "CloudTrail.3"),
    guards=((TRAIL, "is_multi_region_trail"),),
)
