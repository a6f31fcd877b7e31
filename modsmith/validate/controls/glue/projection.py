"""Glue: partitions are projected, or nobody finds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Symbol, why
from modsmith.validate.control import Control, NotApplicableError, Violation

TABLE = "aws_glue_catalog_table"
TEMPLATE = "storage.location.template"
NEEDED = {"integer": "range", "date": "range", "enum": "values", "injected": "type"}
"""Kind of projection to what it cannot do without."""

GUARDS = ((TABLE, "parameters"), (TABLE, "partition_keys"), (TABLE, "partition_keys.name"))


def check(table: Resource, _: Evaluation) -> Iterator[Violation]:
    """Each partition key has a projection, and stands in the template of locations."""
    keys = [block.known("name") for block in table.parts("partition_keys")]
    parameters = table.at("parameters") or {}
    if not isinstance(parameters, dict):
        raise UndeterminedError("parameters", why(parameters))
    projected = {
        name.split(".")[1] for name in parameters if name.startswith("projection.") and name.count(".") > 1
    }
    if not keys and not projected:
        raise NotApplicableError("It has no partitions.")
    if str(parameters.get("projection.enabled")).lower() != "true":
        yield Violation("Its partitions are not projected: each has to be added by hand.", "parameters")
        return
    for name in sorted(projected - set(keys), key=str):
        yield Violation(f"{name} is projected, and no partition key.", "partition_keys")
    for key in keys:
        yield from _projection(str(key), parameters)


def _projection(key: str, parameters: dict[str, Any]) -> Iterator[Violation]:
    kind = parameters.get(f"projection.{key}.type")
    if isinstance(kind, Symbol):
        raise UndeterminedError("parameters", why(kind))
    if kind not in NEEDED or not parameters.get(f"projection.{key}.{NEEDED[kind]}"):
        yield Violation(f"The partition key {key} has no whole projection.", "parameters")
    template = parameters.get(TEMPLATE)
    if template is not None and f"${{{key}}}" not in str(template).replace("$$", "$"):
        yield Violation(f"{TEMPLATE} lacks the partition key {key}.", "parameters")


CONTROL = Control(
    id="glue-projection",
    title="The partitions of a Glue table are projected, each key with its kind and its place.",
    why="Partitions that nobody adds are not there for a query: new data are missing, and no error says so.",
    source="https://docs.aws.amazon.com/athena/latest/ug/partition-projection-setting-up.html",
    fix="Set projection.enabled, type and range of each key, and storage.location.template in parameters.",
    types=(TABLE,),
    check=check,
    guards=GUARDS,
)
