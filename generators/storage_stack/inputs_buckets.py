"""What a caller of the storage_stack module says of the buckets."""

from __future__ import annotations

from generators.storage_stack.model import BUCKETS as KEYS
from modsmith import Input, Validation
from modsmith.rules import between, each_matches, matches
from modsmith.types import BOOL, NUMBER, STRING, Field, Object, list_of

BUCKET_NAME = "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"
BUCKET_ARN = "^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"
ORIGIN = (
    r"^(https://([*][.])?([a-z0-9]([a-z0-9-]*[a-z0-9])?[.])+[a-z]([a-z0-9-]*[a-z0-9])(:[0-9]{1,5})?"
    r"|http://(localhost|127[.]0[.]0[.]1)(:[0-9]{1,5})?)$"
)

EFFECTIVE_VERSIONING = (
    '(var.enable_versioning == null ? var.environment == "prod" : var.enable_versioning == true)'
)


def _needs_versions(name: str) -> Validation:
    return Validation(
        f"var.{name} == null ? true : {EFFECTIVE_VERSIONING}",
        f"{name} needs versioned buckets: set enable_versioning, which is off by default outside of prod.",
        "needs versioning",
    )


DESTINATIONS = Object(
    tuple(
        Field(key, STRING, f"ARN of the bucket that gets a copy of the {words} bucket.")
        for key, words in ((key, key.replace("_", " ")) for key in KEYS)
    )
)

LOCK = Object(
    (
        Field("days", NUMBER, "Days that a new version of an object cannot be deleted or changed."),
        Field(
            "mode",
            STRING,
            "GOVERNANCE, which principals with s3:BypassGovernanceRetention can lift, or COMPLIANCE, which nobody can.",
            default="GOVERNANCE",
        ),
    )
)

