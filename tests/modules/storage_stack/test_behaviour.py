"""What the storage_stack module promises beyond its plan: applied once, found, read, written, and refused."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from generators.storage_stack import model
from modsmith.emulator.iam.simulate import Caller, allowed, allows
from modsmith.emulator.root import Root, actions, initialise
from modsmith.emulator.server import Emulator
from modsmith.errors import ToolFailedError
from tests.modules.autoscaling import autoscale, capacities
from tests.modules.conftest import MODULES, ROOT, Plans

pytestmark = [pytest.mark.terraform, pytest.mark.long]

REGION = "us-east-1"
ACCOUNT = "123456789012"
NAME = "co2-analysis-dev"

HOLDERS = ("aws_dynamodb_table.", "aws_s3_bucket.")
"""Types that hold data."""

SWITCHES = {
    "environment": '"dev"',
    "billing_mode": "null",
    "enable_autoscaling": "false",
    "enable_point_in_time_recovery": "null",
    "replica_regions": "[]",
    "enable_versioning": "null",
    "cors_allowed_origins": '["*"]',
    "access_logs_bucket_name": "null",
    "inventory": "null",
    "enable_eventbridge_notifications": "false",
    "enable_replication_time_control": "false",
    "enable_lifecycle": "false",
    "enable_intelligent_tiering": "false",
    "intelligent_tiering_archive_after_days": "null",
    "enable_bucket_analytics": "false",
    "replication_destination_bucket_arns": "null",
    "object_lock": "null",
    "enable_cloudwatch_alarms": "true",
    "enable_dashboard": "false",
}

PRODUCTION_SETTINGS = {
    "billing_mode": "PROVISIONED",
    "enable_point_in_time_recovery": True,
    "enable_versioning": True,
}

COPIES = {
    "static_website": "arn:aws:s3:::co2-website-copy",
    "geojson_data": "arn:aws:s3:::co2-data-copy",
}

REPLICATED = {"enable_versioning": True, "replication_destination_bucket_arns": COPIES}

EVERYTHING = {
    **PRODUCTION_SETTINGS,
    **REPLICATED,
    "enable_autoscaling": True,
    "cors_allowed_origins": ["https://co2.example.org"],
    "enable_lifecycle": True,
    "enable_intelligent_tiering": True,
    "intelligent_tiering_archive_after_days": 90,
    "enable_bucket_analytics": True,
    "enable_eventbridge_notifications": True,
    "enable_replication_time_control": True,
    "enable_dashboard": True,
}


def _root(emulator: Emulator, folder: Path) -> Root:
    """A root that calls the module with any switch."""
    arguments = "\n".join(
        f'  {name} = lookup(var.settings, "{name}", {default})' for name, default in SWITCHES.items()
    )
    (folder / "main.tf").write_text(
        f'provider "aws" {{\n  region = "{REGION}"\n}}\n\n'
        'variable "settings" {\n  type    = any\n  default = {}\n}\n\n'
        f'module "stack" {{\n  source = "{MODULES / "storage_stack"}"\n\n{arguments}\n}}\n\n'
        'output "all" {\n  value = module.stack\n}\n',
        "utf-8",
    )
    return initialise(emulator, folder)


class Applied:
    """The module with its defaults in dev, applied once for the whole file."""

    def __init__(self, emulator: Emulator, root: Root) -> None:
        self.emulator, self.root = emulator, root
        self.outputs: dict[str, Any] = root.outputs()["all"]

    def client(self, service: str) -> Any:
        """A boto3 client of the emulator."""
        return self.emulator.client(service, REGION)


@pytest.fixture(scope="module")
def applied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Applied]:
    with Emulator() as emulator:
        began = time.monotonic()
        root = _root(emulator, tmp_path_factory.mktemp("dev"))
        root.apply()
        print(f"applied in {time.monotonic() - began:.0f} s")
        yield Applied(emulator, root)


def test_every_parameter_tells_what_is_really_there(applied: Applied) -> None:
    table = applied.client("dynamodb").describe_table(TableName=f"{NAME}-cache")["Table"]
    buckets = {bucket["Name"] for bucket in applied.client("s3").list_buckets()["Buckets"]}
    identities = applied.client("cloudfront").get_cloud_front_origin_access_identity(
        Id=applied.outputs["cloudfront_oai_id"]
    )
    real = {
        "dynamodb/cache-table-name": table["TableName"],
        "dynamodb/cache-table-arn": table["TableArn"],
        "dynamodb/stream-arn": table["LatestStreamArn"],
        "s3/static-bucket-name": f"{NAME}-static-website",
        "s3/static-bucket-arn": f"arn:aws:s3:::{NAME}-static-website",
        "s3/geojson-bucket-name": f"{NAME}-geojson-data",
        "s3/geojson-bucket-arn": f"arn:aws:s3:::{NAME}-geojson-data",
        "cloudfront/oai-id": identities["CloudFrontOriginAccessIdentity"]["Id"],
    }
    pages = applied.client("ssm").get_paginator("get_parameters_by_path")
    prefix = "/co2-analysis/dev/storage/"
    told = {
        parameter["Name"]: parameter["Value"]
        for page in pages.paginate(Path=prefix, Recursive=True)
        for parameter in page["Parameters"]
    }
    assert told == {f"{prefix}{name}": value for name, value in real.items()}
    assert {real["s3/static-bucket-name"], real["s3/geojson-bucket-name"]} <= buckets
    assert applied.outputs["parameter_prefix"] == prefix


def test_the_cache_is_written_read_and_queried_as_the_readme_says(applied: Applied) -> None:
    dynamodb = applied.client("dynamodb")
    now = datetime(2025, 11, 1, 12, 30, tzinfo=UTC)
    ttl = int(now.timestamp()) + applied.outputs["cache_ttl_seconds"]
    assert ttl == int((now + timedelta(days=90)).timestamp())
    item = _item("fresh", now, ttl)
    dynamodb.put_item(**_cache(), Item=item)
    dynamodb.put_item(**_cache(), Item=_item("older", now - timedelta(hours=2), ttl))

    assert dynamodb.get_item(**_cache(), Key={"cache_key": {"S": "fresh"}})["Item"] == item
    found = dynamodb.query(
        **_cache(),
        KeyConditionExpression="cache_key = :key",
        ExpressionAttributeValues={":key": {"S": "fresh"}},
    )
    assert found["Items"] == [item]

    at_once = _index(
        dynamodb.query, KeyConditionExpression=model.MOMENT_QUERY, values={":moment": _text(now)}
    )
    assert at_once["Items"] == [item], "the index does not find it, or not all of it"
    hour_ago = {":one_hour_ago": _text(now - timedelta(hours=1))}
    recent = _index(dynamodb.scan, FilterExpression=model.RECENT_FILTER, values=hour_ago)
    assert recent["Items"] == [item]
    assert recent["ScannedCount"] == 2, "a scan pays for what its filter drops"


def test_the_documents_query_of_recent_entries_is_refused(applied: Applied) -> None:
    dynamodb = applied.client("dynamodb")
    with pytest.raises(dynamodb.exceptions.ClientError) as refused:
        _index(
            dynamodb.query,
            KeyConditionExpression=model.DOCUMENTED_QUERY,
            values={":one_hour_ago": {"S": "2025-11-01T12:00:00Z"}},
        )
    assert refused.value.response["Error"]["Code"] == "ValidationException"


def test_expired_entries_can_still_be_read_so_readers_must_look_at_ttl(applied: Applied) -> None:
    dynamodb = applied.client("dynamodb")
    long_ago = datetime(2025, 1, 1, tzinfo=UTC)
    dynamodb.put_item(**_cache(), Item=_item("expired", long_ago, int(long_ago.timestamp())))
    read = dynamodb.get_item(**_cache(), Key={"cache_key": {"S": "expired"}})["Item"]
    assert int(read["ttl"]["N"]) < time.time()
    described = dynamodb.describe_time_to_live(**_cache())["TimeToLiveDescription"]
    assert described == {"TimeToLiveStatus": "ENABLED", "AttributeName": "ttl"}


def test_the_functions_policy_allows_what_it_needs_and_no_more(applied: Applied) -> None:
    table = applied.outputs["cache_table_arn"]
    index = f"{table}/index/cached-at-index"
    parameter = f"arn:aws:ssm:{REGION}:{ACCOUNT}:parameter/co2-analysis/dev/storage/s3/static-bucket-name"
    stream = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:/aws/lambda/{NAME}-reasoning:log-stream:2025/11/01"
    allowed = [
        *((f"dynamodb:{verb}", table) for verb in ("GetItem", "PutItem", "Query", "UpdateItem")),
        ("dynamodb:Query", index),
        *((f"ssm:{verb}", parameter) for verb in ("GetParameter", "GetParameters")),
        *((f"logs:{verb}", stream) for verb in ("CreateLogStream", "PutLogEvents")),
    ]
    denied = [
        *((f"dynamodb:{verb}", table) for verb in ("DeleteItem", "DeleteTable", "Scan", "UpdateTable")),
        *((f"dynamodb:{verb}", index) for verb in ("GetItem", "PutItem", "UpdateItem", "Scan")),
        ("dynamodb:GetItem", f"{table}-of-another-team"),
        ("dynamodb:GetItem", table.replace("dev-cache", "prod-cache")),
        *((f"ssm:{verb}", parameter) for verb in ("PutParameter", "DeleteParameter", "GetParametersByPath")),
        ("ssm:GetParameter", parameter.replace("/dev/", "/prod/")),
        ("ssm:GetParameter", parameter.replace("/storage/", "/secrets/")),
        ("logs:PutLogEvents", stream.replace(NAME, "co2-analysis-prod")),
        ("logs:CreateLogGroup", stream),
        ("logs:GetLogEvents", stream),
        ("s3:GetObject", f"arn:aws:s3:::{NAME}-geojson-data/a"),
        ("kms:Decrypt", f"arn:aws:kms:{REGION}:{ACCOUNT}:key/k"),
    ]
    document = applied.outputs["function_policy_json"]
    assert [pair for pair in allowed if not allows(document, *pair)] == []
    assert [pair for pair in denied if allows(document, *pair)] == []


def test_other_policies_keep_to_their_store_and_their_verb(applied: Applied) -> None:
    table, stream = applied.outputs["cache_table_arn"], applied.outputs["cache_stream_arn"]
    objects = {key: f"arn:aws:s3:::{NAME}-{thing}/a" for key, thing in model.BUCKETS.items()}
    reads, writes, streams = (applied.outputs[f"{verb}_policy_json"] for verb in ("read", "write", "stream"))
    assert set(reads) == set(writes) == {"cache", *model.BUCKETS}
    assert set(streams) == {"cache"}
    assert allows(reads["cache"], "dynamodb:Scan", f"{table}/index/cached-at-index")
    assert not allows(reads["cache"], "dynamodb:PutItem", table)
    assert not allows(reads["cache"], "dynamodb:GetRecords", stream)
    assert allows(writes["cache"], "dynamodb:DeleteItem", table)
    assert not allows(writes["cache"], "dynamodb:DeleteTable", table)
    for verb in ("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"):
        assert allows(streams["cache"], f"dynamodb:{verb}", stream), verb
    assert not allows(streams["cache"], "dynamodb:GetItem", table)
    for store in model.BUCKETS:
        for key, object_ in objects.items():
            assert allows(reads[store], "s3:GetObject", object_) == (key == store)
            assert allows(writes[store], "s3:PutObject", object_) == (key == store)
        assert allows(writes[store], "s3:DeleteObject", objects[store])
        assert not allows(reads[store], "s3:PutObject", objects[store])
        assert not allows(writes[store], "s3:DeleteObjectVersion", objects[store])


def test_a_caller_can_merge_any_of_the_policies(applied: Applied) -> None:
    """`source_policy_documents` refuses two statements of one name."""
    maps = (applied.outputs[f"{verb}_policy_json"] for verb in ("read", "write", "stream"))
    documents = [applied.outputs["function_policy_json"], *(one for each in maps for one in each.values())]
    sids = [statement["Sid"] for one in documents for statement in _statements(one)]
    assert len(documents) == 8
    assert sorted(set(sids)) == sorted(sids)


def test_pages_of_any_origin_read_the_data_and_no_page_changes_it(applied: Applied) -> None:
    s3 = applied.client("s3")
    (rule,) = s3.get_bucket_cors(Bucket=f"{NAME}-geojson-data")["CORSRules"]
    assert rule["AllowedOrigins"] == ["*"]
    assert sorted(rule["AllowedMethods"]) == ["GET", "HEAD"]
    with pytest.raises(s3.exceptions.ClientError) as refused:
        s3.get_bucket_cors(Bucket=f"{NAME}-static-website")
    assert refused.value.response["Error"]["Code"] == "NoSuchCORSConfiguration"


def test_only_cloudfront_reads_the_buckets_and_only_over_tls_1_2(applied: Applied) -> None:
    identity = applied.outputs["cloudfront_oai_iam_arn"]
    safe = {"aws:SecureTransport": "true", "s3:TlsVersion": "1.2"}
    for thing in model.BUCKETS.values():
        bucket = f"{NAME}-{thing}"
        policy = applied.client("s3").get_bucket_policy(Bucket=bucket)["Policy"]
        file = f"arn:aws:s3:::{bucket}/index.html"

        def may(action: str, *, who: str = identity, over: dict[str, str] = safe, at: str = file) -> bool:
            return allowed(Caller(who), action, at, policy, context=over)  # noqa: B023 - used at once

        assert may("s3:GetObject")
        assert may("s3:GetObject", over=safe | {"s3:TlsVersion": "1.3"})
        assert not may("s3:GetObject", over=safe | {"s3:TlsVersion": "1.1"})
        assert not may("s3:GetObject", over={"aws:SecureTransport": "false"})
        assert not may("s3:GetObject", who="arn:aws:iam::999999999999:root")
        assert not may("s3:PutObject")
        assert not may("s3:ListBucket", at=f"arn:aws:s3:::{bucket}")


def test_the_four_alarms_watch_what_is_there_and_reach_somebody(applied: Applied) -> None:
    pages = applied.client("cloudwatch").get_paginator("describe_alarms").paginate()
    alarms = {alarm["AlarmName"]: alarm for page in pages for alarm in page["MetricAlarms"]}
    assert sorted(alarms) == applied.outputs["alarm_names"]
    assert len(alarms) == model.alarm_count()
    metrics = [metric for alarm in alarms.values() for metric in _metrics(alarm)]
    assert len(metrics) == model.alarm_metrics()
    for name, dimensions in metrics:
        assert _is_sent(applied, name, dimensions), f"nobody sends {name} with {dimensions}"
    for alarm in alarms.values():
        assert alarm["AlarmActions"] == alarm["OKActions"] == [applied.outputs["alarm_topic_arn"]]
    assert alarms[f"{NAME}-cache-throttles"]["Threshold"] == 10
    assert alarms[f"{NAME}-cache-latency"]["Threshold"] == 100
    assert alarms[f"{NAME}-geojson-data-4xx"]["Threshold"] == 0.05
    assert alarms[f"{NAME}-geojson-data-4xx"]["Statistic"] == "Average"
    assert alarms[f"{NAME}-static-website-5xx"]["Threshold"] == 0

    topic = applied.client("sns").get_topic_attributes(TopicArn=applied.outputs["alarm_topic_arn"])
    key = topic["Attributes"]["KmsMasterKeyId"]
    policy = applied.client("kms").get_key_policy(KeyId=key, PolicyName="default")["Policy"]
    alarms_of_aws = Caller(service="cloudwatch.amazonaws.com")
    for action in ("kms:Decrypt", "kms:GenerateDataKey"):
        assert allowed(alarms_of_aws, action, key, policy), "alarms would fail silently"


def test_nothing_is_left_to_change(applied: Applied) -> None:
    assert applied.root.pending() == ""


@pytest.fixture(scope="module")
def everything(applied: Applied) -> dict[str, Any]:
    """The plan that switches everything on."""
    return applied.root.plan(settings=EVERYTHING)


def test_productions_settings_replace_nothing(applied: Applied) -> None:
    done = actions(applied.root.plan(settings=PRODUCTION_SETTINGS))
    assert _lost(done) == []
    assert done["module.stack.aws_dynamodb_table.cache"] == ["update"]
    assert done['module.stack.aws_s3_bucket_versioning.this["geojson_data"]'] == ["update"]


def test_switching_everything_on_replaces_nothing(everything: dict[str, Any]) -> None:
    done = actions(everything)
    assert _lost(done) == []
    assert done["module.stack.aws_dynamodb_table.cache"] == ["update"]
    assert done['module.stack.aws_s3_bucket_replication_configuration.this["geojson_data"]'] == ["create"]
    assert done['module.stack.aws_appautoscaling_target.this["cache/write"]'] == ["create"]


def test_replication_may_copy_and_nothing_else(everything: dict[str, Any]) -> None:
    planned = {item["address"]: item["change"]["after"] for item in everything["resource_changes"]}
    trust = planned["module.stack.aws_iam_role.replication[0]"]["assume_role_policy"]
    role = planned["module.stack.aws_iam_role_policy.replication[0]"]["policy"]
    source, copy = f"arn:aws:s3:::{NAME}-geojson-data", COPIES["geojson_data"]
    for needed in (
        ("s3:GetReplicationConfiguration", source),
        ("s3:ListBucket", source),
        ("s3:GetObjectVersionForReplication", f"{source}/a"),
        ("s3:GetObjectVersionAcl", f"{source}/a"),
        ("s3:GetObjectVersionTagging", f"{source}/a"),
        ("s3:ReplicateObject", f"{copy}/a"),
        ("s3:ReplicateDelete", f"{copy}/a"),
        ("s3:ReplicateTags", f"{copy}/a"),
    ):
        assert allows(role, *needed), needed
    for denied in (
        ("s3:GetObject", f"{source}/a"),
        ("s3:PutObject", f"{source}/a"),
        ("s3:ReplicateObject", f"{source}/a"),
        ("s3:PutObject", f"{copy}/a"),
        ("s3:GetObjectVersionForReplication", f"{copy}/a"),
        ("s3:ReplicateObject", "arn:aws:s3:::of-another-team/a"),
    ):
        assert not allows(role, *denied), denied

    s3, arn = Caller(service="s3.amazonaws.com"), f"arn:aws:iam::{ACCOUNT}:role/replication"
    assert allowed(s3.having({"aws:SourceAccount": ACCOUNT}), "sts:AssumeRole", arn, trust)
    assert allowed(s3, "sts:AssumeRole", arn, trust)
    assert allowed(s3.having({"aws:SourceArn": source}), "sts:AssumeRole", arn, trust)
    for other in (
        s3.having({"aws:SourceAccount": "999999999999"}),
        s3.having({"aws:SourceArn": "arn:aws:s3:::of-another-team"}),
        Caller(service="lambda.amazonaws.com"),
    ):
        assert not allowed(other, "sts:AssumeRole", arn, trust), other


def test_failed_replications_raise_an_alarm_on_the_rule_that_failed(everything: dict[str, Any]) -> None:
    planned = {item["address"]: item["change"]["after"] for item in everything["resource_changes"]}
    for key, thing in model.BUCKETS.items():
        (rule,) = planned[f'module.stack.aws_s3_bucket_replication_configuration.this["{key}"]']["rule"]
        (destination,) = rule["destination"]
        alarm = planned[f'module.stack.aws_cloudwatch_metric_alarm.failed_replications["{key}"]']
        assert destination["metrics"][0]["status"] == "Enabled"
        assert alarm["metric_name"] == "OperationsFailedReplication"
        assert alarm["threshold"] == 0
        assert alarm["dimensions"] == {
            "SourceBucket": f"{NAME}-{thing}",
            "DestinationBucket": destination["bucket"].rpartition(":")[2],
            "RuleId": rule["id"],
        }


def test_what_s3_needs_first_is_there_before_replication_and_logging(plans: Plans) -> None:
    """Without the policy or the versions S3 refuses the configuration, or the first objects fail."""
    calls = plans.of("storage_stack")["configuration"]["root_module"]["module_calls"]
    complete = calls["complete__dev"]["module"]
    given = complete["module_calls"]["storage_stack"]["expressions"]
    assert "aws_s3_bucket_policy.access_logs" in given["access_logs_bucket_name"]["references"]
    assert "aws_s3_bucket_policy.access_logs" in _references(given["inventory"])
    assert "aws_s3_bucket_versioning.replica" in _references(given["replication_destination_bucket_arns"])
    own = {one["address"]: one for one in complete["module_calls"]["storage_stack"]["module"]["resources"]}
    replication = own["aws_s3_bucket_replication_configuration.this"]
    assert set(replication["depends_on"]) == {
        "aws_iam_role_policy.replication",
        "aws_s3_bucket_versioning.this",
    }


def test_object_lock_for_a_bucket_that_exists_is_refused_by_name(applied: Applied) -> None:
    said = applied.root.plan_fails(settings={"enable_versioning": True, "object_lock": {"days": 30}})
    assert f"object_lock cannot be switched on for {NAME}-geojson-data" in said
    assert "must be replaced" not in said


def test_readme_shows_what_is_documented() -> None:
    pages = [(MODULES / "storage_stack" / name).read_text("utf-8") for name in ("README.md", "GUIDE.md")]
    readme = "\n".join(pages)
    for words in (*model.PARAMETERS, "cached-at-index", model.MOMENT_QUERY, model.RECENT_FILTER):
        assert words in readme
    for idea in ("MFA delete", "DAX", "PartiQL", "Object Lock", "unique in all of AWS"):
        assert idea in readme
    assert not re.search(r"\{\{|\{%", readme)
    for link in re.findall(r"\]\((?!https?:|#)([^)]+)\)", readme):
        assert (MODULES / "storage_stack" / link.partition("#")[0]).exists(), f"dead link {link}"
    assert str(ROOT) not in readme


@pytest.mark.long
def test_data_survives_everything_that_can_be_switched(tmp_path: Path, own_emulator: Emulator) -> None:
    """From dev's settings to everything, and back."""
    root = _root(own_emulator, tmp_path)
    s3, dynamodb = (own_emulator.client(service, REGION) for service in ("s3", "dynamodb"))
    for arn in COPIES.values():
        s3.create_bucket(Bucket=arn.rpartition(":")[2])
        s3.put_bucket_versioning(Bucket=arn.rpartition(":")[2], VersioningConfiguration={"Status": "Enabled"})
    root.apply()
    dynamodb.put_item(**_cache(), Item=_item("kept", datetime(2025, 11, 1, tzinfo=UTC), 4102444800))
    s3.put_object(Bucket=f"{NAME}-geojson-data", Key="observations/a.geojson", Body=b"{}")

    root.apply(settings=EVERYTHING)
    assert root.pending(settings=EVERYTHING) == ""
    assert capacities(dynamodb, f"{NAME}-cache") == {5}
    autoscale(dynamodb, f"{NAME}-cache", 17)
    assert root.pending(settings=EVERYTHING) == "", "Terraform would undo what autoscaling did"

    fixed = EVERYTHING | {"enable_autoscaling": False}
    root.apply(settings=fixed)
    assert capacities(dynamodb, f"{NAME}-cache") == {5}, (
        "without autoscaling the capacity is what the caller says"
    )

    assert _lost(actions(root.plan())) == []
    root.apply()
    assert root.pending() == ""
    status = s3.get_bucket_versioning(Bucket=f"{NAME}-geojson-data")["Status"]
    assert status == "Suspended"
    assert dynamodb.scan(**_cache())["Count"] == 1
    assert s3.get_object(Bucket=f"{NAME}-geojson-data", Key="observations/a.geojson")["Body"].read() == b"{}"

    everywhere = {"replica_regions": ["eu-west-1"]}
    assert _lost(actions(root.plan(settings=everywhere))) == []
    root.apply(settings=everywhere)
    assert root.pending(settings=everywhere) == ""
    there = own_emulator.client("dynamodb", "eu-west-1")
    assert there.get_item(**_cache(), Key={"cache_key": {"S": "kept"}})["Item"]
    assert _lost(actions(root.plan())) == []

    root.apply()
    root.destroy()
    assert [left for left in own_emulator.leftovers() if "-copy" not in left] == []


