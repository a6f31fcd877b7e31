"""What the storage module promises beyond its plan: the usage applied as written, used, changed and guarded."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generators.shared import telemetry
from generators.storage.model import BUCKETS, INCIDENT, STREAMED, TABLES, TELEMETRY, alarm_count
from modsmith.emulator.iam.simulate import Caller, allowed
from modsmith.emulator.root import Root, actions, initialise
from modsmith.emulator.server import Emulator
from modsmith.errors import ToolFailedError
from tests.modules.conftest import MODULES, ROOT

pytestmark = [pytest.mark.terraform, pytest.mark.long]

REGION = "eu-west-1"

HOLDERS = (
    *("dynamodb_table", "rds_cluster", "rds_cluster_instance", "elasticache_replication_group", "s3_bucket"),
    *("timestreamwrite_database", "timestreamwrite_table"),
)
"""Types that hold data."""

PROVIDER = """
provider "aws" {
  region = "eu-west-1"
}
"""

USAGE = """
module "storage" {
  source = "./modules/storage"

  project_name                    = "ccs"
  environment                     = "prod"
  vpc_id                          = module.networking.vpc_id
  private_subnet_ids              = module.networking.private_subnet_ids
  database_security_group_id      = module.networking.database_security_group_id
  cache_security_group_id         = module.networking.cache_security_group_id
  db_subnet_group_name            = module.networking.db_subnet_group_name

  aurora_min_capacity             = 0.5
  aurora_max_capacity             = 16
  elasticache_node_type           = "cache.r6g.large"
  kms_key_id                      = module.security.kms_key_id

  tags = {
    Project = "CCS"
  }
}
"""

AROUND = """
module "networking" {
  source = "./networking"
}

module "security" {
  source = "./security"

  key_policies = [module.storage.kms_key_policy_json]
}

output "all" {
  value = module.storage
}

output "kms_key_arn" {
  value = module.security.kms_key_id
}
"""

NETWORKING = """
resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "foreign" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_subnet" "private" {
  count = 2

  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 8, count.index)
  availability_zone = "eu-west-1${["a", "b"][count.index]}"
}

resource "aws_subnet" "neighbour" {
  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 8, 2)
  availability_zone = "eu-west-1a"
}

resource "aws_security_group" "these" {
  for_each = { database = aws_vpc.this.id, cache = aws_vpc.this.id, foreign = aws_vpc.foreign.id }

  name   = each.key
  vpc_id = each.value
}

resource "aws_db_subnet_group" "this" {
  name       = "database"
  subnet_ids = aws_subnet.private[*].id
}

output "vpc_id" {
  value = aws_vpc.this.id
}

output "private_subnet_ids" {
  value = aws_subnet.private[*].id
}

output "subnet_ids_in_one_zone" {
  value = [aws_subnet.private[0].id, aws_subnet.neighbour.id]
}

output "database_security_group_id" {
  value = aws_security_group.these["database"].id
}

output "cache_security_group_id" {
  value = aws_security_group.these["cache"].id
}

output "foreign_security_group_id" {
  value = aws_security_group.these["foreign"].id
}

output "db_subnet_group_name" {
  value = aws_db_subnet_group.this.name
}
"""

SECURITY = """
variable "key_policies" {
  type = list(string)
}

data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "key" {
  source_policy_documents = var.key_policies

  statement {
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }
}

resource "aws_kms_key" "this" {
  policy = data.aws_iam_policy_document.key.json
}

output "kms_key_id" {
  value = aws_kms_key.this.arn
}
"""


class Applied:
    """The document's usage, applied once for the whole file."""

    def __init__(self, emulator: Emulator, root: Root) -> None:
        self.emulator, self.root = emulator, root
        self.outputs = root.outputs()

    @property
    def storage(self) -> dict[str, Any]:
        """The module's outputs."""
        return dict(self.outputs["all"])

    def client(self, service: str) -> Any:
        """A boto3 client of the emulator."""
        return self.emulator.client(service, REGION)


@pytest.fixture(scope="module")
def applied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Applied]:
    """Usage as the document writes it, with modules that stand for its network and its key."""
    folder = _usage(tmp_path_factory.mktemp("usage"))
    with Emulator() as emulator:
        root = initialise(emulator, folder)
        root.apply()
        yield Applied(emulator, root)


