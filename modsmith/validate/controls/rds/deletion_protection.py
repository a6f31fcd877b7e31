"""RDS: a database of production cannot be deleted by a slip."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import databases
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Violation

TYPES = (databases.CLUSTER, databases.INSTANCE)


def check(database: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """The switch must be on in production."""
    production_only(evaluation)
    if not database.flag("deletion_protection"):
        yield Violation("Anybody who may delete databases deletes this one.", "deletion_protection")


CONTROL = Control(
    id="rds-deletion-protection",
    title="A database of production is protected from being deleted.",
    why="A slip in a plan or a console is enough to delete what is not protected.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html",
    fix="Set deletion_protection = true in production.",
    types=TYPES,
    check=check,
    checkov=("CKV_AWS_139", "CKV_AWS_293"),
    guards=tuple((type_, "deletion_protection") for type_ in TYPES),
)
