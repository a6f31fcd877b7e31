"""OpenSearch: a domain is in a VPC, behind chosen security groups."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import openings, searches
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

BLOCK = "vpc_options"
TYPES = (*searches.TYPES, "aws_opensearch_vpc_endpoint", "aws_elasticsearch_vpc_endpoint")


def check(domain: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for subnets and security groups."""
    if not domain.blocks(BLOCK) or not domain.is_set(f"{BLOCK}.0.subnet_ids"):
        yield Violation("The domain has a public endpoint, because it is in no VPC.", BLOCK)
    elif not openings.is_chosen(domain, f"{BLOCK}.0.security_group_ids"):
        yield Violation("The domain has no security_group_ids and uses the default group.", BLOCK)


CONTROL = Control(
    id="opensearch-network",
    title="A search domain is in a VPC and has explicitly chosen security groups.",
    why=(
        "With a public endpoint only the access policy protects the index. A domain cannot move "
        "into a VPC later."
    ),
    source="https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html",
    fix="Set vpc_options with subnet_ids and security_group_ids.",
    types=TYPES,
    severity=Severity.HIGH,
    check=check,
    checkov=(
        "CKV_AWS_137",
        "CKV_AWS_248",
    ),
    fsbp=(
        "Opensearch.2",
        "ES.2",
    ),
    guards=searches.guards(BLOCK, f"{BLOCK}.subnet_ids", f"{BLOCK}.security_group_ids"),
)
