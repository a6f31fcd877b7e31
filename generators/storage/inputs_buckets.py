"""What a caller of the storage module says of the buckets."""

from __future__ import annotations

from modsmith import Input, Validation, inputs
from modsmith.rules import between
from modsmith.types import NUMBER

ARCHIVE_DAYS = "var.data_lake_archive_after_days"

BUCKETS = (
    inputs.random_suffix(optional=True),
    inputs.access_logs_bucket_name(),
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
