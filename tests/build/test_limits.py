"""Limits of tables on demand: made with the table, changed, lifted, and what a caller reads who lifts them wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from modsmith import File, constructs, expr, inputs
from modsmith.emulator import Emulator
from modsmith.emulator.root import Root, initialise
from modsmith.errors import ToolFailedError
from modsmith.evaluate import from_hcl
from modsmith.generate import pipeline
from modsmith.hcl.read.configuration import HclModule, read_text
from modsmith.hcl.render import render
from modsmith.spec.model import ModuleSpec
from tests.machine import need_mirror, need_terraform

from . import sample

SPEC = ModuleSpec(
    name="limited", title="Limited", summary="A table.", inputs=(inputs.on_demand_maximum(),), outputs=()
)
SETTINGS = constructs.TableSettings(
    name_prefix="shop",
    billing_mode="PAY_PER_REQUEST",
    kms_key_arn="",
    tags=expr("{}"),
    on_demand_maximum="var.on_demand_maximum",
)
TABLE = constructs.TableDesign(
    "orders", "Orders", "What was bought.", "order_id", indexes=(constructs.Index("by-buyer", "buyer"),)
)
READ = {"read": 1000}
BOTH = {**READ, "write": 500}
LIFTED = {"read": -1, "write": -1}
NONE = dict[str, Any]()


def configuration() -> str:
    """A module with one table and its index."""

    def build(file: File) -> None:
        constructs.table(file, TABLE, SETTINGS)

    return render([*pipeline.interface.variables(SPEC), *sample.built({"main": build}, SPEC)["main"]])


@pytest.fixture
def aws() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def root(aws: Emulator, tmp_path: Path) -> Root:
    need_terraform()
    need_mirror()
    (tmp_path / "main.tf").write_text(configuration() + '\nprovider "aws" {}\n', "utf-8")
    return initialise(aws, tmp_path)


def live(aws: Emulator) -> list[Any]:
    """The limits that the table and its index have in AWS."""
    table = aws.client("dynamodb").describe_table(TableName="shop-orders")["Table"]
    return [one.get("OnDemandThroughput") for one in (table, *table["GlobalSecondaryIndexes"])]


def warnings(plan: dict[str, Any]) -> str:
    """What the checks of a plan say."""
    found = [one for check in plan["checks"] for one in check.get("instances", ()) if one["status"] == "fail"]
    return " ".join(problem["message"] for one in found for problem in one["problems"])


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (NONE, []),
        ({"write": 500}, [(None, 500)]),
        ({"read": -1, "write": 500}, [(-1, 500)]),
    ],
)
def test_a_table_asks_for_what_its_caller_gives(given: dict[str, Any], expected: list[Any]) -> None:
    module = HclModule(tuple(read_text(configuration(), "main.tf")))
    [table] = from_hcl.evaluation(module, {"on_demand_maximum": given}).of("aws_dynamodb_table")
    for part in (table, *table.parts("global_secondary_index")):
        units = [
            (one.get("max_read_request_units"), one.get("max_write_request_units"))
            for one in part.blocks("on_demand_throughput")
        ]
        assert units == expected


@pytest.mark.terraform
@pytest.mark.long
def test_a_limit_is_made_kept_lifted_and_forgotten(root: Root, aws: Emulator) -> None:
    root.apply(on_demand_maximum=READ)
    assert live(aws) == [{"MaxReadRequestUnits": 1000}] * 2
    with pytest.raises(ToolFailedError, match="The only Updates for index: by-buyer"):
        root.apply(on_demand_maximum=NONE)
    assert live(aws) == [{"MaxReadRequestUnits": 1000}] * 2
    assert "leave it out" in warnings(root.plan(on_demand_maximum=LIFTED))
    root.apply_planned()
    assert live(aws) == [None, None]
    assert root.pending(on_demand_maximum=NONE) == ""
    root.apply(on_demand_maximum=BOTH)
    assert "Set it to -1" in warnings(root.plan(on_demand_maximum=READ))
