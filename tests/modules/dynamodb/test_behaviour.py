"""What the dynamodb module promises beyond its plan: applied, used, moved and switched."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generators.dynamodb.model import TABLES, alarm_count
from modsmith.emulator.iam.simulate import Caller, allowed
from modsmith.emulator.root import Root, actions, initialise
from modsmith.emulator.server import Emulator
from modsmith.errors import ToolFailedError
from tests.modules.autoscaling import autoscale, capacities
from tests.modules.conftest import MODULES, ROOT

pytestmark = pytest.mark.terraform

REGION = "eu-west-1"
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

    statements = [
        s for name in ("read", "write") for s in json.loads(outputs[f"{name}_policy_json"])["Statement"]
    ]
    for statement in statements:
        assert "*" not in (statement["Resource"], statement["Action"])

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

    provisioned = {"billing_mode": "PROVISIONED"}
    assert {tuple(done) for done in _on_tables(caller.plan(settings=provisioned))} == {("update",)}
    caller.apply(settings=provisioned)
    assert caller.pending(settings=provisioned) == ""
    assert capacities(dynamodb, table) == {5}, "indexes too start at the minimum"

    autoscale(dynamodb, table, 42)
    assert caller.pending(settings=provisioned) == "", "Terraform would undo what autoscaling did"
    assert capacities(dynamodb, table) == {42}

    assert {tuple(done) for done in _on_tables(caller.plan())} == {("update",)}
    caller.apply()
    assert caller.pending() == ""
    assert dynamodb.scan(TableName=table)["Count"] == 1, "the data went with the switch"


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


def _keys(described: dict[str, Any]) -> tuple[str, str]:
    by_type = {key["KeyType"]: key["AttributeName"] for key in described["KeySchema"]}
    return by_type["HASH"], by_type.get("RANGE", "")


def _on_tables(plan: dict[str, Any]) -> list[Any]:
    return [done for address, done in actions(plan).items() if ".aws_dynamodb_table." in address]
