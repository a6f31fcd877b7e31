"""KMS: a key has a waiting period before its deletion."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.keys import KEY, OTHER_KEYS
from modsmith.validate.aws.links import off
from modsmith.validate.control import Control, Violation
from modsmith.validate.fixing.declared import SetArgument, below, is_on
from modsmith.validate.parameters import Parameter
from modsmith.validate.severity import Severity

DAYS = Parameter("kms_deletion_days", 7, "the fewest days after which a key is deleted")
DEFAULT_DAYS = 30
"""AWS's minimum is a week, long enough to notice failing services; the default is 30 days."""


def check(key: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a window of a week, an enabled key, and a policy that can still be changed."""
    days = key.number("deletion_window_in_days")
    if (DEFAULT_DAYS if days is None else days) < DAYS.value:
        yield Violation(f"The key is deleted after only {days:g} days.", "deletion_window_in_days")
    for name in off(key, ("is_enabled" if key.type == KEY else "enabled",)):
        yield Violation("The key is disabled, so data encrypted with it cannot be read.", name)
    if key.flag("bypass_policy_lockout_safety_check"):
        yield Violation(
            "The lockout check is off, so the policy can lock everyone out of the key.",
            "bypass_policy_lockout_safety_check",
        )


FIXES = (
    SetArgument(KEY, "deletion_window_in_days", str(DAYS.default), wrong=below(DAYS.default)),
    SetArgument(KEY, "bypass_policy_lockout_safety_check", "false", wrong=is_on),
)


CONTROL = Control(
    id="kms-deletion",
    title="A KMS key is enabled, and its deletion waits for at least a week.",
    why=(
        "Data encrypted with a deleted key is lost forever. The waiting period is the only time to "
        "notice a mistake."
    ),
    source="https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
    fix="Set deletion_window_in_days to 7 or more, and keep is_enabled and the lockout check on.",
    types=(KEY, *OTHER_KEYS),
    severity=Severity.HIGH,
    parameters=(DAYS,),
    check=check,
    checkov=("CKV_AWS_227",),
    fixes=FIXES,
)
