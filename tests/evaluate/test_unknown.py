"""What is not known stays unknown, says where it comes from, and does not spread to what does not depend on it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modsmith.cty.errors import EvaluationError, TooLargeError
from modsmith.cty.values import Value
from modsmith.evaluate import evaluate, functions
from modsmith.evaluate.scope import Found
from modsmith.evaluate.values import Choice, Symbol, is_known
from modsmith.hcl.read import syntax

from .module import value

REST = """
variable "given" {
  type     = string
  nullable = false
}
variable "maybe" {
  type = string
}
variable "flag" {
  type     = bool
  nullable = false
}
variable "environment" {
  type = string
}
locals {
  name = "ccs-dev"
}
resource "aws_kms_key" "this" {}
resource "aws_sns_topic" "counted" {
  count = var.flag ? 2 : 1
}
resource "aws_sns_topic" "optional" {
  count = var.flag ? 1 : 0
}
"""
ENVIRONMENT = Choice(("dev", "prod"), "var.environment")


def _value(text: str) -> Any:
    return value(text, REST, environment=ENVIRONMENT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("var.given", "var.given"),
        ('"${var.given}-x"', "${var.given}-x"),
        ("upper(var.given)", "upper(var.given)"),
        ("aws_kms_key.this.arn", "aws_kms_key.this.arn"),
        ("aws_sns_topic.counted[0].arn", "aws_sns_topic.counted[0].arn"),
    ],
)
def test_what_is_not_known_says_where_it_comes_from(text: str, expected: str) -> None:
    found = _value(text)
    assert isinstance(found, Symbol)
    assert found.text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("var.given == null", False),
        ("{ a = var.maybe } == null", False),
        ("null != [var.maybe]", True),
        ("false && var.flag", False),
        ("var.flag || true", True),
        ('var.environment == "test"', False),
        ("length([var.given, var.maybe])", 2),
        ('contains([var.given, "a"], "a")', True),
        ("[var.given][0] == var.given", True),
        ('"${var.given}-a" == "${var.given}-a"', True),
    ],
)
def test_what_does_not_matter_need_not_be_known(text: str, expected: Any) -> None:
    assert _value(text) == expected


def test_a_condition_that_is_not_known_gives_both_sides() -> None:
    assert _value("var.flag ? 1 : 2") == Choice((1, 2), "var.flag")
    assert _value('var.environment == "prod"') == Choice((False, True), "var.environment")
    assert _value('var.environment == "prod" ? 35 : 7') == Choice((7, 35), "var.environment")
    assert _value("var.flag ? 1 : 1") == 1


@pytest.mark.parametrize(
    "text",
    [
        "var.maybe == null",
        "{ (var.given) = 1 }",
        "{ a = 1, b = 2 }[var.given]",
        "[1, 2][length(var.given)]",
        'var.given == "a"',
        "[for item in [var.flag] : 1 if item]",
        "{ for item in [var.given] : item => 1 }",
        '[for item in split(",", var.given) : item]',
        "aws_kms_key.this.tags[*]",
        'toset([var.given, var.maybe]) == toset(["a"])',
        "length(toset([var.given, var.maybe]))",
        "can(aws_kms_key.this.tags.a)",
        '"${var.given}-a" == "${var.given}-b"',
        "uuid() == uuid()",
        "timestamp()",
    ],
)
def test_what_depends_on_it_is_not_known(text: str) -> None:
    assert not is_known(_value(text))


def test_what_may_be_null_is_never_surely_set() -> None:
    kept = _value("coalesce(var.maybe, local.name)")
    assert isinstance(kept, Choice)
    assert "ccs-dev" in kept.options
    assert not _value("var.maybe").sure
    assert not _value("aws_kms_key.this.custom_key_store_id").sure


def test_an_instance_that_may_not_exist_may_fail() -> None:
    found = _value('try(aws_sns_topic.optional[0].arn, "none")')
    assert isinstance(found, Choice)
    assert "none" in found.options
    assert isinstance(_value('try(aws_sns_topic.counted[0].arn, "none")'), Symbol)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("var.missing", "there is no variable 'missing'"),
        ("aws_sqs_queue.missing.arn", "there is no aws_sqs_queue"),
        ("aws_kms_key.this.wrong", "no attribute 'wrong'"),
        ('tonumber("x")', "number"),
        ("provider::acme::on()", "does not know provider::acme::on"),
        ('file("/etc/hostname")', "a file outside of the module"),
        ("range(2000)", "Terraform refuses it"),
    ],
)
def test_what_cannot_be_computed_says_why(text: str, problem: str) -> None:
    found = _value(text)
    assert isinstance(found, Symbol)
    assert problem in found.problem


def test_an_error_in_a_local_value_is_none_that_try_passes_over() -> None:
    """Terraform refuses the module for the local value alone."""
    assert not is_known(value('try(local.bad, "none")', 'locals { bad = tonumber("x") }'))


class _Names:
    """A scope with few names."""

    def root(self, name: str) -> Found:
        raise KeyError(name)

    def call(self, name: str, arguments: list[Value]) -> Value:
        return functions.call(name, arguments)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='abz019 .[]{}()"$%!?:=<>+-*/&|,\n#', max_size=40))
def test_never_crashes_on_what_is_no_expression(text: str) -> None:
    for node in (syntax.expression(text), syntax.template(text)):
        try:
            evaluate.of(node, _Names())
        except (EvaluationError, TooLargeError):
            continue


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(functions.names()),
    st.lists(
        st.sampled_from(
            ["1", "-1", '"a"', "null", "[]", "{}", "true", "x.y", "[x.y]", '["b", 1]', '{ a = "(" }']
        ),
        max_size=4,
    ),
)
def test_no_function_crashes_on_the_wrong_arguments(name: str, arguments: list[str]) -> None:
    try:
        evaluate.of(syntax.expression(f"{name}({', '.join(arguments)})"), _Names())
    except (EvaluationError, TooLargeError):
        return


def test_elements_of_a_set_that_is_partly_unknown_are_converted() -> None:
    made = value("setunion(toset([true, var.a == 1]), toset([7, tostring(var.a)]))", 'variable "a" {}')
    assert made[:2] == ["7", "true"]


def test_the_region_of_a_resource_is_known_to_provider_6() -> None:
    made = value("data.aws_region.current.region", 'data "aws_region" "current" {}')
    assert isinstance(made, Symbol)
    assert not made.problem
    made = value("data.aws_region.current.reggion", 'data "aws_region" "current" {}')
    assert isinstance(made, Symbol)
    assert "has no attribute" in made.problem


def test_a_formatted_text_keeps_what_is_known_of_it_where_an_argument_may_have_any_type() -> None:
    made = value('format("%v:*", try(aws_kms_key.this.arn, ""))', REST)
    assert isinstance(made, Symbol)
    assert (made.text, made.holes) == ("${aws_kms_key.this.arn}:*", True)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ('trimsuffix("${var.given}-queue", ".fifo")', "${var.given}-queue"),
        ('trimsuffix("${var.given}-x", ".fifo")', "${var.given}-x"),
        ('trimsuffix("${var.given}o", ".fifo")', 'trimsuffix(${var.given}o, ".fifo")'),
        ('trimsuffix("${var.given}.fifo", ".fifo")', 'trimsuffix(${var.given}.fifo, ".fifo")'),
        ('trimsuffix("x${var.given}", ".fifo")', 'trimsuffix(x${var.given}, ".fifo")'),
        ('trimsuffix("${var.given}-x", "")', 'trimsuffix(${var.given}-x, "")'),
    ],
)
def test_a_text_whose_known_end_is_another_one_loses_nothing(expression: str, text: str) -> None:
    made = value(expression, REST)
    assert isinstance(made, Symbol)
    assert made.text == text
