"""Operators of IAM's conditions, each as its documentation has it.

Sources, in https://docs.aws.amazon.com/IAM/latest/UserGuide:
reference_policies_elements_condition_operators.html,
reference_policies_condition-single-vs-multi-valued-context-keys.html
"""

from __future__ import annotations

import json
import operator as compare
import re
from collections.abc import Callable, Sequence
from typing import Any


def like(value: str, pattern: str) -> bool:
    """`*` is any text, `?` any character, and nothing else is special."""
    wild = "".join({"*": ".*", "?": "."}.get(letter, re.escape(letter)) for letter in pattern)
    return re.fullmatch(wild, value, re.DOTALL) is not None


def _arn_like(value: str, pattern: str) -> bool:
    """Each of the six parts of an ARN by itself."""
    parts, patterns = value.split(":", 5), pattern.split(":", 5)
    if len(patterns) != 6:
        raise NotImplementedError(f"{pattern} has not the six parts of an ARN")
    return len(parts) == 6 and all(map(like, parts, patterns))


def _numeric(test: Callable[[float, float], bool]) -> Callable[[str, str], bool]:
    return lambda value, wanted: test(float(value), float(wanted))


_TESTS: dict[str, Callable[[str, str], bool]] = {
    "StringEquals": compare.eq,
    "StringEqualsIgnoreCase": lambda value, wanted: value.lower() == wanted.lower(),
    "StringLike": like,
    "ArnEquals": _arn_like,
    "ArnLike": _arn_like,
    "Bool": lambda value, wanted: value.lower() == wanted.lower(),
    "NumericEquals": _numeric(compare.eq),
    "NumericLessThan": _numeric(compare.lt),
    "NumericLessThanEquals": _numeric(compare.le),
    "NumericGreaterThan": _numeric(compare.gt),
    "NumericGreaterThanEquals": _numeric(compare.ge),
}
_NEGATED = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
    "NumericNotEquals": "NumericEquals",
}


def parse(name: str) -> tuple[str, str, bool]:
    """`ForAllValues`, `ForAnyValue` or "", the operator, and whether the key may be missing.

    Raises:
        NotImplementedError: it is not known here, or nothing documents what it would mean.
    """
    many, _, rest = name.rpartition(":")
    bare = rest.removesuffix("IfExists")
    may_miss = bare != rest
    if many not in ("", "ForAllValues", "ForAnyValue") or bare not in {*_TESTS, *_NEGATED, "Null"}:
        raise NotImplementedError(f"the operator {name} is not known here")
    if (many and may_miss) or (bare == "Null" and name != bare):
        raise NotImplementedError(f"what {name} means is not documented")
    return many, bare, may_miss


def holds(name: str, sent: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the values that the request has for a key fulfil a condition on it."""
    many, bare, may_miss = parse(name)
    if bare == "Null":
        return any((one.lower() == "true") == (not sent) for one in wanted)
    negated = bare in _NEGATED
    test = _TESTS[_NEGATED.get(bare, bare)]
    fits = [any(test(value, one) for one in wanted) != negated for value in sent]
    if many:
        return all(fits) if many == "ForAllValues" else any(fits)
    if len(sent) > 1:
        raise NotImplementedError(f"{name} is not for a key with many values")
    return fits[0] if fits else may_miss or negated


def listed(value: Any) -> list[str]:
    """One or many, as texts: JSON may spell a boolean or a number without quotes."""
    many = value if isinstance(value, list | tuple) else [value]
    return [json.dumps(one) if isinstance(one, bool | int | float) else str(one) for one in many]
