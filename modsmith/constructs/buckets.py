"""An S3 bucket that is safe by default: closed to the public, owned by its account, TLS only, encrypted, versioned, tidy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from modsmith.build.stack import Dynamic, Part, Reference, expr
from modsmith.constructs.naming import TAGS

ABORT_UPLOADS = {
    "id": "abort-incomplete-uploads",
    "abort_incomplete_multipart_upload": {"days_after_initiation": 7},
}
"""The parts of an upload that was never completed cost money and are not listed among the objects."""


EXPIRE_OLD_VERSIONS = {
    "id": "expire-old-versions",
    "noncurrent_version_expiration": {"noncurrent_days": 90},
}
"""A rule for versioned buckets: without it, old versions stay and cost money for as long as the bucket exists."""


@dataclass(frozen=True)
class BucketDesign:
    """What one bucket is; strings are templates unless said otherwise.

    Attributes:
        key: Terraform's name for it and for all that belongs to it.
        name: the bucket's own, global name.
        force_destroy: boolean: whether destroying it takes its objects along.
        kms_key_arn: key of the encryption at rest; "" for AES-256 with S3's own keys.
        versioned: boolean or a template of one; what was versioned once can only be suspended.
        rules: lifecycle rules, each with an `id`; `status` and an empty `filter` are added where they are missing. A `Dynamic`
            is a rule that only exists under a condition, and comes after the others.
        statements: more statements of its policy, as `aws_iam_policy_document` spells them, or dynamic ones.
        policy: template of a whole policy's JSON that the caller makes, with `bucket_refusals` in it; "" for the one of
            `statements`.
        minimum_tls: plain text: lowest version of TLS that is let in, such as `1.2`; "" for any.
        provider: plain text: alias of another provider, such as `aws.replica`; "" for the module's own.
        for_each: bare expression of a map of buckets, whose `each.key` and `each.value` the other templates may use; "" for one.
        arguments: more arguments of the bucket itself, such as `object_lock_enabled`.
        preconditions: of the encryption, which is made after the bucket: what hangs on a key must not hold up the bucket,
            whose name others need for the policy of that key.
    """

    key: str
    name: str
    force_destroy: str | bool
    kms_key_arn: str = ""
    versioned: bool | str = True
    rules: tuple[Mapping[str, Any] | Dynamic, ...] = ()
    statements: tuple[Mapping[str, Any] | Dynamic, ...] = ()
    policy: str = ""
    minimum_tls: str = ""
    provider: str = ""
    for_each: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict)
    preconditions: tuple[Mapping[str, str], ...] = ()


def bucket(part: Part, design: BucketDesign) -> Reference:
    """Adds `aws_s3_bucket.<key>`, or one for each element of `for_each`, and under the same name all that makes it safe.

    S3 refuses two changes of one bucket's access at the same moment, so public access block, ownership and policy
    wait for one another.

    Example:
        >>> made = bucket(
        ...     self,
        ...     BucketDesign(
        ...         "reports",
        ...         f"{NAME}-reports",
        ...         force_destroy=False,
        ...         kms_key_arn=expr("var.kms_key_id"),
        ...         rules=(EXPIRE_OLD_VERSIONS,),
        ...     ),
        ... )
        >>> self.output("bucket_name", made["id"])

    Args:
        part: the file it goes to.
        design: what it is.

    Returns:
        The bucket; with `for_each`, the one of the element that the block it is used in is about.
    """
    added = part.add(
        f"aws_s3_bucket.{design.key}",
        {
            **_meta(design),
            "bucket": design.name,
            "force_destroy": design.force_destroy,
            **design.arguments,
            "tags": TAGS,
        },
    )
    made = _one(design, added)
    _close(part, design, made)
    _encrypt(part, design, made)
    _keep_versions(part, design, made)
    return made


def _meta(bucket: BucketDesign) -> dict[str, str]:
    each = {"for_each": expr(bucket.for_each)} if bucket.for_each else {}
    return each | ({"provider": bucket.provider} if bucket.provider else {})


def _one(bucket: BucketDesign, added: Reference) -> Reference:
    return Reference(f"{added.address}[each.key]") if bucket.for_each else added


def _close(part: Part, bucket: BucketDesign, made: Reference) -> None:
    blocked = part.add(
        f"aws_s3_bucket_public_access_block.{bucket.key}",
        {
            **_meta(bucket),
            "bucket": made["id"],
            "block_public_acls": True,
            "block_public_policy": True,
            "ignore_public_acls": True,
            "restrict_public_buckets": True,
        },
    )
    owned = part.add(
        f"aws_s3_bucket_ownership_controls.{bucket.key}",
        {
            **_meta(bucket),
            "bucket": made["id"],
            "rule": {"object_ownership": "BucketOwnerEnforced"},
            "depends_on": [blocked.address],
        },
    )
    part.add(
        f"aws_s3_bucket_policy.{bucket.key}",
        {
            **_meta(bucket),
            "bucket": made["id"],
            "policy": bucket.policy or _document(part, bucket, made),
            "depends_on": [owned.address],
        },
    )


def _document(part: Part, bucket: BucketDesign, made: Reference) -> str:
    each = {"for_each": expr(bucket.for_each)} if bucket.for_each else {}
    refusals = bucket_refusals(made["arn"], minimum_tls=bucket.minimum_tls)
    document = part.add(
        f"data.aws_iam_policy_document.{bucket.key}_bucket",
        {**each, "statement": [*refusals, *bucket.statements]},
    )
    return _one(bucket, document)["json"]


def bucket_refusals(arn: str, *, minimum_tls: str = "") -> list[dict[str, Any]]:
    """Statements of a bucket's policy: nobody, of any account, gets in without TLS or with a TLS that is too old.

    Args:
        arn: template of the bucket's.
        minimum_tls: plain text: lowest version of TLS that is let in; "" for any.
    """
    conditions = [("DenyPlainHttp", "Bool", "aws:SecureTransport", "false")]
    if minimum_tls:
        conditions.append(("DenyOldTls", "NumericLessThan", "s3:TlsVersion", minimum_tls))
    return [
        {
            "sid": sid,
            "effect": "Deny",
            "actions": ["s3:*"],
            "resources": [arn, f"{arn}/*"],
            "principals": {"type": "AWS", "identifiers": ["*"]},
            "condition": {"test": test, "variable": variable, "values": [value]},
        }
        for sid, test, variable, value in conditions
    ]


def _encrypt(part: Part, bucket: BucketDesign, made: Reference) -> None:
    by_key = {"sse_algorithm": "aws:kms", "kms_master_key_id": bucket.kms_key_arn}
    algorithm = by_key if bucket.kms_key_arn else {"sse_algorithm": "AES256"}
    rule: dict[str, Any] = {"apply_server_side_encryption_by_default": algorithm}
    if bucket.kms_key_arn:
        rule["bucket_key_enabled"] = True
    part.add(
        f"aws_s3_bucket_server_side_encryption_configuration.{bucket.key}",
        {**_meta(bucket), "bucket": made["id"], "rule": rule, **_conditions(bucket)},
    )


def _conditions(bucket: BucketDesign) -> dict[str, Any]:
    return (
        {"lifecycle": {"precondition": [dict(one) for one in bucket.preconditions]}}
        if bucket.preconditions
        else {}
    )


def _keep_versions(part: Part, bucket: BucketDesign, made: Reference) -> None:
    versioning = part.add(
        f"aws_s3_bucket_versioning.{bucket.key}",
        {**_meta(bucket), "bucket": made["id"], "versioning_configuration": {"status": _status(bucket)}},
    )
    several = [_rule(rule) for rule in (*bucket.rules, ABORT_UPLOADS)]
    rules = sorted(
        several, key=lambda rule: isinstance(rule, Dynamic)
    )  # users have applied them in this order
    part.add(
        f"aws_s3_bucket_lifecycle_configuration.{bucket.key}",
        {
            **_meta(bucket),
            "bucket": made["id"],
            "rule": rules,
            "depends_on": [versioning.address],
        },
    )


def _rule(rule: Mapping[str, Any] | Dynamic) -> dict[str, Any] | Dynamic:
    """The rule, with what S3 requires of every rule added."""
    if isinstance(rule, Dynamic):
        return Dynamic(rule.for_each, _whole(rule.content))
    return _whole(rule)


def _whole(rule: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": rule["id"], "status": "Enabled", "filter": {}} | dict(rule)


def _status(bucket: BucketDesign) -> str:
    if isinstance(bucket.versioned, bool):
        return "Enabled" if bucket.versioned else "Suspended"
    return expr(f'{bucket.versioned.removeprefix("${").removesuffix("}")} ? "Enabled" : "Suspended"')
