"""Which of Checkov's checks the storage_stack module sets aside, and why."""

from __future__ import annotations

from generators.storage_stack.promises import BUCKET, TABLE
from modsmith import Waiver

_KEY_POLICY = (
    "This is the key's own policy: its resource can only be the key itself, and the statement for the account's root"
    " hands the decision to IAM, as AWS's default key policy does."
)
_KEY = ("data.aws_iam_policy_document.key",)
_LIFECYCLE = ("aws_s3_bucket_lifecycle_configuration.this",)
_REPLICA = ("aws_s3_bucket.replica",)
_DISTRIBUTION = ("aws_cloudfront_distribution.this",)

_TABLE_WAIVERS = (
    Waiver(
        "CKV_AWS_119",
        TABLE,
        "The document asks for the key that AWS manages. It costs nothing, needs no policy, and what is cached can be computed again.",
    ),
    Waiver(
        "CKV_AWS_28",
        TABLE,
        "Recovery is on in prod. The document's dev and staging keep no backup, and the plan has all three.",
        only_in_plan=True,
    ),
    Waiver(
        "CKV2_AWS_16",
        TABLE,
        "Autoscaling is on the document's roadmap: `enable_autoscaling` adds it for table and index. In a plan Checkov does not connect"
        " targets that `for_each` makes with their table.",
        only_in_plan=True,
    ),
)

_CONTROL_WAIVERS = (
    Waiver(
        "dynamodb-autoscaling",
        TABLE,
        "The document fixes prod's capacity at 5 and 5; autoscaling is on its roadmap, and `enable_autoscaling` adds it for table and index.",
    ),
    Waiver(
        "s3-old-versions",
        ("aws_s3_bucket.this",),
        "In prod nothing is deleted unless the caller asks for it: `enable_lifecycle` lets old versions expire.",
    ),
)

_BUCKET_WAIVERS = (
    Waiver(
        "CKV_AWS_145",
        BUCKET,
        "The document asks for S3's own keys, and an origin access identity cannot read what a KMS key encrypts. Access logs are delivered"
        " to no other bucket either.",
    ),
    Waiver(
        "CKV_AWS_21",
        BUCKET,
        "Buckets are versioned in prod. The document's dev and staging are not, and the plan has all three; in a plan Checkov does not"
        " connect the copies of the example with their versioning.",
        only_in_plan=True,
    ),
    Waiver(
        "CKV_AWS_144",
        BUCKET,
        "Replication is on the document's roadmap: `replication_destination_bucket_arns` adds it. Copies and access logs are not"
        " copied again.",
    ),
    Waiver(
        "CKV_AWS_18",
        BUCKET,
        "Access logs are on the document's roadmap: `access_logs_bucket_name` adds them. A bucket of access logs cannot log itself.",
    ),
    Waiver(
        "CKV2_AWS_62",
        BUCKET,
        "`enable_eventbridge_notifications` sends the events of both buckets. Access logs and copies have none.",
    ),
    Waiver(
        "CKV_AWS_300",
        _LIFECYCLE,
        "Incomplete uploads are aborted after 7 days, as the promise proves. Checkov looks at the optional rules in its stead.",
    ),
    *(
        Waiver(
            check,
            _REPLICA,
            "The copies have it, made by `for_each`, which Checkov does not connect with its bucket.",
            in_examples=True,
        )
        for check in ("CKV2_AWS_6", "CKV2_AWS_61")
    ),
)

_OTHERS = (
    *(Waiver(check, _KEY, _KEY_POLICY) for check in ("CKV_AWS_109", "CKV_AWS_111", "CKV_AWS_356")),
    Waiver(
        "CKV2_AWS_34",
        ("aws_ssm_parameter.this",),
        "Names and ARNs are no secrets, and an encrypted parameter would need permission on a key from everybody who looks one up.",
    ),
)

_CALLERS_CHOICE = (
    "The distribution of the example shows how the buckets are wired up. Names and certificates, firewall, logs, countries and a second"
    " origin are the caller's."
)

_DISTRIBUTION_WAIVERS = (
    *(
        Waiver(check, _DISTRIBUTION, _CALLERS_CHOICE, in_examples=True)
        for check in (
            *("CKV2_AWS_42", "CKV2_AWS_47", "CKV_AWS_174", "CKV_AWS_310"),
            *("CKV_AWS_374", "CKV_AWS_68", "CKV_AWS_86"),
        )
    ),
    Waiver(
        "CKV2_AWS_32",
        _DISTRIBUTION,
        "Both behaviours name the policy that AWS manages; Checkov looks for a policy that is a resource.",
        in_examples=True,
    ),
)

WAIVERS = (*_CONTROL_WAIVERS, *_TABLE_WAIVERS, *_BUCKET_WAIVERS, *_OTHERS, *_DISTRIBUTION_WAIVERS)
