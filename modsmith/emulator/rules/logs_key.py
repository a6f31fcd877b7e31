"""CloudWatch Logs: keys that let the service encrypt."""

from __future__ import annotations

import json

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.documents import names_action, principals, statements
from modsmith.emulator.rules import backend

AWS_REFUSES = "a log group with a key of another region, or one whose policy does not let the service use it"
SOURCE = "docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html"
OPERATIONS = ("CreateLogGroup", "AssociateKmsKey")
CODE = "InvalidParameterException"


def check(call: Call) -> str | None:
    """Reads the key's policy, if the key is the account's own."""
    arn = call.values.get("kmsKeyId")
    if arn is None or f":{call.account}:" not in arn:
        return None
    group = f"arn:aws:logs:{call.region}:{call.account}:log-group:{call.values.get('logGroupName', '*')}"
    region = arn.split(":")[3]
    key = backend(call, "kms", region).keys.get(arn.rpartition("/")[2])
    service = f"logs.{call.region}.amazonaws.com"
    allowed = key is not None and any(
        statement.get("Effect") == "Allow"
        and names_action(statement, "kms:Encrypt")
        and {service, "logs.amazonaws.com"} & set(principals(statement, "Service"))
        for statement in statements(key.policy)
    )
    if allowed and region == call.region:
        return None
    return f"The specified KMS key does not exist or is not allowed to be used with Arn '{group}'"


def refused(client: Clients) -> object:
    """A key with the default policy."""
    return _create(client, None)


def accepted(client: Clients) -> object:
    """A key for the service."""
    return _create(client, "logs.us-east-1.amazonaws.com")


def _create(client: Clients, service: str | None) -> object:
    root = {"AWS": "arn:aws:iam::123456789012:root"}
    listed = [{"Effect": "Allow", "Principal": root, "Action": "kms:*", "Resource": "*"}]
    if service:
        actions = ["kms:Encrypt*", "kms:Decrypt*", "kms:GenerateDataKey*"]
        listed.append(
            {"Effect": "Allow", "Principal": {"Service": service}, "Action": actions, "Resource": "*"}
        )
    policy = json.dumps({"Version": "2012-10-17", "Statement": listed})
    key = client("kms").create_key(Policy=policy)["KeyMetadata"]["Arn"]
    return client("logs").create_log_group(logGroupName="rule", kmsKeyId=key)
