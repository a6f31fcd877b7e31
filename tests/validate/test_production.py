"""Production requirements do not apply to dev and staging; a module without environments is production."""

from __future__ import annotations

import pytest

from modsmith.evaluate import from_hcl
from modsmith.hcl.read import configuration
from modsmith.validate.control import load
from modsmith.validate.results import matrix

BARE = {
    "dynamodb-deletion-protection": 'resource "aws_dynamodb_table" "this" {}',
    "dynamodb-recovery": 'resource "aws_dynamodb_table" "this" {}',
    "elasticache-availability": 'resource "aws_elasticache_replication_group" "this" {}',
    "elb-deletion-protection": 'resource "aws_lb" "this" {}',
    "kinesis-deletion": 'resource "aws_kinesis_stream" "this" {\n  enforce_consumer_deletion = true\n}',
    "networkfirewall-protection": 'resource "aws_networkfirewall_firewall" "this" {}',
    "sagemaker-endpoints": 'resource "aws_sagemaker_endpoint_configuration" "this" {\n  production_variants {}\n}',
    "rds-availability": 'resource "aws_rds_cluster" "this" {}',
    "rds-deletion-protection": 'resource "aws_rds_cluster" "this" {}',
}
PARTLY = {
    "elasticache-backup": 'resource "aws_elasticache_replication_group" "this" {\n  snapshot_retention_limit = 1\n}',
    "rds-backup": """
resource "aws_rds_cluster" "this" {
  backup_retention_period = 7
  copy_tags_to_snapshot   = true
}
""",
}


def word(control: str, text: str, environment: str) -> str:
    module = configuration.HclModule(tuple(configuration.read_text(f"{text}\n", "main.tf")))
    given = {"environment": environment} if environment else {}
    said = list(matrix.check(from_hcl.evaluation(module, given), [load()[control]]))
    [one] = [one for one in said if one.control == control][:1]
    return one.status


@pytest.mark.parametrize("control", BARE)
def test_applies_to_production_only(control: str) -> None:
    assert word(control, BARE[control], "prod") == "fail"
    assert word(control, BARE[control], "") == "fail"
    assert word(control, BARE[control], "dev") == "not applicable"
    assert word(control, BARE[control], "staging") == "not applicable"


@pytest.mark.parametrize("control", PARTLY)
def test_applies_partly_to_every_environment(control: str) -> None:
    assert word(control, PARTLY[control], "prod") == "fail"
    assert word(control, PARTLY[control], "dev") == "pass"
