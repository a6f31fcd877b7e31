"""Schemas that are known to be wrong or behind AWS, and values that only Terraform has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Exemption:
    """A constraint that AWS does not enforce.

    Attributes:
        kind: CloudFormation's type.
        rule: cfn-lint's rule; "" for AWS's own schema.
        argument: Terraform's argument; "" for all.
        reason: why it is not applied, with a source.
    """

    kind: str
    rule: str
    argument: str
    reason: str


EXEMPTIONS = (
    Exemption(
        "AWS::ElastiCache::User",
        "",
        "engine",
        "The API takes REDIS and VALKEY in capitals, too:"
        " https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUser.html",
    ),
    Exemption(
        "AWS::RDS::DBCluster",
        "E3692",
        "engine_mode",
        "A Multi-AZ cluster takes `provisioned`, which the provider sends by default:"
        " https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/tree/master/examples/multi-az",
    ),
)

TERRAFORM_ONLY: Mapping[tuple[str, str], object] = {
    ("aws_lambda_function", "reserved_concurrent_executions"): -1,
}
"""Values with which the provider sends nothing: type and argument to the value."""


def exempt(kind: str, rule: str, argument: str) -> bool:
    """Whether AWS is known not to enforce a constraint."""
    return any((one.kind, one.rule) == (kind, rule) and one.argument in ("", argument) for one in EXEMPTIONS)
