"""Helpers that controls share: policies, grants, names, and values that a plan leaves to HCL."""

from __future__ import annotations

import pytest

from modsmith.evaluate import from_hcl, from_plan
from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.from_plan import Call, View
from modsmith.evaluate.values import Symbol
from modsmith.hcl.read import configuration
from modsmith.validate.aws import grants, least, policies, secrets, tls

HCL = """
variable "closed" { type = bool }
resource "aws_s3_bucket" "this" {}
data "aws_iam_policy_document" "tls" {
  statement {
    effect = "Deny"
    actions = ["s3:*"]
    resources = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
    principals {
      type = "AWS"
      identifiers = ["*"]
    }
    condition {
      test = "Bool"
      variable = "aws:SecureTransport"
      values = ["false"]
    }
  }
}
data "aws_iam_policy_document" "open" {
  statement {
    actions = ["s3:GetObject"]
    resources = ["*"]
  }
}
resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = var.closed ? data.aws_iam_policy_document.tls.json : data.aws_iam_policy_document.open.json
}
resource "aws_sqs_queue" "this" {
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dlq.arn, maxReceiveCount = 3 })
}
resource "aws_sqs_queue" "dlq" {}
"""


def _world(**given: object) -> Evaluation:
    return from_hcl.evaluation(configuration.HclModule(tuple(configuration.read_text(HCL, "main.tf"))), given)


@pytest.mark.parametrize(("given", "violations"), [({"closed": True}, 0), ({"closed": False}, 1), ({}, 1)])
def test_a_policy_that_depends_refuses_only_if_it_does_either_way(
    given: dict[str, object], violations: int
) -> None:
    evaluation = _world(**given)
    (bucket,) = evaluation.get("aws_s3_bucket.this")
    found = list(tls.check(bucket, evaluation, "aws_s3_bucket_policy", "bucket", (("s3:GetObject", "/*"),)))
    assert len(found) == violations


def test_a_plan_leaves_texts_and_json_with_holes_to_hcl() -> None:
    address = "data.aws_iam_policy_document.tls"
    changes = [
        {
            "address": address,
            "mode": "data",
            "type": "aws_iam_policy_document",
            "change": {
                "actions": ["read"],
                "after": {"statement": [{"resources": [None, None]}]},
                "after_unknown": {"statement": [{"resources": [True, True]}]},
            },
        },
        {
            "address": "aws_sqs_queue.this",
            "mode": "managed",
            "type": "aws_sqs_queue",
            "change": {"actions": ["create"], "after": {}, "after_unknown": {"redrive_policy": True}},
        },
    ]
    bucket, dlq = (
        {"references": ["aws_s3_bucket.this.arn", "aws_s3_bucket.this"]},
        {"references": ["aws_sqs_queue.dlq.arn", "aws_sqs_queue.dlq"]},
    )
    configured = [
        {"address": address, "expressions": {"statement": [{"resources": bucket}]}},
        {"address": "aws_sqs_queue.this", "expressions": {"redrive_policy": dlq}},
    ]
    plan = {"resource_changes": changes}
    evaluation = from_plan.evaluation(
        plan, Call("", {"resources": configured}, {}), _world(closed=True), View("plan", "", by_default=True)
    )
    (document,), (queue,) = evaluation.get(address), evaluation.get("aws_sqs_queue.this")
    texts = [policies.text(one) for one in document.at("statement.0.resources")]
    assert texts == ["${aws_s3_bucket.this.arn}", "${aws_s3_bucket.this.arn}/*"]
    assert queue.at("redrive_policy.maxReceiveCount") == 3


@pytest.mark.parametrize(
    "statement",
    [
        {"Effect": Symbol("var.effect")},
        {"Effect": "Allow", "Principal": Symbol("var.who")},
        {"Effect": "Allow", "Condition": Symbol("var.when")},
        {"Effect": "Allow", "Condition": {"Bool": Symbol("var.when")}},
        "no object",
    ],
)
def test_a_statement_with_unknown_parts_is_not_guessed(statement: object) -> None:
    holder = Resource(
        "aws_s3_bucket_policy.x", "aws_s3_bucket_policy", {"policy": {"Statement": [statement]}}
    )
    with pytest.raises(UndeterminedError):
        policies.statements(holder, "policy", Evaluation("hcl", "", [holder]))


