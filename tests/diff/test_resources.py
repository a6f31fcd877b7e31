"""Addresses: moves through chains, between modules and instances, and what callers see who change nothing."""

from __future__ import annotations

import pytest

from modsmith.diff.interface import Move
from modsmith.diff.moves import Moves

from .module import changes, module, rules

A, B = 'resource "aws_s3_bucket" "a" {\n}\n', 'resource "aws_s3_bucket" "b" {\n}\n'


def moved(old: str, new: str) -> str:
    return f"moved {{\n  from = {old}\n  to = {new}\n}}\n"


def test_a_chain_of_moves_is_followed() -> None:
    new = B + moved("aws_s3_bucket.a", "aws_s3_bucket.c") + moved("aws_s3_bucket.c", "aws_s3_bucket.b")
    assert rules(A, new) == ["resource-moved"]


def test_a_removed_block_at_the_end_of_a_chain_counts() -> None:
    new = moved("aws_s3_bucket.a", "aws_s3_bucket.c") + "removed {\n  from = aws_s3_bucket.c\n}\n"
    assert rules(A, new) == ["resource-destroyed"]


def test_a_resource_that_goes_into_a_called_module() -> None:
    call = 'module "m" {\n  source = "./m"\n}\n'
    new = module(call + moved("aws_s3_bucket.a", "module.m.aws_s3_bucket.a"), m__main=A)
    assert rules(A, new) == ["resource-moved"]
    assert "resource-removed" in rules(A, module(call, m__main=A))


def test_a_renamed_call_moves_all_its_resources() -> None:
    old = module('module "m" {\n  source = "./m"\n}\n', m__main=A + B)
    text = 'module "n" {\n  source = "./m"\n}\n'
    assert "resource-removed" in rules(old, module(text, m__main=A + B))
    new = module(text + moved("module.m", "module.n"), m__main=A + B)
    assert rules(old, new) == ["resource-moved"]


def test_what_goes_to_a_module_elsewhere_is_left_to_the_plan() -> None:
    old = module('module "m" {\n  source = "./m"\n}\n', m__main=A)
    new = module('module "m" {\n  source = "acme/m/aws"\n}\n')
    assert rules(old, new) == ["call-source-changed"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "count = 2", ["instance-added", "resource-moved"]),
        ("count = 2", "", ["resource-repetition-changed"]),
        ("count = var.on ? 1 : 0", "", ["resource-moved"]),
        ("", 'for_each = toset(["k"])', ["resource-repetition-changed"]),
        ("count = 1", 'for_each = toset(["k"])', ["resource-repetition-changed"]),
        ("count = 2", "count = 1", ["instance-lost"]),
    ],
)
def test_repetition(old: str, new: str, expected: list[str]) -> None:
    on = 'variable "on" {\n  default = true\n}\n'
    texts = (f'{on}resource "terraform_data" "a" {{\n{one}\n}}\n' for one in (old, new))
    assert rules(*texts) == expected


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        (moved("aws_s3_bucket.a", 'aws_s3_bucket.a["k"]'), ["resource-moved"]),
        (
            moved("aws_s3_bucket.a", 'aws_s3_bucket.a["z"]'),
            ["instance-added", "instance-lost", "resource-moved"],
        ),
    ],
)
def test_a_move_to_an_instance(move: str, expected: list[str]) -> None:
    new = f'resource "aws_s3_bucket" "a" {{\n  for_each = toset(["k"])\n}}\n{move}'
    assert rules(A, new) == expected


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        (
            moved("aws_s3_bucket.x", "aws_s3_bucket.a") + moved("aws_s3_bucket.y", "aws_s3_bucket.a"),
            "More than one",
        ),
        (
            moved("aws_s3_bucket.x", "aws_s3_bucket.y") + moved("aws_s3_bucket.x", "aws_s3_bucket.z"),
            "than one address",
        ),
        (moved("aws_s3_bucket.a", "aws_s3_bucket.z"), "still declared"),
        (
            moved("aws_s3_bucket.x", "aws_s3_bucket.y") + moved("aws_s3_bucket.y", "aws_s3_bucket.x"),
            "in a circle",
        ),
        (moved("aws_s3_bucket.x", "module.m"), "not two resources"),
        ("removed {\n  from = aws_s3_bucket.a\n}\n", "still declared"),
    ],
)
def test_what_terraform_refuses(blocks: str, said: str) -> None:
    found = [change for change in changes(A, A + blocks) if change.rule == "moved-invalid"]
    assert said in found[0].text
    assert changes(A + blocks, A + blocks) == ()


