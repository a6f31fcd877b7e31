"""What calls of a restricted principal needed: actions, ARNs, and the services that get a role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.config import Config

from modsmith.emulator import Emulator
from modsmith.emulator.clients import RESTRICTED
from modsmith.emulator.iam.needs import Need

HERE = "us-east-1:123456789012"
KEY = f"{RESTRICTED}-a"


@pytest.fixture(scope="module")
def aws() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture(autouse=True)
def fresh(aws: Emulator) -> None:
    aws.reset()
    aws.needed()


def client(aws: Emulator, service: str) -> Any:
    config = Config(retries={"total_max_attempts": 1}, proxies={})
    keys = {"aws_access_key_id": KEY, "aws_secret_access_key": "k"}
    return boto3.client(service, region_name="us-east-1", endpoint_url=aws.endpoint, config=config, **keys)


def needed(aws: Emulator) -> list[str]:
    return [f"{need.action} {need.resource}" for need in aws.needed()]


def test_need_has_its_key_and_call_and_is_given_once(aws: Emulator) -> None:
    aws.client("sns").create_topic(Name="of-an-administrator")
    client(aws, "sns").create_topic(Name="a")
    need = Need(KEY, "sns:CreateTopic", "sns:CreateTopic", f"arn:aws:sns:{HERE}:a")
    assert aws.needed() == [need]
    assert aws.needed() == []


def test_tags_of_a_new_resource_need_an_action_of_their_own(aws: Emulator) -> None:
    client(aws, "sns").create_topic(Name="a", Tags=[{"Key": "k", "Value": "v"}])
    assert needed(aws) == [f"sns:{action} arn:aws:sns:{HERE}:a" for action in ("CreateTopic", "TagResource")]
    client(aws, "kms").create_key(Tags=[{"TagKey": "k", "TagValue": "v"}])
    assert needed(aws) == ["kms:CreateKey *", f"kms:TagResource arn:aws:kms:{HERE}:key/new"]


def test_alias_needs_its_key_and_a_call_by_alias_only_the_key(aws: Emulator) -> None:
    kms = client(aws, "kms")
    key = kms.create_key()["KeyMetadata"]["Arn"]
    aws.needed()
    kms.create_alias(AliasName="alias/a", TargetKeyId=key)
    kms.delete_alias(AliasName="alias/a")
    both = (f"arn:aws:kms:{HERE}:alias/a", key)
    assert needed(aws) == [f"kms:{kind}Alias {arn}" for kind in ("Create", "Delete") for arn in both]
    aws.client("kms").create_alias(AliasName="alias/b", TargetKeyId=key)
    kms.describe_key(KeyId="alias/b")
    assert needed(aws) == [f"kms:DescribeKey {key}"]


def test_list_of_names_needs_every_name_and_no_list_needs_all(aws: Emulator) -> None:
    client(aws, "cloudwatch").describe_alarms(AlarmNames=["a", "b"])
    assert needed(aws) == [
        f"cloudwatch:DescribeAlarms arn:aws:cloudwatch:{HERE}:alarm:{name}" for name in ("a", "b")
    ]
    client(aws, "cloudwatch").describe_alarms()
    assert needed(aws) == [f"cloudwatch:DescribeAlarms arn:aws:cloudwatch:{HERE}:alarm:*"]


def test_names_that_the_request_has_elsewhere(aws: Emulator) -> None:
    client(aws, "events").put_rule(Name="r", ScheduleExpression="rate(1 hour)", EventBusName="default")
    client(aws, "glue").create_database(DatabaseInput={"Name": "d"})
    client(aws, "glue").create_table(DatabaseName="d", TableInput={"Name": "t"})
    client(aws, "logs").create_log_group(logGroupName="/aws/lambda/l")
    client(aws, "ssm").put_parameter(Name="/p/q", Value="v", Type="String")
    client(aws, "ssm").list_tags_for_resource(ResourceType="Parameter", ResourceId="/p/q")
    assert needed(aws) == [
        f"events:PutRule arn:aws:events:{HERE}:rule/r",
        f"glue:CreateDatabase arn:aws:glue:{HERE}:catalog",
        f"glue:CreateDatabase arn:aws:glue:{HERE}:database/d",
        f"glue:CreateTable arn:aws:glue:{HERE}:catalog",
        f"glue:CreateTable arn:aws:glue:{HERE}:database/d",
        f"glue:CreateTable arn:aws:glue:{HERE}:table/d/t",
        f"logs:CreateLogGroup arn:aws:logs:{HERE}:log-group:/aws/lambda/l",
        f"ssm:ListTagsForResource arn:aws:ssm:{HERE}:parameter/p/q",
        f"ssm:PutParameter arn:aws:ssm:{HERE}:parameter/p/q",
    ]


def test_replica_needs_more_than_the_update_of_the_table(aws: Emulator) -> None:
    dynamodb = client(aws, "dynamodb")
    dynamodb.create_table(
        TableName="tab",
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "a", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "a", "AttributeType": "S"}],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
    )
    aws.needed()
    dynamodb.update_table(TableName="tab", ReplicaUpdates=[{"Create": {"RegionName": "eu-west-1"}}])
    table = f"arn:aws:dynamodb:{HERE}:table/tab"
    assert needed(aws) == [f"dynamodb:{action} {table}" for action in ("CreateTableReplica", "UpdateTable")]


def test_role_is_passed_to_a_service(aws: Emulator) -> None:
    role = "arn:aws:iam::123456789012:role/r"
    with pytest.raises(Exception, match=r"role|Role"):
        client(aws, "lambda").create_function(
            FunctionName="f", Role=role, Handler="a.b", Runtime="python3.13", Code={"ZipFile": b"x"}
        )
    passed = [need for need in aws.needed() if need.action == "iam:PassRole"]
    assert passed == [Need(KEY, "lambda:CreateFunction", "iam:PassRole", role, "lambda.amazonaws.com")]


def test_call_without_a_known_action_is_said(aws: Emulator) -> None:
    client(aws, "sts").get_caller_identity()
    assert aws.needed() == []
    with pytest.raises(Exception):  # noqa: B017, PT011 - moto's answer is not the point
        client(aws, "kms").describe_key(KeyId="alias/none")
    assert [(need.action, need.resource) for need in aws.needed()] == [("kms:DescribeKey", "")]


def test_deletion_of_objects_needs_an_action_for_each(aws: Emulator) -> None:
    aws.client("s3").create_bucket(Bucket="acme-objects")
    objects = [{"Key": "a"}, {"Key": "b", "VersionId": "1"}]
    client(aws, "s3").delete_objects(
        Bucket="acme-objects", Delete={"Objects": objects}, BypassGovernanceRetention=True
    )
    assert needed(aws) == [
        "s3:BypassGovernanceRetention arn:aws:s3:::acme-objects/a",
        "s3:BypassGovernanceRetention arn:aws:s3:::acme-objects/b",
        "s3:DeleteObject arn:aws:s3:::acme-objects/a",
        "s3:DeleteObjectVersion arn:aws:s3:::acme-objects/b",
    ]
