"""Operators of conditions, on values whose comparison AWS documents."""

from __future__ import annotations

from typing import Any

import pytest

from modsmith.emulator.iam.simulate import Caller, allowed

ROLE = "arn:aws:iam::123456789012:role/me"


def _fulfils(condition: dict[str, Any], **given: Any) -> bool:
    """Whether a request with the key `x:Key`, or with none, fulfils a condition."""
    statement = {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*", "Condition": condition}
    caller = Caller(ROLE, policies=({"Version": "2012-10-17", "Statement": [statement]},))
    context = {"x:Key": given["x"]} if given else {}
    return allowed(caller, "s3:GetObject", "arn:aws:s3:::b/k", context=context)


@pytest.mark.parametrize(
    ("operator", "wanted", "yes", "no"),
    [
        ("StringEquals", ["a", "b"], "b", "B"),
        ("StringNotEquals", ["a", "b"], "c", "b"),
        ("StringEqualsIgnoreCase", "a", "A", "b"),
        ("StringNotEqualsIgnoreCase", "a", "b", "A"),
        ("StringLike", "a*", "abc", "b"),
        ("StringNotLike", ["a*", "b*"], "c", "bc"),
        ("ArnLike", "arn:aws:s3:::*", "arn:aws:s3:::b", "arn:aws:sqs:::b"),
        ("ArnEquals", "arn:aws:iam::*:role/*", ROLE, "arn:aws:iam:x:y:123456789012:role/me"),
        ("ArnNotLike", "arn:aws:s3:::b", "arn:aws:s3:::c", "arn:aws:s3:::b"),
        ("ArnNotEquals", "arn:aws:s3:::b*", "arn:aws:s3:::c", "arn:aws:s3:::bb"),
        ("ArnLike", "arn:aws:sqs:*:queue:extra", "arn:aws:sqs:x:queue:extra", "arn:aws:sqs:x:y:queue:extra"),
        ("ArnLike", "arn:aws:logs:*:*:group*", "arn:aws:logs:x:y:group:a:b", "arn:aws:logs"),
        ("StringEquals", True, "true", "True"),
        ("Bool", "true", "True", "false"),
        ("Bool", False, "false", "true"),
        ("NumericEquals", "1.20", "1.2", "1.3"),
        ("NumericNotEquals", 1, "2", "1.0"),
        ("NumericLessThan", "10", "9", "10"),
        ("NumericLessThanEquals", "10", "10", "11"),
        ("NumericGreaterThan", "9", "10", "9"),
        ("NumericGreaterThanEquals", 9, "9", "8"),
    ],
)
def test_operators_compare(operator: str, wanted: object, yes: str, no: str) -> None:
    assert _fulfils({operator: {"x:Key": wanted}}, x=yes)
    assert not _fulfils({operator: {"x:Key": wanted}}, x=no)


@pytest.mark.parametrize(
    ("operator", "may_miss"),
    [
        *(("StringEquals", False), ("StringEqualsIfExists", True)),
        *(("StringNotEquals", True), ("StringNotLikeIfExists", True)),
        *(("Bool", False), ("BoolIfExists", True), ("ArnLike", False), ("ArnNotLike", True)),
        *(("NumericLessThan", False), ("NumericLessThanIfExists", True)),
        *(("ForAllValues:StringEquals", True), ("ForAnyValue:StringEquals", False)),
        *(("ForAllValues:StringNotEquals", True), ("ForAnyValue:StringNotEquals", False)),
    ],
)
def test_a_missing_key_fulfils_a_condition_only_if_it_may_be_missing(
    operator: str, *, may_miss: bool
) -> None:
    assert _fulfils({operator: {"x:Key": "1"}}) is may_miss


def test_a_key_that_may_be_missing_is_still_compared() -> None:
    assert not _fulfils({"StringEqualsIfExists": {"x:Key": "1"}}, x="2")
    assert not _fulfils({"StringNotEqualsIfExists": {"x:Key": "1"}}, x="1")


@pytest.mark.parametrize(("wanted", "there", "missing"), [("true", False, True), ("false", True, False)])
def test_null_asks_whether_a_key_is_missing(wanted: str, *, there: bool, missing: bool) -> None:
    assert _fulfils({"Null": {"x:Key": wanted}}, x="1") is there
    assert _fulfils({"Null": {"x:Key": wanted}}) is missing


@pytest.mark.parametrize(
    ("operator", "sent", "holds"),
    [
        ("ForAllValues:StringLike", ["a1", "b1"], True),
        ("ForAllValues:StringLike", ["a1", "c1"], False),
        ("ForAnyValue:StringLike", ["a1", "c1"], True),
        ("ForAnyValue:StringLike", ["c1", "d1"], False),
        ("ForAllValues:StringNotLike", ["c1", "d1"], True),
        ("ForAllValues:StringNotLike", ["a1", "c1"], False),
        ("ForAnyValue:StringNotLike", ["a1", "c1"], True),
        ("ForAnyValue:StringNotLike", ["a1", "b1"], False),
    ],
)
def test_of_many_values_all_or_any_must_fit(operator: str, sent: list[str], *, holds: bool) -> None:
    assert _fulfils({operator: {"x:Key": ["a*", "b*"]}}, x=sent) is holds


def test_every_condition_and_every_key_of_it_must_hold() -> None:
    both = {"StringEquals": {"x:Key": "1", "aws:PrincipalArn": ROLE}, "Bool": {"aws:SecureTransport": "true"}}
    assert _fulfils(both, x="1")
    assert not _fulfils(both, x="2")
    assert not _fulfils({**both, "Null": {"x:Key": "true"}}, x="1")
    assert not _fulfils({"StringEquals": {"x:Key": "1", "y:Key": "1"}}, x="1")


def test_names_of_keys_have_no_case() -> None:
    assert _fulfils({"StringEquals": {"X:kEY": "1"}}, x="1")


def test_a_pattern_that_is_no_arn_is_undecided() -> None:
    with pytest.raises(NotImplementedError):
        _fulfils({"ArnLike": {"x:Key": "arn:aws:*"}}, x=ROLE)


def test_a_key_with_many_values_is_not_compared_as_one() -> None:
    with pytest.raises(NotImplementedError):
        _fulfils({"StringEquals": {"x:Key": "1"}}, x=["1", "2"])
