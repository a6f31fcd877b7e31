"""RDS: the database stands in subnets and security groups that somebody chose."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases, naming
from modsmith.validate.control import Control, Violation

CHOSEN = ("db_subnet_group_name", "vpc_security_group_ids")
GUARDS = tuple((type_, path) for type_ in (databases.CLUSTER, databases.INSTANCE) for path in CHOSEN)


def check(database: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """No public address, and neither the default VPC nor its default group."""
    if database.flag("publicly_accessible"):
        yield Violation("It has a public address.", "publicly_accessible")
    if database.type == databases.MEMBER or databases.is_copy(database):
        return
    for argument in CHOSEN:
        if not database.is_set(argument):
            yield Violation(f"It has no {argument}, and stands in the default one.", argument)
    if naming.is_strange(database.at("db_subnet_group_name"), evaluation, "aws_db_subnet_group"):
        yield Violation("Its subnet group is none of the module's.", "db_subnet_group_name")


CONTROL = Control(
    id="rds-network",
    title="A database has no public address, and stands in subnets and security groups that were chosen for it.",
    why="The default VPC's subnets are public, and a public address needs only one careless rule to be reached.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
    fix="Set db_subnet_group_name and vpc_security_group_ids, and leave publicly_accessible off.",
    types=(databases.CLUSTER, databases.MEMBER, databases.INSTANCE),
    check=check,
    checkov=("CKV_AWS_17",),
    guards=GUARDS,
)
