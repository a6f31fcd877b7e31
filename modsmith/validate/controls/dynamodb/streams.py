"""DynamoDB: a stream has a view type."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

VIEWS = ("KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES")
GUARDS = (("aws_dynamodb_table", "stream_enabled"), ("aws_dynamodb_table", "stream_view_type"))


def check(table: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that stream and view type are set together."""
    if table.flag("stream_enabled"):
        view = table.known("stream_view_type")
        if view not in VIEWS:
            yield Violation(f"The table's stream has no view type of {', '.join(VIEWS)}.", "stream_view_type")
    elif table.is_set("stream_view_type"):
        yield Violation("The table sets a view type but has no stream.", "stream_enabled")
    else:
        raise NotApplicableError("The table has no stream.")


CONTROL = Control(
    id="dynamodb-streams",
    title="A table with a stream sets its view type, and a table with a view type has a stream.",
    why="Consumers of the stream receive nothing, or only keys where they need images.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html",
    fix="Set stream_enabled = true and stream_view_type together, or neither.",
    types=("aws_dynamodb_table",),
    severity=Severity.MEDIUM,
    check=check,
    guards=GUARDS,
)
