"""Expressions: what is known is computed as Terraform does, what is not says where it comes from."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modsmith.evaluate import functions, syntax
from modsmith.evaluate.evaluate import evaluate, of
from modsmith.evaluate.values import Choice, Symbol, is_known
from modsmith.hcl.blocks import Expression, Template
from modsmith.tools import terraform
from tests.machine import need_terraform

SCOPE: dict[str, Any] = {
    "local": {
        "name": "ccs-dev",
        "on": True,
        "number": 7,
        "nothing": None,
        "list": ["b", "a", "b"],
        "map": {"x": 1, "y": 2},
        "nested": [{"days": 3, "name": "first"}, {"days": 5, "name": "second"}],
    },
    "var": {
        "given": Symbol("var.given", frozenset({"var.given"}), direct=True),
        "maybe": Symbol("var.maybe", frozenset({"var.maybe"}), sure=False, direct=True),
        "environment": Choice(("dev", "prod"), "var.environment"),
    },
}

KNOWN = [
    "1 + 2 * 3 - 4 / 2",
    "-7 % 4",
    "(1 + 2) * 3",
    "!local.on",
    "local.on && !local.on || local.number > 6",
    "local.number >= 7 && local.number <= 7",
    "1 == 1.0",
    'true == "true"',
    "1 == true",
    'local.name == "ccs-dev"',
    "local.nothing == null",
    'local.on ? "yes" : "no"',
    "local.number == 7 ? { a = 1 } : { a = 2 }",
    '"${local.name}-${local.number}"',
    '"$${literal} and %%{this} \\"quoted\\" \\\\ \\n"',
    "local.list[1]",
    'local.map.x + local.map["y"]',
    "local.nested[*].days",
    "local.nested.*.name",
    "[for item in local.nested : item.name if item.days > 3]",
    "{ for key, value in local.map : upper(key) => value * 2 }",
    "{ for item in local.nested : item.name => item.days... }",
    '[for index, item in local.list : "${index}:${item}"]',
    "length(local.list)",
    "distinct(local.list)",
    "sort(distinct(local.list))",
    "toset(local.list)",
    "concat([1], [2, 3])",
    "flatten([[1, [2]], [3]])",
    'compact(["a", "", null, "b"])',
    "merge(local.map, { y = 3, z = 4 })",
    "keys(local.map)",
    "values(local.map)",
    'lookup(local.map, "q", 9)',
    'contains(local.list, "a")',
    "contains([1, 2], 3)",
    'coalesce(local.nothing, "", "x")',
    "element(local.list, 4)",
    "one([])",
    "one([5])",
    'zipmap(["a", "b"], [1, 2])',
    'setproduct(["a", "b"], ["1", "2"])',
    "slice(local.list, 0, 2)",
    "reverse(local.list)",
    "chunklist([1, 2, 3], 2)",
    "range(3)",
    "max(3, 1, 2)",
    "min([4, 2]...)",
    "sum([1, 2.5])",
    "floor(2.7)",
    "ceil(2.1)",
    "abs(-3)",
    "alltrue([true, true])",
    "anytrue([false])",
    'lower("ABC")',
    'title("hello world")',
    'replace("a-b-c", "-", "_")',
    'split(",", "a,b")',
    'join("-", ["a", "b"])',
    'trimsuffix("log/read", "/read")',
    'trimprefix("log/read", "log/")',
    'trimspace("  a ")',
    'substr("hello", 1, 3)',
    'startswith("hello", "he")',
    'endswith("hello", "lo")',
    'strcontains("hello", "ll")',
    'format("%s-%d", "a", 3)',
    'regex("[a-z]+", "12ab")',
    "tostring(5)",
    'tonumber("5")',
    'tobool("true")',
    'try(local.map.q, "none")',
    "try(local.list[9], local.list[0])",
    "can(local.map.q)",
    "can(local.map.x)",
    'jsondecode("{\\"a\\": [1, true, null]}")',
    "merge([{ a = 1 }, { b = 2 }]...)",
]
"""Expressions that both must agree on; what we cannot compute is no disagreement but must not stand here."""


class Names:
    """The scope of these tests."""

    def root(self, name: str) -> Any:
        return SCOPE[name]


def _value(text: str) -> Any:
    return evaluate(Expression(text), Names())


@pytest.mark.terraform
def test_agrees_with_terraform_on_what_is_known(tmp_path: Path) -> None:
    tool = need_terraform()
    written = (
        f"  {name} = jsondecode({json.dumps(json.dumps(value))})\n" for name, value in SCOPE["local"].items()
    )
    (tmp_path / "main.tf").write_text("locals {\n" + "".join(written) + "}\n", "utf-8")
    done = subprocess.run(
        [tool.path, "console"],
        input=f"jsonencode([{', '.join(KNOWN)}])\n",
        cwd=tmp_path,
        env=terraform.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for text, expected in zip(KNOWN, json.loads(json.loads(done.stdout)), strict=True):
        ours = _value(text)
        assert is_known(ours), f"{text}: {ours}"
        if text.startswith(("toset(", "setproduct(")):
            ours, expected = sorted(map(str, ours)), sorted(map(str, expected))  # noqa: PLW2901
        assert ours == expected, text
        assert isinstance(ours, bool) == isinstance(expected, bool), text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("var.given", "var.given"),
        ('"${var.given}-x"', "${var.given}-x"),
        ("var.given.arn", "var.given.arn"),
        ("upper(var.given)", "upper(var.given)"),
        ("aws_kms_key.this.arn", "aws_kms_key.this.arn"),
    ],
)
def test_what_is_not_known_says_where_it_comes_from(text: str, expected: str) -> None:
    value = _value(text)
    assert isinstance(value, Symbol)
    assert value.text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("var.given == null", False),
        ("{ a = var.maybe } == null", False),
        ("null != [var.maybe]", True),
        ("false && var.given", False),
        ("var.given || true", True),
        ('var.environment == "test"', False),
        ("length([var.given, var.maybe])", 2),
        ('contains([var.given, "a"], "a")', True),
        ("[var.given][0] == var.given", True),
    ],
)
def test_what_does_not_matter_need_not_be_known(text: str, expected: Any) -> None:
    assert _value(text) == expected


def test_a_condition_that_nobody_knows_gives_both_sides() -> None:
    assert _value("var.given ? 1 : 2") == Choice((1, 2), "var.given")
    assert _value('var.environment == "prod"') == Choice((False, True), "var.environment")
    assert _value('var.environment == "prod" ? 35 : 7') == Choice((35, 7), "var.environment")
    assert _value("var.given ? 1 : 1") == 1


def test_what_may_be_null_is_never_surely_set() -> None:
    assert isinstance(_value("var.maybe == null"), Symbol)
    kept = _value("coalesce(var.maybe, local.name)")
    assert isinstance(kept, Choice)
    assert "ccs-dev" in kept.options


def test_a_text_with_a_hole_equals_the_same_text_alone() -> None:
    assert _value('"${var.given}-a" == "${var.given}-a"') is True
    assert isinstance(_value('"${var.given}-a" == "${var.given}-b"'), Symbol)


@pytest.mark.parametrize("text", ["%{ if x }a%{ endif }", "${", "a ${b"])
def test_what_cannot_be_read_is_no_value(text: str) -> None:
    assert not is_known(evaluate(Template(text), Names()))


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='abz019 .[]{}()"$%!?:=<>+-*/&|,\n#', max_size=40))
def test_never_crashes_on_what_is_no_expression(text: str) -> None:
    of(syntax.expression(text), Names())
    of(syntax.template(text), Names())


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(
        sorted({*functions.STRICT, *functions.LOOSE, "coalesce", "contains", "join", "sort", "try", "can"})
    ),
    st.lists(
        st.sampled_from(
            ["1", '"a"', "null", "[]", "{}", "true", "var.given", "var.environment", "local.list"]
        ),
        max_size=3,
    ),
)
def test_no_function_crashes_on_the_wrong_arguments(name: str, arguments: list[str]) -> None:
    _value(f"{name}({', '.join(arguments)})")
