"""What the dynamodb module promises beyond its plan: applied, used, moved and switched."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generators.dynamodb.model import AUDIT_TRAIL, SYSTEM_CONFIG, TABLES, alarm_count
from modsmith.emulator.iam.simulate import Caller, allowed
from modsmith.emulator.root import Root, actions, initialise
from modsmith.emulator.server import Emulator
from modsmith.errors import ToolFailedError
from tests.modules.autoscaling import autoscale, capacities
from tests.modules.conftest import MODULES, ROOT

pytestmark = pytest.mark.terraform

REGION = "eu-west-1"
ACCOUNT_USER = "arn:aws:iam::123456789012:role/job"
CALL = """
provider "aws" {{
  region = "{region}"
}}

variable "settings" {{
  type    = any
  default = {{}}
}}

module "dynamodb" {{
  source = "{source}"

  billing_mode                  = lookup(var.settings, "billing_mode", "PAY_PER_REQUEST")
  enable_streams                = lookup(var.settings, "enable_streams", false)
  environment                   = lookup(var.settings, "environment", "dev")
  enable_point_in_time_recovery = lookup(var.settings, "enable_point_in_time_recovery", true)
  enable_ttl                    = lookup(var.settings, "enable_ttl", true)
  autoscaling_write_capacity    = lookup(var.settings, "autoscaling_write_capacity", {{}})
  capacity_overrides            = lookup(var.settings, "capacity_overrides", {{}})
}}

output "all" {{
  value = module.dynamodb
}}
"""


@pytest.fixture
def caller(own_emulator: Emulator, tmp_path: Path) -> Root:
    """A root that calls the module with a few switches."""
    (tmp_path / "main.tf").write_text(CALL.format(region=REGION, source=MODULES / "dynamodb"), "utf-8")
    return initialise(own_emulator, tmp_path)


DOCUMENTED_USAGE = """
provider "aws" {{
  region = "{region}"
}}

module "dynamodb" {{
  source = "{source}"

  project_name = "streaming-logs"
  environment  = "dev"

  # Billing configuration
  billing_mode = "PAY_PER_REQUEST"  # Cost-effective for development

  # Backup and recovery
  enable_point_in_time_recovery = true
  backup_retention_days         = 7

  # Monitoring
  enable_cloudwatch_alarms = true

  # Security
  kms_deletion_window = 7
}}

output "all" {{
  value = module.dynamodb
}}
"""


def test_the_documents_usage_makes_what_it_documents(own_emulator: Emulator, tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(
        DOCUMENTED_USAGE.format(region=REGION, source=MODULES / "dynamodb"), "utf-8"
    )
    root = initialise(own_emulator, tmp_path)
    root.apply()
    outputs = root.outputs()["all"]
    dynamodb = own_emulator.client("dynamodb", REGION)
    for design in TABLES:
        name = outputs["table_names"][design.key]
        table = dynamodb.describe_table(TableName=name)["Table"]
        assert _keys(table) == (design.hash_key, design.range_key)
        indexes = {index["IndexName"]: _keys(index) for index in table["GlobalSecondaryIndexes"]}
        assert indexes == {index.name: (index.hash_key, index.range_key) for index in design.indexes}
        assert table["SSEDescription"]["KMSMasterKeyArn"] == outputs["kms_key_arn"]
        backups = dynamodb.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
        assert backups["PointInTimeRecoveryDescription"]["RecoveryPeriodInDays"] == 7
        ttl = dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
        assert ttl.get("AttributeName", "") == design.ttl_attribute

    cloudwatch = own_emulator.client("cloudwatch", REGION)
    alarms = [
        a for page in cloudwatch.get_paginator("describe_alarms").paginate() for a in page["MetricAlarms"]
    ]
    assert len(alarms) == alarm_count(provisioned=False)
    for alarm in alarms:
        assert alarm["AlarmActions"] == alarm["OKActions"] == [outputs["alarm_topic_arn"]]

    _check_policies(outputs)

    topic = own_emulator.client("sns", REGION).get_topic_attributes(TopicArn=outputs["alarm_topic_arn"])[
        "Attributes"
    ]
    assert topic["KmsMasterKeyId"] == outputs["kms_key_arn"]
    key = outputs["kms_key_arn"]
    key_policy = own_emulator.client("kms", REGION).get_key_policy(KeyId=key, PolicyName="default")["Policy"]
    for action in ("kms:Decrypt", "kms:GenerateDataKey"):
        may = allowed(Caller(service="cloudwatch.amazonaws.com"), action, key, key_policy)
        assert may, "alarms would fail silently on the encrypted topic"


@pytest.mark.long
def test_switching_the_billing_mode_keeps_tables_and_follows_autoscaling(
    caller: Root, own_emulator: Emulator
) -> None:
    dynamodb = own_emulator.client("dynamodb", REGION)
    table = "streaming-logs-dev-log-metadata"
    caller.apply()
    dynamodb.put_item(
        TableName=table, Item={"log_id": {"S": "1"}, "timestamp": {"S": "2025-11-01T12:00:00Z"}}
    )

    provisioned = {
        "billing_mode": "PROVISIONED",
        "autoscaling_write_capacity": {"initial": 30},
        "capacity_overrides": {"log_metadata/UserIndex": {"read": {"initial": 17}}},
    }
    assert {tuple(done) for done in _on_tables(caller.plan(settings=provisioned))} == {("update",)}
    caller.apply(settings=provisioned)
    assert caller.pending(settings=provisioned) == ""
    assert capacities(dynamodb, table) == {5, 17, 30}, "initial, or the minimum where there is none"

    autoscale(dynamodb, table, 42)
    assert caller.pending(settings=provisioned) == "", "Terraform would undo what autoscaling did"
    assert capacities(dynamodb, table) == {42}

    assert {tuple(done) for done in _on_tables(caller.plan())} == {("update",)}
    caller.apply()
    assert caller.pending() == ""
    assert dynamodb.scan(TableName=table)["Count"] == 1, "the data went with the switch"


UNKNOWN_CALL = """
provider "aws" {{
  region = "{region}"
}}

