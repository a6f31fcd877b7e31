"""Glue: a table can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import Symbol
from modsmith.validate.aws import policies
from modsmith.validate.control import Control, NotApplicableError, Violation

TABLE = "aws_glue_catalog_table"
STORAGE = "storage_descriptor"
FORMATS = ("location", "input_format", "output_format")
SERDE = "ser_de_info.0.serialization_library"
TYPE = re.compile(
    r"(boolean|byte|tinyint|short|smallint|int|integer|long|bigint|float|double|string|date|timestamp|binary)$"
    r"|(decimal|char|varchar)\(|(array|map|struct|uniontype)<"
)
GUARDS = (
    (TABLE, "table_type"),
    (TABLE, STORAGE),
    *(
        (TABLE, f"{STORAGE}.{path}")
        for path in (*FORMATS, "columns", "columns.name", "columns.type", "ser_de_info")
    ),
    (TABLE, f"{STORAGE}.ser_de_info.serialization_library"),
    (TABLE, "partition_keys.type"),
)


def check(table: Resource, _: Evaluation) -> Iterator[Violation]:
    """External, with a place, a format, columns that have names and types, and keys that are no columns."""
    if (
        table.at("target_table")
        or table.blocks("open_table_format_input")
        or table.known("table_type") == "VIRTUAL_VIEW"
    ):
        raise NotApplicableError("It is a link, a view, or described by files of its own.")
    if table.known("table_type") != "EXTERNAL_TABLE":
        yield Violation("It is no external table: its files could go with it.", "table_type")
    if not table.blocks(STORAGE):
        yield Violation("It does not say where and how it is stored.", STORAGE)
    for block in table.parts(STORAGE):
        for argument in (*FORMATS, SERDE):
            sign = "://" if argument == "location" else "."
            if not block.is_set(argument) or not _may_hold(block.at(argument), sign):
                yield Violation(f"It has no {argument.rpartition('.')[2]}, or one that is none.", STORAGE)
        names = [column.known("name") for column in block.parts("columns")]
        if not names:
            yield Violation("It has no columns.", STORAGE)
        yield from _columns(table, block.parts("columns"))


def _columns(table: Resource, columns: Sequence[Resource]) -> Iterator[Violation]:
    every = [*columns, *table.parts("partition_keys")]
    names = [column.known("name") for column in every]
    if not all(names) or not all(TYPE.match(str(column.known("type"))) for column in every):
        yield Violation("A column or partition key has no name, or no type that Glue knows.", STORAGE)
    if len(set(names)) < len(names):
        yield Violation("Two columns or partition keys have the same name.", STORAGE)


def _may_hold(value: Any, sign: str) -> bool:
    """Whether a text has the sign of what it should be, as far as it is known."""
    return (isinstance(value, Symbol) and not value.holes) or sign in policies.text(value)


CONTROL = Control(
    id="glue-table",
    title="A Glue table is external and says where its files are, in which format and with which columns.",
    why="A query on a table that lacks one of these fails, or returns nothing, long after it was made.",
    source="https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-catalog-tables.html",
    fix="Set table_type = EXTERNAL_TABLE and a storage_descriptor with location, formats, columns and ser_de_info.",
    types=(TABLE,),
    check=check,
    guards=GUARDS,
)