def _usage(folder: Path) -> Path:
    shutil.copytree(MODULES / "storage", folder / "modules" / "storage", ignore=shutil.ignore_patterns(".*"))
    for name, text in (("networking", NETWORKING), ("security", SECURITY)):
        (folder / name).mkdir()
        (folder / name / "main.tf").write_text(text, "utf-8")
    _write(folder, USAGE)
    return folder


@pytest.fixture
def changed(applied: Applied) -> Iterator[Any]:
    """Plans the usage with one text replaced by another, then puts it back."""

    def change(old: str, new: str) -> Root:
        assert old in USAGE
        _write(applied.root.folder, USAGE.replace(old, new))
        return applied.root

    yield change
    _write(applied.root.folder, USAGE)


def _write(folder: Path, usage: str) -> None:
    (folder / "main.tf").write_text(PROVIDER + usage + AROUND, "utf-8")


def test_the_documents_own_usage_applies_and_leaves_nothing_to_change(applied: Applied) -> None:
    assert applied.root.pending() == ""


def test_the_documents_items_are_written_and_found(applied: Applied) -> None:
    dynamodb = applied.client("dynamodb")
    names = applied.storage["table_names"]
    item = json.loads(json.dumps(telemetry.example()), parse_float=str)
    dynamodb.put_item(TableName=names["telemetry"], Item=_typed(item))
    dynamodb.put_item(TableName=names["incidents"], Item=_typed(INCIDENT))

    found = dynamodb.query(
        TableName=names["telemetry"],
        KeyConditionExpression="vehicle_id = :v AND #t >= :t",
        ExpressionAttributeNames={"#t": "timestamp"},
        ExpressionAttributeValues={":v": {"S": "VEH-12345"}, ":t": {"N": "1698765432000"}},
    )
    assert found["Count"] == 1
    for table, index, key, value in (
        ("telemetry", "StatusIndex", "status", "moving"),
        ("incidents", "VehicleIndex", "vehicle_id", "VEH-12345"),
        ("incidents", "StatusIndex", "status", "open"),
    ):
        answer = dynamodb.query(
            TableName=names[table],
            IndexName=index,
            KeyConditionExpression="#k = :k",
            ExpressionAttributeNames={"#k": key},
            ExpressionAttributeValues={":k": {"S": value}},
        )
        assert answer["Count"] == 1, f"{table}/{index} does not find it"


def test_producers_are_told_the_ttl_of_the_documents_example(applied: Applied) -> None:
    item = telemetry.example()
    measured = int(str(item["timestamp"])) // 1000
    assert measured + applied.storage["telemetry_ttl_seconds"] == item["ttl"]
    described = applied.client("dynamodb").describe_time_to_live(
        TableName=applied.storage["table_names"]["telemetry"]
    )["TimeToLiveDescription"]
    assert described == {"TimeToLiveStatus": "ENABLED", "AttributeName": TELEMETRY.ttl_attribute}


def test_everything_is_encrypted_with_the_callers_key(applied: Applied) -> None:
    key = applied.outputs["kms_key_arn"]
    dynamodb, s3 = applied.client("dynamodb"), applied.client("s3")
    for design in TABLES:
        table = dynamodb.describe_table(TableName=applied.storage["table_names"][design.key])["Table"]
        assert table["SSEDescription"]["KMSMasterKeyArn"] == key
    for bucket in BUCKETS:
        rules = s3.get_bucket_encryption(Bucket=applied.storage[f"{bucket}_bucket_name"])
        (rule,) = rules["ServerSideEncryptionConfiguration"]["Rules"]
        assert rule["ApplyServerSideEncryptionByDefault"]["KMSMasterKeyID"] == key
        assert rule["BucketKeyEnabled"]
    (cluster,) = applied.client("rds").describe_db_clusters()["DBClusters"]
    assert cluster["KmsKeyId"] == key
    (group,) = applied.client("elasticache").describe_replication_groups()["ReplicationGroups"]
    assert group["KmsKeyId"] == key
    topic = applied.client("sns").get_topic_attributes(TopicArn=applied.storage["alarm_topic_arn"])
    assert topic["Attributes"]["KmsMasterKeyId"] == key


