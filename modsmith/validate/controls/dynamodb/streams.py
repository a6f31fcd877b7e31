"""DynamoDB: a stream says what it carries."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation

VIEWS = ("KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES")
GUARDS = (("aws_dynamodb_table", "stream_enabled"), ("aws_dynamodb_table", "stream_view_type"))


def check(table: Resource, _: Evaluation) -> Iterator[Violation]:
    """Stream and view type come together."""
    if table.flag("stream_enabled"):
        view = table.known("stream_view_type")
        if view not in VIEWS:
            yield Violation(f"Its stream has no view type of {', '.join(VIEWS)}.", "stream_view_type")
    elif table.is_set("stream_view_type"):
        yield Violation("It says what a stream carries, and has none.", "stream_enabled")
    else:
        raise NotApplicableError("It has no stream.")


CONTROL = Control(
    id="dynamodb-streams",
    title="A table with a stream says which images of an item it carries, and one with a view type has a stream.",
    why="Whoever reads the stream gets nothing, or keys where it needs images.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html",
    fix="Set stream_enabled = true and stream_view_type together, or neither.",
    types=("aws_dynamodb_table",),
    check=check,
    guards=GUARDS,
)
