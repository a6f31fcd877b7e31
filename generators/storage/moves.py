"""moves.tf: where earlier versions had what now stands in maps, so that nothing is made anew."""

from __future__ import annotations

from generators.storage.model import BUCKETS, TABLES
from modsmith import File

OF_A_BUCKET = (
    "aws_s3_bucket",
    "aws_s3_bucket_public_access_block",
    "aws_s3_bucket_ownership_controls",
    "aws_s3_bucket_policy",
    "aws_s3_bucket_server_side_encryption_configuration",
    "aws_s3_bucket_versioning",
    "aws_s3_bucket_lifecycle_configuration",
)


class Moves(File):
    """Version 1 had a resource for each table, each bucket and each alarm of Timestream."""

    def build(self) -> None:
        """Adds the moves."""
        for design in TABLES:
            self.moved(f"aws_dynamodb_table.{design.key}", f'aws_dynamodb_table.this["{design.key}"]')
        for type_ in OF_A_BUCKET:
            for key in BUCKETS:
                self.moved(f"{type_}.{key}", f'{type_}.this["{key}"]')
        for kind in ("system", "user"):
            alarm = "aws_cloudwatch_metric_alarm.timestream"
            self.moved(f"{alarm}_{kind}_errors[0]", f'{alarm}_errors["{kind}"]')
