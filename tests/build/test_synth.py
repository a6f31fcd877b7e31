"""What comes out of the CDKTF stack is what was put in, in the order in which it was put in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from modsmith.build import synth
from modsmith.build.stack import Dynamic, File, expr
from modsmith.errors import SchemaError, SpecError
from modsmith.hcl.blocks import Expression
from modsmith.hcl.order import ordered
from modsmith.hcl.render import render

from . import sample


def text(function: Callable[[File], object]) -> str:
    """What one file's constructs are rendered to."""
    return render(map(ordered, sample.built({"main": function})["main"]))


def test_falsehood_survives_and_an_argument_that_is_none_is_left_out() -> None:
    body = {"name": None, "fifo_queue": False, "delay_seconds": 0, "policy": "", "tags": {}}
    assert (
        text(lambda part: part.add("aws_sqs_queue.this", body))
        == """\
resource "aws_sqs_queue" "this" {
  fifo_queue    = false
  delay_seconds = 0
  policy        = ""

  tags = {}
}
"""
    )


def test_a_null_inside_a_value_stays() -> None:
    def add(part: File) -> None:
        part.local("limits", {"low": None, "list": [1, None]})
        part.add("aws_sqs_queue.this", {"tags": {"a": None}})

    assert (
        text(add)
        == """\
locals {
  limits = {
    low  = null
    list = [1, null]
  }
}

resource "aws_sqs_queue" "this" {
  tags = {
    a = null
  }
}
"""
    )


def test_numbers_keep_their_kind() -> None:
    assert text(lambda part: part.local("n", [16, 0.5, 1e6, 1.0, -3])) == (
        "locals {\n  n = [16, 0.5, 1000000, 1, -3]\n}\n"
    )


def test_keys_that_look_like_camel_case_or_expressions_are_left_alone() -> None:
    """CDKTF's own rendering would turn `costCenter` into `cost_center`."""
    value = {"costCenter": 1, "Content-Type": 2, expr("var.project_name"): 3, "a-${var.project_name}": 4}
    assert (
        text(lambda part: part.local("m", value))
        == """\
locals {
  m = {
    costCenter              = 1
    Content-Type            = 2
    (var.project_name)      = 3
    "a-${var.project_name}" = 4
  }
}
"""
    )


def test_a_dynamic_block_stands_beside_static_ones() -> None:
    static = {"name": "id", "type": "S"}
    dynamic = Dynamic("${var.tags}", {"name": "${attribute.key}", "type": "${attribute.value}"})

    def add(part: File) -> None:
        part.add("aws_dynamodb_table.this", {"name": "t", "attribute": [static, dynamic], "hash_key": "id"})

    assert (
        text(add)
        == """\
resource "aws_dynamodb_table" "this" {
  name     = "t"
  hash_key = "id"

  attribute {
    name = "id"
    type = "S"
  }

  dynamic "attribute" {
    for_each = var.tags

    content {
      name = attribute.key
      type = attribute.value
    }
  }
}
"""
    )


def test_several_dynamic_blocks_of_one_kind_are_all_kept() -> None:
    blocks = [Dynamic(f"${{var.{name}}}", {"name": name, "type": "S"}) for name in ("tags", "labels")]

    def add(part: File) -> None:
        part.add("aws_dynamodb_table.this", {"name": "t", "hash_key": "id", "attribute": blocks})

    written = text(add)
    assert written.count('dynamic "attribute"') == 2
    assert written.index("for_each = var.tags") < written.index("for_each = var.labels")


def test_meta_arguments_are_kept_and_their_references_stay_bare() -> None:
    """Returned as ordinary attributes, CDKTF would drop each of them without a word."""
    lifecycle = {
        "prevent_destroy": False,
        "ignore_changes": ["policy", "tags"],
        "precondition": {"condition": '${var.project_name != ""}', "error_message": "No name."},
    }

    def add(part: File) -> None:
        part.add("aws_sqs_queue.dead", {"count": '${var.project_name == "" ? 1 : 0}'})
        body = {
            "for_each": '${toset(["a"])}',
            "provider": "aws.replica",
            "name": "${each.key}",
            "depends_on": ["aws_sqs_queue.dead"],
            "lifecycle": lifecycle,
        }
        part.add("aws_sqs_queue.this", body)

    assert (
        text(add)
        == """\
resource "aws_sqs_queue" "dead" {
  count = var.project_name == "" ? 1 : 0
}

resource "aws_sqs_queue" "this" {
  for_each = toset(["a"])
  provider = aws.replica

  name = each.key

  lifecycle {
    prevent_destroy = false
    ignore_changes  = [policy, tags]

    precondition {
      condition     = var.project_name != ""
      error_message = "No name."
    }
  }

  depends_on = [aws_sqs_queue.dead]
}
"""
    )


