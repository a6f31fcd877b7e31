"""Inputs that two or more modules have, spelt once."""

from __future__ import annotations

from collections.abc import Mapping

from modsmith.spec import environments
from modsmith.spec.model import Input, Validation
from modsmith.spec.rules import each_matches, here, matches, one_of
from modsmith.spec.types import BOOL, NUMBER, REQUIRED, STRING, list_of, map_of

TOPIC_ARN = "^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}$"
"""A standard topic: CloudWatch alarms cannot publish to a FIFO one."""


def project_name(default: object = REQUIRED) -> Input:
    """First part of every name."""
    return Input(
        "project_name",
        STRING,
        "Name of the project, the first part of every resource's name.",
        default=default,
        example="streaming-logs",
        validations=(
            matches(
                "project_name",
                "^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$",
                "1 to 32 lower-case letters, digits and hyphens, with a letter or digit at both ends",
            ),
        ),
    )


def environment(default: object = REQUIRED) -> Input:
    """Second part of every name; decides whether data is kept."""
    return Input(
        "environment",
        STRING,
        "Environment that the resources belong to, the second part of every name; prod protects data.",
        default=default,
        example="dev",
        validations=(one_of("environment", environments.current().names),),
    )


def tags(default: Mapping[str, str] | None = None) -> Input:
    """Tags on everything that takes tags.

    Args:
        default: tags for callers who give none; no tags if None.
    """
    return Input(
        "tags",
        map_of(STRING),
        "Tags for every resource that takes tags; they win over the module's own Project, Environment and ManagedBy.",
        default=dict(default or {}),
        example={"CostCenter": "platform"},
        validations=(
            Validation(
                "length(var.tags) <= 47",
                "tags must hold at most 47 tags, since AWS allows 50 and the module adds three.",
                "at most 47",
            ),
            Validation(
                'alltrue([for key in keys(var.tags) : can(regex("^.{1,128}$", key)) && !startswith(lower(key), "aws:")])',
                "tags must have keys of 1 to 128 characters that do not start with aws:.",
                "keys of 1–128 characters, none starting with `aws:`",
            ),
            Validation(
                'alltrue([for value in values(var.tags) : value != null && length(coalesce(value, "-")) <= 256])',
                "tags must have values of at most 256 characters, none of them null.",
                "values of at most 256 characters",
            ),
        ),
    )


def enable_cloudwatch_alarms() -> Input:
    """Whether the module watches itself."""
    return Input(
        "enable_cloudwatch_alarms",
        BOOL,
        "Whether the module's alarms exist, with what only they need: topics where the caller names none, and request metrics"
        " of buckets.",
        default=True,
    )


def alarm_topic_arns(name: str = "alarm_topic_arns", *, region: str = "current") -> Input:
    """Where alarms go.

    Args:
        name: another one where a module has alarms in a second region.
        region: name of the `aws_region` data source of that region.
    """
    return Input(
        name,
        list_of(STRING),
        "SNS topics that every alarm notifies when it fires and when it recovers; the module makes a topic of its own"
        " when the list is empty. CloudWatch publishes only to topics of the alarm's own region.",
        default=[],
        example=["arn:aws:sns:eu-west-1:123456789012:platform-alarms"],
        validations=(
            each_matches(name, TOPIC_ARN, "ARNs of standard SNS topics"),
            here(name, "sns", each=True, region=region),
            Validation(
                f"length(var.{name}) <= 5",
                f"{name} must hold at most 5 topics, the number of actions that CloudWatch allows an alarm.",
                "at most 5",
            ),
        ),
    )


KEY_ARN = "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$"
"""A key's ARN: not an alias, not a bare id. DynamoDB, RDS, Timestream and ElastiCache take nothing else."""


def kms_key_id(*, optional: bool = False) -> Input:
    """The caller's key, under the name that the documents give it.

    Args:
        optional: whether the module makes a key of its own for callers who give none.
    """
    own = " Null for a key of the module's own." if optional else ""
    return Input(
        "kms_key_id",
        STRING,
        "ARN of the caller's KMS key, which encrypts everything the module stores; an alias or a bare key id is refused,"
        f" as several services take the ARN alone.{own}",
        default=None if optional else REQUIRED,
        nullable=optional,
        example="arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555",
        validations=(
            matches(
                "kms_key_id",
                KEY_ARN,
                "the ARN of a KMS key, such as arn:aws:kms:REGION:ACCOUNT:key/ID",
                nullable=optional,
            ),
            here("kms_key_id", "kms", nullable=optional),
        ),
    )


BOUNDARY_ARN = "^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/[A-Za-z0-9+=,.@_/-]{1,512}$"
"""A managed policy of an account or of AWS."""


def permissions_boundary_arn() -> Input:
    """The boundary that an organization asks of every role."""
    return Input(
        "permissions_boundary_arn",
        STRING,
        "ARN of the managed policy that bounds what the module's IAM roles may do; null for no boundary.",
        default=None,
        nullable=True,
        example="arn:aws:iam::123456789012:policy/platform-boundary",
        validations=(
            matches(
                "permissions_boundary_arn",
                BOUNDARY_ARN,
                "the ARN of an IAM policy, such as arn:aws:iam::ACCOUNT:policy/NAME",
                nullable=True,
            ),
        ),
    )


LOG_RETENTIONS = (
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
)  # fmt: skip
"""Days. Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html"""


def log_retention_days() -> Input:
    """How long log groups keep what they hold."""
    return Input(
        "log_retention_days",
        NUMBER,
        "Days that the module's log groups in CloudWatch keep events.",
        default=365,
        validations=(
            Validation(
                f"contains({list(LOG_RETENTIONS)}, var.log_retention_days)",
                "log_retention_days must be a retention that CloudWatch Logs offers, such as 30, 90, 365, 731 or 3653.",
                "a retention that CloudWatch Logs offers",
            ),
        ),
    )
