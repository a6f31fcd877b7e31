"""What a caller of the storage module says of the buckets."""

from __future__ import annotations

from modsmith import Input, Validation
from modsmith.rules import between, matches
from modsmith.types import NUMBER, STRING

BUCKET_NAME = "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"

BUCKETS = (
    Input(
        "bucket_suffix",
        STRING,
        "Last part of the buckets' names, which are unique in all of AWS; null for the account's id.",
        default=None,
        nullable=True,
        example="a1b2c3",
        validations=(
            matches(
                "bucket_suffix",
                "^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$",
                "1 to 12 lower-case letters, digits and hyphens, with a letter or digit at both ends",
                nullable=True,
            ),
        ),
    ),
    Input(
        "access_logs_bucket_name",
        STRING,
        "Bucket in this account and region that gets the buckets' server access logs; it must be encrypted with S3's own"
        " keys. Null logs no access.",
        default=None,
        nullable=True,
        example="acme-access-logs",
        validations=(
            matches(
                "access_logs_bucket_name",
                BUCKET_NAME,
                "the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens",
                nullable=True,
            ),
        ),
    ),
    Input(
        "data_lake_archive_after_days",
        NUMBER,
        "Days without access after which Intelligent-Tiering archives an object of the data lake, which must then be"
        " restored before it can be read; null never archives.",
        default=None,
        nullable=True,
        example=180,
        validations=(
            Validation(
                "var.data_lake_archive_after_days == null || try(floor(var.data_lake_archive_after_days) == var.data_lake_archive_after_days && var.data_lake_archive_after_days >= 90 && var.data_lake_archive_after_days <= 730, false)",
                "data_lake_archive_after_days must be a whole number of days between 90 and 730, or null.",
                "90–730 days, whole",
            ),
        ),
    ),
    Input(
        "videos_glacier_after_days",
        NUMBER,
        "Days after which a video moves to Glacier Flexible Retrieval.",
        default=30,
        validations=(between("videos_glacier_after_days", 1, 3650, "days"),),
    ),
    Input(
        "logs_expire_after_days",
        NUMBER,
        "Days after which a log file expires.",
        default=365,
        validations=(between("logs_expire_after_days", 1, 3650, "days"),),
    ),
)
