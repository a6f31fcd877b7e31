"""The input for S3's lists of objects, the same in every module with buckets that are listed."""

from __future__ import annotations

from modsmith import Input, Validation
from modsmith.types import STRING, Field, Object

BUCKET_ARN = "^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"

INVENTORY = Object(
    (
        Field(
            "destination_bucket_arn",
            STRING,
            "ARN of a bucket of this account and region, whose policy lets S3 put.",
        ),
        Field("frequency", STRING, "Daily or Weekly.", default="Weekly"),
        Field("format", STRING, "CSV, ORC or Parquet.", default="Parquet"),
    )
)


def inventory(description: str, *, own_arns: str, name: str = "inventory") -> Input:
    """Where lists go: not to the module's own buckets, whose readers would see the names of all objects.

    Args:
        description: of the input.
        own_arns: bare expression of the list of the module's buckets.
        name: another one where a module has buckets in a second region.
    """
    value = f"var.{name}"
    return Input(
        name,
        INVENTORY,
        description,
        default=None,
        nullable=True,
        example={"destination_bucket_arn": f"arn:aws:s3:::acme-{name.replace('_', '-')}"},
        validations=(
            Validation(
                f'{value} == null ? true : can(regex("{BUCKET_ARN}", {value}.destination_bucket_arn))',
                f"{name} must have the ARN of a bucket as destination_bucket_arn.",
                "ARN of a bucket",
            ),
            Validation(
                f"{value} == null ? true : !contains({own_arns}, {value}.destination_bucket_arn)",
                f"{name} must not go to one of the module's own buckets, which CloudFront reads.",
                "not the module's buckets",
            ),
            Validation(
                f'{value} == null ? true : contains(["Daily", "Weekly"], {value}.frequency)',
                f"{name} must have the frequency Daily or Weekly.",
                "`Daily` or `Weekly`",
            ),
            Validation(
                f'{value} == null ? true : contains(["CSV", "ORC", "Parquet"], {value}.format)',
                f"{name} must have the format CSV, ORC or Parquet.",
                "`CSV`, `ORC` or `Parquet`",
            ),
        ),
    )
