"""Glue: a table projects its partitions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Symbol, why
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

TABLE = "aws_glue_catalog_table"
TEMPLATE = "storage.location.template"
NEEDED = {"integer": "range", "date": "range", "enum": "values", "injected": "type"}
"""Kind of projection to the settings that it requires."""

GUARDS = ((TABLE, "parameters"), (TABLE, "partition_keys"), (TABLE, "partition_keys.name"))


def check(table: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that each partition key has a projection and is part of the location template."""
    keys = [block.known("name") for block in table.parts("partition_keys")]
    parameters = table.at("parameters") or {}
    if not isinstance(parameters, dict):
        raise UndeterminedError("parameters", why(parameters))
    projected = {
        name.split(".")[1] for name in parameters if name.startswith("projection.") and name.count(".") > 1
    }
    if not keys and not projected:
        raise NotApplicableError("The table has no partitions.")
    if str(parameters.get("projection.enabled")).lower() != "true":
        yield Violation(
            "The table does not project its partitions, so each one must be added by hand.", "parameters"
        )
        return
    for name in sorted(projected - set(keys), key=str):
        yield Violation(f"{name} has a projection but is not a partition key.", "partition_keys")
    for key in keys:
        yield from _projection(str(key), parameters)


def _projection(key: str, parameters: dict[str, Any]) -> Iterator[Violation]:
    kind = parameters.get(f"projection.{key}.type")
    if isinstance(kind, Symbol):
        raise UndeterminedError("parameters", why(kind))
    if kind not in NEEDED or not parameters.get(f"projection.{key}.{NEEDED[kind]}"):
        yield Violation(f"The partition key {key} has no complete projection.", "parameters")
    template = parameters.get(TEMPLATE)
    if template is not None and f"${{{key}}}" not in str(template).replace("$$", "$"):
        yield Violation(f"{TEMPLATE} does not contain the partition key {key}.", "parameters")


CONTROL = Control(
    id="glue-projection",
    title="A Glue table projects its partitions, with a complete projection and a location for each key.",
    why="Queries silently skip new data in partitions that no one has added.",
    source="https://docs.aws.amazon.com/athena/latest/ug/partition-projection-setting-up.html",
    fix="Set projection.enabled, type and range of each key, and storage.location.template in parameters.",
    types=(TABLE,),
    severity=Severity.LOW,
    check=check,
    guards=GUARDS,
)
