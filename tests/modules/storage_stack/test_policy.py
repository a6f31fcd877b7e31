"""The evaluator itself, on documents whose meaning is known."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.modules.storage_stack.policy import allows

ANY = {"Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::b/*"}
TLS = {"Condition": {"NumericLessThan": {"s3:TlsVersion": "1.2"}}}


def _document(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


def test_what_no_statement_allows_is_denied() -> None:
    assert allows(_document(ANY), "s3:GetObject", "arn:aws:s3:::b/k")
    assert not allows(_document(ANY), "s3:PutObject", "arn:aws:s3:::b/k")
    assert not allows(_document(ANY), "s3:GetObject", "arn:aws:s3:::c/k")
    assert not allows(_document(), "s3:GetObject", "arn:aws:s3:::b/k")


def test_a_denial_wins() -> None:
    document = _document(ANY, {**ANY, "Effect": "Deny"} | TLS)
    assert allows(document, "s3:GetObject", "arn:aws:s3:::b/k", context={"s3:TlsVersion": "1.2"})
    assert not allows(document, "s3:GetObject", "arn:aws:s3:::b/k", context={"s3:TlsVersion": "1.1"})


def test_a_missing_key_fulfils_a_condition_only_if_it_may_be_missing() -> None:
    for operator, may in (("StringEquals", False), ("StringEqualsIfExists", True)):
        document = _document({**ANY, "Condition": {operator: {"aws:SourceAccount": "1"}}})
        assert allows(document, "s3:GetObject", "arn:aws:s3:::b/k") == may
        assert not allows(document, "s3:GetObject", "arn:aws:s3:::b/k", context={"aws:SourceAccount": "2"})


def test_principals_are_looked_at() -> None:
    document = _document({**ANY, "Principal": {"AWS": "arn:me"}})
    assert allows(document, "s3:GetObject", "arn:aws:s3:::b/k", principal="arn:me")
    assert not allows(document, "s3:GetObject", "arn:aws:s3:::b/k", principal="arn:you")


@pytest.mark.parametrize("odd", [{"NotAction": "s3:*"}, {"Condition": {"IpAddress": {"aws:SourceIp": "::"}}}])
def test_what_it_does_not_understand_it_does_not_judge(odd: dict[str, Any]) -> None:
    with pytest.raises(NotImplementedError):
        allows(_document(ANY | odd), "s3:GetObject", "arn:aws:s3:::b/k")
