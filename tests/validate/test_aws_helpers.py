"""Helpers that controls share: alarms and their targets, the module's keys, spellings of names, defaults."""

from __future__ import annotations

import pytest

from modsmith.evaluate import from_hcl
from modsmith.evaluate.evaluation import Evaluation, UndeterminedError
from modsmith.hcl.read import configuration
from modsmith.validate.aws import alarms, keys, naming, releases, scaling, switches

ALARM = """
resource "aws_dynamodb_table" "this" {
  name = "orders"
}

resource "aws_cloudwatch_metric_alarm" "this" {
  namespace   = "AWS/DynamoDB"
  metric_name = "ReadThrottleEvents"
  dimensions  = %s
}

variable "index" {
  type     = string
  nullable = false
}
"""
INDEX = "GlobalSecondaryIndexName"
OF_TABLE = "{ TableName = aws_dynamodb_table.this.name }"
OF_INDEX = '{ TableName = aws_dynamodb_table.this.name, GlobalSecondaryIndexName = "ByOwner" }'


def evaluation(text: str) -> Evaluation:
    return from_hcl.evaluation(configuration.HclModule(tuple(configuration.read_text(text, "main.tf"))))


def watching(dimensions: str, index: str | None) -> bool:
    seen = evaluation(ALARM % dimensions)
    [table] = seen.of("aws_dynamodb_table")
    names = ("ReadThrottleEvents",)
    others = {INDEX: index}
    return bool(alarms.watching(seen, table, "AWS/DynamoDB", names, "TableName", **others))


def test_an_alarm_on_an_index_does_not_watch_the_table() -> None:
    assert watching(OF_TABLE, None)
    assert not watching(OF_INDEX, None)
    assert watching(OF_INDEX, "ByOwner")
    assert not watching(OF_INDEX, "ByDate")
    assert not watching(OF_TABLE, "ByOwner")


def test_whether_an_alarm_on_an_unknown_index_watches_it_is_not_known() -> None:
    with pytest.raises(UndeterminedError):
        watching(OF_INDEX.replace('"ByOwner"', "var.index"), "ByOwner")


KEYS = """
variable "kms_deletion_window" {
  default = 7
}

variable "enable_kms" {
  default = true
}

variable "kms_key_arn" {
  default = %s
}

resource "aws_kms_key" "this" {
  count = %s
}
"""


def test_an_input_about_a_key_is_none() -> None:
    assert not keys.customer_keys(evaluation(KEYS % ("null", "0")))


def test_an_input_that_holds_a_key_is_one() -> None:
    arn = "arn:aws:kms:eu-west-1:123456789012:key/0"
    assert keys.customer_keys(evaluation(KEYS % (f'"{arn}"', "0"))).taken == (arn,)


def test_an_optional_key_need_not_be_used() -> None:
    assert not keys.customer_keys(evaluation(KEYS % ("null", "1")))


def test_a_name_is_spelled_by_reference_and_by_value() -> None:
    seen = evaluation('resource "aws_sqs_queue" "this" {\n  name = "orders"\n}\n')
    [queue] = seen.of("aws_sqs_queue")
    assert naming.spellings(queue, "name", seen) >= {"orders", "${aws_sqs_queue.this.name}"}


def test_an_instance_is_named_by_its_identifier() -> None:
    seen = evaluation('resource "aws_rds_cluster_instance" "this" {\n  identifier = "orders-1"\n}\n')
    [database] = seen.of("aws_rds_cluster_instance")
    assert seen.names("orders-1", database)


def test_a_policy_of_another_dimension_is_not_the_targets() -> None:
    text = """
resource "aws_appautoscaling_target" "this" {
  service_namespace  = "dynamodb"
  resource_id        = "table/orders"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
}

resource "aws_appautoscaling_policy" "this" {
  service_namespace  = aws_appautoscaling_target.this.service_namespace
  resource_id        = aws_appautoscaling_target.this.resource_id
  scalable_dimension = "dynamodb:table:%sCapacityUnits"
}
"""
    for direction, count in (("Read", 1), ("Write", 0)):
        seen = evaluation(text % direction)
        [target] = seen.of(scaling.TARGET)
        assert len(scaling.policies(seen, target)) == count


def test_two_targets_and_policies_with_one_address_are_checked_separately() -> None:
    """Terraform refuses a second one; until it does, the good one must not answer for the bad one."""
    target = 'resource "aws_appautoscaling_target" "this" {{\n{}}}\n'
    policy = 'resource "aws_appautoscaling_policy" "this" {{\n{}}}\n'
    of = (
        '  service_namespace  = "dynamodb"\n  resource_id        = "table/{}"\n'
        '  scalable_dimension = "dynamodb:table:ReadCapacityUnits"\n'
    )
    seen = evaluation(
        target.format(of.format("orders"))
        + target.format(of.format("customers"))
        + policy.format(of.format("orders"))
        + policy.format(of.format("suppliers"))
    )
    assert [len(scaling.policies(seen, one)) for one in seen.of(scaling.TARGET)] == [1, 0]
    assert [scaling.scales(seen, one) for one in seen.of(scaling.POLICY)] == [True, False]


@pytest.mark.parametrize(
    ("constraint", "is_six"),
    [
        (">= 6.0", True),
        ("~> 6.2", True),
        ("6.1.0", True),
        (">= 5.98, < 7.0", False),
        (">= 5.98, >= 6.1", True),
        ("< 6.0", False),
        ("!= 6.0.0", False),
        ("~> 5.0", False),
    ],
)
def test_a_module_needs_provider_6_if_it_accepts_no_earlier_release(constraint: str, is_six: bool) -> None:
    text = f"""
terraform {{
  required_providers {{
    aws = {{
      source  = "hashicorp/aws"
      version = "{constraint}"
    }}
  }}
}}
"""
    assert releases.is_from(6, evaluation(text)) is is_six


def test_a_module_without_a_constraint_may_run_with_any_release() -> None:
    assert not releases.is_from(6, evaluation('resource "aws_redshift_cluster" "this" {}\n'))


def test_a_switch_that_may_be_null_is_on_where_null_means_on() -> None:
    seen = evaluation("""
variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_msk_cluster" "this" {
  absent  = null
  text    = "false"
  default = var.undecided ? true : null
  unknown = var.undecided ? false : null
}
""")
    [cluster] = seen.of("aws_msk_cluster")
    assert switches.is_on(cluster, "absent")
    assert not switches.is_on(cluster, "text")
    assert switches.is_on(cluster, "default")
    with pytest.raises(UndeterminedError, match="unknown"):
        switches.is_on(cluster, "unknown")
