"""Glue: queries can read a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import Symbol
from modsmith.validate.aws import policies
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

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
    """Checks that a table is external and has a location, a format, valid columns and separate partition keys."""
    if (
        table.at("target_table")
        or table.blocks("open_table_format_input")
        or table.known("table_type") == "VIRTUAL_VIEW"
    ):
        raise NotApplicableError("It is a link, a view, or a table that defines itself in files.")
    if table.known("table_type") != "EXTERNAL_TABLE":
        yield Violation("The table is not external, so dropping it can delete its files.", "table_type")
    if not table.blocks(STORAGE):
        yield Violation("The table does not define its location and format.", STORAGE)
    for block in table.parts(STORAGE):
        for argument in (*FORMATS, SERDE):
            sign = "://" if argument == "location" else "."
            if not block.is_set(argument) or not _may_hold(block.at(argument), sign):
                yield Violation(
                    f"The table's {argument.rpartition('.')[2]} is missing or not valid.", STORAGE
                )
        names = [column.known("name") for column in block.parts("columns")]
        if not names:
            yield Violation("The table has no columns.", STORAGE)
        yield from _columns(table, block.parts("columns"))


def _columns(table: Resource, columns: Sequence[Resource]) -> Iterator[Violation]:
    every = [*columns, *table.parts("partition_keys")]
    names = [column.known("name") for column in every]
    if not all(names) or not all(TYPE.match(str(column.known("type"))) for column in every):
        yield Violation("A column or partition key has no name, or no type that Glue supports.", STORAGE)
    if len(set(names)) < len(names):
        yield Violation("Two columns or partition keys have the same name.", STORAGE)


def _may_hold(value: Any, sign: str) -> bool:
    """Whether a string contains the required characters, as far as it is known."""
    return (isinstance(value, Symbol) and not value.holes) or sign in policies.text(value)


CONTROL = Control(
    id="glue-table",
    title="A Glue table is external and defines its location, its format and its columns.",
    why="A query on an incomplete table fails or returns nothing, long after the table was created.",
    source="https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-catalog-tables.html",
    fix=(
        "Set table_type = EXTERNAL_TABLE and a storage_descriptor with location, formats, columns "
        "and ser_de_info."
    ),
    types=(TABLE,),
    severity=Severity.LOW,
    check=check,
    guards=GUARDS,
)
