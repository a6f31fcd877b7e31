"""DynamoDB: provisioned capacity follows the load, including that of indexes."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import naming, scaling
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

GUARDS = (
    ("aws_dynamodb_table", "billing_mode"),
    (scaling.TARGET, ""),
    (scaling.TARGET, "resource_id"),
    (scaling.TARGET, "scalable_dimension"),
    (scaling.POLICY, ""),
)


def check(table: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a target with a policy for reads and writes of the table and of each index."""
    mode = table.known("billing_mode")
    if mode == "PAY_PER_REQUEST":
        raise NotApplicableError("The table uses on-demand capacity, which DynamoDB scales.")
    if mode not in (None, "PROVISIONED"):
        yield Violation(f"DynamoDB does not support the billing mode {mode}.", "billing_mode")
    indexes = [str(index.known("name")) for index in table.parts("global_secondary_index")]
    for kind, end in [("table", ""), *(("index", f"/index/{name}") for name in indexes)]:
        ids = {f"table/{name}{end}" for name in naming.spellings(table, "name", evaluation)}
        for direction in ("Read", "Write"):
            targets = scaling.targets(evaluation, ids, f"dynamodb:{kind}:{direction}CapacityUnits")
            what = f"{direction.lower()} capacity of {end.removeprefix('/') or 'the table'}"
            if not targets:
                evaluation.is_missing(table, scaling.TARGET)
                yield Violation(f"Nothing scales the {what}.", "billing_mode")
            elif not all(scaling.policies(evaluation, target) for target in targets):
                yield Violation(f"The {what} has a scaling target without a policy.", "billing_mode")


CONTROL = Control(
    id="dynamodb-autoscaling",
    title="A table with provisioned capacity scales its reads and writes, and those of each index.",
    why=(
        "Fixed capacity throttles requests at the first peak or costs too much at night. A slow "
        "index throttles its table."
    ),
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html",
    fix=(
        "Add aws_appautoscaling_target and aws_appautoscaling_policy for each, or set billing_mode = "
        "PAY_PER_REQUEST."
    ),
    types=("aws_dynamodb_table",),
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    checkov=("CKV2_AWS_16",),
    fsbp=("DynamoDB.1",),
    reads=(scaling.TARGET, scaling.POLICY),
    guards=GUARDS,
)