def test_resources_that_name_each_other_end() -> None:
    one = Resource("aws_s3_bucket.a", "aws_s3_bucket", {"id": Symbol("aws_s3_bucket.b.id", direct=True)})
    other = Resource("aws_s3_bucket.b", "aws_s3_bucket", {"id": Symbol("aws_s3_bucket.a.id", direct=True)})
    assert isinstance(Evaluation("hcl", "", [one, other]).resolve(one.body["id"]), Symbol)


@pytest.mark.parametrize("who", ["*", "**", "arn:aws:iam::*:root", "arn:aws:sts::*:assumed-role/x/y"])
def test_wildcards_match_any_account(who: str) -> None:
    assert grants.is_any_account(who)


@pytest.mark.parametrize("who", ["arn:aws:iam::123456789012:root", "123456789012", "arn:aws:s3:::bucket/*"])
def test_a_named_principal_does_not_match_any_account(who: str) -> None:
    assert not grants.is_any_account(who)


@pytest.mark.parametrize("action", ["*", "s3:*", "*:Get", "s3:*Object", "s3", "kms:"])
def test_wild_actions(action: str) -> None:
    assert grants.is_wild(action)


@pytest.mark.parametrize("action", ["s3:GetObject", "s3:Get*", "kms:GenerateDataKey*"])
def test_actions_that_begin_with_a_name_are_not_wild(action: str) -> None:
    assert not grants.is_wild(action)


@pytest.mark.parametrize(
    ("arn", "all_of_it"),
    [
        ("*", True),
        ("arn:aws:s3:::*", True),
        ("arn:aws:s3:::*/*", True),
        ("arn:aws:s3:::bucket/*", False),
        ("arn:aws:dynamodb:eu-west-1:123456789012:table/*", True),
        ("arn:aws:dynamodb:eu-west-1:123456789012:table/x/index/*", False),
        ("arn:aws:logs:eu-west-1:123456789012:log-group:/x:*", False),
        ("arn:aws:logs:eu-west-1:123456789012:*", True),
        ("${aws_cloudwatch_log_group.this.arn}:*", False),
    ],
)
def test_what_is_everything_of_a_kind(arn: str, *, all_of_it: bool) -> None:
    assert least.is_everything(arn, "resources") is all_of_it


@pytest.mark.parametrize("name", ["DB_PASSWORD", "/x/api-key", "client_secret", "token"])
def test_names_that_promise_a_secret(name: str) -> None:
    assert secrets.is_named_secret(name)


@pytest.mark.parametrize("name", ["SECRET_ARN", "/x/cache-table-name", "TOKEN_TTL", "KEYSPACE", "passage"])
def test_names_that_promise_none(name: str) -> None:
    assert not secrets.is_named_secret(name)


WILDCARDS = """
variable "arn" {
  type = string
  %s
}
data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["s3:GetObject"]
    resources = [var.arn]
  }
}
"""


@pytest.mark.parametrize(
    ("validation", "is_settled"),
    [
        ("", False),
        (r'validation { condition = can(regex("^arn:aws:s3:::[a-z-]+/\\*$", var.arn)) }', True),
        ('validation { condition = var.arn != "*" }', False),
        ("validation { condition = length(var.arn) > 0 }", False),
    ],
)
def test_an_input_may_be_a_wildcard_unless_its_validation_refuses_that(
    validation: str, is_settled: bool
) -> None:
    text = configuration.read_text(WILDCARDS % validation, "main.tf")
    made = from_hcl.evaluation(configuration.HclModule(text))
    (statement,) = policies.of_document(made.get("data.aws_iam_policy_document.this")[0], made)
    if is_settled:
        assert policies.settled(statement.resources[0], "resources") == "${var.arn}"
    else:
        with pytest.raises(UndeterminedError, match="may be a wildcard"):
            policies.settled(statement.resources[0], "resources")
