"""Firehose: what it converts has the columns of a table that is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import firehose, naming
from modsmith.validate.control import Control, NotApplicableError, Violation

TABLE = "aws_glue_catalog_table"
BLOCK = f"{firehose.CONVERSION}.schema_configuration"
SCHEMA = ("database_name", "table_name", "role_arn")
GUARDS = ((firehose.STREAM, BLOCK), *((firehose.STREAM, f"{BLOCK}.{path}") for path in SCHEMA))


def check(stream: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """A table of this module where it has any; a name where it has none."""
    converting = [
        how
        for destination in stream.parts(firehose.S3)
        for how in destination.parts("data_format_conversion_configuration")
    ]
    if not converting:
        raise NotApplicableError("It writes what it is given, and converts nothing.")
    for how in converting:
        schemas = how.parts("schema_configuration")
        if not schemas:
            yield Violation("It has no schema.", firehose.S3)
        for schema in schemas:
            yield from _schema(schema, evaluation)


def _schema(schema: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    for argument in SCHEMA:
        if not schema.is_set(argument):
            yield Violation(f"Its schema has no {argument}.", firehose.S3)
    role = schema.at("role_arn")
    if isinstance(role, str) and not role.startswith("arn:"):
        yield Violation("Its schema is read by no role's ARN.", firehose.S3)
    tables = list(evaluation.of(TABLE))
    table = next((one for one in tables if evaluation.names(schema.at("table_name"), one)), None)
    if tables and table is None:
        yield Violation("Its schema is none of the module's tables.", firehose.S3)
    if table and not _same(schema.at("database_name"), table.at("database_name"), evaluation):
        yield Violation("Its schema's table is in another database.", firehose.S3)


def _same(one: Any, other: Any, evaluation: Evaluation) -> bool:
    return bool(naming.spelled(one, evaluation) & naming.spelled(other, evaluation))


CONTROL = Control(
    id="firehose-schema",
    title="A delivery stream that converts takes its columns from a table of the module, with a role that may read it.",
    why="Without the table's columns Firehose converts nothing, and keeps every record as an error.",
    source="https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html",
    fix="Set database_name, table_name and role_arn of schema_configuration, by reference to the table.",
    types=(firehose.STREAM,),
    check=check,
    reads=(TABLE,),
    guards=GUARDS,
)
