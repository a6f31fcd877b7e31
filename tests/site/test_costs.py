"""What drives the cost: inputs are named where their values reach what AWS bills, and only there."""

from __future__ import annotations

from pathlib import Path

from modsmith.provider.table import BlockSchema
from modsmith.provider.tables import Tables
from modsmith.site.facts.costs import Cost
from modsmith.site.facts.meters import BILLS
from modsmith.site.facts.read import modules
from tests.project import PROJECT, catalog

from .small import project


def costs(name: str) -> dict[str, Cost]:
    [module] = [one for one in modules(catalog) if one.spec.name == name]
    return {cost.type: cost for cost in module.costs}


def driver(cost: Cost, what: str) -> tuple[str, ...]:
    [found] = [one.inputs for one in cost.drivers if what in one.what]
    return found


def test_an_input_is_followed_to_the_argument_that_is_billed(tmp_path: Path) -> None:
    [module] = modules(project(tmp_path))
    PROJECT.use()
    found = {cost.type: cost for cost in module.costs}
    assert driver(found["aws_kinesis_stream"], "Retention") == ("days",)
    assert driver(found["aws_sqs_queue"], "Requests") == ()
    assert found["aws_cloudwatch_metric_alarm"].optional == ("enable_alarm",)


def test_through_locals_and_collections() -> None:
    table = costs("dynamodb")["aws_dynamodb_table"]
    assert "billing_mode" in driver(table, "Reads and writes")
    assert driver(table, "Point-in-time") == ("enable_point_in_time_recovery", "backup_retention_days")
    assert table.optional == ()


def test_an_input_that_only_names_resources_drives_nothing() -> None:
    named = {
        name
        for cost in costs("storage").values()
        for one in cost.drivers
        for name in (*one.inputs, *cost.optional)
    }
    assert named
    assert named.isdisjoint({"project_name", "environment", "random_suffix", "tags"})


def test_the_table_names_resource_types_and_arguments_that_exist() -> None:
    table = Tables(PROJECT.schemas)
    wrong = [
        f"{type_}.{argument}"
        for type_, bill in BILLS.items()
        for meter in bill.meters
        for argument in meter.arguments
        if not exists(table.resource(type_), argument.split("."))
    ]
    assert wrong == []


def exists(schema: BlockSchema, path: list[str]) -> bool:
    """Whether a block has an argument, or a nested block of that name with the rest of the path."""
    name, *rest = path
    if not rest:
        return name in schema.attributes or name in schema.blocks
    return name in schema.blocks and exists(schema.blocks[name].block, rest)
