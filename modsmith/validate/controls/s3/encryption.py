"""S3: a bucket encrypts its objects, with the module's key if there is one."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import buckets, keys
from modsmith.validate.aws.buckets import BUCKET, ENCRYPTION
from modsmith.validate.control import Control, Violation
from modsmith.validate.fixing.declared import AddResource
from modsmith.validate.parameters import KEYS
from modsmith.validate.severity import Severity

DEFAULT = "apply_server_side_encryption_by_default.0"
WITH_KMS = ("aws:kms", "aws:kms:dsse")
GUARDS = (
    (ENCRYPTION, ""),
    (ENCRYPTION, "bucket"),
    (ENCRYPTION, "rule"),
    (ENCRYPTION, "rule.apply_server_side_encryption_by_default"),
    (ENCRYPTION, "rule.apply_server_side_encryption_by_default.sse_algorithm"),
    (ENCRYPTION, "rule.apply_server_side_encryption_by_default.kms_master_key_id"),
    (ENCRYPTION, "rule.bucket_key_enabled"),
)


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that there is a rule for default encryption, and that all rules are correct."""
    parts = buckets.parts(resource, evaluation, ENCRYPTION)
    holders = [resource, *parts] if resource.type == BUCKET else parts
    rules = [rule for holder in holders for rule in buckets.defaults(holder)]
    if not rules:
        yield Violation(f"The bucket sets no default encryption: it has no {ENCRYPTION}.")
    for rule in rules:
        yield from _wrong(rule, evaluation)


def _wrong(rule: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    algorithm = rule.known(f"{DEFAULT}.sse_algorithm")
    if algorithm not in (*WITH_KMS, "AES256"):
        yield Violation(f"{rule.address}: {algorithm!r} is not a valid algorithm.", "rule")
    elif algorithm in WITH_KMS:
        for violation in keys.check(rule, f"{DEFAULT}.kms_master_key_id", evaluation):
            yield Violation(f"{rule.address}: {violation.message}", "rule")
        if algorithm == "aws:kms" and not rule.flag("bucket_key_enabled"):
            yield Violation(f"{rule.address}: without a bucket key, every request calls KMS.", "rule")
    elif keys.customer_keys(evaluation):
        yield Violation(f"{rule.address}: the rule does not use the module's key.", "rule")


def _has_a_key(_: Resource, evaluation: Evaluation) -> str:
    """With a key in the module, the rule must name it, and its policy must let the users of the bucket use it."""
    return "the module has a KMS key, and using it takes a policy" if keys.customer_keys(evaluation) else ""


FIXES = (
    AddResource(
        ENCRYPTION,
        BUCKET,
        "bucket",
        "id",
        ("", "rule {", "apply_server_side_encryption_by_default {", 'sse_algorithm = "AES256"', "}", "}"),
        effect="Default encryption that was set outside of the module is replaced.",
        unless=_has_a_key,
    ),
)


CONTROL = Control(
    id="s3-encryption",
    title="A bucket encrypts its objects, with the module's KMS key and a bucket key if there is one.",
    why=(
        "You can monitor, restrict and revoke only a key in your own account. Without a bucket key, "
        "KMS throttles requests."
    ),
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html",
    fix=(
        "Add an aws_s3_bucket_server_side_encryption_configuration with sse_algorithm, key and "
        "bucket_key_enabled."
    ),
    types=(BUCKET, ENCRYPTION),
    severity=Severity.MEDIUM,
    parameters=(KEYS,),
    check=check,
    checkov=("CKV_AWS_19", "CKV_AWS_145"),
    trivy=("AVD-AWS-0088", "AVD-AWS-0132"),
    guards=GUARDS,
    fixes=FIXES,
)
