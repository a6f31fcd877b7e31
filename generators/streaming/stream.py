"""stream.tf: the Kinesis stream that vehicles' telemetry arrives in."""

from __future__ import annotations

from modsmith import File, expr
from modsmith.constructs import NAME, TAGS

COUNT_WITHIN_BOUNDS = (
    "var.kinesis_shard_count >= var.shard_scaling.min_shards"
    " && var.kinesis_shard_count <= var.shard_scaling.max_shards"
)


class Stream(File):
    """Provisioned: on demand, AWS would scale it, without the bounds that the platform wants."""

    def build(self) -> None:
        """Adds the stream and tells callers its names."""
        stream = self.add(
            "aws_kinesis_stream.telemetry",
            {
                "name": f"{NAME}-telemetry",
                "shard_count": expr("var.kinesis_shard_count"),
                "retention_period": expr("var.kinesis_retention_period"),
                "encryption_type": "KMS",
                "kms_key_id": expr("var.kms_key_id"),
                "shard_level_metrics": expr("var.kinesis_shard_level_metrics"),
                "enforce_consumer_deletion": expr("!local.keep_data"),
                "stream_mode_details": {"stream_mode": "PROVISIONED"},
                "tags": TAGS,
                "lifecycle": {
                    "ignore_changes": ["shard_count"],
                    "precondition": {
                        "condition": expr(COUNT_WITHIN_BOUNDS),
                        "error_message": "kinesis_shard_count must lie between shard_scaling.min_shards and shard_scaling.max_shards.",
                    },
                },
            },
            comment="The shard scaler moves shard_count; Terraform sets it once.",
        )
        consumers = self.add(
            "aws_kinesis_stream_consumer.this",
            {
                "for_each": expr("var.kinesis_consumers"),
                "name": f"{NAME}-{expr('each.key')}",
                "stream_arn": stream["arn"],
            },
        )
        arns = f"{{ for key, consumer in {consumers.address} : key => consumer.arn }}"
        self.output("stream_consumer_arns", expr(arns))
        self.output("stream_name", stream["name"])
        self.output("stream_arn", stream["arn"])
