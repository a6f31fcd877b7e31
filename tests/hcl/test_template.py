"""CDKTF's strings become the values they stand for, and every reference in them is found."""

from __future__ import annotations

import pytest
from hypothesis import given

from modsmith.errors import SpecError
from modsmith.hcl.blocks import Attribute, Block, Expression, Template
from modsmith.hcl.template import escape, parse, references

from .strategies import texts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("plain", "plain"),
        ("", ""),
        ("{}", "{}"),
        ("cost: 5$ or 5%", "cost: 5$ or 5%"),
        ("${var.name}", Expression("var.name")),
        ("${ var.name }", Expression("var.name")),
        ("${~ var.name ~}", Expression("var.name")),
        ('${merge({a = "}"}, {"${b}" = c})}', Expression('merge({a = "}"}, {"${b}" = c})')),
        ('${"a ${"b ${c}"}"}', Expression('"a ${"b ${c}"}"')),
        ("a-${var.name}", Template("a-${var.name}")),
        ("${a}${b}", Template("${a}${b}")),
        ("%{ if a }b%{ endif }", Template("%{ if a }b%{ endif }")),
        ("$${aws:username}/%%{x}", "${aws:username}/%{x}"),
        ("$$${x} $$$$", "$${x} $$$$"),
        ("$${a}-${b}", Template("$${a}-${b}")),
        ('say "${hello}"', Template('say "${hello}"')),
    ],
)
def test_text_is_read_as_what_it_stands_for(text: str, value: object) -> None:
    assert parse(text) == value


@given(texts)
def test_escaped_text_is_read_as_itself(text: str) -> None:
    assert parse(escape(text)) == text


@pytest.mark.parametrize(
    "text",
    ["${var.name", 'x ${f("}")', "${a[0}", '${"a}', "${a)}", "%{ if a", "${a ; b}", "${<<EOT\nx\nEOT\n}"],
)
def test_broken_text_is_an_error_that_names_it(text: str) -> None:
    with pytest.raises(SpecError) as error:
        parse(text)
    assert repr(text) in str(error.value)


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("var.project_name", {"var.project_name"}),
        ("aws_kms_key.this[0].arn", {"aws_kms_key.this"}),
        ("data.aws_region.current.name", {"data.aws_region.current"}),
        ("module.table.arn", {"module.table"}),
        ("local.tables[each.key].hash_key", {"local.tables", "each.key"}),
        ("aws_x.y[count.index]", {"aws_x.y", "count.index"}),
        ('"var.no ${var.yes} $${var.no}"', {"var.yes"}),
        ('"${f("${var.inner}")}"', {"var.inner"}),
        ("length(var.a) > 0 ? local.b : local.c", {"var.a", "local.b", "local.c"}),
        ("{ name = var.a, var : local.b, (each.key) = 1 }", {"var.a", "local.b", "each.key"}),
        ('{ "${var.key}" = 1 }', {"var.key"}),
        ("{\n  var = 1\n  local = var.x\n}", {"var.x"}),
        ("[for var in local.all : var.name if var.enabled]", {"local.all"}),
        ("[for v in local.all : v.name][var.i]", {"local.all", "var.i"}),
        ("{ for k, v in var.m : k => v.x... }", {"var.m"}),
        ("[for a in var.x : [for b in a.y : b.z]]", {"var.x"}),
        ("concat([for a in var.x : a.y], a.b)", {"var.x", "a.b"}),
        ('"%{ for a in var.x }${a.b}%{ endfor }"', {"var.x"}),
        ("provider::aws::arn_parse(var.arn).id", {"var.arn"}),
        ("aws_x.y[*].var.z", {"aws_x.y"}),
        ("object({ name = string, tags = optional(map(string), {}) })", set()),
        ("(\n  var.a # var.comment\n)", {"var.a"}),
        ("jsonencode(<<-EOT\n  ${var.a} var.b\n  EOT\n)", {"var.a"}),
        ("path.module", {"path.module"}),
        ("true", set()),
    ],
)
def test_references_are_cut_to_addresses(expression: str, found: set[str]) -> None:
    assert references(Expression(expression)) == found


def test_references_are_found_in_every_corner_of_a_value() -> None:
    value = {
        "a": [Template("x-${var.a}"), {"b": Expression("var.b")}],
        Expression("var.k"): "${var.literal}",
        "n": 1,
    }
    assert references(value) == {"var.a", "var.b", "var.k"}


def test_a_block_refers_to_neither_its_iterator_nor_its_provider() -> None:
    content = Block("content", body=(Attribute("name", Expression("ttl.value.name + rule.value.x")),))
    block = Block(
        "resource",
        ("aws_x", "this"),
        (
            Attribute("provider", Expression("aws.replica")),
            Block("dynamic", ("ttl",), (Attribute("for_each", Expression("var.ttl")), content)),
            Block("dynamic", ("rules",), (Attribute("iterator", Expression("rule")), content)),
            Block("lifecycle", body=(Attribute("ignore_changes", [Expression("settings.size")]),)),
            Attribute("depends_on", [Expression("aws_y.z")]),
        ),
    )
    # each dynamic block binds only its own iterator
    assert references(block) == {"var.ttl", "ttl.value", "rule.value", "aws_y.z"}
