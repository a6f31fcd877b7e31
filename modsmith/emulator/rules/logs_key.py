"""CloudWatch Logs: keys that let the service encrypt."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.documents import admits
from modsmith.emulator.samples import ROOT, allow, document
from modsmith.emulator.state import backend

AWS_REFUSES = "a log group with a key of another region, or one whose policy does not let the service use it"
SOURCE = "docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html"
OPERATIONS = ("CreateLogGroup", "AssociateKmsKey")
CODE = "InvalidParameterException"


def check(call: Call) -> str | None:
    """Compares the region, then reads the key's policy, if the key exists here; in your account it may exist."""
    arn = call.values.get("kmsKeyId")
    if arn is None or f":{call.account}:" not in arn:
        return None
    group = f"arn:aws:logs:{call.region}:{call.account}:log-group:{call.values.get('logGroupName', '*')}"
    region = arn.split(":")[3]
    key = backend(call, "kms", region).keys.get(arn.rpartition("/")[2])
    service = f"logs.{call.region}.amazonaws.com"
    allowed = key is None or admits(key.policy, "kms:Encrypt", {service, "logs.amazonaws.com"})
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
    statements = [allow("kms:*", Principal=ROOT)]
    if service:
        statements.append(
            allow(["kms:Encrypt*", "kms:Decrypt*", "kms:GenerateDataKey*"], Principal={"Service": service})
        )
    key = client("kms").create_key(Policy=document(*statements))["KeyMetadata"]["Arn"]
    return client("logs").create_log_group(logGroupName="rule", kmsKeyId=key)
