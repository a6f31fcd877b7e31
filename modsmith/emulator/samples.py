"""Resources with which the probes of rules begin: each as small as AWS accepts it, with changes on top."""

from __future__ import annotations

import json
from typing import Any

from modsmith.emulator.gaps import Clients

ROOT = {"AWS": "arn:aws:iam::123456789012:root"}
"""The account, as a principal."""


def document(*statements: Any) -> str:
    """A policy of these statements."""
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(actions: str | list[str], resource: str | list[str] = "*", **more: Any) -> dict[str, Any]:
    """A statement that allows actions."""
    return {"Effect": "Allow", "Action": actions, "Resource": resource, **more}


def trust(service: str) -> str:
    """A trust policy for a service, such as `lambda.amazonaws.com`."""
    return document({"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": service}})


def role(client: Clients, service: str, *allowed: Any) -> str:
    """Creates the role `rule` and returns its ARN."""
    iam = client("iam")
    arn = iam.create_role(RoleName="rule", AssumeRolePolicyDocument=trust(service))["Role"]["Arn"]
    if allowed:
        iam.put_role_policy(RoleName="rule", PolicyName="rule", PolicyDocument=document(*allowed))
    return str(arn)


def alarm(client: Clients, **changes: Any) -> object:
    """Puts an alarm on a metric."""
    metric = {"Namespace": "AWS/SQS", "MetricName": "NumberOfMessagesSent", "Statistic": "Sum", "Period": 60}
    values = {"EvaluationPeriods": 1, "Threshold": 1, "ComparisonOperator": "GreaterThanThreshold"}
    return client("cloudwatch").put_metric_alarm(AlarmName="rule", **metric | values | changes)


def table(client: Clients, **changes: Any) -> Any:
    """Creates an on-demand table and returns the client."""
    dynamodb = client("dynamodb")
    values = {
        "TableName": "rule",
        "KeySchema": [{"AttributeName": "a", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "a", "AttributeType": "S"}],
        "BillingMode": "PAY_PER_REQUEST",
    }
    dynamodb.create_table(**values | changes)
    return dynamodb


def provisioned(read: int, write: int) -> dict[str, Any]:
    """Changes of a table to provisioned capacity, in units."""
    throughput = {"ReadCapacityUnits": read, "WriteCapacityUnits": write}
    return {"BillingMode": "PROVISIONED", "ProvisionedThroughput": throughput}


def cluster(client: Clients, **changes: Any) -> Any:
    """Creates an Aurora cluster and returns the client."""
    rds = client("rds")
    values = {
        "DBClusterIdentifier": "rule",
        "Engine": "aurora-postgresql",
        "MasterUsername": "owner",
        "ManageMasterUserPassword": True,
    }
    rds.create_db_cluster(**values | changes)
    return rds


def queue(client: Clients, name: str = "rule", **attributes: str) -> tuple[str, str]:
    """Creates a queue and returns its URL and ARN."""
    sqs = client("sqs")
    url = sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    return str(url), str(arn)


def key(client: Clients, region: str) -> str:
    """Creates a KMS key in a region and returns its ARN."""
    return str(client("kms", region).create_key()["KeyMetadata"]["Arn"])


def bucket(client: Clients, name: str) -> Any:
    """Creates a bucket and returns the client."""
    s3 = client("s3")
    s3.create_bucket(Bucket=name)
    return s3
