"""The comparison finds every change of meaning, and nothing else."""

from __future__ import annotations

import pytest

from modsmith.hcl.read.configuration import read_text
from modsmith.importing.compare import differences
from modsmith.provider.table import Table

from . import hand_written

TEXT = hand_written.MAIN + hand_written.VARIABLES + hand_written.OUTPUTS

ADAPTED = (
    TEXT.replace('"Name of the queue"', '"Name of the queue."')
    .replace("Use letters, not ${var.name}", "Use letters, not ${var.name}.")
    .replace("- or none", "- or none.")
    .replace('variable "create" {', 'variable "create" {\n  description = "Whether to create."')
    .replace('output "arn" {', 'output "arn" {\n  description = "ARN."')
)
"""What the import makes of it."""

CHANGES = {
    "an argument": ("name                       = local.name", "name                       = var.name"),
    "a literal": ('visibility_timeout_seconds = "30"', 'visibility_timeout_seconds = "31"'),
    "a missing argument": ('  tags = { "Name" = local.name, Empty = "" }\n', ""),
    "a key of a map": ('"a b" = null', '"a c" = null'),
    "a line of a heredoc": ("Dear ${var.name}", "Hello ${var.name}"),
    "the indentation of a heredoc": ("      this is indented", "    this is indented"),
    "a strip marker": ("%{~ endfor ~}", "%{~ endfor }"),
    "a heredoc in an expression": ("second\nEOT", "third\nEOT"),
    "a condition": ("<= 80", "< 80"),
    "a message": ("is too long.", "is long."),
    "ignored changes": (
        'ignore_changes        = [tags["Owner"], policy]',
        "ignore_changes        = [policy]",
    ),
    "a lifecycle": ("create_before_destroy = true", "create_before_destroy = false"),
    "the provider": ("provider = aws.replica\n", ""),
    "for_each": ("for part in var.parts : part => ", "for part in var.parts : upper(part) => "),
    "a dependency": ("depends_on = [aws_sqs_queue.this]", "depends_on = [aws_eip.this]"),
    "an iterator": ("    iterator = each_statement\n", ""),
    "a nested dynamic block": ("conditions[*]", "conditions[0]"),
    "a nested argument": ("condition.value.test", "condition.value.tests"),
    "a block in an attribute": ("from_port = 443", "from_port = 444"),
    "providers of a call": ("providers = { aws = aws.replica }", "providers = { aws = aws }"),
    "an assertion": ("length(var.name) > 1", "length(var.name) > 2"),
    "a move": ("to   = aws_sqs_queue.this[0]", "to   = aws_sqs_queue.this[1]"),
    "a removal": ("destroy = false", "destroy = true"),
    "a description": ("Whether the queue is ordered.", "Whether the queue is FIFO."),
    "a type": ("type        = set(string)", "type        = list(string)"),
    "an optional default": ('optional(string, "x")', 'optional(string, "y")'),
    "a default": ('default     = ["b", "a"]', 'default     = ["b"]'),
    "nullable": ("  nullable = false\n", ""),
    "sensitive": ("  sensitive   = true\n}\n\nvariable", "}\n\nvariable"),
    "a validation": ("^[a-z]+$", "^[a-z]*$"),
    "a message of a validation": ("Use letters", "Use digits"),
    "an output": ("one(aws_sqs_queue.this[*].arn)", "one(aws_sqs_queue.this[*].id)"),
    "a precondition": ("var.create || var.dead_letters == null", "var.create"),
    "a dependency of an output": ("depends_on = [aws_sqs_queue.replica]", "depends_on = [aws_eip.this]"),
    "a sensitive output": (
        "value       = var.dead_letters\n  sensitive   = true",
        "value       = var.dead_letters",
    ),
    "a missing block": ('resource "aws_eip" "this" {\n  vpc = true\n}\n', ""),
}
SAME = {
    "white space": ('join("-", [var.name, <<EOT', 'join(\n  "-", [ var.name,<<EOT'),
    "brackets": ("var.create ? 1 : 0", "(var.create) ? 1 : (0)"),
    "quotes around a reference": ("name       = each.value", 'name       = "${each.value}"'),
    "a null argument": ("  kms_data_key_reuse_period_seconds = null\n", ""),
    "a quoted number": ('visibility_timeout_seconds = "30"', "visibility_timeout_seconds = 30"),
    "the order of arguments": (
        "    from_port = 443\n    to_port   = 443\n",
        "    to_port   = 443\n    from_port = 443\n",
    ),
    "a default of its type": ('default  = "true"', "default  = true"),
}


def _differences(changed: str) -> list[str]:
    found = differences(read_text(TEXT, "main.tf"), read_text(changed, "main.tf"), Table.load())
    return [str(note) for note in found]


@pytest.mark.parametrize(("before", "after"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_found(before: str, after: str) -> None:
    assert before in ADAPTED
    assert _differences(ADAPTED.replace(before, after, 1))


@pytest.mark.parametrize(("before", "after"), SAME.values(), ids=SAME)
def test_what_means_the_same_is_the_same(before: str, after: str) -> None:
    assert before in ADAPTED
    assert _differences(ADAPTED.replace(before, after, 1)) == []


def test_the_adapted_module_says_the_same() -> None:
    assert _differences(ADAPTED) == []


def test_a_difference_names_file_line_and_argument() -> None:
    line = TEXT.split("\n").index("  name                       = local.name") + 1
    (found,) = _differences(ADAPTED.replace("name                       = local.name", "name = var.x"))
    assert found == f"main.tf:{line}: resource aws_sqs_queue.this: `name` is not the same"


def test_a_block_that_only_the_generated_module_has_is_found() -> None:
    assert _differences(ADAPTED + '\nresource "aws_eip" "more" {}\n') == [
        "resource aws_eip.more: only the generated module has it"
    ]
