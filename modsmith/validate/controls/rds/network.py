"""RDS: a database is private and does not use the default subnets or security group."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases, naming
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CHOSEN = ("db_subnet_group_name", "vpc_security_group_ids")
GUARDS = tuple((type_, path) for type_ in (databases.CLUSTER, databases.INSTANCE) for path in CHOSEN)


def check(database: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a public address and for the default VPC or security group."""
    if database.flag("publicly_accessible"):
        yield Violation("The database has a public address.", "publicly_accessible")
    if database.type == databases.MEMBER or databases.is_copy(database):
        return
    for argument in CHOSEN:
        if not database.is_set(argument):
            yield Violation(f"The database has no {argument} and uses the default one.", argument)
    if naming.is_foreign(database.at("db_subnet_group_name"), evaluation, "aws_db_subnet_group"):
        yield Violation("The database's subnet group is not one of the module.", "db_subnet_group_name")


CONTROL = Control(
    id="rds-network",
    title="A database has no public address and is in explicitly chosen subnets and security groups.",
    why=(
        "The default VPC's subnets are public. With a public address, one careless rule exposes the database."
    ),
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
    fix="Set db_subnet_group_name and vpc_security_group_ids, and keep publicly_accessible off.",
    types=(databases.CLUSTER, databases.MEMBER, databases.INSTANCE),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_17",),
    trivy=("AVD-AWS-0180",),
    fsbp=("RDS.2",),
    guards=GUARDS,
)
