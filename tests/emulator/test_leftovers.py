"""What counts as left over, and what does not."""

from __future__ import annotations

import boto3
import pytest

from modsmith.emulator import Emulator


@pytest.fixture
def aws(running: Emulator) -> Emulator:
    running.reset()
    return running


def test_what_a_fresh_account_has_is_none(aws: Emulator) -> None:
    assert aws.client("ec2").describe_vpcs()["Vpcs"] != []
    assert aws.client("iam").list_policies(Scope="AWS", MaxItems=1)["Policies"] != []
    assert aws.client("events").list_event_buses()["EventBuses"] != []
    assert aws.client("athena").list_work_groups()["WorkGroups"] != []
    assert aws.client("elasticache").describe_users()["Users"] != []
    regions = "/aws/service/global-infrastructure/regions"
    assert aws.client("ssm").get_parameters_by_path(Path=regions)["Parameters"] != []
    assert aws.leftovers() == []


def test_all_regions_and_accounts_are_searched(aws: Emulator) -> None:
    aws.client("sqs", "eu-west-1").create_queue(QueueName="far")
    role = "arn:aws:iam::111111111111:role/x"
    keys = aws.client("sts").assume_role(RoleArn=role, RoleSessionName="test")["Credentials"]
    other = boto3.client(
        "sqs",
        region_name="us-east-1",
        endpoint_url=aws.endpoint,
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    )
    other.create_queue(QueueName="elsewhere")
    assert aws.leftovers() == [
        "arn:aws:sqs:eu-west-1:123456789012:far",
        "arn:aws:sqs:us-east-1:111111111111:elsewhere",
    ]


def test_a_resource_inside_a_default_one_is_found(aws: Emulator) -> None:
    aws.client("events").put_rule(Name="nightly", ScheduleExpression="rate(1 day)")
    vpc = aws.client("ec2").describe_vpcs()["Vpcs"][0]["VpcId"]
    group = aws.client("ec2").create_security_group(GroupName="g", Description="d", VpcId=vpc)["GroupId"]
    assert aws.leftovers() == [
        f"arn:aws:ec2:us-east-1:123456789012:security-group/{group}",
        "arn:aws:events:us-east-1:123456789012:rule/nightly",
    ]


def test_a_resource_without_arn_is_named_by_service_region_and_kind(aws: Emulator) -> None:
    aws.client("cloudfront").create_origin_access_control(
        OriginAccessControlConfig={
            "Name": "site",
            "SigningProtocol": "sigv4",
            "SigningBehavior": "always",
            "OriginAccessControlOriginType": "s3",
        }
    )
    assert aws.leftovers() == ["cloudfront:aws:OriginAccessControl:site"]


def test_keys_and_secrets_pending_deletion_are_none(aws: Emulator) -> None:
    key = aws.client("kms").create_key()["KeyMetadata"]
    secret = aws.client("secretsmanager").create_secret(Name="s", SecretString="s")["ARN"]
    assert aws.leftovers() == sorted([key["Arn"], secret])
    aws.client("kms").schedule_key_deletion(KeyId=key["KeyId"], PendingWindowInDays=7)
    aws.client("secretsmanager").delete_secret(SecretId="s")
    assert aws.leftovers() == []


def test_keys_that_aws_makes_on_first_use_are_none(aws: Emulator) -> None:
    table = {"TableName": "table", "BillingMode": "PAY_PER_REQUEST", "SSESpecification": {"Enabled": True}}
    aws.client("dynamodb").create_table(
        **table,
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
    )
    assert aws.leftovers() == ["arn:aws:dynamodb:us-east-1:123456789012:table/table"]


def test_metrics_and_log_events_of_use_are_none(aws: Emulator) -> None:
    aws.client("cloudwatch").put_metric_data(Namespace="N", MetricData=[{"MetricName": "m", "Value": 1.0}])
    assert aws.leftovers() == []
