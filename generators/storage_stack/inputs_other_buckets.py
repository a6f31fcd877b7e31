"""What a caller of the storage_stack module says of other buckets: for access logs, inventories and copies."""

from __future__ import annotations

from dataclasses import replace

from generators.shared.inventory import BUCKET_ARN, inventory
from generators.storage_stack.inputs_buckets import needs_versions
from generators.storage_stack.model import BUCKETS as KEYS
from modsmith import Input, Validation, inputs
from modsmith.types import BOOL, STRING, Field, Object

OWN_ARNS = '[for bucket in values(local.buckets) : "arn:${data.aws_partition.current.partition}:s3:::${bucket.name}"]'
"""Of both buckets, as the plan knows them."""

DESTINATIONS = Object(
    tuple(
        Field(key, STRING, f"ARN of the bucket that gets a copy of the {words} bucket.")
        for key, words in ((key, key.replace("_", " ")) for key in KEYS)
    )
)


def _access_logs() -> Input:
    shared = inputs.access_logs_bucket_name()
    value = "var.access_logs_bucket_name"
    own = Validation(
        f"{value} == null ? true : !contains(values(local.buckets)[*].name, {value})",
        "access_logs_bucket_name must not be one of the module's own buckets: each log would be logged.",
        "not the module's buckets",
    )
    return replace(shared, validations=(*shared.validations, own))


def _destinations() -> Input:
    name = "replication_destination_bucket_arns"
    value = f"var.{name}"
    return Input(
        name,
        DESTINATIONS,
        "Buckets of this account, usually in another region, that get a copy of every new object; null replicates nothing. S3"
        " asks for versions there too: build the ARN from the `bucket` of the aws_s3_bucket_versioning of each, so that"
        " replication waits for it.",
        default=None,
        nullable=True,
        example={key: f"arn:aws:s3:::co2-analysis-prod-{thing}-replica" for key, thing in KEYS.items()},
        validations=(
            Validation(
                f'alltrue([for arn in try(values({value}), []) : can(regex("{BUCKET_ARN}", arn))])',
                f"{name} must hold ARNs of buckets.",
                "ARNs of buckets",
            ),
            Validation(
                f"alltrue([\n  for arn in try(values({value}), []) : !contains(\n    {OWN_ARNS}, arn\n  )\n])",
                f"{name} must not hold the module's own buckets: S3 replicates no bucket to itself.",
                "not the module's buckets",
            ),
            Validation(
                f"{value} == null ? true : {value}.static_website != {value}.geojson_data",
                f"{name} must hold two buckets: in one, objects of the same key would overwrite each other.",
                "two buckets",
            ),
            needs_versions(name),
        ),
    )


OTHER_BUCKETS = (
    _access_logs(),
    inventory(
        "Lists of all objects and versions of both buckets, under inventory/; null lists nothing.",
        own_arns=OWN_ARNS,
    ),
    _destinations(),
    Input(
        "enable_replication_time_control",
        BOOL,
        "Whether S3 undertakes to replicate within 15 minutes, for a charge on every gigabyte.",
        default=False,
        example=True,
        validations=(
            Validation(
                "!var.enable_replication_time_control || var.replication_destination_bucket_arns != null",
                "enable_replication_time_control needs replication_destination_bucket_arns.",
                "needs `replication_destination_bucket_arns`",
            ),
        ),
    ),
)
