"""What AWS documents that a caller needs, beyond the actions that the calls themselves name.

No emulator sees these: a service checks them on the caller's behalf after the call. Each comes with the action that
brings it, and with AWS's page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Condition = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True)
class Documented:
    """Actions that AWS documents.

    Attributes:
        sid: of the statement.
        brought_by: the recorded action that brings it.
        actions: what the caller needs as well.
        resources: patterns of ARNs.
        why: one sentence.
        source: AWS's page, without `https://`.
        condition: of the statement.
    """

    sid: str
    brought_by: str
    actions: tuple[str, ...]
    resources: tuple[str, ...]
    why: str
    source: str
    condition: Condition = field(default_factory=dict)


def _service_role(sid: str, brought_by: str, role: str, because: tuple[str, str]) -> Documented:
    """The service-linked role of a service, as `service/name`; `because` is why and source."""
    return Documented(
        sid,
        brought_by,
        ("iam:CreateServiceLinkedRole",),
        (f"arn:aws:iam::ACCOUNT:role/aws-service-role/{role}",),
        *because,
        {"StringEquals": {"iam:AWSServiceName": (role.partition("/")[0],)}},
    )


def _key(sid: str, brought_by: str, service: str, because: tuple[str, str]) -> Documented:
    """The use of a key through a service; `because` is why and source."""
    return Documented(
        sid,
        brought_by,
        ("kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"),
        ("arn:aws:kms:REGION:ACCOUNT:key/*",),
        *because,
        {"StringLike": {"kms:ViaService": (f"{service}.*.amazonaws.com",)}},
    )


_DYNAMODB = "docs.aws.amazon.com/amazondynamodb/latest/developerguide"

EVERY = (
    _service_role(
        "DocumentedRoleOfAutoscaling",
        "application-autoscaling:RegisterScalableTarget",
        "dynamodb.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_DynamoDBTable",
        (
            "The first scalable target of an account creates the service-linked role of Application Auto Scaling.",
            "docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-service-linked-roles.html",
        ),
    ),
    _service_role(
        "DocumentedRoleOfReplication",
        "dynamodb:CreateTableReplica",
        "replication.dynamodb.amazonaws.com/AWSServiceRoleForDynamoDBReplication",
        (
            "The first replica of an account creates the service-linked role of global tables.",
            f"{_DYNAMODB}/globaltables-security.html",
        ),
    ),
    Documented(
        "DocumentedDataOfReplicas",
        "dynamodb:CreateTableReplica",
        tuple(
            f"dynamodb:{name}"
            for name in (
                "BatchWriteItem",
                "CreateTable",
                "CreateTableReplica",
                "DeleteItem",
                "GetItem",
                "PutItem",
                "Query",
                "Scan",
                "UpdateItem",
            )
        ),
        ("arn:aws:dynamodb:REGION:ACCOUNT:table/PROJECT-ENVIRONMENT-*",),
        "A new replica is filled with the permissions of the principal that adds it.",
        f"{_DYNAMODB}/globaltables-security.html",
    ),
    _key(
        "DocumentedKeyOfDynamoDB",
        "dynamodb:CreateTable",
        "dynamodb",
        (
            "DynamoDB uses a customer managed key with the permissions of the principal that gives it to a table.",
            f"{_DYNAMODB}/encryption.usagenotes.html",
        ),
    ),
    _service_role(
        "DocumentedRoleOfRDS",
        "rds:CreateDBCluster",
        "rds.amazonaws.com/AWSServiceRoleForRDS",
        (
            "The first cluster of an account creates the service-linked role of RDS.",
            "docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAM.ServiceLinkedRoles.html",
        ),
    ),
    _key(
        "DocumentedKeyOfRDS",
        "rds:CreateDBCluster",
        "rds",
        (
            "RDS creates grants on the cluster's key for the principal that creates the cluster.",
            "docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html",
        ),
    ),
    Documented(
        "DocumentedPasswordOfRDS",
        "rds:CreateDBCluster",
        ("secretsmanager:CreateSecret", "secretsmanager:RotateSecret", "secretsmanager:TagResource"),
        ("arn:aws:secretsmanager:REGION:ACCOUNT:secret:rds!cluster-*",),
        "RDS keeps the main user's password in a secret that it creates for the principal.",
        "docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html",
    ),
    _key(
        "DocumentedKeyOfThePassword",
        "rds:CreateDBCluster",
        "secretsmanager",
        (
            "The secret of the main user's password is encrypted with the cluster's key.",
            "docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html",
        ),
    ),
    _service_role(
        "DocumentedRoleOfElastiCache",
        "elasticache:CreateReplicationGroup",
        "elasticache.amazonaws.com/AWSServiceRoleForElastiCache",
        (
            "The first cache of an account creates the service-linked role of ElastiCache.",
            "docs.aws.amazon.com/AmazonElastiCache/latest/dg/using-service-linked-roles.html",
        ),
    ),
    _key(
        "DocumentedKeyOfElastiCache",
        "elasticache:CreateReplicationGroup",
        "elasticache",
        (
            "ElastiCache creates grants on the cache's key for the principal that creates the cache.",
            "docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html",
        ),
    ),
    Documented(
        "DocumentedNetworkOfElastiCache",
        "elasticache:CreateReplicationGroup",
        (
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:DescribeVpcs",
        ),
        ("*",),
        "The reference lists them as dependent actions of elasticache:CreateReplicationGroup.",
        "docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticache.html",
    ),
    _key(
        "DocumentedKeyOfTimestream",
        "timestream:CreateDatabase",
        "timestream",
        (
            "Timestream creates grants on the database's key for the principal that creates the database.",
            "docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest.html",
        ),
    ),
)


def brought_by(actions: Iterable[str]) -> Iterator[Documented]:
    """What is documented for recorded actions."""
    known = set(actions)
    return (one for one in EVERY if one.brought_by in known)
