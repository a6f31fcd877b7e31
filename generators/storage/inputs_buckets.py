"""What a caller of the storage module says of the buckets."""

from __future__ import annotations

from dataclasses import replace

from modsmith import Deprecated, Input, Validation, inputs
from modsmith.rules import between, matches
from modsmith.types import NUMBER, STRING

ARCHIVE_DAYS = "var.data_lake_archive_after_days"


def _random_suffix() -> Input:
    """Of the names that end in it, the role's has the least room."""
    role = '"${var.project_name}-${var.environment}-aurora-monitoring-${var.random_suffix}"'
    fits = Validation(
        f"var.random_suffix == null ? true : length({role}) <= 64",
        "random_suffix must be short enough for an IAM role: PROJECT-ENVIRONMENT-aurora-monitoring-SUFFIX in at most 64 characters.",
        "with the names of project and environment at most 44",
    )
    return inputs.random_suffix(optional=True, validations=(fits,))


def _bucket_suffix() -> Input:
    """What `random_suffix` was called in 0.1.0."""
    return Input(
        "bucket_suffix",
        STRING,
        "Last part of the buckets' names, where random_suffix is null.",
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
        deprecated=Deprecated(
            "Use `random_suffix`, which is in the name of the monitoring role as well; IAM then makes that role anew.",
            since="0.2.0",
        ),
    )


def _access_logs_bucket_name() -> Input:
    shared, name = inputs.access_logs_bucket_name(), "var.access_logs_bucket_name"
    others = Validation(
        f"{name} == null ? true : !contains([for bucket in local.buckets : bucket.name], {name})",
        "access_logs_bucket_name must not be a bucket of this module: S3 writes no access logs to buckets with a KMS key.",
        "not a bucket of the module",
    )
    return replace(shared, validations=(*shared.validations, others))


BUCKETS = (
    _random_suffix(),
    _bucket_suffix(),
    _access_logs_bucket_name(),
    inputs.enable_eventbridge_notifications(),
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
                f"{ARCHIVE_DAYS} == null ? true : floor({ARCHIVE_DAYS}) == {ARCHIVE_DAYS} && {ARCHIVE_DAYS} >= 90 && {ARCHIVE_DAYS} <= 730",
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