@pytest.mark.long
def test_object_lock_stays_as_it_was_made(tmp_path: Path, own_emulator: Emulator) -> None:
    root = _root(own_emulator, tmp_path)
    locked = {"enable_versioning": True, "object_lock": {"days": 30}}
    root.apply(settings=locked)
    assert root.pending(settings=locked) == ""
    s3 = own_emulator.client("s3", REGION)
    configuration = s3.get_object_lock_configuration(Bucket=f"{NAME}-geojson-data")["ObjectLockConfiguration"]
    retention = configuration["Rule"]["DefaultRetention"]
    assert (retention["Mode"], retention["Days"]) == ("GOVERNANCE", 30)
    said = root.plan_fails(settings={"enable_versioning": True})
    assert f"object_lock cannot be switched off for {NAME}-geojson-data" in said
    longer = {**locked, "object_lock": {"days": 60}}
    assert list(actions(root.plan(settings=longer)).values()) == [["update"]]
    s3.put_object(Bucket=f"{NAME}-geojson-data", Key="observations/a.geojson", Body=b"{}")
    root.destroy(settings=locked)
    assert own_emulator.leftovers() == []


@pytest.mark.long
def test_the_errors_own_way_to_object_lock_works(tmp_path: Path, own_emulator: Emulator) -> None:
    """The bucket that the plan would not touch is given Object Lock by hand; then Terraform manages its retention."""
    root = _root(own_emulator, tmp_path)
    versioned = {"enable_versioning": True}
    root.apply(settings=versioned)
    s3 = own_emulator.client("s3", REGION)
    bucket = f"{NAME}-geojson-data"
    s3.put_object(Bucket=bucket, Key="observations/a.geojson", Body=b"{}")
    locked = {**versioned, "object_lock": {"days": 30}}
    assert "aws s3api put-object-lock-configuration" in root.plan_fails(settings=locked)

    s3.put_object_lock_configuration(Bucket=bucket, ObjectLockConfiguration={"ObjectLockEnabled": "Enabled"})
    assert list(actions(root.plan(settings=locked)).values()) == [["create"]]
    root.apply(settings=locked)
    assert root.pending(settings=locked) == ""
    assert s3.get_object(Bucket=bucket, Key="observations/a.geojson")["Body"].read() == b"{}"
    told = s3.get_object_lock_configuration(Bucket=bucket)["ObjectLockConfiguration"]
    assert told["Rule"]["DefaultRetention"]["Days"] == 30


