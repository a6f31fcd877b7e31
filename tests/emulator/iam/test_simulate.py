"""The evaluator of policies itself, on documents whose meaning AWS documents."""

from __future__ import annotations

import json
from typing import Any

import pytest

from modsmith.emulator.iam.simulate import Caller, allowed

ACCOUNT = "123456789012"
ROLE, ROOT = f"arn:aws:iam::{ACCOUNT}:role/me", f"arn:aws:iam::{ACCOUNT}:root"
OBJECT = "arn:aws:s3:::b/k"
KEY = f"arn:aws:kms:eu-west-1:{ACCOUNT}:key/1"
ALLOW = {"Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::b/*"}
DENY = {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}
ANYBODY = {"Principal": "*"}


def _document(*statements: dict[str, Any]) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": list(statements)}


def _may(
    statement: dict[str, Any], action: str = "s3:GetObject", resource: str = OBJECT, **given: Any
) -> bool:
    """Whether it alone, on the caller, lets the caller through."""
    return allowed(Caller(ROLE, policies=(_document(statement),)), action, resource, **given)


# statements


def test_what_no_statement_allows_is_refused() -> None:
    assert _may(ALLOW)
    assert not _may(ALLOW, "s3:PutObject")
    assert not _may(ALLOW, resource="arn:aws:s3:::c/k")
    assert not allowed(Caller(ROLE, policies=(_document(),)), "s3:GetObject", OBJECT)
    assert not allowed(Caller(ROLE), "s3:GetObject", OBJECT)


def test_a_document_may_be_json_and_have_one_statement() -> None:
    text = json.dumps({"Version": "2012-10-17", "Id": "x", "Statement": {**ALLOW, "Sid": "Read"}})
    assert allowed(Caller(ROLE, policies=(text,)), "s3:GetObject", OBJECT)


def test_one_denial_wins_wherever_it_stands() -> None:
    own, theirs = _document(ALLOW), _document({**DENY, **ANYBODY})
    assert not allowed(Caller(ROLE, policies=(_document(ALLOW, DENY),)), "s3:GetObject", OBJECT)
    assert not allowed(Caller(ROLE, policies=(own,)), "s3:GetObject", OBJECT, theirs)
    assert not allowed(
        Caller(ROLE, policies=(_document(DENY),)), "s3:GetObject", OBJECT, _document({**ALLOW, **ANYBODY})
    )


def test_actions_are_compared_without_case_and_resources_with_it() -> None:
    assert _may(ALLOW, "S3:getobject")
    assert not _may(ALLOW, resource=OBJECT.upper())


@pytest.mark.parametrize(
    ("pattern", "covered"),
    [
        ("arn:aws:s3:::b/?", True),
        ("arn:aws:s3:::b?k", True),
        ("arn:aws:s3:::b/??", False),
        ("arn:aws:s3:::b/[k]", False),
        ("arn:aws:s3:::b.k", False),
        ("arn:aws:s3:*", True),
    ],
)
def test_only_star_and_question_mark_are_wild(pattern: str, *, covered: bool) -> None:
    assert _may({**ALLOW, "Resource": pattern}) is covered


def test_one_of_many_that_fits_is_enough() -> None:
    many = {**ALLOW, "Action": ["sqs:*", "s3:GetObject"], "Resource": ["arn:aws:s3:::b/*", "arn:aws:s3:::c"]}
    assert _may(many)
    assert not _may(many, "s3:PutObject")


def test_what_is_not_named_is_everything_else() -> None:
    but_put = {"Effect": "Allow", "NotAction": ["s3:Put*", "iam:*"], "Resource": "*"}
    assert _may(but_put)
    assert not _may(but_put, "S3:PutObject")
    elsewhere = {"Effect": "Allow", "Action": "s3:*", "NotResource": ["arn:aws:s3:::b/*", "arn:aws:s3:::b"]}
    assert _may(elsewhere, resource="arn:aws:s3:::c/k")
    assert not _may(elsewhere)


