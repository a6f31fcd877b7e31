"""`examples/ccs-platform`: storage and streaming as one platform, planned, applied, planned again, destroyed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hcl2
import pytest

from modsmith.emulator.iam.simulate import Caller, allowed
from modsmith.emulator.root import Root, actions, resources
from modsmith.emulator.server import Emulator
from modsmith.spec import environments
from tests.examples.conftest import PROJECT, open_example
from tests.project import catalog

pytestmark = pytest.mark.terraform

FOLDER = PROJECT / "examples" / "ccs-platform"
REGION = "eu-west-1"


@dataclass(frozen=True)
class Platform:
    """The example in dev."""

    root: Root
    emulator: Emulator
    outputs: dict[str, Any]

    def client(self, service: str) -> Any:
        return self.emulator.client(service, REGION)


@pytest.mark.long
def test_every_environment_plans_with_one_topic_and_no_name_twice(tmp_path: Path) -> None:
    with Emulator() as emulator:
        root = open_example(emulator, "ccs-platform", tmp_path)
        for environment in environments.current().names:
            plan = root.plan(environment=environment)
            assert set(map(tuple, actions(plan).values())) == {("create",)}
            made = list(resources(plan))
            topics = [item["address"] for item in made if item["type"] == "aws_sns_topic"]
            assert all(address.startswith("module.streaming.") for address in topics), topics
            values = [item.get("values", {}) for item in made]
            names = [planned["alarm_name"] for planned in values if "alarm_name" in planned]
            assert len(names) == len(set(names)) > 0


def test_versions_are_the_highest_that_its_modules_ask_for() -> None:
    def asked(folder: Path) -> tuple[tuple[int, ...], tuple[int, ...]]:
        (block,) = hcl2.loads((folder / "versions.tf").read_text("utf-8"))["terraform"]
        (providers,) = block["required_providers"]
        return _version(block["required_version"]), _version(providers["aws"]["version"])

    modules = [asked(PROJECT / "modules" / name) for name in ("storage", "streaming")]
    assert asked(FOLDER) == tuple(max(side) for side in zip(*modules, strict=True))


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    with Emulator() as emulator:
        root = open_example(emulator, "ccs-platform", tmp_path_factory.mktemp("ccs"))
        root.apply()
        yield Platform(root, emulator, root.outputs())
        root.destroy()
        assert emulator.leftovers() == []


@pytest.mark.long
def test_nothing_is_left_to_change(platform: Platform) -> None:
    assert platform.root.pending() == ""


@pytest.mark.long
def test_the_key_carries_what_both_modules_need_and_every_statement_once(platform: Platform) -> None:
    topics = platform.client("sns").get_topic_attributes(TopicArn=platform.outputs["alarm_topic_arn"])
    key = topics["Attributes"]["KmsMasterKeyId"]
    policy = json.loads(platform.client("kms").get_key_policy(KeyId=key, PolicyName="default")["Policy"])
    sids = [statement["Sid"] for statement in policy["Statement"]]
    assert len(sids) == len(set(sids))
    for prefix in ("Storage", "Streaming", "EnableAccountPolicies"):
        assert any(sid.startswith(prefix) for sid in sids), f"no statement of {prefix}"
    logs = Caller(service=f"logs.{REGION}.amazonaws.com")
    groups = platform.client("logs").describe_log_groups()["logGroups"]
    assert groups
    for group in groups:
        arn = group["arn"].removesuffix(":*")
        assert group["kmsKeyId"] == key
        of_group = {"kms:EncryptionContext:aws:logs:arn": arn}
        assert allowed(logs, "kms:Encrypt", key, policy, context=of_group), f"{arn} could not be encrypted"


@pytest.mark.long
def test_the_archive_ends_in_the_data_lake_of_storage(platform: Platform) -> None:
    firehose = platform.client("firehose")
    (name,) = firehose.list_delivery_streams()["DeliveryStreamNames"]
    told = firehose.describe_delivery_stream(DeliveryStreamName=name)["DeliveryStreamDescription"]
    target = told["Destinations"][0]["ExtendedS3DestinationDescription"]
    assert target["BucketARN"] == f"arn:aws:s3:::{platform.outputs['data_lake_bucket_name']}"
    encryption = platform.client("s3").get_bucket_encryption(Bucket=platform.outputs["data_lake_bucket_name"])
    (rule,) = encryption["ServerSideEncryptionConfiguration"]["Rules"]
    key = rule["ApplyServerSideEncryptionByDefault"]["KMSMasterKeyID"]
    assert target["EncryptionConfiguration"]["KMSEncryptionConfig"]["AWSKMSKeyARN"] == key


@pytest.mark.long
def test_every_alarm_of_both_modules_reaches_the_one_topic(platform: Platform) -> None:
    pages = platform.client("cloudwatch").get_paginator("describe_alarms").paginate()
    alarms = [alarm for page in pages for alarm in page["MetricAlarms"]]
    assert sorted(alarm["AlarmName"] for alarm in alarms) == platform.outputs["alarm_names"]
    for alarm in alarms:
        assert alarm["AlarmActions"] == alarm["OKActions"] == [platform.outputs["alarm_topic_arn"]]


@pytest.mark.long
def test_the_processor_may_do_its_work_and_nothing_else(platform: Platform) -> None:
    iam = platform.client("iam")
    role = "ccs-dev-processor"
    allowed = {
        (action, resource)
        for name in iam.list_role_policies(RoleName=role)["PolicyNames"]
        for statement in iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]["Statement"]
        for action in _many(statement["Action"])
        for resource in _many(statement["Resource"])
    }
    assert {action.split(":")[0] for action, _ in allowed} == {"dynamodb", "kinesis", "kms", "sqs"}
    stream = f"arn:aws:kinesis:{REGION}:123456789012:stream/{platform.outputs['stream_name']}"
    assert ("kinesis:GetRecords", stream) in allowed
    assert not any(action in ("kinesis:PutRecord", "kinesis:PutRecords") for action, _ in allowed)
    written = {resource for action, resource in allowed if action == "dynamodb:PutItem"}
    tables = {"table/ccs-dev-telemetry", "table/ccs-dev-incidents"}
    assert {resource.rpartition(":")[2] for resource in written} == tables
    assert not any(resource == "*" or "*" in action.rstrip("*") for action, resource in allowed)


def test_names_no_input_that_the_modules_lack() -> None:
    (main,) = [hcl2.loads((FOLDER / "main.tf").read_text("utf-8"))]
    for module in main["module"]:
        ((name, body),) = module.items()
        known = {item.name for item in catalog.spec(name.strip('"')).inputs}
        assert {key for key in body if not key.startswith("__")} - {"source"} <= known


def _version(constraint: str) -> tuple[int, ...]:
    return tuple(int(part) for part in constraint.strip('"').removeprefix(">= ").split("."))


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