def test_the_keys_policy_lets_services_use_it(applied: Applied) -> None:
    key = applied.outputs["kms_key_arn"]
    policy = applied.client("kms").get_key_policy(KeyId=key, PolicyName="default")["Policy"]
    (group, *others) = applied.client("logs").describe_log_groups()["logGroups"]
    assert not others
    of_group = {"kms:EncryptionContext:aws:logs:arn": group["arn"].removesuffix(":*")}
    account = "123456789012"
    ours = {
        "aws:SourceAccount": account,
        "aws:SourceArn": f"arn:aws:logs:{REGION}:{account}:delivery-source:x",
    }
    for service, context in (("cloudwatch", {}), (f"logs.{REGION}", of_group), ("delivery.logs", ours)):
        for action in ("kms:GenerateDataKey", "kms:Decrypt"):
            caller = Caller(service=f"{service}.amazonaws.com").having(context)
            assert allowed(caller, action, key, policy), f"{service} may not use the key"


def test_every_alarm_notifies_and_watches_something_that_exists(applied: Applied) -> None:
    pages = applied.client("cloudwatch").get_paginator("describe_alarms").paginate()
    alarms = {alarm["AlarmName"]: alarm for page in pages for alarm in page["MetricAlarms"]}
    assert sorted(alarms) == applied.storage["alarm_names"]
    assert len(alarms) == alarm_count(timestream=True)
    for alarm in alarms.values():
        assert alarm["AlarmActions"] == alarm["OKActions"] == [applied.storage["alarm_topic_arn"]]
    watched: dict[str, Any] = {
        name: set() for name in ("DBInstanceIdentifier", "CacheClusterId", "TableName", "BucketName")
    }
    for dimension in (d for alarm in alarms.values() for d in _dimensions(alarm)):
        watched.get(dimension["Name"], set()).add(dimension["Value"])
    instances = applied.client("rds").describe_db_instances()["DBInstances"]
    assert watched["DBInstanceIdentifier"] == {item["DBInstanceIdentifier"] for item in instances}
    (group,) = applied.client("elasticache").describe_replication_groups()["ReplicationGroups"]
    assert watched["CacheClusterId"] == set(group["MemberClusters"])
    assert watched["TableName"] == set(applied.storage["table_names"].values())
    assert watched["BucketName"] == {applied.storage[f"{bucket}_bucket_name"] for bucket in BUCKETS}


def test_policies_name_only_what_is_the_modules(applied: Applied) -> None:
    tables = {design.key for design in TABLES}
    stores = {"read": {*tables, "metrics", *BUCKETS}, "stream": {design.key for design in STREAMED}}
    stores["write"] = stores["read"]
    sids: list[str] = []
    for verb, expected in stores.items():
        policies = applied.storage[f"{verb}_policy_json"]
        assert set(policies) == expected
        for store, policy in policies.items():
            for statement in json.loads(policy)["Statement"]:
                sids.append(statement["Sid"])
                if statement["Sid"].startswith("FindEndpoints"):
                    assert "timestream:DescribeEndpoints" in statement["Action"]
                    continue
                assert "*" not in _listed(statement["Resource"]), f"{verb} {store}"
                assert not any(action.endswith(":*") for action in _listed(statement["Action"]))
                if statement["Sid"].startswith(("Decrypt", "Encrypt")):
                    assert statement["Resource"] == applied.outputs["kms_key_arn"]
                    assert "kms:ViaService" in statement["Condition"]["StringEquals"]
    assert len(sids) == len(set(sids)), "callers cannot merge the documents"


def test_documents_can_be_merged(applied: Applied) -> None:
    sids = [
        statement["Sid"]
        for verb in ("read", "write", "stream")
        for policy in applied.storage[f"{verb}_policy_json"].values()
        for statement in json.loads(policy)["Statement"]
    ]
    assert len(sids) == len(set(sids))