@pytest.mark.long
def test_production_refuses_to_lose_its_data(tmp_path: Path, own_emulator: Emulator) -> None:
    production = {"environment": "prod"}
    root = _root(own_emulator, tmp_path)
    root.apply(settings=production)
    s3 = own_emulator.client("s3", REGION)
    for thing in model.BUCKETS.values():
        s3.put_object(Bucket=f"co2-analysis-prod-{thing}", Key="kept", Body=b"kept")
    with pytest.raises(ToolFailedError, match=r"[Dd]eletion|BucketNotEmpty"):
        root.destroy(settings=production)
    for thing in model.BUCKETS.values():
        assert s3.get_object(Bucket=f"co2-analysis-prod-{thing}", Key="kept")["Body"].read() == b"kept"
    table = own_emulator.client("dynamodb", REGION).describe_table(TableName="co2-analysis-prod-cache")
    assert table["Table"]["DeletionProtectionEnabled"]


def _statements(document: str) -> list[dict[str, Any]]:
    statements: list[dict[str, Any]] = json.loads(document)["Statement"]
    return statements if isinstance(statements, list) else [statements]


def _references(expression: Any) -> set[str]:
    """Everything that an expression of a plan's configuration refers to, however deep."""
    if isinstance(expression, dict):
        own = set(expression.get("references", ()))
        return own.union(*(_references(value) for value in expression.values()))
    return set().union(*map(_references, expression)) if isinstance(expression, list) else set()


