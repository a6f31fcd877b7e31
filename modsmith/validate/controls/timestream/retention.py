"""Timestream: a table sets its retention."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

TABLE = "aws_timestreamwrite_table"
BLOCK = "retention_properties"
STORES = {
    "memory_store_retention_period_in_hours": 8766,
    "magnetic_store_retention_period_in_days": 73000,
}
"""Argument to the maximum that AWS allows."""


def check(table: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that both stores have a period within the limits of AWS, and that the magnetic one is longer."""
    blocks = table.parts(BLOCK)
    if not blocks:
        yield Violation("The table does not set its retention.", BLOCK)
    for block in blocks:
        hours, days = (block.number(argument) for argument in STORES)
        for argument, period in zip(STORES, (hours, days), strict=True):
            if period is None or not 1 <= period <= STORES[argument]:
                yield Violation(f"{argument} is not between 1 and {STORES[argument]}.", BLOCK)
        if hours and days and days * 24 < hours:
            yield Violation(
                "The retention of the magnetic store is shorter than that of the memory store.", BLOCK
            )


CONTROL = Control(
    id="timestream-retention",
    title="A Timestream table sets how long it keeps records in memory and on disk.",
    why="The memory store is expensive, and its period also limits how late records can arrive.",
    source="https://docs.aws.amazon.com/timestream/latest/developerguide/storage.html",
    fix="Set both periods in retention_properties.",
    types=(TABLE,),
    severity=Severity.LOW,
    check=check,
    guards=((TABLE, BLOCK), *((TABLE, f"{BLOCK}.{argument}") for argument in STORES)),
)
