"""moves.tf: where the buckets and what belongs to them stood before each kind of bucket had a map."""

from __future__ import annotations

from generators.app_storage.model import BUCKETS, FRONTENDS, PAIRS, at, is_replica
from generators.shared.moves import OF_EVERY_BUCKET
from modsmith import File


class Moves(File):
    """Terraform keeps every one of them; without these it would destroy the buckets and make new ones."""

    def build(self) -> None:
        """Adds one move for each resource whose address changed."""
        for key in BUCKETS:
            for kind in OF_EVERY_BUCKET:
                self._was(f"{kind}.{key}", kind, key)
            if key in FRONTENDS:
                self._was(
                    f"aws_s3_bucket_website_configuration.{key}", "aws_s3_bucket_website_configuration", key
                )
            self._was(f"aws_s3_bucket_cors_configuration.{key}[0]", "aws_s3_bucket_cors_configuration", key)
            counted = "[0]" if is_replica(key) else ""
            self._was(f"aws_s3_bucket_logging.{key}{counted}", "aws_s3_bucket_logging", key)
        for key in PAIRS:
            kind = "aws_s3_bucket_replication_configuration"
            self._was(f"{kind}.{key}[0]", kind, key)

    def _was(self, old: str, kind: str, key: str) -> None:
        self.moved(old, at(kind, key))
