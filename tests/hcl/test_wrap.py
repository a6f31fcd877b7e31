"""Expressions that are too long get line breaks, and mean what they meant."""

# ruff: noqa: E501 - lines that are too long are what is tested
from __future__ import annotations

import re
from textwrap import dedent
from typing import Any

import hcl2
import pytest
from hypothesis import HealthCheck, Phase, assume, example, given, settings
from hypothesis import strategies as st

from modsmith.hcl import wrap
from modsmith.hcl.blocks import Attribute, Block, Expression, Value
from modsmith.hcl.read import syntax
from modsmith.hcl.render import render

from .real_terraform import formatted
from .strategies import expressions, files
from .test_terraform_values import outputs

LIMITS = st.sampled_from([8, 16, 24, 40, 60])
REGEX = r"^(?:[a-z]{1,63}[.])*[a-z][a-z0-9-]{0,61}[a-z0-9]?(?::[0-9]{1,5})?(?:/[a-z0-9.-]*)*$"

CASES = {
    "what fits": ("var.a && var.b", "condition = var.a && var.b"),
    "all of several conditions": (
        "floor(var.retention_of_logs_in_days) == var.retention_of_logs_in_days && var.retention_of_logs_in_days >= 1 && var.retention_of_logs_in_days <= 3653",
        """
        condition = (
          floor(var.retention_of_logs_in_days) == var.retention_of_logs_in_days &&
          var.retention_of_logs_in_days >= 1 &&
          var.retention_of_logs_in_days <= 3653
        )
        """,
    ),
    "a condition after a condition": (
        f'var.hosts_of_every_caller == null ? true : alltrue([for host in var.hosts_of_every_caller : can(regex("{REGEX}", host))])',
        f"""
        condition = (
          var.hosts_of_every_caller == null ? true :
          alltrue([
            for host in var.hosts_of_every_caller :
            can(regex("{REGEX}", host))
          ])
        )
        """,
    ),
    "a map made from another": (
        "{ for key, bucket in local.buckets_of_the_module : key => bucket if var.replication_destination_bucket_arns != null }",
        """
        condition = {
          for key, bucket in local.buckets_of_the_module : key => bucket
          if var.replication_destination_bucket_arns != null
        }
        """,
    ),
    "a map of objects": (
        '{ for index in table.global_secondary_index : "${key}/${index.name}" => { read = index.read_capacity, write = index.write_capacity } }',
        """
        condition = {
          for index in table.global_secondary_index : "${key}/${index.name}" => {
            read  = index.read_capacity
            write = index.write_capacity
          }
        }
        """,
    ),
    "a call whose last argument is a map": (
        "merge(local.tags_of_the_module, { Environment = var.environment_of_the_module, Project = var.project_name, Owner = var.owner })",
        """
        condition = merge(local.tags_of_the_module, {
          Environment = var.environment_of_the_module
          Project     = var.project_name
          Owner       = var.owner
        })
        """,
    ),
    "arguments of a call": (
        "coalesce(var.name_that_the_caller_has_chosen, local.name_that_follows_from_project_and_environment, random_id.this.hex)",
        """
        condition = coalesce(
          var.name_that_the_caller_has_chosen,
          local.name_that_follows_from_project_and_environment,
          random_id.this.hex
        )
        """,
    ),
    "a comparison": (
        "var.shard_scaling.min_shards * pow(2, var.shard_scaling.daily_updates) >= max(var.shard_scaling.max_shards, var.kinesis_shards)",
        """
        condition = (
          var.shard_scaling.min_shards * pow(2, var.shard_scaling.daily_updates) >=
          max(var.shard_scaling.max_shards, var.kinesis_shards)
        )
        """,
    ),
    "lines of the author": (
        "concat(\n  local.first,\n  [for name in concat(local.names_of_tables, local.names_of_indexes) : upper(name) if length(name) > 3 && name != null],\n)",
        """
        condition = concat(
          local.first,
          [
            for name in concat(local.names_of_tables, local.names_of_indexes) : upper(name)
            if length(name) > 3 && name != null
          ],
        )
        """,
    ),
}

