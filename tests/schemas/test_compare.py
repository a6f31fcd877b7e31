"""Terraform's resources against AWS's schemas: what AWS refuses is found at its argument, and nothing else is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from modsmith.provider.table import Table
from modsmith.schemas import exceptions, kinds, store
from modsmith.schemas.compare import Mismatch, mismatches
from modsmith.schemas.values import UNKNOWN

AURORA = {"cluster_identifier": "a", "engine": "aurora-postgresql", "engine_version": "15.4"}
FUNCTION = {
    "function_name": "f",
    "role": UNKNOWN,
    "handler": "a.b",
    "filename": "f.zip",
    "runtime": "python3.13",
}
ALARM = {
    "alarm_name": "a",
    "comparison_operator": "GreaterThanThreshold",
    "evaluation_periods": 1,
    "period": 60,
}
CACHE = {"cluster_id": "a", "engine": "redis", "engine_version": "7.0", "node_type": "cache.t4g.micro"}

# type, a resource that AWS accepts, the change that it refuses, the argument at fault
WRONG: tuple[tuple[str, Mapping[str, Any], Mapping[str, Any], str], ...] = (
    ("aws_rds_cluster", AURORA, {"engine_version": "15.99"}, "engine_version"),
    ("aws_rds_cluster", AURORA, {"allocated_storage": 100}, "allocated_storage"),
    (
        "aws_rds_cluster",
        AURORA,
        {"engine_mode": "serverless", "serverlessv2_scaling_configuration": [{"min_capacity": 1}]},
        "serverlessv2_scaling_configuration",
    ),
    (
        "aws_db_instance",
        {"engine": "mysql", "engine_version": "8.0.36", "instance_class": "db.t3.micro"},
        {"kms_key_id": "k"},
        "",
    ),
    ("aws_lambda_function", FUNCTION, {"runtime": "python2.1"}, "runtime"),
    (
        "aws_rds_cluster_instance",
        {"engine": "aurora-mysql", "engine_version": "5.7.12", "instance_class": "db.r5.large"},
        {"instance_class": "db.r8g.large"},
        "instance_class",
    ),
    ("aws_lambda_function", FUNCTION, {"memory_size": 64}, "memory_size"),
    (
        "aws_lambda_function",
        FUNCTION,
        {"environment": [{"variables": {"AWS_REGION": "a"}}]},
        "environment.0.variables",
    ),
    ("aws_cloudwatch_metric_alarm", ALARM, {"comparison_operator": "Greater"}, "comparison_operator"),
    ("aws_cloudwatch_metric_alarm", ALARM, {"period": 7}, "period"),
    ("aws_elasticache_cluster", CACHE, {"node_type": "cache.t9.micro"}, "node_type"),
    ("aws_elasticache_cluster", CACHE, {"engine_version": "99"}, "engine_version"),
    (
        "aws_instance",
        {"ami": "ami-12345678", "instance_type": "t3.micro"},
        {"instance_type": "t9.huge"},
        "instance_type",
    ),
    ("aws_sqs_queue", {"name": "q"}, {"delay_seconds": 901}, "delay_seconds"),
    ("aws_dynamodb_table", {"name": "t-1"}, {"billing_mode": "FREE"}, "billing_mode"),
    ("aws_cloudwatch_log_group", {"name": "g"}, {"retention_in_days": 10}, "retention_in_days"),
)


def compared(type_: str, body: Mapping[str, Any]) -> list[Mismatch]:
    return mismatches(type_, body, Table.load().resource(type_))


@pytest.mark.parametrize("case", WRONG, ids=lambda case: f"{case[0]}-{case[3]}-{'-'.join(case[2])}")
def test_what_aws_refuses_is_found_at_its_argument(case: Any) -> None:
    type_, right, wrong, argument = case
    assert compared(type_, right) == []
    found = compared(type_, {**right, **wrong})
    assert [one.argument for one in found] == [argument], found


@pytest.mark.parametrize("case", WRONG, ids=lambda case: f"{case[0]}-{case[3]}-{'-'.join(case[2])}")
def test_what_is_unknown_is_not_refused(case: Any) -> None:
    type_, right, wrong, _ = case
    assert compared(type_, {**right, **dict.fromkeys(wrong, UNKNOWN)}) == []


def test_engine_that_is_unknown_hides_what_depends_on_it() -> None:
    assert compared("aws_rds_cluster", AURORA | {"engine": UNKNOWN, "engine_version": "15.99"}) == []


def test_message_names_near_values() -> None:
    message = compared("aws_rds_cluster", AURORA | {"engine_version": "15.99"})[0].message
    assert message.startswith("'15.99' is not one of 15, 15.10, 15.12")


def test_types_without_a_schema_are_not_compared() -> None:
    assert mismatches("aws_s3_bucket_acl", {"acl": "nonsense"}) == []
    assert mismatches("google_storage_bucket", {"location": "nonsense"}) == []


def test_half_of_the_provider_has_a_schema() -> None:
    """Derived from names alone; the listed ones are few."""
    types = Table.load().types("resource")
    mapped = {type_ for type_ in types if kinds.kind(type_)}
    assert len(mapped) > 700
    assert set(kinds.LISTED) <= types
    assert set(kinds.LISTED.values()) <= set(store.types())
    assert set(kinds.ARGUMENTS) | set(kinds.WITHIN) <= mapped


@pytest.mark.parametrize("type_", sorted(kinds.ARGUMENTS))
def test_listed_arguments_exist_on_both_sides(type_: str) -> None:
    block, schema = Table.load().resource(type_), store.schema(kinds.kind(type_))
    inner = kinds.WITHIN.get(type_)
    if inner:
        schema = schema["definitions"][schema["properties"][inner]["$ref"].rpartition("/")[2]]
    for argument, name in kinds.ARGUMENTS[type_].items():
        assert argument in {*block.attributes, *block.blocks}
        assert name in schema["properties"]


EXEMPT = (
    ("aws_elasticache_user", {"user_id": "a", "user_name": "a", "engine": "REDIS"}),
    (
        "aws_rds_cluster",
        {
            "engine": "mysql",
            "engine_mode": "provisioned",
            "db_cluster_instance_class": "db.r6gd.large",
            "allocated_storage": 256,
            "iops": 2500,
            "storage_type": "io1",
        },
    ),
)


@pytest.mark.parametrize(("exemption", "case"), [*zip(exceptions.EXEMPTIONS, EXEMPT, strict=True)])
def test_exemption_is_needed(
    exemption: exceptions.Exemption, case: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_, body = case
    assert compared(type_, body) == []
    rest = [one for one in exceptions.EXEMPTIONS if one is not exemption]
    monkeypatch.setattr(exceptions, "EXEMPTIONS", rest)
    assert [one.rule for one in compared(type_, body)] == [exemption.rule]
    assert "https://" in exemption.reason


@pytest.mark.parametrize(("type_", "argument"), exceptions.TERRAFORM_ONLY)
def test_value_of_terraform_alone_is_needed(type_: str, argument: str) -> None:
    value = exceptions.TERRAFORM_ONLY[type_, argument]
    assert compared(type_, FUNCTION | {argument: value}) == []
    assert compared(type_, FUNCTION | {argument: -2}) != []
