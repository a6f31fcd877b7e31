"""What a model does not allow is refused before moto sees it, with the service's own error code."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import boto3
import botocore
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.session import Session
from moto.backends import list_of_moto_modules
from moto.core.utils import get_service_model

from modsmith.emulator import Emulator
from modsmith.emulator.api.constraints import java_pattern
from modsmith.emulator.api.exceptions import EXEMPTIONS
from modsmith.emulator.api.strict import WITHOUT_MODEL, botocore_name

TABLE = {
    "TableName": "t-1",
    "KeySchema": [{"AttributeName": "a", "KeyType": "HASH"}],
    "AttributeDefinitions": [{"AttributeName": "a", "AttributeType": "S"}],
    "BillingMode": "PAY_PER_REQUEST",
}
ROLE = "arn:aws:iam::123456789012:role/r"
FUNCTION = {"FunctionName": "f", "Role": ROLE, "Handler": "a.b", "Code": {"ZipFile": b"x"}}

# service, operation, parameters, error code, part of the message
REFUSED: tuple[tuple[str, str, dict[str, Any], str, str], ...] = (
    (
        "dynamodb",
        "CreateTable",
        TABLE | {"TableName": ""},
        "ValidationException",
        "Value '' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ),
    (
        "dynamodb",
        "CreateTable",
        TABLE | {"BillingMode": "FREE"},
        "ValidationException",
        "Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]",
    ),
    (
        "dynamodb",
        "UpdateTimeToLive",
        {"TableName": "t-1", "TimeToLiveSpecification": {"Enabled": False, "AttributeName": ""}},
        "ValidationException",
        "'timeToLiveSpecification.attributeName' failed to satisfy constraint",
    ),
    (
        "kinesis",
        "CreateStream",
        {"StreamName": "no spaces"},
        "ValidationException",
        "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
    ),
    (
        "logs",
        "PutRetentionPolicy",
        {"logGroupName": "g:h", "retentionInDays": 1},
        "InvalidParameterException",
        "'logGroupName'",
    ),
    (
        "firehose",
        "CreateDeliveryStream",
        {
            "DeliveryStreamName": "d",
            "ExtendedS3DestinationConfiguration": {
                "RoleARN": ROLE,
                "BucketARN": "arn:aws:s3:::b",
                "BufferingHints": {"SizeInMBs": 129},
            },
        },
        "ValidationException",
        "'extendedS3DestinationConfiguration.bufferingHints.sizeInMBs' failed to satisfy constraint",
    ),
    (
        "lambda",
        "CreateFunction",
        FUNCTION | {"Runtime": "python2.1"},
        "InvalidParameterValueException",
        "Value 'python2.1' at 'runtime'",
    ),
    ("lambda", "CreateFunction", FUNCTION | {"MemorySize": 64}, "ValidationException", "'memorySize'"),
    (
        "iam",
        "CreateRole",
        {"RoleName": "a" * 65, "AssumeRolePolicyDocument": "{}"},
        "ValidationError",
        "'roleName' failed to satisfy constraint: Member must have length less than or equal to 64",
    ),
    (
        "cloudwatch",
        "PutMetricAlarm",
        {"AlarmName": "a", "EvaluationPeriods": 0},
        "ValidationError",
        "'evaluationPeriods' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ),
    ("sns", "CreateTopic", {}, "ValidationError", "Value null at 'name'"),
    ("sqs", "GetQueueUrl", {}, "MissingParameter", "Value null at 'queueName'"),
    ("ec2", "CreateSecurityGroup", {"GroupName": "g"}, "MissingParameter", "'description'"),
    (
        "s3",
        "PutBucketVersioning",
        {"Bucket": "b-1", "VersioningConfiguration": {"Status": "On"}},
        "MalformedXML",
        "'versioningConfiguration.status'",
    ),
)


def unchecked(aws: Emulator, service: str) -> Any:
    """A client that does not compare parameters itself."""
    config = Config(parameter_validation=False, retries={"total_max_attempts": 1}, proxies={})
    keys = {"aws_access_key_id": "k", "aws_secret_access_key": "k"}
    return boto3.client(service, region_name="us-east-1", endpoint_url=aws.endpoint, config=config, **keys)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: f"{case[0]}-{case[1]}-{case[3]}")
def test_service_answers_with_its_own_code(running: Emulator, case: Any) -> None:
    service, operation, values, code, message = case
    with pytest.raises(ClientError) as refused:
        unchecked(running, service)._make_api_call(operation, values)
    assert refused.value.response["Error"]["Code"] == code
    assert message in refused.value.response["Error"]["Message"]
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400


def test_json_of_another_type_is_not_converted(running: Emulator) -> None:
    table = TABLE | {"DeletionProtectionEnabled": "yes"}
    with pytest.raises(ClientError, match="STRING_VALUE can not be converted to a Boolean") as refused:
        unchecked(running, "dynamodb").create_table(**table)
    assert refused.value.response["Error"]["Code"] == "SerializationException"


def test_refused_requests_change_nothing_and_are_counted(running: Emulator) -> None:
    running.reset()
    before = running.checked()
    with pytest.raises(ClientError):
        unchecked(running, "dynamodb").create_table(**TABLE | {"TableName": ""})
    running.client("dynamodb").list_tables()
    after = running.checked()
    assert running.leftovers() == []
    assert after.requests["dynamodb"] == before.requests.get("dynamodb", 0) + 2
    assert after.members > before.members
    name = "dynamodb:CreateTable ValidationException"
    assert after.refused[name] == before.refused.get(name, 0) + 1


def test_every_service_of_moto_has_a_model() -> None:
    known = {*Session().get_available_services(), *WITHOUT_MODEL}
    others = {"core", "moto_server", "utilities"}  # packages of moto that serve nothing
    assert {botocore_name(name) for name in list_of_moto_modules() if name not in others} <= known


def test_patterns_of_all_models_are_understood() -> None:
    folder = Path(botocore.__file__).parent / "data"
    unread = set()
    for service in folder.iterdir():
        for file in sorted(service.glob("*/service-2.json.gz"))[-1:]:
            shapes = json.loads(gzip.decompress(file.read_bytes()))["shapes"].values()
            unread |= {
                shape["pattern"]
                for shape in shapes
                if "pattern" in shape and not java_pattern(shape["pattern"])
            }
    # two quantifiers in a row, which no engine but Java's takes
    assert unread == {r"^arn:\S+:rbin:[a-z\-0-9]{0,63}:[0-9]{12}:rule/[0-9a-zA-Z]{11}{0,1011}$"}


def test_every_exemption_has_a_source_and_is_about_the_model() -> None:
    for exemption in EXEMPTIONS:
        service, _, operation = exemption.operations.partition(":")
        model = get_service_model(service)
        names = model.operation_names if operation == "*" else [operation]
        assert any(_find(model.operation_model(name).input_shape, exemption.member) for name in names)
        assert "http" in exemption.reason


def _find(shape: Any, member: str) -> bool:
    for part in member.split("."):
        name, lists = part.rstrip("[]"), part.count("[]")
        if shape is None or name not in getattr(shape, "members", {}):
            return False
        shape = shape.members[name]
        for _ in range(lists):
            shape = shape.member
    return True
