"""scaler.tf: the function that moves the stream's shards, once a minute.

Application Auto Scaling knows nothing of Kinesis. What the function does is told where its source is, in
assets/shard_scaler.
"""

from __future__ import annotations

from modsmith import File, Reference, expr
from modsmith.constructs import NAME, TAGS, FunctionDesign, function

NAMESPACE = "ShardScaler"
STREAM = "aws_kinesis_stream.telemetry"
HISTORY = "aws_ssm_parameter.shard_scaler_history"
KNOBS = (
    "min_shards",
    "max_shards",
    "target_records_per_shard",
    "scale_out_cooldown_seconds",
    "scale_in_cooldown_seconds",
    "daily_updates",
)

DESIGN = FunctionDesign(
    "shard_scaler",
    "Keeps the number of shards in step with the load.",
    package="shard_scaler.zip",
    handler="shard_scaler.handler.handle",
    runtime="python3.13",
    timeout_seconds=45,
    memory_mb=256,
    environment={
        "STREAM_NAME": expr(f"{STREAM}.name"),
        "HISTORY_PARAMETER": expr(f"{HISTORY}.name"),
        "METRIC_NAMESPACE": NAMESPACE,
        **{knob.upper(): expr(f"var.shard_scaling.{knob}") for knob in KNOBS},
    },
    statements=[
        {
            "sid": "ScaleStream",
            "actions": ["kinesis:DescribeStreamSummary", "kinesis:UpdateShardCount"],
            "resources": [expr(f"{STREAM}.arn")],
        },
        {
            "sid": "KeepHistory",
            "actions": ["ssm:GetParameter", "ssm:PutParameter"],
            "resources": [expr(f"{HISTORY}.arn")],
        },
        {"sid": "ReadLoad", "actions": ["cloudwatch:GetMetricData"], "resources": ["*"]},
        {
            "sid": "TellDecisions",
            "actions": ["cloudwatch:PutMetricData"],
            "resources": ["*"],
            "condition": {
                "test": "StringEquals",
                "variable": "cloudwatch:namespace",
                "values": [NAMESPACE],
            },
        },
    ],
    permissions_boundary=expr("var.permissions_boundary_arn"),
)


class Scaler(File):
    """A missed minute is made up by the next, so nothing is retried; its alarms stand in alarms.tf."""

    def build(self) -> None:
        """Adds the function with its memory and its clock."""
        self.add(
            HISTORY,
            {
                "name": f"/{NAME}-shard-scaler/history",
                "description": "When the shards were moved in the last day, which AWS limits.",
                "type": "String",
                "value": "{}",
                "tags": TAGS,
                "lifecycle": {"ignore_changes": ["value"]},
            },
            comment="The function writes its value.",
        )
        made = function(
            self,
            DESIGN,
            kms_key_arn=expr("var.kms_key_id"),
            log_retention_days=expr("var.log_retention_days"),
            alarms=False,
        )
        self._clock(made)
        self.output("shard_scaler_function_name", made["function_name"])
        self.output("shard_scaler_function_arn", made["arn"])

    def _clock(self, function: Reference) -> None:
        rule = self.add(
            "aws_cloudwatch_event_rule.shard_scaler",
            {
                "name": f"{NAME}-shard-scaler",
                "description": DESIGN.description,
                "schedule_expression": "rate(1 minute)",
                "tags": TAGS,
            },
        )
        self.add(
            "aws_cloudwatch_event_target.shard_scaler",
            {
                "rule": rule["name"],
                "arn": function["arn"],
                "retry_policy": {"maximum_event_age_in_seconds": 60, "maximum_retry_attempts": 0},
                "depends_on": ["aws_lambda_permission.shard_scaler"],
            },
        )
        self.add(
            "aws_lambda_permission.shard_scaler",
            {
                "statement_id": "AllowClock",
                "action": "lambda:InvokeFunction",
                "function_name": function["function_name"],
                "principal": "events.amazonaws.com",
                "source_arn": rule["arn"],
            },
        )
        self.add(
            "aws_lambda_function_event_invoke_config.shard_scaler",
            {
                "function_name": function["function_name"],
                "maximum_event_age_in_seconds": 60,
                "maximum_retry_attempts": 0,
            },
        )