def test_a_comment_stands_above_its_block() -> None:
    assert text(lambda part: part.add("aws_sqs_queue.this", comment="Nobody reads it.\nYet.")) == (
        '# Nobody reads it.\n# Yet.\nresource "aws_sqs_queue" "this" {}\n'
    )


def test_locals_of_a_file_share_one_block_where_the_first_stands() -> None:
    def add(part: File) -> None:
        part.local("a", 1)
        part.add("data.aws_region.current")
        part.local("b", "${local.a}")

    assert text(add) == 'locals {\n  a = 1\n  b = local.a\n}\n\ndata "aws_region" "current" {}\n'


def test_files_and_blocks_come_in_the_order_of_building() -> None:
    def add(*names: str) -> Callable[[File], object]:
        return lambda part: [part.add(f"aws_sqs_queue.{name}") for name in names]

    files = sample.built({"zebra": add("z", "a"), "main": add("m"), "empty": lambda _: None})
    assert {file: [block.address for block in blocks] for file, blocks in files.items()} == {
        "zebra": ["aws_sqs_queue.z", "aws_sqs_queue.a"],
        "main": ["aws_sqs_queue.m"],
    }


def test_user_text_is_not_read_as_a_template() -> None:
    assert text(lambda part: part.local("help", "Write $${name} and %%{if}.")) == (
        'locals {\n  help = "Write $${name} and %%{if}."\n}\n'
    )


def test_a_check_block_survives() -> None:
    def add(part: File) -> None:
        part.check("named", '${var.project_name != ""}', "It has no name.")

    assert (
        text(add)
        == """\
check "named" {
  assert {
    condition     = var.project_name != ""
    error_message = "It has no name."
  }
}
"""
    )


def test_outputs_are_bound_in_order_false_and_null_too() -> None:
    def add(part: File) -> None:
        queue = part.add("aws_sqs_queue.this")
        part.output("url", queue["url"])
        part.output("fifo", value=False)
        part.output("none", None)

    assert list(synth.bound_outputs(sample.stacked({"main": add})).items()) == [
        ("url", Expression("aws_sqs_queue.this.url")),
        ("fifo", False),
        ("none", Expression("null")),
    ]


def test_an_unknown_resource_type_is_told_at_once() -> None:
    with pytest.raises(SchemaError, match=r"aws_sqs_que\b.*Did you mean"):
        sample.built({"main": lambda part: part.add("aws_sqs_que.this")})


def test_a_moved_block_is_written_behind_what_it_is_about() -> None:
    def add(part: File) -> None:
        part.moved("aws_sqs_queue.orders", 'aws_sqs_queue.this["orders"]')
        part.add("aws_sqs_queue.this", {"for_each": "${local.queues}"})

    assert (
        text(add)
        == """\
resource "aws_sqs_queue" "this" {
  for_each = local.queues
}

moved {
  from = aws_sqs_queue.orders
  to   = aws_sqs_queue.this["orders"]
}
"""
    )


def test_what_is_removed_says_whether_it_is_destroyed() -> None:
    def add(part: File) -> None:
        part.removed("aws_sqs_queue.orders")
        part.removed("aws_sqs_queue.returns", destroy=True)

    assert (
        text(add)
        == """\
removed {
  from = aws_sqs_queue.orders

  lifecycle {
    destroy = false
  }
}

removed {
  from = aws_sqs_queue.returns

  lifecycle {
    destroy = true
  }
}
"""
    )


def test_the_same_address_is_removed_once() -> None:
    def add(part: File) -> None:
        part.removed("aws_sqs_queue.orders")
        part.removed("aws_sqs_queue.orders", destroy=True)

    with pytest.raises(SpecError, match=r"aws_sqs_queue\.orders: is removed twice"):
        text(add)


def test_dynamic_blocks_stand_in_nested_blocks_too() -> None:
    def add(part: File) -> None:
        limits = Dynamic("${local.limits}", {"max_read_request_units": "${on_demand_throughput.value}"})
        part.add(
            "aws_dynamodb_table.this",
            {"global_secondary_index": [{"name": "by", "on_demand_throughput": limits}]},
        )

    assert (
        text(add)
        == """\
resource "aws_dynamodb_table" "this" {
  global_secondary_index {
    name = "by"

    dynamic "on_demand_throughput" {
      for_each = local.limits

      content {
        max_read_request_units = on_demand_throughput.value
      }
    }
  }
}
"""
    )
