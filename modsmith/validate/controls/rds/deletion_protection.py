"""RDS: production databases have deletion protection."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Violation
from modsmith.validate.fixing.declared import SetArgument
from modsmith.validate.severity import Severity

TYPES = (databases.CLUSTER, databases.INSTANCE)


def check(database: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks deletion protection in production."""
    production_only(evaluation)
    if not database.flag("deletion_protection"):
        yield Violation("Deletion protection is off.", "deletion_protection")


FIXES = tuple(
    SetArgument(
        type_,
        "deletion_protection",
        "true",
        effect="`terraform destroy` refuses until the protection is off again.",
    )
    for type_ in TYPES
)


CONTROL = Control(
    id="rds-deletion-protection",
    title="A production database has deletion protection.",
    why="A mistake in a plan or in the console can delete an unprotected database.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html",
    fix="Set deletion_protection = true in production.",
    types=TYPES,
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_139", "CKV_AWS_293"),
    trivy=("AVD-AWS-0177", "AVD-AWS-0343"),
    fsbp=("RDS.7", "RDS.8"),
    guards=tuple((type_, "deletion_protection") for type_ in TYPES),
    fixes=FIXES,
)
