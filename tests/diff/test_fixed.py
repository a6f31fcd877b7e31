"""Arguments of stores that AWS cannot change in place."""

from __future__ import annotations

import pytest

from modsmith.diff.fixed import is_fixed


@pytest.mark.parametrize(
    ("type_", "argument", "expected"),
    [
        ("aws_dynamodb_table", "name", True),
        ("aws_dynamodb_table", "hash_key", True),
        ("aws_dynamodb_table", "table_class", False),
        ("aws_s3_bucket", "bucket", True),
        ("aws_sqs_queue", "fifo_queue", True),
        ("aws_sqs_queue", "delay_seconds", False),
        ("aws_kinesis_stream", "name", True),
        ("aws_rds_cluster", "cluster_identifier", True),
        ("aws_rds_cluster", "backup_retention_period", False),
        ("aws_cloudwatch_log_group", "name", True),
        ("terraform_data", "input", False),
    ],
)
def test_arguments(type_: str, argument: str, expected: bool) -> None:
    assert is_fixed(type_, argument) is expected
