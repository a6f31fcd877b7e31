"""Policy documents as rules read them, in all the forms that IAM takes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from modsmith.emulator.iam.documents import names_action, principals, statements

ONE = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}


@pytest.mark.parametrize(
    ("document", "count"),
    [
        (json.dumps({"Statement": [ONE, ONE]}), 2),
        (json.dumps({"Statement": ONE}), 1),
        (json.dumps({"Statement": ["no statement"]}), 0),
        (json.dumps([ONE]), 0),
        ("{", 0),
        ("", 0),
        (None, 0),
        (json.dumps({"Statement": ONE}).encode(), 1),
    ],
)
def test_statements_of_a_document(document: Any, count: int) -> None:
    assert len(statements(document)) == count


@pytest.mark.parametrize(
    ("principal", "kind", "names"),
    [
        ("*", "AWS", ["*"]),
        ("*", "Service", []),
        ({"AWS": "a"}, "AWS", ["a"]),
        ({"AWS": ["a", "b"]}, "AWS", ["a", "b"]),
        ({"AWS": "a"}, "Service", []),
        ({"Service": "s3.amazonaws.com"}, "Service", ["s3.amazonaws.com"]),
    ],
)
def test_principals_of_a_statement(principal: Any, kind: str, names: list[str]) -> None:
    assert principals({"Principal": principal}, kind) == names


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ({"Action": "kms:PutKeyPolicy"}, True),
        ({"Action": ["kms:Put*"]}, True),
        ({"Action": "KMS:PUTKEYPOLICY"}, True),
        ({"Action": "kms:???KeyPolicy"}, True),
        ({"Action": "*"}, True),
        ({"Action": "kms:Get*"}, False),
        ({"NotAction": "kms:Delete*"}, True),
        ({"NotAction": "kms:*"}, False),
        ({}, False),
    ],
)
def test_action_is_among_those_of_a_statement(statement: dict[str, Any], named: bool) -> None:
    assert names_action(statement, "kms:PutKeyPolicy") is named
