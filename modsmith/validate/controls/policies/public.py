"""Policies of data stores: nobody is let in without a condition."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants, policies, searches
from modsmith.validate.aws.policies import Statement
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

DOCUMENTS = {
    "aws_backup_vault_policy": "policy",
    "aws_dynamodb_resource_policy": "policy",
    "aws_elasticsearch_domain": "access_policies",
    "aws_elasticsearch_domain_policy": "access_policies",
    "aws_kinesis_resource_policy": "policy",
    "aws_msk_cluster_policy": "policy",
    "aws_opensearch_domain": "access_policies",
    "aws_opensearch_domain_policy": "access_policies",
    "aws_redshift_resource_policy": "policy",
    "aws_redshiftserverless_resource_policy": "policy",
}
"""Type to the argument with its policy."""


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that no statement allows anything to everyone; in a VPC, security groups decide who reaches a domain."""
    path = DOCUMENTS[resource.type]
    if resource.at(path) is None:
        raise NotApplicableError("It has no policy of its own.")
    domains = (
        [resource]
        if resource.type in searches.TYPES
        else evaluation.named(resource.at("domain_name"), *searches.TYPES)
    )
    if any(domain.blocks("vpc_options") for domain in domains):
        raise NotApplicableError("The domain is in a VPC, where security groups decide who reaches it.")
    for statement in policies.statements(resource, path, evaluation):
        if statement.allows and not statement.conditions and _lets_in_everyone(statement, path):
            name = f"The statement {statement.sid}" if statement.sid else "A statement"
            yield Violation(f"{name} lets in every AWS account.", path)


def _lets_in_everyone(statement: Statement, path: str) -> bool:
    """Whether its principals, or all but those, are everyone."""
    return statement.inverted or any(
        grants.is_any_account(policies.settled(who, path)) for _, who in statement.principals
    )


CONTROL = Control(
    id="policies-public",
    title="The policy of a data store lets nobody in without naming them or a condition.",
    why="A statement for everyone opens the data to every AWS account, or to the internet.",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    fix="Name the principals of every statement, or add a condition such as aws:PrincipalOrgID.",
    types=tuple(DOCUMENTS),
    severity=Severity.CRITICAL,
    check=check,
    always=True,
)