# principals


@pytest.mark.parametrize("who", ["*", {"AWS": "*"}, {"AWS": ["arn:aws:iam::1:role/x", ROLE]}])
def test_a_resources_policy_allows_whom_it_names(who: object) -> None:
    assert allowed(Caller(ROLE), "s3:GetObject", OBJECT, _document({**ALLOW, "Principal": who}))


@pytest.mark.parametrize(
    "caller",
    [
        Caller(),
        Caller(f"{ROLE}2"),
        Caller(service="sns.amazonaws.com"),
        Caller(ROLE, service="sns.amazonaws.com"),
    ],
)
def test_a_resources_policy_allows_nobody_else(caller: Caller) -> None:
    policy = _document({**ALLOW, "Principal": {"AWS": f"{ROLE}3", "Service": "s3.amazonaws.com"}})
    assert not allowed(caller, "s3:GetObject", OBJECT, policy)
    assert allowed(Caller(service="s3.amazonaws.com"), "s3:GetObject", OBJECT, policy)


def test_everybody_is_also_nobody_and_every_service() -> None:
    policy = _document({**ALLOW, **ANYBODY})
    for caller in (Caller(), Caller(service="s3.amazonaws.com")):
        assert allowed(caller, "s3:GetObject", OBJECT, policy)


@pytest.mark.parametrize("who", [ROOT, ACCOUNT])
def test_to_name_an_account_denies_to_all_in_it_and_allows_nobody_by_itself(who: str) -> None:
    allow, deny = (_document({**one, "Principal": {"AWS": who}}) for one in (ALLOW, DENY))
    assert not allowed(Caller(ROLE), "s3:GetObject", OBJECT, allow)
    assert not allowed(Caller(ROLE, policies=(_document(ALLOW),)), "s3:GetObject", OBJECT, deny)
    assert allowed(
        Caller("arn:aws:iam::999999999999:role/x", policies=(_document(ALLOW),)), "s3:GetObject", OBJECT, deny
    )


def test_a_keys_policy_must_leave_it_to_the_account_before_iam_counts() -> None:
    use = {"Effect": "Allow", "Action": "kms:*", "Resource": "*"}
    me = Caller(ROLE, policies=(_document(use),))
    left, closed = (_document({**use, "Principal": {"AWS": who}}) for who in (ROOT, f"{ROLE}2"))
    assert allowed(me, "kms:Decrypt", KEY, left)
    assert not allowed(me, "kms:Decrypt", KEY, closed)
    assert not allowed(Caller(ROLE), "kms:Decrypt", KEY, left)
    assert allowed(me, "kms:Decrypt", KEY), "of IAM alone, where nobody asks the key's policy"


def test_a_trust_policy_is_about_its_role() -> None:
    trust = _document(
        {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "s3.amazonaws.com"}}
    )
    assert allowed(Caller(service="s3.amazonaws.com"), "sts:AssumeRole", ROLE, trust)
    assert not allowed(Caller(service="sns.amazonaws.com"), "sts:AssumeRole", ROLE, trust)
    assert not allowed(Caller(service="s3.amazonaws.com"), "sts:TagSession", ROLE, trust)


# what a request comes with


def test_a_request_knows_who_sends_it_and_how() -> None:
    plain = {**ALLOW, "Condition": {"Bool": {"aws:SecureTransport": "false"}}}
    assert not _may(plain)
    assert _may(plain, context={"AWS:securetransport": "false"})
    assert _may({**ALLOW, "Condition": {"Bool": {"aws:ViaAWSService": "false"}}})
    assert _may({**ALLOW, "Condition": {"ArnEquals": {"aws:PrincipalArn": ROLE}}})
    assert not allowed(
        Caller(service="s3.amazonaws.com"),
        "s3:GetObject",
        OBJECT,
        _document({**ALLOW, **ANYBODY, "Condition": {"Null": {"aws:PrincipalArn": "false"}}}),
    )


