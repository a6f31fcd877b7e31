"""DynamoDB: a replica that is a resource of its own is protected like its table."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.aws.environments import is_production
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

REPLICA = "aws_dynamodb_table_replica"


def check(replica: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the key and, in production, point-in-time recovery and deletion protection."""
    yield from keys.check(replica, "kms_key_arn", evaluation)
    if not is_production(evaluation):
        return
    if not replica.flag("point_in_time_recovery"):
        yield Violation("The replica has no point-in-time recovery.", "point_in_time_recovery")
    if not replica.flag("deletion_protection_enabled"):
        yield Violation("Deletion protection is off.", "deletion_protection_enabled")


CONTROL = Control(
    id="dynamodb-table-replica",
    title=(
        "A replica of a table has the module's key if there is one, and in production recovery "
        "and deletion protection."
    ),
    why="Settings of the table do not apply to a replica, which then is the weakest copy.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_security.html",
    fix="Set kms_key_arn, point_in_time_recovery and deletion_protection_enabled.",
    types=(REPLICA,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_271",),
    guards=tuple(
        (REPLICA, path) for path in ("kms_key_arn", "point_in_time_recovery", "deletion_protection_enabled")
    ),
)
