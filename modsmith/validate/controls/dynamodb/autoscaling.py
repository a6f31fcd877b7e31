"""DynamoDB: provisioned capacity follows the load, of every index too."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import naming, scaling
from modsmith.validate.control import Control, NotApplicableError, Violation

GUARDS = (
    ("aws_dynamodb_table", "billing_mode"),
    (scaling.TARGET, ""),
    (scaling.TARGET, "resource_id"),
    (scaling.TARGET, "scalable_dimension"),
    (scaling.POLICY, ""),
)


def check(table: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """A target with a policy for reads and for writes of the table and of each index."""
    mode = table.known("billing_mode")
    if mode == "PAY_PER_REQUEST":
        raise NotApplicableError("It is paid for on demand: DynamoDB scales it.")
    if mode not in (None, "PROVISIONED"):
        yield Violation(f"DynamoDB knows no billing mode {mode}.", "billing_mode")
    indexes = [str(index.known("name")) for index in table.parts("global_secondary_index")]
    for kind, end in [("table", ""), *(("index", f"/index/{name}") for name in indexes)]:
        ids = {f"table/{name}{end}" for name in naming.spellings(table, "name", evaluation)}
        for direction in ("Read", "Write"):
            targets = scaling.targets(evaluation, ids, f"dynamodb:{kind}:{direction}CapacityUnits")
            what = f"{direction.lower()} capacity of {end.removeprefix('/') or 'the table'}"
            if not targets:
                yield Violation(f"Nothing scales the {what}.", "billing_mode")
            elif not all(scaling.policies(evaluation, target) for target in targets):
                yield Violation(f"The {what} has a target that no policy scales.", "billing_mode")


CONTROL = Control(
    id="dynamodb-autoscaling",
    title="A table with provisioned capacity scales its reads and writes, and those of each index.",
    why="A fixed capacity is throttled at its first peak, or paid for all night; a slow index throttles its table.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html",
    fix="Add aws_appautoscaling_target and aws_appautoscaling_policy for each, or set billing_mode = PAY_PER_REQUEST.",
    types=("aws_dynamodb_table",),
    check=check,
    reads=(scaling.TARGET, scaling.POLICY),
    guards=GUARDS,
)
