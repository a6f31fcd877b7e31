"""Route 53: a public zone logs queries."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.zones import ZONE, public_only
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

LOG = "aws_route53_query_log"


def check(zone: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a query log."""
    public_only(zone)
    if not evaluation.attached(zone, LOG, "zone_id"):
        yield Violation("The zone does not log queries.")


CONTROL = Control(
    id="route53-query-logs",
    title="A public zone logs DNS queries.",
    why="Without query logs no one sees attacks on names, or names that are still used before they are removed.",
    source="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html",
    fix="Add an aws_route53_query_log with a log group in us-east-1.",
    types=(ZONE,),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    reads=(LOG,),
    checkov=("CKV2_AWS_39",),
    fsbp=("Route53.2",),
    guards=((LOG, ""), (LOG, "zone_id")),
)