VALUES = [
    "true ? 1 > 2 ? 3 : 4 : 5",
    "false || true && !false",
    "(1 + 2) * 3 - 4 == 5 && 6 / 2 >= 3",
    "[for key, value in { b = 1, a = 2 } : key == \"a\" ? value : -value if value > 0]",
    "{ for item in [1, 2, 3, 4] : item % 2 == 0 ? \"even\" : \"odd\" => item... }",
    "merge({ a = 1 }, { b = [1, 2, { c = \"x\" }] }, [{ d = 4 }, { e = 5 }]...)",
    "{ a = true ? 1 : 2, \"b:c\" = [1, 2][0], (upper(\"d\")) = { e = 1 } }.D.e",
    "[{ a = 1 }, { a = 2 }][*].a",
    "join(\"-\", concat([\"a\"], [for item in [true, false] : item ? \"b\" : \"c\"]))",
    "\"x-${true ? \"y\" : \"z\"}\" == \"x-y\" ? { a = \"${1 + 1}\" } : { a = \"3\" }",
    "[for a in (true ? [1, 2] : [3]) : a]",
    "max(1, -2 - 3, (true && false) ? 4 : 5)",
]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_lines_break_at_operators_and_in_brackets(case: str) -> None:
    written, expected = CASES[case]
    assert _rendered(written) == f"locals {{\n{_indented(expected)}}}\n"


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(expressions, LIMITS)
@example(Expression("[for a in (b ? c : d) : a ? e : f if g || h]"), 8)
def test_the_expression_stays_the_same(written: Expression, limit: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wrap, "LIMIT", limit)
        made = wrap.wrapped(written.text, 1, 4)
    assert repr(syntax.expression(made)) == repr(syntax.expression(written.text))
    assert _words(made) == _words(written.text)


@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)
@given(expressions, LIMITS)
def test_python_hcl2_reads_it(written: Expression, limit: int) -> None:
    try:
        hcl2.loads(f"a = {written.text}\n")
    except Exception:
        assume(False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wrap, "LIMIT", limit)
        hcl2.loads(f"a = {wrap.wrapped(written.text, 0, 4)}\n")


@pytest.mark.terraform
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(files, LIMITS)
def test_fmt_leaves_broken_lines_alone(blocks: list[Block], limit: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wrap, "LIMIT", limit)
        text = render(blocks)
    assert formatted(text) == text


@pytest.mark.terraform
def test_terraform_computes_the_same_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrap, "LIMIT", 12)
    values = [
        Attribute(f"v{i}", [Expression(f"(\n{text}\n)"), Expression(text)]) for i, text in enumerate(VALUES)
    ]
    names: dict[str | Expression, Value] = {each.name: Expression(f"local.{each.name}") for each in values}
    text = render(
        [Block("locals", (), tuple(values)), Block("output", ("all",), (Attribute("value", names),))]
    )
    assert all(len(line) < 60 for line in text.splitlines())
    one_line = {f"v{i}": text for i, text in enumerate(VALUES)}
    plain = "".join(f"  {name} = {text}\n" for name, text in one_line.items())
    expected = outputs({"main.tf": f"output \"all\" {{\n  value = {{\n{plain}  }}\n}}\n"})  # fmt: skip
    made = outputs({"main.tf": text})
    assert made == {name: [value, value] for name, value in expected.items()}


def _rendered(written: str) -> str:
    return render([Block("locals", (), (Attribute("condition", Expression(written)),))])


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in dedent(text).strip().splitlines())


def _words(text: str) -> Any:
    """An expression without what may be added: line breaks, parentheses and commas."""
    return re.sub(r"[\s(),]", "", text)
