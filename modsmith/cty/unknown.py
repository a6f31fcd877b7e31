"""Where an unknown value comes from, and what it may be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from modsmith.cty.values import Value


@dataclass(frozen=True, slots=True)
class Unknown:
    """The content of a value that is not known.

    Attributes:
        text: canonical: two unknown values of the same text are the same. `var.kms_key_id`, `aws_kms_key.this.arn`.
        refers: addresses that it comes from: `var.kms_key_id`, `aws_sns_topic.this["alarms"]`.
        sure: whether it cannot be null.
        direct: whether it is an attribute itself, not something computed from one.
        given: whether the caller gives it, so that any part of it may be null.
        holes: whether `text` is a text with `${...}` in it.
        options: what it may be, if that is known: the results of a condition that is unknown.
        by: what decides between the options, such as `var.environment == "prod"`.
        parts: what is known of its content: the elements of a set, the value in a JSON text.
        may_fail: whether Terraform may refuse it, such as an instance that may not exist.
        json: whether `parts` is the value in a JSON text.
        strict: whether the caller cannot give a wildcard for it, because a validation refuses that.
        doubt: why modsmith cannot compute it, though Terraform may know or refuse it; "" for what is unknown to both.
    """

    text: str
    refers: frozenset[str] = frozenset()
    sure: bool = True
    direct: bool = False
    holes: bool = False
    options: tuple[Value, ...] = ()
    by: str = ""
    parts: Any = None
    json: bool = False
    may_fail: bool = False
    given: bool = False
    strict: bool = False
    doubt: str = ""


def joined(parts: Iterable[frozenset[str]]) -> frozenset[str]:
    """All addresses of several values."""
    return frozenset().union(*parts)
