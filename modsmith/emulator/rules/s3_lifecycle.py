"""S3: order and least age of transitions."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import bucket

AWS_REFUSES = (
    "transitions to infrequent access before 30 days, expiration before a transition, and repeated rule IDs"
)
SOURCE = "docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html"
OPERATIONS = ("PutBucketLifecycleConfiguration",)
CODE = "InvalidArgument"

INFREQUENT = ("STANDARD_IA", "ONEZONE_IA")
LEAST = 30


def check(call: Call) -> str | None:
    """Reads every rule's transitions and expiration."""
    rules = call.values.get("LifecycleConfiguration", {}).get("Rules", [])
    ids = [rule["ID"] for rule in rules if "ID" in rule]
    if len(ids) != len(set(ids)):
        return "Rule ID must be unique. Found same ID for more than one rule"
    for rule in rules:
        found = _current(rule) or _noncurrent(rule)
        if found:
            return found
    return None


def _current(rule: dict[str, Any]) -> str | None:
    transitions = [
        (each["Days"], each["StorageClass"]) for each in rule.get("Transitions", ()) if "Days" in each
    ]
    early = _too_early("Days", "Transition", transitions)
    expiration = rule.get("Expiration", {}).get("Days")
    latest = max((days for days, _ in transitions), default=-1)
    if early or expiration is None or expiration > latest:
        return early
    return "'Days' in the Expiration action for filter must be greater than 'Days' in the Transition action"


def _noncurrent(rule: dict[str, Any]) -> str | None:
    listed = rule.get("NoncurrentVersionTransitions", ())
    transitions = [(each.get("NoncurrentDays", 0), each["StorageClass"]) for each in listed]
    early = _too_early("NoncurrentDays", "NoncurrentVersionTransition", transitions)
    expiration = rule.get("NoncurrentVersionExpiration", {}).get("NoncurrentDays")
    latest = max((days for days, _ in transitions), default=-1)
    if early or expiration is None or expiration > latest:
        return early
    return (
        "'NoncurrentDays' in the NoncurrentVersionExpiration action for filter must be greater than 'NoncurrentDays'"
        " in the NoncurrentVersionTransition action"
    )


def _too_early(name: str, action: str, transitions: list[tuple[int, str]]) -> str | None:
    for days, storage in transitions:
        if storage in INFREQUENT and days < LEAST:
            return f"'{name}' in {action} action must be greater than or equal to {LEAST} for storageClass '{storage}'"
    return None


def refused(client: Clients) -> object:
    """Infrequent access after a week."""
    return _put(client, 7)


def accepted(client: Clients) -> object:
    """Infrequent access after 30 days."""
    return _put(client, LEAST)


def _put(client: Clients, days: int) -> object:
    rule = {
        "ID": "rule",
        "Status": "Enabled",
        "Filter": {"Prefix": ""},
        "Transitions": [{"Days": days, "StorageClass": "STANDARD_IA"}],
    }
    return bucket(client, "rule-lifecycle").put_bucket_lifecycle_configuration(
        Bucket="rule-lifecycle", LifecycleConfiguration={"Rules": [rule]}
    )
