"""What a caller of the storage_stack module says of the buckets."""

from __future__ import annotations

from generators.storage_stack.model import BUCKETS as KEYS
from modsmith import Input, Validation, inputs
from modsmith.rules import between
from modsmith.types import BOOL, NUMBER, STRING, Field, Object

EFFECTIVE_VERSIONING = (
    '(var.enable_versioning == null ? var.environment == "prod" : var.enable_versioning == true)'
)


def needs_versions(name: str) -> Validation:
    """A rule of an input that S3 allows for buckets with versions only, as `enable_versioning` makes them."""
    return Validation(
        f"var.{name} == null ? true : {EFFECTIVE_VERSIONING}",
        f"{name} needs versioned buckets: set enable_versioning, which is off by default outside of prod.",
        "needs versioning",
    )


def _bucket_names() -> Input:
    name = "bucket_name_overrides"
    given = f"[for name in values(var.{name}) : name if name != null]"
    return Input(
        name,
        Object(
            tuple(
                Field(
                    key,
                    STRING,
                    f"Name of the {key.replace('_', ' ')} bucket; null for PROJECT-ENVIRONMENT-{thing}.",
                    default=None,
                )
                for key, thing in KEYS.items()
            )
        ),
        "Names of buckets, which are unique in all of AWS, where somebody else has the usual ones. Another name is another bucket.",
        default={},
        example={"static_website": "acme-co2-website"},
        validations=(
            Validation(
                f'alltrue([for name in {given} : can(regex("{inputs.BUCKET_NAME}", name))])',
                f"{name} must hold names of buckets: 3 to 63 lower-case letters, digits, dots and hyphens.",
                "names of buckets",
            ),
            Validation(
                f"length(distinct({given})) == length({given})",
                f"{name} must hold two different names.",
                "different",
            ),
        ),
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
    _bucket_names(),
    inputs.cors_allowed_origins("the GeoJSON data", default=("*",)),
    inputs.enable_eventbridge_notifications(),
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
                "var.intelligent_tiering_archive_after_days == null ? true : "
                + between("intelligent_tiering_archive_after_days", 90, 730, "days").condition,
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
        "object_lock",
        LOCK,
        "Retention of every new version in the GeoJSON bucket. It is chosen when the bucket is made: switching it on or off later"
        " is refused.",
        default=None,
        nullable=True,
        example={"days": 365, "mode": "GOVERNANCE"},
        validations=(
            Validation(
                "var.object_lock == null ? true : try(\n"
                "  floor(var.object_lock.days) == var.object_lock.days && var.object_lock.days >= 1 && var.object_lock.days <= 36500,\n  false\n)",
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
            needs_versions("object_lock"),
        ),
    ),
)