def test_a_callers_context_comes_with_every_request_and_the_requests_own_goes_first() -> None:
    caller = Caller(ROLE, policies=(_document({**ALLOW, "Condition": {"StringEquals": {"x:Key": "1"}}}),))
    assert allowed(caller.having({"x:Key": "1"}).having({"y:Key": "2"}), "s3:GetObject", OBJECT)
    assert not allowed(caller.having({"x:Key": "1"}), "s3:GetObject", OBJECT, context={"x:Key": "2"})
    assert not allowed(caller, "s3:GetObject", OBJECT)


# what it does not know

ODD: list[dict[str, Any]] = [
    {"Condition": {"IpAddress": {"aws:SourceIp": "::"}}},
    {"Condition": {"ForMostValues:StringEquals": {"x:Key": "1"}}},
    {"Condition": {"ForAnyValue:StringEqualsIfExists": {"x:Key": "1"}}},
    {"Condition": {"NullIfExists": {"x:Key": "true"}}},
    {"Condition": {"ForAnyValue:Null": {"x:Key": "true"}}},
    {"Condition": {"StringEquals": {"x:Key": "${aws:username}"}}},
    {"Resource": "arn:aws:s3:::b/${aws:username}/*"},
    {"Resource": None},
    {"NotAction": "s3:Put*"},
    {"NotResource": "arn:aws:s3:::c"},
    {"Principal": "*"},
    {"Effect": "Maybe"},
    {"Unknown": "element"},
]


@pytest.mark.parametrize("odd", ODD)
def test_what_it_does_not_know_it_does_not_evaluate(odd: dict[str, Any]) -> None:
    statement = {name: value for name, value in (ALLOW | odd).items() if value is not None}
    for action in ("s3:GetObject", "sqs:SendMessage"):
        with pytest.raises(NotImplementedError):
            _may(statement, action)


@pytest.mark.parametrize(
    "who",
    [
        {"Principal": {"Federated": "cognito-identity.amazonaws.com"}},
        {"Principal": {"AWS": "arn:aws:iam::123456789012:role/*"}},
        {"Principal": {"AWS": "AROA1234567890"}},
        {"Principal": {"Service": "*"}},
        {"NotPrincipal": {"AWS": ROLE}},
        {},
    ],
)
def test_principals_that_it_does_not_know_are_undecided(who: dict[str, Any]) -> None:
    with pytest.raises(NotImplementedError):
        allowed(Caller(ROLE), "s3:GetObject", OBJECT, _document({**ALLOW, **who}))


def test_only_a_trust_policy_needs_no_resource() -> None:
    assume = {"Effect": "Allow", "Action": "sts:AssumeRole"}
    with pytest.raises(NotImplementedError):
        _may(assume, "sts:AssumeRole", ROLE)
    with pytest.raises(NotImplementedError):
        allowed(Caller(ROLE), "s3:GetObject", OBJECT, _document({**assume, **ANYBODY, "Action": "s3:*"}))


def test_no_other_action_needs_no_resource_beside_those_of_a_trust_policy() -> None:
    both = {"Effect": "Allow", "Action": ["sts:AssumeRole", "s3:*"], **ANYBODY}
    with pytest.raises(NotImplementedError):
        allowed(Caller(ROLE), "s3:GetObject", OBJECT, _document(both))


def test_an_unknown_part_of_a_document_and_another_account_are_undecided() -> None:
    with pytest.raises(NotImplementedError):
        allowed(Caller(ROLE, policies=({**_document(ALLOW), "Extra": 1},)), "s3:GetObject", OBJECT)
    for theirs in ("arn:aws:kms:eu-west-1:999999999999:key/1", "arn:aws:logs:eu-west-1:999999999999:group:x"):
        with pytest.raises(NotImplementedError):
            _may({**ALLOW, "Action": "*", "Resource": "*"}, "kms:Decrypt", theirs)