@pytest.mark.parametrize(
    ("verb", "action"),
    [("read", "dynamodb:Query"), ("write", "dynamodb:PutItem"), ("stream", "dynamodb:GetRecords")],
)
def test_a_policy_opens_one_table_for_one_purpose(applied: Applied, verb: str, action: str) -> None:
    policy = json.loads(applied.storage[f"{verb}_policy_json"]["telemetry"])
    caller = Caller("arn:aws:iam::123456789012:role/x", policies=(policy,))
    arns = applied.storage["table_stream_arns" if verb == "stream" else "table_arns"]
    assert {name for name, arn in arns.items() if allowed(caller, action, arn)} == {"telemetry"}
    for stranger in {"dynamodb:Query", "dynamodb:PutItem", "dynamodb:DeleteTable"} - {action}:
        assert not allowed(caller, stranger, applied.storage["table_arns"]["telemetry"])


def test_buckets_refuse_another_key_but_not_deliveries(applied: Applied) -> None:
    everything = {"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}
    writer = Caller("arn:aws:iam::123456789012:role/x", policies=(everything,))
    delivery = Caller(service="delivery.logs.amazonaws.com").having(
        {"aws:SourceAccount": "123456789012", "aws:PrincipalIsAWSService": "true"}
    )
    key = applied.outputs["kms_key_arn"]
    by = "s3:x-amz-server-side-encryption"
    for bucket in BUCKETS:
        name = applied.storage[f"{bucket}_bucket_name"]
        policy = applied.client("s3").get_bucket_policy(Bucket=name)["Policy"]
        put = ("s3:PutObject", f"arn:aws:s3:::{name}/AWSLogs/x", policy)
        for context, good in (
            ({}, True),
            ({by: "aws:kms", f"{by}-aws-kms-key-id": key}, True),
            ({by: "AES256"}, False),
            ({by: "aws:kms", f"{by}-aws-kms-key-id": f"{key}0"}, False),
            ({"s3:TlsVersion": "1.1"}, False),
        ):
            assert allowed(writer, *put, context=context) == good, f"{bucket}: {context}"
        assert allowed(delivery.having({by: "AES256"}), *put) == (bucket == "logs")


def test_no_secret_reaches_the_state(applied: Applied) -> None:
    secret = applied.client("secretsmanager").get_secret_value(
        SecretId=applied.storage["database_secret_arn"]
    )
    password = json.loads(secret["SecretString"])["password"]
    state = (applied.root.folder / "terraform.tfstate").read_text("utf-8")
    assert password
    assert password not in state


def test_buckets_refuse_plain_http_and_only_logs_take_deliveries(applied: Applied) -> None:
    everything = {"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}
    administrator = Caller("arn:aws:iam::123456789012:role/x", policies=(everything,))
    delivery = Caller(service="delivery.logs.amazonaws.com").having(
        {"s3:x-amz-acl": "bucket-owner-full-control"}
    )
    ours, theirs = (delivery.having({"aws:SourceAccount": account}) for account in ("123456789012", "9" * 12))
    for bucket in BUCKETS:
        name = applied.storage[f"{bucket}_bucket_name"]
        policy = applied.client("s3").get_bucket_policy(Bucket=name)["Policy"]
        arn, item = f"arn:aws:s3:::{name}", f"arn:aws:s3:::{name}/AWSLogs/x"
        for request in (("s3:ListBucket", arn), ("s3:GetObject", item), ("s3:PutObject", item)):
            assert allowed(administrator, *request, policy)
            assert not allowed(administrator, *request, policy, context={"aws:SecureTransport": "false"})
        assert allowed(ours, "s3:PutObject", item, policy) == (bucket == "logs")
        assert not allowed(theirs, "s3:PutObject", item, policy)
        assert not allowed(ours, "s3:GetObject", item, policy)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "module.networking.database_security_group_id",
            "module.networking.foreign_security_group_id",
            "database_security_group_id is in vpc-",
        ),
        (
            "module.networking.cache_security_group_id",
            "module.networking.foreign_security_group_id",
            "cache_security_group_id is in vpc-",
        ),
        (
            "module.networking.private_subnet_ids",
            "module.networking.subnet_ids_in_one_zone",
            "private_subnet_ids must be in at least two availability zones",
        ),
    ],
)
def test_a_network_that_does_not_fit_is_refused_at_plan(changed: Any, old: str, new: str, said: str) -> None:
    assert said in changed(old, new).plan_fails()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("aurora_max_capacity             = 16", "aurora_max_capacity = 64"),
        ('"cache.r6g.large"', '"cache.r7g.xlarge"'),
        ("tags = {", 'aurora_engine_version = "15.7"\n  tags = {'),
        ("tags = {", 'aurora_engine_version = "16.4"\n  tags = {'),
        ("tags = {", "enable_cloudwatch_alarms = false\n  tags = {"),
        ("tags = {", 'random_suffix = "123456789012"\n  tags = {'),
        ("tags = {", "videos_glacier_after_days = 5\n  data_lake_archive_after_days = 90\n  tags = {"),
    ],
)
def test_changes_replace_nothing_that_holds_data(changed: Any, old: str, new: str) -> None:
    done = actions(changed(old, new).plan())
    assert done, "the change changes nothing"
    lost = [
        a for a, steps in done.items() if any(f"aws_{type_}." in a for type_ in HOLDERS) and "delete" in steps
    ]
    assert lost == []


