"""Which of Checkov's checks the storage module sets aside, and why."""

from __future__ import annotations

from generators.storage.promises import BUCKET, CACHE, CLUSTER, INSTANCE, TABLE
from modsmith import Waiver

_CALLERS_KEY = (
    "It is encrypted with `kms_key_id`, which every caller must give. In the examples that key is made in the same plan, so"
    " its ARN is not known yet, and Checkov takes what is unknown for nothing."
)
_KEY_POLICY = (
    "These are statements of a key's own policy: their resource can only be the key itself, and they name the services"
    " or, in the examples, the account that may use it."
)


def _encrypted(check: str, *resources: str) -> Waiver:
    return Waiver(check, resources, _CALLERS_KEY, only_in_plan=True)


WAIVERS = (
    *(
        Waiver(check, ("*aws_iam_policy_document.key*",), _KEY_POLICY)
        for check in ("CKV_AWS_109", "CKV_AWS_111", "CKV_AWS_356")
    ),
    _encrypted("CKV_AWS_119", *TABLE),
    _encrypted("CKV_AWS_327", *CLUSTER),
    _encrypted("CKV_AWS_354", *INSTANCE),
    _encrypted("CKV_AWS_158", "aws_cloudwatch_log_group.database"),
    _encrypted("CKV_AWS_191", *CACHE),
    _encrypted("CKV_AWS_160", "aws_timestreamwrite_database.this"),
    _encrypted("CKV_AWS_26", "aws_sns_topic.alarms"),
    Waiver(
        "CKV2_AWS_5",
        ("data.aws_security_group.*",),
        "These only look up the caller's groups; the module attaches both, the one to Aurora and the other to Redis.",
        only_in_plan=True,
    ),
    Waiver(
        "CKV_AWS_139",
        CLUSTER,
        "Deletion protection is on in prod. The document's dev and staging can be destroyed whole, and the plan has all three.",
        only_in_plan=True,
    ),
    Waiver(
        "CKV_AWS_226",
        INSTANCE,
        "The caller pins a minor version by default. An upgrade behind Terraform's back would make every later plan ask for a"
        " downgrade, which AWS refuses; with the major version alone, as in `15`, minor upgrades are automatic.",
    ),
    Waiver(
        "CKV2_AWS_8",
        CLUSTER,
        "Aurora's own continuous backup reaches back 7 days, as documented. A backup plan of AWS Backup is an organisation's"
        " choice and selects the cluster by its tags.",
    ),
    Waiver(
        "CKV2_AWS_62",
        BUCKET,
        "`enable_eventbridge_notifications` sends the events of the buckets; who wants none leaves it off.",
    ),
    Waiver(
        "CKV_AWS_144",
        BUCKET,
        "The document calls replication to another region optional: it doubles the cost of videos and needs a second provider."
        " Versions protect from mistakes.",
    ),
    Waiver(
        "CKV_AWS_18",
        BUCKET,
        "Access logs go to the bucket that `access_logs_bucket_name` names. It cannot be the module's own: S3 delivers them only"
        " to buckets with S3's own keys.",
        only_in_plan=True,
    ),
)
