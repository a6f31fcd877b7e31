"""Requests of botocore's own serializers are read as what was meant, in every protocol."""

from __future__ import annotations

import functools
from random import Random
from typing import Any

import pytest
from botocore.serialize import create_serializer
from moto.core.utils import get_service_model
from werkzeug.test import EnvironBuilder

from modsmith.emulator.api.call import Call, read
from modsmith.emulator.api.constraints import compare
from tests.emulator.api.shapes import broken, parameters

# an operation with lists, maps, numbers and enums for each protocol, of the services that the modules use
OPERATIONS = (
    *("dynamodb:CreateTable", "dynamodb:UpdateTimeToLive", "kinesis:CreateStream", "kms:CreateKey"),
    *("firehose:CreateDeliveryStream", "glue:CreateTable", "logs:PutMetricFilter", "events:PutTargets"),
    *("application-autoscaling:PutScalingPolicy", "sqs:CreateQueue", "timestream-write:CreateTable"),
    *("sns:CreateTopic", "rds:CreateDBCluster", "iam:CreateRole", "cloudwatch:PutMetricAlarm"),
    *("elasticache:CreateReplicationGroup", "ec2:CreateSecurityGroup", "lambda:CreateFunction"),
    *("s3:PutBucketLifecycleConfiguration", "s3:PutBucketReplication", "cloudfront:CreateDistribution"),
)


@functools.cache
def model(name: str) -> Any:
    service, operation = name.split(":")
    # moto's copy of the model: boto3's clients change their own when they are used
    return get_service_model(service).operation_model(operation)


def sent(name: str, values: dict[str, Any]) -> Call:
    """Serializes a call as botocore does, and reads it."""
    service = name.partition(":")[0]
    operation = model(name)

    request = create_serializer(
        operation.service_model.resolved_protocol, include_validation=False
    ).serialize_to_request(values, operation)
    body = request["body"]
    form = body if isinstance(body, dict) else None
    headers = {**request["headers"]}
    if operation.service_model.resolved_protocol == "json":
        headers.setdefault("X-Amz-Target", f"{operation.metadata['targetPrefix']}.{operation.name}")
    built = EnvironBuilder(
        path=request["url_path"],
        method=request["method"],
        headers=headers,
        query_string=request["query_string"] or None,
        data=form if form is not None else body,
        content_type=headers.get("Content-Type"),
    )
    return read(built.get_environ(), service)


SEEDS = range(8)
UNSENT = "SourceRegion"  # RDS: botocore signs with it and does not send it


@pytest.mark.parametrize("name", OPERATIONS)
def test_what_the_model_allows_is_read_and_accepted(name: str) -> None:
    shape = model(name).input_shape
    for seed in SEEDS:
        values = parameters(shape, Random(seed))
        call = sent(name, values)
        assert call.name == name
        assert compare(call.values, shape).violations == []
        assert call.values == {name: value for name, value in values.items() if name != UNSENT}


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_broken_constraint_is_found(name: str) -> None:
    shape = model(name).input_shape
    for seed in SEEDS:
        for trait, changed in broken(parameters(shape, Random(seed)), shape):
            found = compare(sent(name, changed).values, shape).violations
            assert trait in {violation.trait for violation in found}, changed
