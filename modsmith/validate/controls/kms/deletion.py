"""KMS: there is time to notice that a key is being deleted."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.keys import KEY
from modsmith.validate.control import Control, Violation

LEAST_DAYS, DEFAULT_DAYS = 7, 30
"""AWS refuses less than a week, which is long enough to hear the cries; without a word it is a month."""


def check(key: Resource, _: Evaluation) -> Iterator[Violation]:
    """A window of a week, a key that works, and a policy that somebody can still change."""
    days = key.number("deletion_window_in_days")
    if (DEFAULT_DAYS if days is None else days) < LEAST_DAYS:
        yield Violation(f"It is gone after {days:g} days.", "deletion_window_in_days")
    if key.at("is_enabled") is not None and not key.flag("is_enabled"):
        yield Violation("It is disabled: nothing that it encrypted can be read.", "is_enabled")
    if key.flag("bypass_policy_lockout_safety_check"):
        yield Violation("Its policy may lock everybody out for good.", "bypass_policy_lockout_safety_check")


CONTROL = Control(
    id="kms-deletion",
    title="A KMS key is enabled, and a week passes between its deletion and its end.",
    why="What a deleted key encrypted can never be read again, and the window is the only time to notice.",
    source="https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
    fix="Leave deletion_window_in_days at 7 or more, is_enabled on and the lockout check in place.",
    types=(KEY,),
    check=check,
)
