"""Inputs that two or more modules have, spelt once."""

from __future__ import annotations

from collections.abc import Mapping

from modsmith.spec import environments
from modsmith.spec.model import Input, Validation
from modsmith.spec.rules import each_matches, matches, one_of
from modsmith.spec.types import REQUIRED, STRING, list_of, map_of

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


def alarm_topic_arns(name: str = "alarm_topic_arns") -> Input:
    """Where alarms go; under another name where a module has alarms in a second region."""
    return Input(
        name,
        list_of(STRING),
        "SNS topics that every alarm notifies when it fires and when it recovers; the module makes a topic of its own"
        " when the list is empty.",
        default=[],
        example=["arn:aws:sns:eu-west-1:123456789012:platform-alarms"],
        validations=(
            each_matches(name, TOPIC_ARN, "ARNs of standard SNS topics"),
            Validation(
                f"length(var.{name}) <= 5",
                f"{name} must hold at most 5 topics, the number of actions that CloudWatch allows an alarm.",
                "at most 5",
            ),
        ),
    )


KEY_ARN = "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$"
"""A key's ARN: not an alias, not a bare id. DynamoDB, RDS, Timestream and ElastiCache take nothing else."""


def kms_key_id() -> Input:
    """The caller's key, under the name that the documents give it."""
    return Input(
        "kms_key_id",
        STRING,
        "ARN of the caller's KMS key, which encrypts everything the module stores; an alias or a bare key id is refused,"
        " as several services take the ARN alone.",
        example="arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555",
        validations=(
            matches("kms_key_id", KEY_ARN, "the ARN of a KMS key, such as arn:aws:kms:REGION:ACCOUNT:key/ID"),
        ),
    )
