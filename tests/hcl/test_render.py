"""How rendered HCL looks: the accent of a careful human."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest

from modsmith.errors import SpecError
from modsmith.hcl.blocks import Attribute, Block, Expression, Template, Value
from modsmith.hcl.order import ordered
from modsmith.hcl.render import render

from .real_terraform import formatted

E = Expression

TABLE = Block(
    "resource",
    ("aws_dynamodb_table", "this"),
    (
        Attribute("name", Template("${var.project_name}-${ each.key }")),
        Attribute("billing_mode", "PAY_PER_REQUEST"),
        Attribute("hash_key", E("each.value.hash_key")),
        Attribute("deletion_protection_enabled", False),
        Block("attribute", body=(Attribute("name", "pk"), Attribute("type", "S"))),
        Attribute(
            "tags", E('merge(local.tags,{\nName=each.key\n"backup:plan" = "daily" # by AWS Backup\n})')
        ),
        Attribute("for_each", E("local.tables")),
        Attribute("provider", E("aws.replica")),
        Block(
            "dynamic",
            ("ttl",),
            (
                Block(
                    "content", body=(Attribute("enabled", True), Attribute("attribute_name", E("ttl.value")))
                ),
                Attribute("for_each", E("each.value.ttl==null ? []:[each.value.ttl]")),
            ),
        ),
        Block(
            "lifecycle",
            body=(
                Block(
                    "precondition",
                    body=(
                        Attribute("error_message", Template('Table "${each.key}" has no key.')),
                        Attribute("condition", E('each.value.hash_key != ""')),
                    ),
                ),
                Attribute("prevent_destroy", True),
                Attribute("ignore_changes", [E("read_capacity"), E("write_capacity")]),
            ),
        ),
        Attribute("depends_on", [E("aws_kms_key.this")]),
        Attribute(
            "replica_settings",
            {
                "regions": ["eu-central-1", "eu-west-1"],
                "aws:SourceArn": "arn:aws:s3:::${bucket}",
                "limits": {"read": 0.5, "burst": 1e6, "for": None},
                "rules": [{"id": "a", "days": 30}, {}],
                E("var.key"): [],
            },
        ),
        Attribute("policy", 'line "one"\n  ${literal}\n\nlast\n'),
        Block("timeouts"),
    ),
    "Customer master data.\n\nOne table for each entry.",
)
ACCENT = """\
# Customer master data.
#
# One table for each entry.
resource "aws_dynamodb_table" "this" {
  for_each = local.tables
  provider = aws.replica

  name                        = "${var.project_name}-${each.key}"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = each.value.hash_key
  deletion_protection_enabled = false

  replica_settings = {
    regions         = ["eu-central-1", "eu-west-1"]
    "aws:SourceArn" = "arn:aws:s3:::$${bucket}"
    limits = {
      read  = 0.5
      burst = 1000000
      "for" = null
    }
    rules = [
      {
        id   = "a"
        days = 30
      },
      {},
    ]
    (var.key) = []
  }

  policy = <<-EOT
    line "one"
      $${literal}

    last
  EOT

  attribute {
    name = "pk"
    type = "S"
  }

  dynamic "ttl" {
    for_each = each.value.ttl == null ? [] : [each.value.ttl]

    content {
      enabled        = true
      attribute_name = ttl.value
    }
  }

  tags = merge(local.tags, {
    Name          = each.key
    "backup:plan" = "daily" # by AWS Backup
  })

  timeouts {}

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [read_capacity, write_capacity]

    precondition {
      condition     = each.value.hash_key != ""
      error_message = "Table \\"${each.key}\\" has no key."
    }
  }

  depends_on = [aws_kms_key.this]
}
"""


def value(of: Value) -> str:
    """The text right of `a =`."""
    text = render([Block("locals", body=(Attribute("a", of),))])
    return text.removeprefix("locals {\n  a = ").removesuffix("\n}\n")


def test_a_resource_shows_the_whole_accent() -> None:
    text = render([ordered(TABLE)])
    assert text == ACCENT, text


@pytest.mark.terraform
def test_fmt_leaves_the_accent_alone() -> None:
    assert formatted(ACCENT) == ACCENT


def test_a_variable_is_compact_and_aligned_as_fmt_does_it() -> None:
    body = (
        Attribute("description", "Tables by name.\nThe key is part of the name.\n"),
        Attribute("type", E("map(object({\n hash_key = string\n ttl = optional(string)\n}))")),
        Attribute("default", {}),
        Attribute("nullable", False),
        Block(
            "validation",
            body=(Attribute("condition", E("length(var.tables)>0")), Attribute("error_message", "One.")),
        ),
    )
    assert render([Block("variable", ("tables",), body)]) == (
        'variable "tables" {\n'
        "  description = <<-EOT\n"
        "    Tables by name.\n"
        "    The key is part of the name.\n"
        "  EOT\n"
        "  type = map(object({\n"
        "    hash_key = string\n"
        "    ttl      = optional(string)\n"
        "  }))\n"
        "  default  = {}\n"
        "  nullable = false\n"
        "\n"
        "  validation {\n"
        "    condition     = length(var.tables) > 0\n"
        '    error_message = "One."\n'
        "  }\n"
        "}\n"
    )


def test_a_module_call_names_its_source_first() -> None:
    body = (
        Attribute("source", "../.."),
        Attribute("for_each", E("local.all")),
        Attribute("name", "a"),
        Attribute("tags", E("local.tags")),
    )
    assert render([ordered(Block("module", ("table",), body))]) == (
        'module "table" {\n  source = "../.."\n\n  for_each = local.all\n\n'
        '  name = "a"\n\n  tags = local.tags\n}\n'
    )


@pytest.mark.parametrize(
    ("type_", "written"), [("list", "list(any)"), ("string", "string"), (E("map"), "map(any)")]
)
def test_a_type_is_bare(type_: Value, written: str) -> None:
    assert (
        render([Block("variable", ("a",), (Attribute("type", type_),))])
        == f'variable "a" {{\n  type = {written}\n}}\n'
    )


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (-0.0, "0"),
        (-16, "-16"),
        (16.0, "16"),
        (0.5, "0.5"),
        (1e6, "1000000"),
        (1e-7, "1e-7"),
        (1.5e300, "1.5e300"),
        (2**70, "1180591620717411303424"),
        (True, "true"),
    ],
)
def test_numbers_are_short_and_exact(number: float, written: str) -> None:
    assert value(number) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", '""'),
        ('say "hi"\\', '"say \\"hi\\"\\\\"'),
        ("a\tb\r\nc", '"a\\tb\\r\\nc"'),
        ("one line\n", '"one line\\n"'),
        ("no end\nof line", '"no end\\nof line"'),
        ("${a} %{b} $${c} 5% $x", '"$${a} %%{b} $$${c} 5% $x"'),
        ("\x00\x7f\u2028\u202e", '"\\u0000\\u007f\\u2028\\u202e"'),
        ("größe 名前 \U0001f600", '"größe 名前 \U0001f600"'),
        ("e\u0301", '"\u00e9"'),
        (Template("${var.a}"), "var.a"),
        (Template('"${f("x")}"\n'), '"\\"${f("x")}\\"\\n"'),
        (Template("%{ if a }b%{ endif }"), '"%{if a}b%{endif}"'),
        (E("(var.a?1:-2)"), "(var.a ? 1 : -2)"),
        (E("f(g({\na = 1\n}\n), 2\n)"), "f(g({\n    a = 1\n    }\n    ), 2\n  )"),
        (E("a\n ? b\n : c"), "(\n    a\n    ? b\n    : c\n  )"),
    ],
)
def test_text_is_written_so_that_it_means_itself(text: Value, written: str) -> None:
    assert value(text) == written


@pytest.mark.parametrize(
    "text",
    [
        " all\n indented\n",
        "space at the end \nof a line\n",
        "a tab\n\tis an indent\n",
        "the marker\nEOT\nis a line\n",
        "carriage\r\nreturn\n",
        "\u0301 starts\na line\n",
        "\n\n",
    ],
)
def test_text_that_a_heredoc_would_change_is_quoted(text: str) -> None:
    assert value(text).startswith('"')


def test_a_list_breaks_where_its_line_ends() -> None:
    fits, too_long = ["x" * 10] * 6, ["x" * 10] * 7
    assert "\n" not in value(fits)
    assert value(too_long) == "[\n" + '    "xxxxxxxxxx",\n' * 7 + "  ]"
    assert value([["a"]]) == '[\n    ["a"],\n  ]'


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (float("nan"), "nan"),
        (2**513 - 1, "512 bits"),
        ({1, 2}, "set"),
        (b"bytes", "bytes"),
        ("\ud800", "surrogate"),
        (E(""), "empty"),
        (E("f(x"), "missing"),
        (E('"${a'), "not closed"),
        ({"\u00e9": 1, "e\u0301": 2}, "same"),
        ({E("{ a = 1 }.a"): 1}, "key"),
    ],
)
def test_what_hcl_cannot_hold_is_an_error_that_names_its_place(bad: Any, says: str) -> None:
    block = Block("resource", ("a", "b"), (Block("c", body=(Attribute("d", [bad]),)),))
    with pytest.raises(SpecError, match=says) as error:
        render([block])
    assert error.value.where == "a.b.c.d"


@pytest.mark.parametrize(
    "block",
    [
        Block("resource", ("a", 'b"')),
        Block("re source"),
        Block("a", body=(Attribute("b c", 1),)),
        Block("a", body=(Block(""),)),
    ],
)
def test_a_name_that_is_none_is_an_error(block: Block) -> None:
    with pytest.raises(SpecError):
        render([block])


def test_files_are_blocks_apart_and_one_newline_at_the_end() -> None:
    assert render([]) == ""
    assert render([Block("locals"), Block("locals", comment="Two.")]) == "locals {}\n\n# Two.\nlocals {}\n"


def test_the_same_blocks_are_the_same_bytes_whatever_the_hash_seed() -> None:
    script = (
        "from tests.hcl.test_render import TABLE; from modsmith.hcl.render import render;"
        "from modsmith.hcl.json_syntax import to_json; print(ascii(render([TABLE])), to_json([TABLE]))"
    )

    def output(seed: str) -> bytes:
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        }
        return subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, check=True
        ).stdout

    assert output("1") == output("2") != b""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('${"${-x}"}', "-x"),
        ('${ "${"${a.b}"}" }', "a.b"),
        ('${"a${x}"}', '"a${x}"'),
        ('${"${x}" == "${y}"}', '"${x}" == "${y}"'),
    ],
)
def test_an_interpolation_of_nothing_but_an_interpolation_is_bare(text: str, expected: str) -> None:
    """As `terraform fmt` rewrites it."""
    block = Block("locals", body=(Attribute("value", Template(text)),))
    assert render([block]) == f"locals {{\n  value = {expected}\n}}\n"


def test_a_quoted_interpolation_as_an_expression_is_bare() -> None:
    block = Block("locals", body=(Attribute("value", E('"${-x}"')),))
    assert render([block]) == "locals {\n  value = -x\n}\n"
