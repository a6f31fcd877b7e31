"""Which of Checkov's checks the app_storage module sets aside, and why."""

from __future__ import annotations

from modsmith import Waiver

_KEY_POLICY = (
    "These are statements of a key's own policy: their resource can only be the key itself, and they name the services, the"
    " roles or, in the examples, the account that may use it."
)
_LOGS = "It stands for the central bucket for access logs that a caller has already. S3 delivers only to buckets with S3's own keys."
_DISTRIBUTION = (
    "The example shows origins, failover and error pages. A real distribution adds its domain's certificate, with which TLS 1.2"
    " is the minimum, and a web ACL, logs and restrictions as the organisation wants them; images have no root object."
)
_CALLERS_KEY = (
    "It is encrypted with the key that every caller must give. In the examples that key is made in the same plan, so its ARN is"
    " not known yet, and Checkov takes what is unknown for nothing."
)
DISTRIBUTIONS = ("aws_cloudfront_distribution.frontend", "aws_cloudfront_distribution.images")

BACKUPS = ("aws_s3_bucket.backup",)

WAIVERS = (
    Waiver("CKV_AWS_119", ("aws_dynamodb_table.main",), _CALLERS_KEY, only_in_plan=True),
    Waiver(
        "CKV_AWS_26",
        ("aws_sns_topic.alarms", "aws_sns_topic.replica_alarms"),
        _CALLERS_KEY,
        only_in_plan=True,
    ),
    Waiver(
        "CKV_AWS_144",
        ("aws_s3_bucket.this",),
        "Both are replicated in prod, and elsewhere where the caller says so; the plan has all environments.",
        only_in_plan=True,
    ),
    Waiver("CKV_AWS_144", BACKUPS, "They are the replicas.", only_in_plan=True),
    Waiver(
        "CKV_AWS_18",
        BACKUPS,
        "S3 delivers access logs only within a region: those of the backups go to the bucket that"
        " `replica_access_logs_bucket_name` names.",
        only_in_plan=True,
    ),
    *(
        Waiver(check, ("*aws_iam_policy_document.*key*",), _KEY_POLICY)
        for check in ("CKV_AWS_109", "CKV_AWS_111", "CKV_AWS_356")
    ),
    Waiver(
        "CKV2_AWS_62",
        ("aws_s3_bucket.*",),
        "Who wants events of a bucket decides where they go, and a bucket has one notification configuration: it is the caller's.",
    ),
    *(
        Waiver(check, ("aws_s3_bucket.*access_logs",), _LOGS, in_examples=True)
        for check in ("CKV_AWS_18", "CKV_AWS_21", "CKV_AWS_144", "CKV_AWS_145", "CKV2_AWS_61")
    ),
    *(
        Waiver(check, DISTRIBUTIONS, _DISTRIBUTION, in_examples=True)
        for check in (
            "CKV_AWS_68",
            "CKV_AWS_86",
            "CKV_AWS_174",
            "CKV_AWS_374",
            "CKV2_AWS_32",
            "CKV2_AWS_42",
            "CKV2_AWS_47",
        )
    ),
    Waiver("CKV_AWS_305", DISTRIBUTIONS[1:], _DISTRIBUTION, in_examples=True),
)
