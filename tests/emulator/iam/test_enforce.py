"""A principal with one policy: what it does not allow is refused, and what cannot be decided is said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from moto.core.utils import get_service_model

from modsmith.emulator import Emulator
from modsmith.emulator.clients import RESTRICTED
from modsmith.emulator.iam import actions

ALLOWED: list[dict[str, Any]] = [
    {
        "Effect": "Allow",
        "Action": ["dynamodb:CreateTable", "dynamodb:DescribeTable"],
        "Resource": "arn:aws:dynamodb:us-east-1:123456789012:table/acme-*",
    },
    {
        "Effect": "Allow",
        "Action": ["s3:CreateBucket", "s3:PutLifecycleConfiguration", "s3:ListBucket"],
        "Resource": "*",
    },
    {"Effect": "Deny", "Action": "s3:CreateBucket", "Resource": "arn:aws:s3:::secret"},
    {"Effect": "Allow", "Action": "kms:*", "Resource": "*"},
    {"Effect": "Allow", "Action": "lambda:CreateFunction", "Resource": "*"},
    {
        "Effect": "Allow",
        "Action": "sqs:DeleteQueue",
        "Resource": "*",
        "Condition": {"StringEquals": {"aws:ResourceTag/team": "a"}},
    },
    {"Effect": "Allow", "Action": "kinesis:*", "Resource": "arn:aws:kinesis:us-east-1:123456789012:stream/s"},
    {
        "Effect": "Allow",
        "Action": "sns:CreateTopic",
        "Resource": "*",
        "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}},
    },
]
ROOT = {"AWS": "arn:aws:iam::123456789012:root"}


def document(*statements: Any) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


@pytest.fixture(scope="module")
def limited() -> Iterator[Emulator]:
    with Emulator(policy=document(*ALLOWED)) as emulator:
        yield emulator


@pytest.fixture(autouse=True)
def fresh(limited: Emulator) -> None:
    limited.reset()


def restricted(aws: Emulator, service: str, region: str = "us-east-1") -> Any:
    config = Config(retries={"total_max_attempts": 1}, proxies={})
    keys = {"aws_access_key_id": RESTRICTED, "aws_secret_access_key": "k"}
    return boto3.client(service, region_name=region, endpoint_url=aws.endpoint, config=config, **keys)


def refused(call: Any, **values: Any) -> str:
    with pytest.raises(ClientError) as error:
        call(**values)
    message = error.value.response["Error"]["Message"]
    assert message.startswith("User: arn:aws:iam::123456789012:user/try is not authorized to perform: ")
    return f"{error.value.response['Error']['Code']} {message.partition('perform: ')[2].partition(' because')[0]}"


def table(name: str) -> dict[str, Any]:
    return {
        "TableName": name,
        "KeySchema": [{"AttributeName": "a", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "a", "AttributeType": "S"}],
        "BillingMode": "PAY_PER_REQUEST",
    }


def test_resource_of_the_request_is_compared_with_the_policy(limited: Emulator) -> None:
    dynamodb = restricted(limited, "dynamodb")
    dynamodb.create_table(**table("acme-a"))
    assert refused(dynamodb.create_table, **table("other")) == (
        "AccessDeniedException dynamodb:CreateTable on resource:"
        " arn:aws:dynamodb:us-east-1:123456789012:table/other"
    )
    assert limited.client("dynamodb").list_tables()["TableNames"] == ["acme-a"]


def test_operation_with_an_action_of_another_name(limited: Emulator) -> None:
    s3 = restricted(limited, "s3")
    s3.create_bucket(Bucket="acme")
    s3.head_bucket(Bucket="acme")
    rule = {"ID": "a", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 1}}
    s3.put_bucket_lifecycle_configuration(Bucket="acme", LifecycleConfiguration={"Rules": [rule]})
    answer = refused(s3.get_bucket_lifecycle_configuration, Bucket="acme")
    assert answer == "AccessDenied s3:GetLifecycleConfiguration on resource: arn:aws:s3:::acme"


def test_deny_wins(limited: Emulator) -> None:
    assert refused(restricted(limited, "s3").create_bucket, Bucket="secret").startswith(
        "AccessDenied s3:CreateBucket"
    )


def test_bucket_policy_denies(limited: Emulator) -> None:
    admin = limited.client("s3")
    admin.create_bucket(Bucket="acme")
    deny = {"Effect": "Deny", "Principal": "*", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::acme"}
    admin.put_bucket_policy(Bucket="acme", Policy=document(deny))
    with pytest.raises(ClientError) as denied:
        restricted(limited, "s3").head_bucket(Bucket="acme")
    assert denied.value.response["ResponseMetadata"]["HTTPStatusCode"] == 403


def test_key_policy_that_does_not_leave_it_to_the_account(limited: Emulator) -> None:
    admin = limited.client("kms")
    change = {"Effect": "Allow", "Principal": ROOT, "Action": "kms:PutKeyPolicy", "Resource": "*"}
    closed = admin.create_key(Policy=document(change))["KeyMetadata"]["Arn"]
    every = {"Effect": "Allow", "Principal": ROOT, "Action": "kms:*", "Resource": "*"}
    open_ = admin.create_key(Policy=document(every))["KeyMetadata"]["Arn"]
    kms = restricted(limited, "kms")
    kms.describe_key(KeyId=open_)
    assert refused(kms.describe_key, KeyId=closed).startswith("AccessDeniedException kms:DescribeKey")


def test_role_in_a_request_has_to_be_passed(limited: Emulator) -> None:
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}
    role = limited.client("iam").create_role(RoleName="r", AssumeRolePolicyDocument=document(trust))["Role"][
        "Arn"
    ]
    function = {
        "FunctionName": "f",
        "Role": role,
        "Handler": "a.b",
        "Runtime": "python3.13",
        "Code": {"ZipFile": b"x"},
    }
    answer = refused(restricted(limited, "lambda").create_function, **function)
    assert answer == f"AccessDeniedException iam:PassRole on resource: {role}"


def test_condition_that_is_known_and_one_that_is_not(limited: Emulator) -> None:
    restricted(limited, "sns", "eu-west-1").create_topic(Name="a")
    answer = refused(restricted(limited, "sns").create_topic, Name="a")
    assert answer == "AuthorizationError sns:CreateTopic on resource: arn:aws:sns:us-east-1:123456789012:a"
    url = limited.client("sqs").create_queue(QueueName="a")["QueueUrl"]
    restricted(limited, "sqs").delete_queue(QueueUrl=url)
    reason = limited.checked().undecided["sqs:DeleteQueue"]
    assert reason == "sqs:DeleteQueue depends on a condition that is not known here"


def test_action_without_resources_in_the_reference_is_not_refused_for_its_resource(limited: Emulator) -> None:
    limited.client("kinesis").create_stream(StreamName="s", ShardCount=2)
    restricted(limited, "kinesis").update_shard_count(
        StreamName="s", TargetShardCount=4, ScalingType="UNIFORM_SCALING"
    )
    assert "is allowed on some resources" in limited.checked().undecided["kinesis:UpdateShardCount"]


def test_others_are_undecided_and_identity_needs_nothing(limited: Emulator) -> None:
    limited.client("dynamodb").create_table(**table("other"))
    assert restricted(limited, "sts").get_caller_identity()["Account"] == "123456789012"


def test_listed_operations_and_actions_exist() -> None:
    for name, listed in actions.LISTED.items():
        service, operation = name.split(":")
        assert operation in get_service_model(service).operation_names
        assert actions._derived(service, operation) != listed, f"{name} is derived: remove it"
        for action in listed:
            prefix, _, verb = action.partition(":")
            assert verb.lower() in actions._actions(prefix), action


def assumed(aws: Emulator, name: str, *allowed: dict[str, Any]) -> Any:
    """A client with the credentials of a role."""
    iam = aws.client("iam")
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}
    role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=document(trust))["Role"]["Arn"]
    policy = iam.create_policy(PolicyName=name, PolicyDocument=document(*allowed))["Policy"]["Arn"]
    iam.attach_role_policy(RoleName=name, PolicyArn=policy)
    given = aws.client("sts").assume_role(RoleArn=role, RoleSessionName="session")["Credentials"]
    return boto3.client(
        "sqs",
        region_name="us-east-1",
        endpoint_url=aws.endpoint,
        aws_access_key_id=given["AccessKeyId"],
        aws_secret_access_key=given["SecretAccessKey"],
        aws_session_token=given["SessionToken"],
    )


def test_assumed_role_has_its_own_permissions_alone(limited: Emulator) -> None:
    send = {
        "Effect": "Allow",
        "Action": "sqs:SendMessage",
        "Resource": "arn:aws:sqs:us-east-1:123456789012:a",
    }
    sqs = assumed(limited, "sender", send)
    url = limited.client("sqs").create_queue(QueueName="a")["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody="m")
    with pytest.raises(ClientError, match="role/sender is not authorized to perform: sqs:DeleteQueue"):
        sqs.delete_queue(QueueUrl=url)


def test_assumed_role_that_does_not_exist_is_an_administrator(limited: Emulator) -> None:
    """Terraform assumes such a role to choose another account of moto."""
    arn = "arn:aws:iam::111111111111:role/absent"
    given = limited.client("sts").assume_role(RoleArn=arn, RoleSessionName="session")["Credentials"]
    assert given["AccessKeyId"].startswith("ASIA")
    other = boto3.client(
        "sqs",
        region_name="us-east-1",
        endpoint_url=limited.endpoint,
        aws_access_key_id=given["AccessKeyId"],
        aws_secret_access_key=given["SecretAccessKey"],
        aws_session_token=given["SessionToken"],
    )
    assert "111111111111" in other.create_queue(QueueName="a")["QueueUrl"]