@pytest.mark.parametrize(
    ("old", "new", "address", "expected"),
    [
        ("aws_a.x", "aws_a.y", "aws_a.x[2]", "aws_a.y[2]"),
        ("aws_a.x", 'aws_a.y["k"]', "aws_a.x", 'aws_a.y["k"]'),
        ("aws_a.x", 'aws_a.y["k"]', "aws_a.x[0]", "aws_a.x[0]"),
        ('aws_a.x["a.b]"]', "aws_a.y[0]", 'aws_a.x["a.b]"]', "aws_a.y[0]"),
        ("module.m", "module.n", 'module.m["k"].aws_a.x[0]', 'module.n["k"].aws_a.x[0]'),
        ("module.m.aws_a.x", "module.m.aws_a.y", 'module.m["k"].aws_a.x', 'module.m["k"].aws_a.y'),
        ("aws_a.x", "module.m.aws_a.x", "aws_a.x", "module.m.aws_a.x"),
        ("aws_a.x", "aws_a.y", "aws_a.xx", "aws_a.xx"),
    ],
)
def test_one_instance(old: str, new: str, address: str, expected: str) -> None:
    assert Moves([Move(old, new)]).instance(address) == expected


def test_values_that_only_have_another_address_are_no_change() -> None:
    old = A + 'resource "aws_s3_bucket_versioning" "a" {\n  bucket = aws_s3_bucket.a.id\n}\n'
    new = B + moved("aws_s3_bucket.a", "aws_s3_bucket.b")
    new += 'resource "aws_s3_bucket_versioning" "a" {\n  bucket = aws_s3_bucket.b.id\n}\n'
    assert rules(old, new) == ["resource-moved"]


def test_a_policy_document_is_what_it_says() -> None:
    def text(name: str, action: str) -> str:
        return (
            f'data "aws_iam_policy_document" "{name}" {{\n  statement {{\n    actions = ["{action}"]\n'
            f'    resources = ["arn:aws:sqs:eu-central-1:123456789012:q"]\n  }}\n}}\n'
            f'resource "aws_iam_policy" "p" {{\n  policy = data.aws_iam_policy_document.{name}.json\n}}\n'
        )

    assert rules(text("x", "sqs:SendMessage"), text("y", "sqs:SendMessage")) == []
    assert rules(text("x", "sqs:SendMessage"), text("x", "sqs:ReceiveMessage")) == ["resource-changed"]


def test_examples_of_the_old_version_are_callers_who_change_nothing() -> None:
    on = 'variable "on" {\n  default = false\n}\n'
    data = 'resource "terraform_data" "a" {\n  count = var.on ? 1 : 0\n}\n'
    example = 'module "m" {\n  source = "../.."\n  on = true\n}\n'
    old, new = module(on + data, examples__full__main=example), module(on + data.replace("1 : 0", "0 : 0"))
    (change,) = changes(old, new)
    assert (change.rule, change.subject) == ("instance-lost", "terraform_data.a[0]")
    assert "as in examples/full" in change.text
    assert "by default" not in change.text


def test_guarantees_follow_a_resource_that_moves() -> None:
    def table(name: str, protected: str) -> str:
        body = f"point_in_time_recovery {{\n    enabled = {protected}\n  }}"
        return f'resource "aws_dynamodb_table" "{name}" {{\n  name = "t"\n  hash_key = "id"\n  {body}\n}}\n'

    move = moved("aws_dynamodb_table.a", "aws_dynamodb_table.b")
    found = rules(table("a", "true"), table("b", "false") + move)
    assert found == ["guarantee-lost", "resource-changed", "resource-moved"]