BUCKETS = (
    Input(
        "enable_versioning",
        BOOL,
        "Whether overwritten and deleted objects can be brought back. Null for prod alone, which never goes without. What was"
        " versioned once can only be suspended.",
        default=None,
        nullable=True,
        example=True,
        validations=(
            Validation(
                'var.environment == "prod" ? var.enable_versioning != false : true',
                "enable_versioning must not be false in prod: an object that is overwritten there could not be brought back.",
                "not false in prod",
            ),
        ),
    ),
    Input(
        "cors_allowed_origins",
        list_of(STRING),
        "Origins whose pages may read the GeoJSON data from another host; without any there is no CORS.",
        default=[],
        example=["https://co2.example.org"],
        validations=(
            each_matches(
                "cors_allowed_origins",
                ORIGIN,
                "origins: https:// and a host, with a port if need be and without a path, or http://localhost; a first label may be *",
            ),
            Validation(
                "length(var.cors_allowed_origins) <= 100",
                "cors_allowed_origins must hold at most 100 origins.",
                "at most 100",
            ),
        ),
    ),
    Input(
        "access_logs_bucket_name",
        STRING,
        "Bucket in this account and region that gets the buckets' server access logs. Null logs no access.",
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
        "enable_lifecycle",
        BOOL,
        "Whether GeoJSON data is archived with age and old versions in both buckets expire.",
        default=False,
    ),
    Input(
        "geojson_standard_ia_after_days",
        NUMBER,
        "Days after which GeoJSON data moves to Standard-IA, with enable_lifecycle.",
        default=30,
        validations=(between("geojson_standard_ia_after_days", 30, 3650, "days"),),
    ),
    Input(
        "geojson_glacier_ir_after_days",
        NUMBER,
        "Days after which GeoJSON data moves to Glacier Instant Retrieval, where CloudFront still reads it, with enable_lifecycle.",
        default=90,
        validations=(
            between("geojson_glacier_ir_after_days", 60, 3650, "days"),
            Validation(
                "var.geojson_glacier_ir_after_days >= var.geojson_standard_ia_after_days + 30",
                "geojson_glacier_ir_after_days must be at least 30 days after geojson_standard_ia_after_days, the least that"
                " Standard-IA is paid for.",
                "30 or more after Standard-IA",
            ),
        ),
    ),
    Input(
        "old_versions_expire_after_days",
        NUMBER,
        "Days that an overwritten or deleted object is kept, with enable_lifecycle.",
        default=90,
        validations=(between("old_versions_expire_after_days", 1, 3650, "days"),),
    ),
    Input(
        "enable_intelligent_tiering",
        BOOL,
        "Whether GeoJSON data lives in Intelligent-Tiering from the first day, which then takes the place of archiving with age.",
        default=False,
        example=True,
    ),
    Input(
        "intelligent_tiering_archive_after_days",
        NUMBER,
        "Days without access after which Intelligent-Tiering archives GeoJSON data, which CloudFront then cannot read until it is"
        " restored; null never archives.",
        default=None,
        nullable=True,
        example=180,
        validations=(
            Validation(
                "var.intelligent_tiering_archive_after_days == null ? true : floor(var.intelligent_tiering_archive_after_days) == var.intelligent_tiering_archive_after_days && var.intelligent_tiering_archive_after_days >= 90 && var.intelligent_tiering_archive_after_days <= 730",
                "intelligent_tiering_archive_after_days must be a whole number of days between 90 and 730, or null.",
                "90–730 days, whole",
            ),
            Validation(
                "var.intelligent_tiering_archive_after_days == null ? true : var.enable_intelligent_tiering",
                "intelligent_tiering_archive_after_days needs enable_intelligent_tiering.",
                "needs `enable_intelligent_tiering`",
            ),
        ),
    ),
    Input(
        "enable_bucket_analytics",
        BOOL,
        "Whether S3 analyses how both buckets are accessed, to tell which storage class would be cheaper.",
        default=False,
    ),
    Input(
        "replication_destination_bucket_arns",
        DESTINATIONS,
        "Buckets of this account, versioned and usually in another region, that get a copy of every new object; null replicates"
        " nothing.",
        default=None,
        nullable=True,
        example={key: f"arn:aws:s3:::co2-analysis-prod-{thing}-replica" for key, thing in KEYS.items()},
        validations=(
            Validation(
                "var.replication_destination_bucket_arns == null ? true : alltrue([for arn in values(coalesce(var.replication_destination_bucket_arns, {})) : can(regex("
                f'"{BUCKET_ARN}", arn))])',
                "replication_destination_bucket_arns must hold ARNs of buckets.",
                "ARNs of buckets",
            ),
            _needs_versions("replication_destination_bucket_arns"),
        ),
    ),
    Input(
        "object_lock",
        LOCK,
        "Retention of every new version in the GeoJSON bucket. It is chosen when the bucket is made: switching it on or off later"
        " is refused.",
        default=None,
        nullable=True,
        example={"days": 365, "mode": "GOVERNANCE"},
        validations=(
            Validation(
                "var.object_lock == null ? true : try(floor(var.object_lock.days) == var.object_lock.days && var.object_lock.days >= 1 && var.object_lock.days <= 36500, false)",
                "object_lock must have a whole number of days between 1 and 36500.",
                "1–36500 days, whole",
            ),
            Validation(
                'var.object_lock == null ? true : try(contains(["GOVERNANCE", "COMPLIANCE"], var.object_lock.mode), false)',
                "object_lock must have the mode GOVERNANCE or COMPLIANCE.",
                "`GOVERNANCE` or `COMPLIANCE`",
            ),
            Validation(
                'var.environment == "prod" ? true : try(var.object_lock.mode, "") != "COMPLIANCE"',
                "object_lock must not have the mode COMPLIANCE outside of prod: a bucket could not be destroyed before the last"
                " retention ends.",
                "`COMPLIANCE` in prod only",
            ),
            _needs_versions("object_lock"),
        ),
    ),
)
