"""Route 53: a public zone is signed with DNSSEC."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.zones import ZONE, public_only
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

SIGNING = "aws_route53_hosted_zone_dnssec"


def check(zone: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for signing that is on."""
    public_only(zone)
    found = evaluation.attached(zone, SIGNING, "hosted_zone_id")
    if not any(one.known("signing_status") in (None, "SIGNING") for one in found):
        yield Violation("Answers of the zone are not signed.")


CONTROL = Control(
    id="route53-dnssec",
    title="A public zone is signed with DNSSEC.",
    why="Without signatures, attackers can answer in place of the zone and send users elsewhere.",
    source="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec.html",
    fix="Add an aws_route53_key_signing_key and an aws_route53_hosted_zone_dnssec.",
    types=(ZONE,),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    reads=(SIGNING, "aws_route53_key_signing_key"),
    checkov=("CKV2_AWS_38",),
    guards=((SIGNING, ""), (SIGNING, "hosted_zone_id")),
)
