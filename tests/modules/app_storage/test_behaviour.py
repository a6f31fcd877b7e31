"""What the app_storage module promises beyond its plan: applied in two regions, queried, protected, switched."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from generators.app_storage.model import (
    BUCKETS,
    ENTITIES,
    PAIRS,
    PATTERNS,
    REPLICATION_RULE,
    TABLE,
    Pattern,
    alarm_count,
    fill,
    is_replica,
)
from generators.shared.table_metrics import OPERATIONS
from modsmith.emulator.iam.simulate import Caller, allowed
from modsmith.emulator.root import Root, actions, initialise, resources
from modsmith.emulator.server import Emulator
from tests.modules.conftest import MODULES, ROOT

pytestmark = [pytest.mark.terraform, pytest.mark.long]

REGION, REPLICA_REGION = "eu-west-1", "eu-central-1"
ACCOUNT = "123456789012"
DISTRIBUTION = f"arn:aws:cloudfront::{ACCOUNT}:distribution/E1A2B3C4D5E6F7"
ENDPOINT, REPLICA_ENDPOINT = "vpce-0123456789abcdef0", "vpce-0fedcba9876543210"
HOLDERS = ("aws_s3_bucket.", "aws_dynamodb_table.")

CALL = """
variable "environment" {{
  default = "prod"
}}

variable "replicated" {{
  type    = bool
  default = null
}}

variable "table_replicated" {{
  type    = bool
  default = null
}}

module "app_storage" {{
  source = "./modules/app_storage"

  providers = {{
    aws         = aws
    aws.replica = aws.replica
  }}

  project_name                    = "tattoo-directory"
  environment                     = var.environment
  random_suffix                   = "a1b2c3"
  kms_key_arn                     = aws_kms_key.primary.arn
  replica_kms_key_arn             = aws_kms_key.replica.arn
  access_logs_bucket_name         = aws_s3_bucket_policy.logs.bucket
  cloudfront_distribution_arns    = ["{distribution}"]
  application_role_arns           = [aws_iam_role.api.arn]
  s3_vpc_endpoint_id              = "{endpoint}"
  replica_s3_vpc_endpoint_id      = "{replica_endpoint}"
  enable_cross_region_replication = var.replicated
  enable_table_replica            = var.table_replicated
}}
"""

AROUND = """
provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "replica"
  region = "eu-central-1"
}

