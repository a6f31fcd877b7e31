"""Inputs of modules with buckets, spelt once."""

from __future__ import annotations

from modsmith.spec.model import Input, Validation
from modsmith.spec.rules import each_matches, matches
from modsmith.spec.types import BOOL, REQUIRED, STRING, list_of

BUCKET_NAME = "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"
"""Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"""

RESERVED_ENDING = "(^|-)(s3alias|an)$|--(ol|x|table)-s3$"
"""What S3 keeps for itself at the end of a bucket's name."""


def random_suffix(*, optional: bool = False, validations: tuple[Validation, ...] = ()) -> Input:
    """The last part of names that are unique in all of AWS.

    Args:
        optional: whether the account's id stands there for callers who give none.
        validations: more rules, such as on the length of the longest name.
    """
    null = "var.random_suffix == null ? true : " if optional else ""
    account = "; null for the account's id" if optional else ""
    return Input(
        "random_suffix",
        STRING,
        f"Last part of the names that are unique in all of AWS or in the account{account}.",
        default=None if optional else REQUIRED,
        nullable=optional,
        example="a1b2c3",
        validations=(
            matches(
                "random_suffix",
                "^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$",
                "1 to 32 lower-case letters, digits and hyphens, with a letter or digit at both ends",
                nullable=optional,
            ),
            Validation(
                f'{null}!can(regex("{RESERVED_ENDING}", var.random_suffix))',
                "random_suffix must not end in s3alias, an, --ol-s3, --x-s3 or --table-s3, which S3 reserves.",
                "no ending that S3 reserves",
            ),
            *validations,
        ),
    )


def access_logs_bucket_name(
    name: str = "access_logs_bucket_name",
    *,
    of: str = "the buckets",
    where: str = "region",
    optional: bool = True,
) -> Input:
    """Where S3 writes server access logs.

    Args:
        name: another one where a module has buckets in a second region.
        of: whose accesses are logged.
        where: which region the log bucket is in, to follow "of this account and".
        optional: whether null, which logs no access, is allowed.
    """
    null = " Null logs no access." if optional else ""
    return Input(
        name,
        STRING,
        f"Bucket of this account and {where} that gets the server access logs of {of}; it must be encrypted with"
        " S3's own keys. Pass the `bucket` of its policy resource, such as aws_s3_bucket_policy.logs.bucket: the plan"
        f" knows that name, and logging waits for the policy.{null}",
        default=None if optional else REQUIRED,
        nullable=optional,
        example="acme-access-logs",
        validations=(
            matches(
                name,
                BUCKET_NAME,
                "the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens",
                nullable=optional,
            ),
        ),
    )


ORIGIN = r"https?://([*][.])?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?"


def cors_allowed_origins(what: str, *, default: tuple[str, ...] = ()) -> Input:
    """Which pages may call a bucket from a browser.

    Args:
        what: what they read, such as `the images`.
        default: origins; `*` alone stands for any page, where what the bucket holds is public.
    """
    public = "*" in default
    pattern = f"^({ORIGIN}|[*])$" if public else f"^{ORIGIN}$"
    words = "origins in lower case, such as https://example.com or https://*.example.com:8443, no path"
    return Input(
        "cors_allowed_origins",
        list_of(STRING),
        f"Origins whose pages may read {what} from a browser; an empty list allows none.",
        default=list(default),
        example=["https://www.example.com"],
        validations=(
            each_matches(
                "cors_allowed_origins", pattern, words + (", or *" if public else "; a bare * is not")
            ),
            Validation(
                "length(var.cors_allowed_origins) <= 100",
                "cors_allowed_origins must hold at most 100 origins, which is what a CORS rule takes.",
                "at most 100",
            ),
        ),
    )


def enable_eventbridge_notifications() -> Input:
    """Whether S3 tells EventBridge what happens to objects."""
    return Input(
        "enable_eventbridge_notifications",
        BOOL,
        "Whether the buckets send their events, such as Object Created, to EventBridge, where rules select them.",
        default=False,
    )
