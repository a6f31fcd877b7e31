"""Firehose: conversion uses the columns of an existing table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import firehose, naming
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

TABLE = "aws_glue_catalog_table"
BLOCK = f"{firehose.CONVERSION}.schema_configuration"
SCHEMA = ("database_name", "table_name", "role_arn")
GUARDS = ((firehose.STREAM, BLOCK), *((firehose.STREAM, f"{BLOCK}.{path}") for path in SCHEMA))


def check(stream: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a table of this module if it has any, and for a table name otherwise."""
    converting = [
        how
        for destination in stream.parts(firehose.S3)
        for how in destination.parts("data_format_conversion_configuration")
    ]
    if not converting:
        raise NotApplicableError("The stream does not convert records.")
    for how in converting:
        schemas = how.parts("schema_configuration")
        if not schemas:
            yield Violation("The stream's conversion has no schema.", firehose.S3)
        for schema in schemas:
            yield from _schema(schema, evaluation)


def _schema(schema: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    for argument in SCHEMA:
        if not schema.is_set(argument):
            yield Violation(f"The stream's schema has no {argument}.", firehose.S3)
    role = schema.at("role_arn")
    if isinstance(role, str) and not role.startswith("arn:"):
        yield Violation("The stream's schema has no role ARN to read it with.", firehose.S3)
    table = next(iter(evaluation.named(schema.at("table_name"), TABLE)), None)
    if any(evaluation.of(TABLE)) and table is None:
        yield Violation("The stream's schema is not a table of the module.", firehose.S3)
    if table and not _same(schema.at("database_name"), table.at("database_name"), evaluation):
        yield Violation("The stream's schema names another database than its table.", firehose.S3)


def _same(one: Any, other: Any, evaluation: Evaluation) -> bool:
    return bool(naming.spelled(one, evaluation) & naming.spelled(other, evaluation))


CONTROL = Control(
    id="firehose-schema",
    title=(
        "A delivery stream with conversion uses the columns of a table of the module and a role that "
        "may read it."
    ),
    why="Without the table's columns, Firehose converts nothing and stores every record as an error.",
    source="https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html",
    fix="Set database_name, table_name and role_arn of schema_configuration with references to the table.",
    types=(firehose.STREAM,),
    severity=Severity.MEDIUM,
    check=check,
    reads=(TABLE,),
    guards=GUARDS,
)