def _cache() -> dict[str, str]:
    return {"TableName": f"{NAME}-cache"}


def _index(ask: Any, *, values: dict[str, Any], **condition: str) -> dict[str, Any]:
    answer: dict[str, Any] = ask(
        **_cache(), IndexName="cached-at-index", ExpressionAttributeValues=values, **condition
    )
    return answer


def _text(moment: datetime) -> dict[str, str]:
    return {"S": moment.strftime("%Y-%m-%dT%H:%M:%SZ")}


def _item(key: str, cached_at: datetime, ttl: int) -> dict[str, Any]:
    return {
        "cache_key": {"S": key},
        "cached_at": _text(cached_at),
        "ttl": {"N": str(ttl)},
        "reasoning_result": {"S": "rising"},
        "query_params": {"S": json.dumps({"region": "eu"})},
    }


def _metrics(alarm: dict[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    found = [query["MetricStat"]["Metric"] for query in alarm.get("Metrics", ()) if "MetricStat" in query]
    for metric in found or [alarm]:
        yield metric["MetricName"], {d["Name"]: d["Value"] for d in metric["Dimensions"]}


def _is_sent(applied: Applied, metric: str, dimensions: dict[str, str]) -> bool:
    """Whether AWS documents the metric with these dimensions, and they name what exists."""
    if metric in ("4xxErrors", "5xxErrors"):
        bucket, filter_ = dimensions.pop("BucketName"), dimensions.pop("FilterId")
        configuration = applied.client("s3").get_bucket_metrics_configuration(Bucket=bucket, Id=filter_)
        return configuration.get("MetricsConfiguration") == {"Id": filter_} and not dimensions
    if dimensions.pop("TableName") != f"{NAME}-cache":
        return False
    if metric == "SuccessfulRequestLatency":
        return dimensions.keys() == {"Operation"}
    assert metric in ("ReadThrottleEvents", "WriteThrottleEvents")
    return dimensions in ({}, {"GlobalSecondaryIndexName": "cached-at-index"})


def _lost(done: dict[str, Any]) -> list[str]:
    """What holds data and would be deleted, alone or to be made anew."""
    return [
        address
        for address, steps in done.items()
        if "delete" in steps and address.removeprefix("module.stack.").startswith(HOLDERS)
    ]
