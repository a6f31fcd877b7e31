"""Seven configurations that plain moto applies and AWS refuses, applied by Terraform itself."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from modsmith.emulator import Emulator
from modsmith.emulator.planned import found
from modsmith.emulator.root import initialise
from modsmith.errors import ToolFailedError
from tests.machine import need_mirror, need_terraform

pytestmark = pytest.mark.terraform

REFUSED = {
    "aws_rds_cluster.engine_version": "InvalidParameterCombination: Cannot find version 15.99",
    "aws_kinesis_firehose_delivery_stream.conversion": "InvalidArgumentException: BufferingHints.SizeInMBs",
    "aws_sqs_queue.throughput": "InvalidAttributeValue: Invalid value for the parameter FifoThroughputLimit",
    "aws_cloudwatch_metric_alarm.topic_elsewhere": "ValidationError: Invalid region eu-west-1 specified",
    "aws_s3_bucket_logging.before_the_policy": "InvalidTargetBucketForLogging",
    "aws_s3_bucket_replication_configuration.before_the_policy": "AccessDenied: The role",
}


def test_each_is_refused_with_the_code_of_aws(aws: Emulator, tmp_path: Path) -> None:
    need_terraform()
    need_mirror()
    folder = tmp_path / "refused"
    shutil.copytree(Path(__file__).parent / "roots" / "refused", folder)
    root = initialise(aws, folder)
    schema = {(address, mismatch.argument) for address, mismatch in found(root.plan())}
    assert schema == {("aws_rds_cluster.engine_version[0]", "engine_version")}
    done = root._run("apply", auto_approve=True)
    errors = re.split(r"(?<!\w)Error: ", re.sub(r"[\s│╷╵]+", " ", done.err))[1:]
    for address, words in REFUSED.items():
        [error] = [error for error in errors if f"with {address}[0]" in error]
        assert words in error
    assert len(errors) == len(REFUSED)
    root.apply(wrong=False)
    with pytest.raises(
        ToolFailedError, match=r"ValidationException: .*timeToLiveSpecification\.attributeName"
    ):
        root.apply(wrong=False, expiry=False)