resource "aws_iam_role" "api" {
  name = "api"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

# nothing but the module's statements stands on the keys, so nobody could change their policies
resource "aws_kms_key" "primary" {
  policy                             = module.app_storage.kms_key_policy_json
  bypass_policy_lockout_safety_check = true
}

resource "aws_kms_key" "replica" {
  provider = aws.replica

  policy                             = module.app_storage.replica_kms_key_policy_json
  bypass_policy_lockout_safety_check = true
}

resource "aws_s3_bucket" "logs" {
  bucket = "tattoo-directory-logs"
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.bucket

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow", Action = "s3:PutObject", Resource = "${aws_s3_bucket.logs.arn}/*",
      Principal = { Service = "logging.s3.amazonaws.com" }
    }]
  })
}

output "all" {
  value = module.app_storage
}

output "keys" {
  value = { primary = aws_kms_key.primary.arn, replica = aws_kms_key.replica.arn }
}
"""


class Applied:
    """The module in prod, applied once for the whole file."""

    def __init__(self, emulator: Emulator, root: Root) -> None:
        self.emulator, self.root = emulator, root
        outputs = root.outputs()
        self.storage, self.keys = dict(outputs["all"]), dict(outputs["keys"])

    def client(self, service: str, region: str = REGION) -> Any:
        """A boto3 client of the emulator."""
        return self.emulator.client(service, region)

    def bucket(self, key: str) -> str:
        """A bucket's name."""
        return str(self.storage[f"{key}_bucket_name"])

    def arn(self, key: str) -> str:
        """A bucket's ARN."""
        return str(self.storage[f"{key}_bucket_arn"])

    def bucket_policy(self, key: str) -> dict[str, Any]:
        """The policy that stands on a bucket."""
        return dict(json.loads(self.client("s3").get_bucket_policy(Bucket=self.bucket(key))["Policy"]))

    def key_policy(self, name: str) -> dict[str, Any]:
        """The policy that stands on a key: in this root nothing but the module's statements."""
        kms = self.client("kms", REGION if name == "primary" else REPLICA_REGION)
        return dict(json.loads(kms.get_key_policy(KeyId=self.keys[name], PolicyName="default")["Policy"]))


@pytest.fixture(scope="module")
def applied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Applied]:
    """The call, with what a caller has around it."""
    folder = tmp_path_factory.mktemp("app_storage")
    source = MODULES / "app_storage"
    shutil.copytree(source, folder / "modules" / "app_storage", ignore=shutil.ignore_patterns(".*"))
    call = CALL.format(distribution=DISTRIBUTION, endpoint=ENDPOINT, replica_endpoint=REPLICA_ENDPOINT)
    (folder / "main.tf").write_text(call + AROUND, "utf-8")
    with Emulator() as emulator:
        root = initialise(emulator, folder)
        root.apply()
        yield Applied(emulator, root)


def test_nothing_is_left_to_change(applied: Applied) -> None:
    assert applied.root.pending() == ""


# the table

GIVEN = {
    "artistId": "a1",
    "studioId": "s1",
    "imageId": "i1",
    "city": "LISBON",
    "styleName": "blackwork",
}


@pytest.fixture(scope="module")
def filled(applied: Applied) -> Applied:
    """The documented entities, and others that no query for them may find."""
    strangers = {name: f"{value}-other" for name, value in GIVEN.items()}
    more_images = [{**GIVEN, "imageId": "i2"}, strangers]
    for given in (GIVEN, *more_images):
        for entity in ENTITIES:
            item = {name: {"S": fill(value, **given)} for name, value in entity.keys.items()}
            item["title"] = {"S": entity.title}
            applied.client("dynamodb").put_item(TableName=applied.storage["dynamodb_table_name"], Item=item)
    return applied


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.question)
def test_every_access_pattern_finds_its_items_and_no_others(filled: Applied, pattern: Pattern) -> None:
    found = filled.client("dynamodb").query(
        TableName=filled.storage["dynamodb_table_name"],
        **({"IndexName": pattern.index} if pattern.index else {}),
        KeyConditionExpression=pattern.condition(),
        ExpressionAttributeValues={name: {"S": value} for name, value in pattern.values(**GIVEN).items()},
    )["Items"]
    assert {item["title"]["S"] for item in found} == set(pattern.finds)
    ids = {value["S"] for item in found for value in item.values()}
    assert not any("-other" in value for value in ids)
    images = [item["SK"]["S"] for item in found if item["title"]["S"] == "Portfolio image"]
    assert (
        images
        == (["PORTFOLIO#i1"] if pattern.sort.endswith("{imageId}") else ["PORTFOLIO#i1", "PORTFOLIO#i2"])[
            : len(images)
        ]
    )
    assert bool(images) == ("Portfolio image" in pattern.finds)


def test_every_entity_and_every_index_is_found_by_some_pattern() -> None:
    assert {title for pattern in PATTERNS for title in pattern.finds} == {entity.title for entity in ENTITIES}
    assert {pattern.index for pattern in PATTERNS} == {"", *(index.name for index in TABLE.indexes)}


def test_the_stream_tells_what_an_item_was_and_what_it_is(filled: Applied) -> None:
    table = filled.client("dynamodb").describe_table(TableName=filled.storage["dynamodb_table_name"])["Table"]
    assert table["StreamSpecification"] == {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}
    assert table["LatestStreamArn"] == filled.storage["dynamodb_stream_arn"]
    assert table["SSEDescription"]["KMSMasterKeyArn"] == filled.keys["primary"]


def test_the_replica_is_in_the_other_region_with_the_key_of_that_region(applied: Applied) -> None:
    name = applied.storage["dynamodb_table_name"]
    tables = {
        region: applied.client("dynamodb", region).describe_table(TableName=name)["Table"]
        for region in (REGION, REPLICA_REGION)
    }
    assert [one["RegionName"] for one in tables[REGION]["Replicas"]] == [REPLICA_REGION]
    assert tables[REPLICA_REGION]["TableArn"] == applied.storage["dynamodb_replica_table_arn"]
    (table,) = [
        one["values"]
        for one in resources(applied.root.plan())
        if one["address"] == "module.app_storage.aws_dynamodb_table.main"
    ]
    (planned,) = table["replica"]
    assert planned["kms_key_arn"] == applied.keys["replica"]
    assert planned["point_in_time_recovery"]
    assert planned["propagate_tags"]


# the buckets


def test_each_bucket_is_in_its_region_with_the_key_of_that_region(applied: Applied) -> None:
    for key in BUCKETS:
        region, name = (REPLICA_REGION, "replica") if is_replica(key) else (REGION, "primary")
        s3 = applied.client("s3", region)
        assert s3.get_bucket_location(Bucket=applied.bucket(key))["LocationConstraint"] == region
        rules = s3.get_bucket_encryption(Bucket=applied.bucket(key))["ServerSideEncryptionConfiguration"]
        (rule,) = rules["Rules"]
        assert rule["ApplyServerSideEncryptionByDefault"]["KMSMasterKeyID"] == applied.keys[name]
        assert rule["BucketKeyEnabled"]
        assert region in applied.storage[f"{key}_bucket_regional_domain_name"]


def test_both_pairs_are_replicated_whole_within_fifteen_minutes(applied: Applied) -> None:
    s3 = applied.client("s3")
    for source, backup in PAIRS.items():
        for bucket in (source, backup):
            assert s3.get_bucket_versioning(Bucket=applied.bucket(bucket))["Status"] == "Enabled"
        told = s3.get_bucket_replication(Bucket=applied.bucket(source))["ReplicationConfiguration"]
        (rule,) = told["Rules"]
        assert told["Role"] == applied.storage["replication_role_arn"]
        assert (rule["ID"], rule["Status"], rule["Priority"]) == (REPLICATION_RULE, "Enabled", 0)
        assert not any(rule["Filter"].values()), "some objects are left out"
        assert rule["DeleteMarkerReplication"] == {"Status": "Enabled"}
        assert rule["SourceSelectionCriteria"]["SseKmsEncryptedObjects"] == {"Status": "Enabled"}
        destination = rule["Destination"]
        assert destination["Bucket"] == applied.arn(backup)
        assert destination["EncryptionConfiguration"]["ReplicaKmsKeyID"] == applied.keys["replica"]
        assert destination["ReplicationTime"] == {"Status": "Enabled", "Time": {"Minutes": 15}}
        assert destination["Metrics"] == {"Status": "Enabled", "EventThreshold": {"Minutes": 15}}


def test_backups_age_like_their_originals(applied: Applied) -> None:
    s3 = applied.client("s3")
    for source, backup in PAIRS.items():
        rules = [
            s3.get_bucket_lifecycle_configuration(Bucket=applied.bucket(key))["Rules"]
            for key in (source, backup)
        ]
        assert rules[0] == rules[1]


# who may do what


@pytest.fixture(scope="module")
def replication(applied: Applied) -> Caller:
    """The replication role with the policy that stands on it."""
    arn = applied.storage["replication_role_arn"]
    iam, name = applied.client("iam"), arn.rpartition("/")[2]
    policies = [
        iam.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"]
        for policy in iam.list_role_policies(RoleName=name)["PolicyNames"]
    ]
    assert iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"] == []
    return Caller(arn, policies=tuple(policies))


EVERYTHING = {"Statement": [{"Effect": "Allow", "Action": ["s3:*", "kms:*"], "Resource": "*"}]}
ADMINISTRATOR = Caller(f"arn:aws:iam::{ACCOUNT}:role/terraform", policies=(EVERYTHING,))
API = Caller(f"arn:aws:iam::{ACCOUNT}:role/api", policies=(EVERYTHING,))
CLOUDFRONT = Caller(service="cloudfront.amazonaws.com")
OURS = CLOUDFRONT.having({"AWS:SourceArn": DISTRIBUTION})
STRANGERS = CLOUDFRONT.having({"AWS:SourceArn": DISTRIBUTION.replace("E1A2", "E9Z9")})


@pytest.mark.parametrize("key", BUCKETS)
def test_only_our_distributions_read_through_cloudfront(applied: Applied, key: str) -> None:
    policy, objects = applied.bucket_policy(key), f"{applied.arn(key)}/index.html"
    assert allowed(OURS, "s3:GetObject", objects, policy)
    assert not allowed(OURS, "s3:GetObject", objects, policy, context={"aws:SecureTransport": "false"})
    for action in ("s3:PutObject", "s3:DeleteObject", "s3:ListBucket"):
        assert not allowed(OURS, action, objects, policy), action
    for caller in (STRANGERS, CLOUDFRONT, Caller(), Caller(f"arn:aws:iam::{ACCOUNT}:role/other")):
        assert not allowed(caller, "s3:GetObject", objects, policy), caller


ALGORITHM = "s3:x-amz-server-side-encryption"
KEY_ID = "s3:x-amz-server-side-encryption-aws-kms-key-id"
CUSTOMER_ALGORITHM = "s3:x-amz-server-side-encryption-customer-algorithm"


@pytest.mark.parametrize("key", BUCKETS)
def test_uploads_use_the_key_of_the_bucket_or_are_refused(
    applied: Applied, replication: Caller, key: str
) -> None:
    policy, objects = applied.bucket_policy(key), f"{applied.arn(key)}/i"
    mine, other = (
        applied.keys[name] for name in (("primary", "replica"), ("replica", "primary"))[is_replica(key)]
    )
    assert allowed(ADMINISTRATOR, "s3:PutObject", objects, policy), "the bucket's default"
    good = {ALGORITHM: "aws:kms", KEY_ID: mine}
    assert allowed(ADMINISTRATOR, "s3:PutObject", objects, policy, context=good)
    assert allowed(ADMINISTRATOR, "s3:PutObject", objects, policy, context={KEY_ID: mine})
    for bad in (
        {ALGORITHM: "AES256"},
        {ALGORITHM: "aws:kms:dsse", KEY_ID: mine},
        {ALGORITHM: "aws:kms"},
        {ALGORITHM: "aws:kms", KEY_ID: other},
        {CUSTOMER_ALGORITHM: "AES256"},
    ):
        assert not allowed(ADMINISTRATOR, "s3:PutObject", objects, policy, context=bad), bad
    if is_replica(key):
        assert allowed(replication, "s3:ReplicateObject", objects, policy, context=good)


@pytest.mark.parametrize("key", BUCKETS)
def test_nobody_comes_over_an_old_tls(applied: Applied, key: str) -> None:
    policy, objects = applied.bucket_policy(key), f"{applied.arn(key)}/i"
    for caller in (ADMINISTRATOR, OURS):
        for version, good in (("1.1", False), ("1.2", True), ("1.3", True)):
            context = {"s3:TlsVersion": version}
            assert allowed(caller, "s3:GetObject", objects, policy, context=context) == good, version


@pytest.mark.parametrize(("key", "endpoint"), [("images", ENDPOINT), ("images_backup", REPLICA_ENDPOINT)])
def test_the_application_reaches_images_through_its_endpoint_alone(
    applied: Applied, key: str, endpoint: str
) -> None:
    policy, bucket = applied.bucket_policy(key), applied.arn(key)
    inside = API.having({"aws:SourceVpce": endpoint})
    for caller in (Caller(API.arn), API):
        assert allowed(caller.having({"aws:SourceVpce": endpoint}), "s3:GetObject", f"{bucket}/i", policy)
        assert allowed(caller.having({"aws:SourceVpce": endpoint}), "s3:ListBucket", bucket, policy)
    bare = Caller(API.arn).having({"aws:SourceVpce": endpoint})
    assert allowed(bare, "s3:PutObject", f"{bucket}/i", policy) == (key == "images")
    for outside in (API, API.having({"aws:SourceVpce": "vpce-00000000"})):
        for action in ("s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:DeleteObject"):
            assert not allowed(outside, action, f"{bucket}/i", policy), action
        assert not allowed(outside, "s3:ListBucket", bucket, policy)
    assert allowed(API.having({"aws:ViaAWSService": "true"}), "s3:GetObject", f"{bucket}/i", policy)
    assert not allowed(
        inside, "s3:GetObject", f"{bucket}/i", policy, context={"aws:SecureTransport": "false"}
    )


@pytest.mark.parametrize("key", BUCKETS)
def test_the_endpoint_locks_out_neither_terraform_nor_administrators(applied: Applied, key: str) -> None:
    policy, bucket = applied.bucket_policy(key), applied.arn(key)
    for action in ("s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy", "s3:ListBucket"):
        assert allowed(ADMINISTRATOR, action, bucket, policy), action
    assert allowed(ADMINISTRATOR, "s3:GetObject", f"{bucket}/i", policy)
    assert allowed(API, "s3:PutBucketPolicy", bucket, policy), (
        "even an application that is also the administrator"
    )


def test_replication_reads_originals_and_writes_backups_and_nothing_else(
    applied: Applied, replication: Caller
) -> None:
    for source, backup in PAIRS.items():
        here, there = applied.arn(source), applied.arn(backup)
        ours, theirs = applied.bucket_policy(source), applied.bucket_policy(backup)
        for action in ("s3:GetReplicationConfiguration", "s3:ListBucket"):
            assert allowed(replication, action, here, ours), action
        for action in ("ForReplication", "Acl", "Tagging"):
            assert allowed(replication, f"s3:GetObjectVersion{action}", f"{here}/i", ours), action
        for action in ("Object", "Delete", "Tags"):
            assert allowed(replication, f"s3:Replicate{action}", f"{there}/i", theirs), action
            assert not allowed(replication, f"s3:Replicate{action}", f"{here}/i", ours), action
        for action in ("s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:PutBucketPolicy"):
            for bucket, policy in ((here, ours), (there, theirs)):
                assert not allowed(replication, action, f"{bucket}/i", policy), action
        assert not allowed(replication, "s3:GetObjectVersionForReplication", f"{there}/i", theirs)


def test_replication_uses_each_key_only_for_its_buckets(applied: Applied, replication: Caller) -> None:
    for name, region, pair, good, bad in (
        ("primary", REGION, list(PAIRS), ("kms:Decrypt",), ("kms:Encrypt", "kms:GenerateDataKey")),
        (
            "replica",
            REPLICA_REGION,
            list(PAIRS.values()),
            ("kms:Decrypt", "kms:Encrypt"),
            ("kms:ReEncryptTo",),
        ),
    ):
        key = applied.keys[name]
        through_s3 = replication.having({"kms:ViaService": f"s3.{region}.amazonaws.com"})
        for bucket in pair:
            context = {"kms:EncryptionContext:aws:s3:arn": applied.arn(bucket)}
            for action in good:
                assert allowed(through_s3, action, key, context=context), (name, action)
                assert not allowed(replication, action, key, context=context), "not through S3"
                assert not allowed(
                    replication.having({"kms:ViaService": "s3.us-east-1.amazonaws.com"}),
                    action,
                    key,
                    context=context,
                )
            for action in bad:
                assert not allowed(through_s3, action, key, context=context), (name, action)
        for bucket in set(BUCKETS) - set(pair):
            context = {"kms:EncryptionContext:aws:s3:arn": applied.arn(bucket)}
            assert not allowed(through_s3, "kms:Decrypt", key, context=context), (name, bucket)


def test_only_s3_takes_on_the_replication_role_and_only_for_our_buckets(applied: Applied) -> None:
    role = applied.storage["replication_role_arn"]
    name = role.rpartition("/")[2]
    trust = applied.client("iam").get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"]
    s3 = Caller(service="s3.amazonaws.com")
    good = s3.having({"aws:SourceAccount": ACCOUNT, "aws:SourceArn": applied.arn("images")})
    assert allowed(good, "sts:AssumeRole", role, trust)
    assert allowed(s3, "sts:AssumeRole", role, trust), "S3 may say nothing of the bucket"
    for caller in (
        good.having({"aws:SourceAccount": "999999999999"}),
        good.having({"aws:SourceArn": "arn:aws:s3:::somebody-elses"}),
        Caller(service="lambda.amazonaws.com"),
        ADMINISTRATOR,
    ):
        assert not allowed(caller, "sts:AssumeRole", role, trust), caller


@pytest.mark.parametrize(
    ("name", "images", "region"),
    [("primary", "images", REGION), ("replica", "images_backup", REPLICA_REGION)],
)
def test_the_statements_of_a_key_suffice_for_all_who_use_it_and_open_it_to_nobody_else(
    applied: Applied, replication: Caller, name: str, images: str, region: str
) -> None:
    policy, key = applied.key_policy(name), applied.keys[name]
    sids = [statement["Sid"] for statement in policy["Statement"]]
    assert len(set(sids)) == len(sids)
    assert all(sid.startswith("AppStorage") for sid in sids)
    assert allowed(OURS, "kms:Decrypt", key, policy)
    assert not allowed(OURS, "kms:Encrypt", key, policy)
    assert not allowed(STRANGERS, "kms:Decrypt", key, policy)
    alarms = Caller(service="cloudwatch.amazonaws.com")
    for action in ("kms:Decrypt", "kms:GenerateDataKey"):
        assert allowed(alarms, action, key, policy)
    via_s3 = {"kms:ViaService": f"s3.{region}.amazonaws.com"}
    role = Caller(replication.arn, policies=(EVERYTHING,))
    assert allowed(role, "kms:Decrypt", key, policy, context=via_s3)
    assert allowed(role, "kms:Encrypt", key, policy, context=via_s3) == (name == "replica")
    context = {"kms:EncryptionContext:aws:s3:arn": applied.arn(images)}
    assert allowed(API, "kms:Decrypt", key, policy, context=via_s3 | context)
    assert allowed(API, "kms:GenerateDataKey", key, policy, context=via_s3 | context) == (name == "primary")
    assert not allowed(API, "kms:Decrypt", key, policy, context=context), "not through S3"
    frontend = "frontend" if name == "primary" else "frontend_backup"
    other = {"kms:EncryptionContext:aws:s3:arn": applied.arn(frontend)}
    assert not allowed(API, "kms:Decrypt", key, policy, context=via_s3 | other)
    assert not allowed(Caller(API.arn), "kms:Decrypt", key, policy, context=via_s3 | context), "IAM decides"
    for stranger in (Caller(), ADMINISTRATOR):
        assert not allowed(stranger, "kms:Decrypt", key, policy, context=via_s3 | context)


def test_policy_documents_allow_what_they_are_for(applied: Applied) -> None:
    storage = applied.storage
    table, copy = storage["dynamodb_table_arn"], storage["dynamodb_replica_table_arn"]
    stream = storage["dynamodb_stream_arn"]
    can = {
        ("read", "table"): {
            *(("dynamodb:Query", f"{one}/index/GSI1") for one in (table, copy)),
            *(("dynamodb:GetItem", one) for one in (table, copy)),
        },
        ("stream", "table"): {
            *(("dynamodb:GetRecords", one) for one in (stream, f"{copy}/stream/2025")),
            ("dynamodb:ListStreams", stream),
        },
        ("write", "table"): {
            *(("dynamodb:PutItem", one) for one in (table, copy)),
            ("dynamodb:BatchWriteItem", table),
        },
        ("write", "images"): {("s3:PutObject", f"{applied.arn('images')}/i")},
        ("write", "frontend"): {
            ("s3:PutObject", f"{applied.arn('frontend')}/i"),
            ("s3:ListBucket", applied.arn("frontend")),
        },
    }
    for bucket, backup in PAIRS.items():
        both = [applied.arn(one) for one in (bucket, backup)]
        can["read", bucket] = {
            *(("s3:GetObject", f"{one}/i") for one in both),
            *(("s3:ListBucket", one) for one in both),
        }
    documents = {
        (verb, store): json.loads(document)
        for verb in ("read", "write", "stream")
        for store, document in storage[f"{verb}_policy_json"].items()
    }
    assert set(documents) == set(can)
    sids = [one["Sid"] for document in documents.values() for one in document["Statement"]]
    assert len(set(sids)) == len(sids), "callers merge documents"
    never = {"dynamodb:DeleteTable", "dynamodb:UpdateTable", "s3:DeleteObjectVersion", "s3:PutBucketPolicy"}
    everything = {request for wanted in can.values() for request in wanted}
    for name, document in documents.items():
        caller = Caller("arn:aws:iam::123456789012:role/x", policies=(document,))
        for action, resource in everything:
            assert allowed(caller, action, resource) == ((action, resource) in can[name]), (name, action)
        for action in never:
            for _, resource in everything:
                assert not allowed(caller, action, resource), (name, action)
        _uses_its_keys_alone(applied, caller, *name)


def _uses_its_keys_alone(applied: Applied, caller: Caller, verb: str, store: str) -> None:
    """The key of a region through the store's service there, and who writes generates data keys."""
    service = "dynamodb" if store == "table" else "s3"
    for key, region, wanted in (
        ("primary", REGION, True),
        ("replica", REPLICA_REGION, store == "table" or verb == "read"),
    ):
        through = {"kms:ViaService": f"{service}.{region}.amazonaws.com"}
        arn = applied.keys[key]
        assert allowed(caller, "kms:Decrypt", arn, context=through) == wanted, (verb, store, key)
        assert not allowed(caller, "kms:Decrypt", arn)
        elsewhere = {"kms:ViaService": f"{service}.us-east-1.amazonaws.com"}
        assert not allowed(caller, "kms:Decrypt", arn, context=elsewhere)
        wrote = allowed(caller, "kms:GenerateDataKey", arn, context=through)
        assert wrote == (wanted and verb == "write")


# alarms


def test_every_alarm_watches_what_exists_and_notifies_a_topic_of_its_region(applied: Applied) -> None:
    by_region = {
        region: applied.client("cloudwatch", region).describe_alarms()["MetricAlarms"]
        for region in (REGION, REPLICA_REGION)
    }
    names = sorted(alarm["AlarmName"] for alarms in by_region.values() for alarm in alarms)
    assert names == applied.storage["alarm_names"]
    assert len(names) == alarm_count(replicated=True)
    for region, output in ((REGION, "alarm_topic_arn"), (REPLICA_REGION, "replica_alarm_topic_arn")):
        topic = applied.storage[output]
        assert f":{region}:" in topic
        for alarm in by_region[region]:
            assert alarm["AlarmActions"] == alarm["OKActions"] == [topic]
        attributes = applied.client("sns", region).get_topic_attributes(TopicArn=topic)["Attributes"]
        key = applied.keys["primary" if region == REGION else "replica"]
        assert attributes["KmsMasterKeyId"] == key
        policy = json.loads(attributes["Policy"])
        alarms = Caller(service="cloudwatch.amazonaws.com").having({"aws:SourceAccount": ACCOUNT})
        assert allowed(alarms, "sns:Publish", topic, policy)
        assert not allowed(alarms.having({"aws:SourceAccount": "999999999999"}), "sns:Publish", topic, policy)
    latency = [
        alarm for alarm in by_region[REPLICA_REGION] if alarm.get("MetricName") == "ReplicationLatency"
    ]
    assert len(latency) == len(PAIRS), "S3 publishes it in the region of the backup"
    pairs = {applied.bucket(source): applied.bucket(backup) for source, backup in PAIRS.items()}
    failures = [
        alarm for alarm in by_region[REGION] if alarm.get("MetricName") == "OperationsFailedReplication"
    ]
    for alarms_of in (latency, failures):
        watched = [{item["Name"]: item["Value"] for item in alarm["Dimensions"]} for alarm in alarms_of]
        assert {item["SourceBucket"]: item["DestinationBucket"] for item in watched} == pairs
        assert {item["RuleId"] for item in watched} == {REPLICATION_RULE}
    assert {alarm["Threshold"] for alarm in latency} == {900.0}


def test_alarms_on_the_table_have_the_dimensions_that_dynamodb_publishes(applied: Applied) -> None:
    table = applied.storage["dynamodb_table_name"]
    alarms = {
        one["AlarmName"].removeprefix(f"{table}-"): one
        for one in applied.client("cloudwatch").describe_alarms()["MetricAlarms"]
    }
    assert alarms["user-errors"]["MetricName"] == "UserErrors"
    assert alarms["user-errors"]["Dimensions"] == [], "DynamoDB counts them for the account"
    behind = alarms["replication-latency"]
    assert {one["Name"]: one["Value"] for one in behind["Dimensions"]} == {
        "TableName": table,
        "ReceivingRegion": REPLICA_REGION,
    }
    assert behind["Threshold"] == 900_000, "milliseconds"
    for name, metric, statistic in (
        ("system-errors", "SystemErrors", "Sum"),
        ("latency", "SuccessfulRequestLatency", "p99"),
    ):
        stats = [one["MetricStat"] for one in alarms[name]["Metrics"] if "MetricStat" in one]
        assert len(stats) == len(OPERATIONS)
        assert {(one["Metric"]["MetricName"], one["Stat"]) for one in stats} == {(metric, statistic)}
        found = [{item["Name"]: item["Value"] for item in one["Metric"]["Dimensions"]} for one in stats]
        assert {item["TableName"] for item in found} == {table}
        assert {item["Operation"] for item in found} == set(OPERATIONS)
    assert not [name for name in alarms if name.endswith("-capacity")], "nothing is limited here"


def test_failing_requests_are_measured_where_the_bucket_is(applied: Applied) -> None:
    for key in BUCKETS:
        region, name = REPLICA_REGION if is_replica(key) else REGION, applied.bucket(key)
        told = applied.client("s3", region).get_bucket_metrics_configuration(Bucket=name, Id="EntireBucket")
        metrics = told["MetricsConfiguration"]
        assert "Filter" not in metrics, "the whole bucket"
        (alarm,) = [
            one
            for one in applied.client("cloudwatch", region).describe_alarms()["MetricAlarms"]
            if one["AlarmName"] == f"{name}-5xx"
        ]
        queries = {one["Id"]: one for one in alarm["Metrics"]}
        assert queries["share"]["Expression"] == "100 * errors / requests"
        watched = {queries[id_]["MetricStat"]["Metric"]["MetricName"] for id_ in ("errors", "requests")}
        assert watched == {"5xxErrors", "AllRequests"}
        for id_ in ("errors", "requests"):
            dimensions = queries[id_]["MetricStat"]["Metric"]["Dimensions"]
            found = {item["Name"]: item["Value"] for item in dimensions}
            assert found == {"BucketName": name, "FilterId": metrics["Id"]}


# switches


def test_replication_off_replaces_nothing_that_holds_data(applied: Applied) -> None:
    done = actions(applied.root.plan(replicated=False, table_replicated=True))
    assert {
        address.split("[")[0].rpartition(".")[0].removeprefix("module.app_storage.") for address in done
    } == {
        "aws_cloudwatch_metric_alarm",
        "aws_iam_role",
        "aws_iam_role_policy",
        "aws_s3_bucket_replication_configuration",
    }
    assert {tuple(steps) for steps in done.values()} == {("delete",)}


def test_the_replica_goes_without_replacing_the_table(applied: Applied) -> None:
    done = actions(applied.root.plan(table_replicated=False))
    table = [steps for address, steps in done.items() if address.endswith("aws_dynamodb_table.main")]
    assert [tuple(steps) for steps in table] == [("update",)]
    assert not any("delete" in steps for address, steps in done.items() if "aws_s3_bucket" in address)


@pytest.mark.parametrize("environment", ["dev", pytest.param("staging", marks=pytest.mark.long)])
def test_an_environment_replaces_only_what_it_gives_another_name(applied: Applied, environment: str) -> None:
    """The environment is part of every name, so it is another table; nothing else that it decides replaces one."""
    _only_names_replace(applied.root.plan(environment=environment))


@pytest.mark.long
def test_replication_comes_back_without_a_loss(applied: Applied) -> None:
    applied.root.apply(replicated=False)
    try:
        done = actions(applied.root.plan(replicated=True))
        assert len([a for a in done if "aws_s3_bucket_replication_configuration" in a]) == len(PAIRS)
        assert {tuple(steps) for steps in done.values()} == {("create",)}
    finally:
        applied.root.apply()
    assert applied.root.pending() == ""


def _only_names_replace(plan: dict[str, Any]) -> None:
    replaced = {
        change["address"].removeprefix("module.app_storage."): change["change"]
        for change in plan["resource_changes"]
        if "delete" in change["change"]["actions"]
    }
    holders = {address: change for address, change in replaced.items() if address.startswith(HOLDERS)}
    assert len(holders) == len(BUCKETS) + 1
    for address, change in holders.items():
        assert change["replace_paths"] == [["bucket" if "bucket" in address else "name"]], address


# documents


def test_pages_show_what_is_documented() -> None:
    pages = [(MODULES / "app_storage" / name).read_text("utf-8") for name in ("README.md", "GUIDE.md")]
    readme = "\n".join(pages)
    for pattern in PATTERNS:
        assert f"`{pattern.query()}`" in readme, pattern.question
    for entity in ENTITIES:
        for value in entity.keys.values():
            assert f"`{value}`" in readme, value
    for word in ("S3 Batch Replication", "website endpoint", "eventually consistent", "presigned"):
        assert word in readme, word
    assert not re.search(r"\{\{|\{%", readme)
    for link in re.findall(r"\]\((?!https?:|#)([^)]+)\)", readme):
        assert (MODULES / "app_storage" / link.partition("#")[0]).exists(), f"dead link {link}"
    assert str(ROOT) not in readme
