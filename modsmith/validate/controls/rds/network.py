"""RDS: a database is private and does not use the default subnets or security group, or public subnets."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import refers, why
from modsmith.validate.aws import databases, naming, subnets
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CHOSEN = ("db_subnet_group_name", "vpc_security_group_ids")
GROUP = "aws_db_subnet_group"
SHARDS = "aws_rds_shard_group"
GUARDS = tuple((type_, path) for type_ in (databases.CLUSTER, databases.INSTANCE) for path in CHOSEN)


def check(database: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a public address, for the default VPC or security group, and for public subnets."""
    if database.flag("publicly_accessible"):
        yield Violation("The database has a public address.", "publicly_accessible")
    if database.type in (databases.MEMBER, SHARDS) or databases.is_copy(database):
        return
    for argument in CHOSEN:
        if not database.is_set(argument):
            yield Violation(f"The database has no {argument} and uses the default one.", argument)
    if naming.is_foreign(database.at("db_subnet_group_name"), evaluation, GROUP):
        yield Violation("The database's subnet group is not one of the module.", "db_subnet_group_name")
    for group in evaluation.named(database.at("db_subnet_group_name"), GROUP):
        yield from _public_subnets(group, evaluation)


def _public_subnets(group: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Violations for the module's public subnets; those of a module that was not read may be public, too."""
    given = group.at("subnet_ids")
    for subnet in subnets.public(given, evaluation):
        yield Violation(
            f"The database is in {subnet.address}, which is a public subnet.", "db_subnet_group_name"
        )
    if any(one.startswith("module.") and not evaluation.get(one) for one in refers(given)):
        raise UndeterminedError(f"{group.address}.subnet_ids", why(given))


CONTROL = Control(
    id="rds-network",
    title="A database has no public address and is in explicitly chosen subnets and security groups.",
    why=(
        "The default VPC's subnets are public. With a public address, one careless rule exposes the database."
    ),
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
    fix="Set db_subnet_group_name, with private subnets, and vpc_security_group_ids; keep publicly_accessible off.",
    types=(databases.CLUSTER, databases.MEMBER, databases.INSTANCE, SHARDS),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_17",),
    trivy=("AVD-AWS-0180",),
    fsbp=("RDS.2", "RDS.46"),
    reads=(GROUP, subnets.SUBNET),
    guards=GUARDS,
)