def test_another_life_of_a_store_has_another_last_snapshot(changed: Any) -> None:
    done = actions(changed("tags = {", 'aurora_database_name = "fleet"\n  tags = {').plan())
    assert "delete" in done["module.storage.aws_rds_cluster.this"]
    assert "delete" in done["module.storage.terraform_data.database_life"]
    assert "module.storage.terraform_data.cache_life" not in done


def test_without_timestream_only_timestream_goes(changed: Any) -> None:
    done = actions(changed("tags = {", "enable_timestream = false\n  tags = {").plan())
    removed = {
        a.removeprefix("module.storage.").split(".")[0] for a, steps in done.items() if "delete" in steps
    }
    assert removed == {
        "aws_timestreamwrite_database",
        "aws_timestreamwrite_table",
        "aws_cloudwatch_metric_alarm",
    }
    assert {tuple(steps) for steps in done.values()} == {("delete",)}


def test_readme_shows_what_is_documented() -> None:
    readme = (MODULES / "storage" / "README.md").read_text("utf-8")
    for design in TABLES:
        for name in (design.hash_key, *(index.name for index in design.indexes)):
            assert f"`{name}`" in readme
    for item in (telemetry.example(), INCIDENT):
        assert json.dumps(item) in readme
    assert "2025" in readme
    assert not re.search(r"\{\{|\{%", readme)
    for link in re.findall(r"\]\((?!https?:|#)([^)]+)\)", readme):
        assert (MODULES / "storage" / link.partition("#")[0]).exists(), f"dead link {link}"
    assert str(ROOT) not in readme


def test_a_second_life_of_production_ends_as_well_as_the_first(tmp_path: Path) -> None:
    with Emulator() as emulator:
        root = initialise(emulator, _usage(tmp_path))
        for _ in range(2):
            root.apply()
            storage = root.outputs()["all"]
            for name in storage["table_names"].values():
                emulator.client("dynamodb", REGION).update_table(
                    TableName=name, DeletionProtectionEnabled=False
                )
            emulator.client("rds", REGION).modify_db_cluster(
                DBClusterIdentifier=storage["database_cluster_identifier"], DeletionProtection=False
            )
            root.destroy()
        snapshots = emulator.client("rds", REGION).describe_db_cluster_snapshots()["DBClusterSnapshots"]
    names = [one["DBClusterSnapshotIdentifier"] for one in snapshots]
    assert len([name for name in names if name.startswith("ccs-prod-aurora-final-")]) == 2, names


@pytest.mark.long
def test_production_refuses_to_lose_its_data(applied: Applied) -> None:
    with pytest.raises(ToolFailedError, match=r"[Dd]eletion"):
        applied.root.destroy()


def _typed(item: dict[str, Any]) -> dict[str, Any]:
    """An item in DynamoDB's JSON."""
    return {key: _value(value) for key, value in item.items()}


def _value(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return {"M": _typed(value)}
    if isinstance(value, list):
        return {"L": [_value(item) for item in value]}
    number = isinstance(value, (int, float)) or bool(re.fullmatch(r"-?\d+\.\d+", value))
    return {"N": str(value)} if number else {"S": value}


def _dimensions(alarm: dict[str, Any]) -> Iterator[dict[str, str]]:
    yield from alarm.get("Dimensions", ())
    for query in alarm.get("Metrics", ()):
        yield from query.get("MetricStat", {}).get("Metric", {}).get("Dimensions", ())


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
