"""What is put into a resource is found there, and is missed in another resource of the same name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from modsmith.diff.stateful import STATEFUL
from modsmith.emulator import Emulator
from modsmith.upgrade.data import stores
from modsmith.upgrade.data.stores import STORES

REGION = "eu-west-1"
Client = Callable[[str], Any]


@pytest.fixture(scope="module")
def aws() -> Iterator[Emulator]:
    with Emulator() as running:
        yield running


@dataclass(frozen=True)
class Kind:
    """How a resource is made and removed.

    Attributes:
        make: returns the attributes that a state has.
        remove: from these attributes.
        has_data: whether another one of the same name is told apart.
    """

    make: Callable[[Client], Mapping[str, Any]]
    remove: Callable[[Client, Mapping[str, Any]], object]
    has_data: bool = True


def table(client: Client) -> dict[str, Any]:
    attributes = [{"name": "id", "type": "S"}, {"name": "at", "type": "N"}, {"name": "raw", "type": "B"}]
    made = client("dynamodb").create_table(
        TableName="events",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}, {"AttributeName": "at", "KeyType": "RANGE"}],
        AttributeDefinitions=[
            {"AttributeName": one["name"], "AttributeType": one["type"]} for one in attributes
        ],
        GlobalSecondaryIndexes=[
            {
                "IndexName": "raw",
                "KeySchema": [{"AttributeName": "raw", "KeyType": "HASH"}],
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
        BillingMode="PAY_PER_REQUEST",
    )["TableDescription"]
    names = {"hash_key": "id", "range_key": "at"}
    return {"arn": made["TableArn"], "name": "events", **names, "attribute": attributes}


def bucket(client: Client) -> dict[str, Any]:
    client("s3").create_bucket(Bucket="files", CreateBucketConfiguration={"LocationConstraint": REGION})
    return {"arn": "arn:aws:s3:::files", "bucket": "files", "region": REGION}


def remove_bucket(client: Client, values: Mapping[str, Any]) -> None:
    store = STORES["aws_s3_bucket"]
    assert store.clear
    store.clear(lambda service, _: client(service), values)
    client("s3").delete_bucket(Bucket=values["bucket"])


def queue(client: Client) -> dict[str, Any]:
    sqs = client("sqs")
    url = sqs.create_queue(QueueName="orders.fifo", Attributes={"FifoQueue": "true"})["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    return {"arn": arn, "url": url, "fifo_queue": True}


def topic(client: Client) -> dict[str, Any]:
    return {"arn": client("sns").create_topic(Name="orders")["TopicArn"], "fifo_topic": False}


def stream(client: Client) -> dict[str, Any]:
    kinesis = client("kinesis")
    kinesis.create_stream(StreamName="clicks", ShardCount=2)
    arn = kinesis.describe_stream_summary(StreamName="clicks")["StreamDescriptionSummary"]["StreamARN"]
    return {"arn": arn, "name": "clicks"}


def key(client: Client) -> dict[str, Any]:
    return {"arn": client("kms").create_key()["KeyMetadata"]["Arn"], "key_usage": "ENCRYPT_DECRYPT"}


def parameter(client: Client) -> dict[str, Any]:
    ssm = client("ssm")
    ssm.put_parameter(Name="/shop/table", Value="events", Type="String")
    arn = ssm.get_parameter(Name="/shop/table")["Parameter"]["ARN"]
    return {"arn": arn, "name": "/shop/table"}


def secret(client: Client) -> dict[str, Any]:
    return {"arn": client("secretsmanager").create_secret(Name="password")["ARN"]}


def log_group(client: Client) -> dict[str, Any]:
    client("logs").create_log_group(logGroupName="/shop")
    return {"arn": f"arn:aws:logs:{REGION}:123456789012:log-group:/shop", "name": "/shop"}


def cluster(client: Client) -> dict[str, Any]:
    made = client("rds").create_db_cluster(
        DBClusterIdentifier="shop",
        Engine="aurora-postgresql",
        MasterUsername="owner",
        ManageMasterUserPassword=True,
    )["DBCluster"]
    return {"arn": made["DBClusterArn"], "cluster_identifier": "shop"}


def timestream(client: Client) -> dict[str, Any]:
    write = client("timestream-write")
    write.create_database(DatabaseName="shop")
    made = write.create_table(DatabaseName="shop", TableName="metrics")["Table"]
    return {"arn": made["Arn"], "database_name": "shop", "table_name": "metrics"}


def remove_timestream(client: Client, _: object) -> None:
    client("timestream-write").delete_table(DatabaseName="shop", TableName="metrics")
    client("timestream-write").delete_database(DatabaseName="shop")


KINDS = {
    "aws_dynamodb_table": Kind(table, lambda client, _: client("dynamodb").delete_table(TableName="events")),
    "aws_s3_bucket": Kind(bucket, remove_bucket),
    "aws_sqs_queue": Kind(queue, lambda client, values: client("sqs").delete_queue(QueueUrl=values["url"])),
    "aws_sns_topic": Kind(topic, lambda client, values: client("sns").delete_topic(TopicArn=values["arn"])),
    "aws_kinesis_stream": Kind(
        stream, lambda client, _: client("kinesis").delete_stream(StreamName="clicks")
    ),
    "aws_secretsmanager_secret": Kind(
        secret,
        lambda client, values: client("secretsmanager").delete_secret(
            SecretId=values["arn"], ForceDeleteWithoutRecovery=True
        ),
    ),
    "aws_cloudwatch_log_group": Kind(
        log_group, lambda client, _: client("logs").delete_log_group(logGroupName="/shop")
    ),
    "aws_rds_cluster": Kind(
        cluster,
        lambda client, _: client("rds").delete_db_cluster(DBClusterIdentifier="shop", SkipFinalSnapshot=True),
    ),
    "aws_timestreamwrite_table": Kind(timestream, remove_timestream, has_data=False),
}


@pytest.mark.parametrize("type_", KINDS)
def test_data_is_found_until_the_resource_is_another_one(aws: Emulator, type_: str) -> None:
    kind = KINDS[type_]

    def client(service: str) -> Any:
        return aws.client(service, REGION)

    values = kind.make(client)
    kept = stores.put(aws.client, [{"address": "module.a.x.y", "type": type_, "values": values}])
    assert [one.missing for one in stores.find(aws.client, kept)] == [""]
    kind.remove(client, values)
    assert [bool(one.missing) for one in stores.find(aws.client, kept)] == [True]
    kind.make(client)
    assert [bool(one.missing) for one in stores.find(aws.client, kept)] == [kind.has_data]


def test_the_policy_of_a_bucket_does_not_keep_the_test_out_and_stays(aws: Emulator) -> None:
    s3 = aws.client("s3", REGION)
    s3.create_bucket(Bucket="closed", CreateBucketConfiguration={"LocationConstraint": REGION})
    deny = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::closed/*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [deny]})
    s3.put_bucket_policy(Bucket="closed", Policy=policy)
    values = {"bucket": "closed", "region": REGION}
    kept = stores.put(aws.client, [{"address": "x.y", "type": "aws_s3_bucket", "values": values}])
    assert [one.missing for one in stores.find(aws.client, kept)] == [""]
    stores.clear(aws.client, kept)
    assert [one.missing for one in stores.find(aws.client, kept)] == [
        "the object modsmith-upgrade-test.txt is gone"
    ]
    assert json.loads(s3.get_bucket_policy(Bucket="closed")["Policy"]) == json.loads(policy)


def test_a_key_that_is_about_to_be_deleted_decrypts_nothing(aws: Emulator) -> None:
    values = key(lambda service: aws.client(service, REGION))
    kept = stores.put(aws.client, [{"address": "x.y", "type": "aws_kms_key", "values": values}])
    assert [one.missing for one in stores.find(aws.client, kept)] == [""]
    aws.client("kms", REGION).schedule_key_deletion(
        KeyId=values["arn"].rpartition("/")[2], PendingWindowInDays=7
    )
    assert [one.missing for one in stores.find(aws.client, kept)] == ["the key has the state PendingDeletion"]


def test_a_parameter_with_another_value_is_not_the_same(aws: Emulator) -> None:
    values = parameter(lambda service: aws.client(service, REGION))
    kept = stores.put(aws.client, [{"address": "x.y", "type": "aws_ssm_parameter", "values": values}])
    aws.client("ssm", REGION).put_parameter(Name=values["name"], Value="other", Overwrite=True)
    assert [one.missing for one in stores.find(aws.client, kept)] == ["it has another value"]


def test_a_type_without_a_store_says_so(aws: Emulator) -> None:
    (kept,) = stores.put(aws.client, [{"address": "x.y", "type": "aws_efs_file_system", "values": {}}])
    (datum,) = stores.find(aws.client, [kept])
    assert (datum.what, datum.is_identity) == ("nothing", True)
    assert "only the plan is checked" in datum.note


def test_what_holds_no_data_is_left_alone(aws: Emulator) -> None:
    assert stores.put(aws.client, [{"address": "x.y", "type": "aws_iam_role", "values": {}}]) == []


def test_every_store_is_of_a_type_that_holds_data() -> None:
    assert set(STORES) <= STATEFUL