variable "billing_mode" {{
  type = string
}}

variable "read_back_capacity" {{
  type    = bool
  default = true
}}

variable "first" {{
  type    = string
  default = "once"
}}

resource "terraform_data" "first" {{
  input = var.first
}}

module "dynamodb" {{
  source = "{source}"

  billing_mode       = var.billing_mode
  read_back_capacity = var.read_back_capacity
  {also}
}}
"""


@pytest.mark.parametrize(
    "also", ["project_name = terraform_data.first.output", "depends_on = [terraform_data.first]"]
)
def test_what_a_plan_cannot_look_up_it_need_not(own_emulator: Emulator, tmp_path: Path, also: str) -> None:
    text = UNKNOWN_CALL.format(region=REGION, source=MODULES / "dynamodb", also=also)
    (tmp_path / "main.tf").write_text(text, "utf-8")
    root = initialise(own_emulator, tmp_path)
    tables = len(_on_tables(root.plan(billing_mode="PAY_PER_REQUEST")))
    assert tables == len(TABLES), "on demand nothing is read"
    assert "Invalid for_each" in root.plan_fails(billing_mode="PROVISIONED")
    assert len(_on_tables(root.plan(billing_mode="PROVISIONED", read_back_capacity=False))) == len(TABLES)


@pytest.mark.long
def test_later_plans_of_a_module_that_waits_touch_no_table(own_emulator: Emulator, tmp_path: Path) -> None:
    also = "depends_on = [terraform_data.first]"
    text = UNKNOWN_CALL.format(region=REGION, source=MODULES / "dynamodb", also=also)
    (tmp_path / "main.tf").write_text(text, "utf-8")
    root = initialise(own_emulator, tmp_path)
    settings = {"billing_mode": "PROVISIONED", "read_back_capacity": False}
    root.apply(**settings)
    assert root.pending(**settings) == ""
    assert _on_tables(root.plan(**settings, first="twice")) == []


@pytest.mark.long
def test_the_state_of_the_version_with_four_resources_is_taken_over(caller: Root) -> None:
    caller.apply()
    module = "module.dynamodb"
    earlier = {f'aws_dynamodb_table.this["{one.key}"]': f"aws_dynamodb_table.{one.key}" for one in TABLES}
    earlier |= {f"aws_kms_{kind}.this[0]": f"aws_kms_{kind}.this" for kind in ("key", "alias")}
    for new, old in earlier.items():
        moved = caller.terraform.run(caller.folder, "state", "mv", f"{module}.{new}", f"{module}.{old}")
        assert moved.code == 0, moved.err
    plan = caller.plan()
    assert actions(plan) == {}
    moves = {one["address"]: one.get("previous_address") for one in plan["resource_changes"]}
    for new, old in earlier.items():
        assert moves[f"{module}.{new}"] == f"{module}.{old}"


@pytest.mark.long
def test_expiry_is_switched_off_and_on(caller: Root, own_emulator: Emulator) -> None:
    dynamodb = own_emulator.client("dynamodb", REGION)
    for enabled in (True, False, True):
        settings = {"enable_ttl": enabled}
        caller.apply(settings=settings)
        assert caller.pending(settings=settings) == ""
        described = dynamodb.describe_time_to_live(TableName="streaming-logs-dev-audit-trail")
        status = described["TimeToLiveDescription"]["TimeToLiveStatus"]
        assert status == ("ENABLED" if enabled else "DISABLED")


@pytest.mark.long
def test_streams_and_a_lost_index_are_repaired_in_place(caller: Root, own_emulator: Emulator) -> None:
    dynamodb = own_emulator.client("dynamodb", REGION)
    caller.apply()
    caller.apply(settings={"enable_streams": True})
    assert all(caller.outputs()["all"]["table_stream_arns"].values())
    caller.apply()
    dynamodb.update_table(
        TableName="streaming-logs-dev-log-metadata",
        GlobalSecondaryIndexUpdates=[{"Delete": {"IndexName": "UserIndex"}}],
    )
    assert {tuple(done) for done in _on_tables(caller.plan())} == {("update",)}
    caller.apply()
    assert caller.pending() == ""


def test_production_refuses_to_lose_a_table(caller: Root) -> None:
    production = {"environment": "prod"}
    caller.apply(settings=production)
    with pytest.raises(ToolFailedError, match=r"[Dd]eletion"):
        caller.destroy(settings=production)


def test_readme_shows_what_is_documented() -> None:
    readme = (MODULES / "dynamodb" / "README.md").read_text("utf-8")
    for design in TABLES:
        for name in (design.hash_key, *(index.name for index in design.indexes)):
            assert f"`{name}`" in readme
    assert not re.search(r"\{\{|\{%", readme)
    for link in re.findall(r"\]\((?!https?:|#)([^)]+)\)", readme):
        assert (MODULES / "dynamodb" / link.partition("#")[0]).exists(), f"dead link {link}"
    assert str(ROOT) not in readme


def _check_policies(outputs: dict[str, Any]) -> None:
    """Each document allows its job on its table, and nothing else on any."""
    reads, writes, streams = (
        {table: json.loads(text) for table, text in outputs[f"{verb}_policy_json"].items()}
        for verb in ("read", "write", "stream")
    )
    arns = outputs["table_arns"]
    assert set(reads) == set(writes) == set(arns) == {design.key for design in TABLES}
    assert set(streams) == {SYSTEM_CONFIG.key}
    key, over = outputs["kms_key_arn"], {"kms:ViaService": f"dynamodb.{REGION}.amazonaws.com"}

    def may(document: dict[str, Any], action: str, resource: str, **context: str) -> bool:
        return allowed(Caller(ACCOUNT_USER, policies=(document,)), action, resource, context=context)

    for own in arns:
        for other, arn in arns.items():
            assert may(reads[own], "dynamodb:Query", f"{arn}/index/Any") == (own == other)
            assert may(writes[own], "dynamodb:PutItem", arn) == (own == other)
        assert not may(reads[own], "dynamodb:PutItem", arns[own])
        appends = own == AUDIT_TRAIL.key
        for action in ("UpdateItem", "DeleteItem", "BatchWriteItem", "PartiQLDelete", "PartiQLUpdate"):
            expected = not appends and not action.startswith("PartiQL")
            assert may(writes[own], f"dynamodb:{action}", arns[own]) == expected, f"{action} on {own}"
        for document, action in ((reads[own], "kms:Decrypt"), (writes[own], "kms:GenerateDataKey")):
            assert may(document, action, key, **over)
            assert not may(document, action, key)
    stream = outputs["table_stream_arns"][SYSTEM_CONFIG.key]
    assert may(streams[SYSTEM_CONFIG.key], "dynamodb:GetRecords", stream)
    assert not may(streams[SYSTEM_CONFIG.key], "dynamodb:GetItem", arns[SYSTEM_CONFIG.key])
    sids = [
        one["Sid"] for each in (reads, writes, streams) for made in each.values() for one in made["Statement"]
    ]
    assert len(sids) == len(set(sids)), "documents of one module could not be merged"


def _keys(described: dict[str, Any]) -> tuple[str, str]:
    by_type = {key["KeyType"]: key["AttributeName"] for key in described["KeySchema"]}
    return by_type["HASH"], by_type.get("RANGE", "")


def _on_tables(plan: dict[str, Any]) -> list[Any]:
    return [done for address, done in actions(plan).items() if ".aws_dynamodb_table." in address]
