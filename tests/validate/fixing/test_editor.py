"""Where an edit goes in the text, and what it looks like there."""

from __future__ import annotations

import pytest

from modsmith.validate.fixing import editor, shape
from modsmith.validate.fixing.declared import AddBlock, AddResource, SetArgument
from modsmith.validate.fixing.editor import NotEditableError
from modsmith.validate.fixing.new_resource import with_resource

ON = SetArgument("t", "enabled", "true")
INNER = SetArgument("t", "rule.status", '"on"')
BLOCK = AddBlock("t", "recovery", ("enabled = true",))


def _body(body: str) -> str:
    return f'resource "t" "x" {{\n{body}}}\n'


def _set(text: str, fix: SetArgument = ON) -> str:
    return shape.kept(text, editor.set_argument(text, "x", fix).text)


def _add(text: str) -> str:
    return shape.kept(text, editor.add_block(text, "x", BLOCK).text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "  name = 1 # a\n  x    = 2 # b\n",
            "  name    = 1 # a\n  x       = 2 # b\n  enabled = true\n",
            id="aligned",
        ),
        pytest.param(
            "  enabled = false # a\n  x       = 2     # b\n",
            "  enabled = true # a\n  x       = 2    # b\n",
            id="comments",
        ),
        pytest.param(
            "  name=1 # a\n\n  x   =2\n",
            "  name=1 # a\n\n  x   =2\n  enabled = true\n",
            id="a file in another form",
        ),
        pytest.param("  enabled=false# a\n", "  enabled=true# a\n", id="literal in another form"),
        pytest.param("\tname = 1\n", "\tname = 1\n\tenabled = true\n", id="tabs"),
        pytest.param("  count = 2\n", "  count = 2\n\n  enabled = true\n", id="below meta-arguments"),
        pytest.param(
            "  count = 2\n\n  a {}\n",
            "  count = 2\n\n  enabled = true\n\n  a {}\n",
            id="between count and a block",
        ),
        pytest.param("  a {}\n", "  enabled = true\n\n  a {}\n", id="above the first block"),
        pytest.param(
            "  name = 1\n\n  tags = {\n    a = 1\n  }\n",
            "  name    = 1\n  enabled = true\n\n  tags = {\n    a = 1\n  }\n",
            id="before tags",
        ),
        pytest.param(
            "  name = <<-EOT\n    } #\n  EOT\n\n  # of a\n  a {}\n",
            "  name    = <<-EOT\n    } #\n  EOT\n  enabled = true\n\n  # of a\n  a {}\n",
            id="below a heredoc",
        ),
        pytest.param("  # nothing yet\n", "  enabled = true\n  # nothing yet\n", id="above a comment"),
        pytest.param("  enabled = null\n", "  enabled = true\n", id="null"),
        pytest.param('  enabled = "false"\n', "  enabled = true\n", id="text"),
        pytest.param('  enabled = "true"\n', '  enabled = "true"\n', id="text that is right"),
        pytest.param("  enabled {}\n", "  enabled {}\n", id="a block of that name"),
    ],
)
def test_an_argument(before: str, after: str) -> None:
    assert _set(_body(before)) == _body(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "  rule {\n    a = 1\n  }\n", '  rule {\n    a      = 1\n    status = "on"\n  }\n', id="nested"
        ),
        pytest.param(
            "  rule { a = 1 }\n", '  rule {\n    a      = 1\n    status = "on"\n  }\n', id="one line"
        ),
        pytest.param('  rule { status = "off" }\n', '  rule { status = "on" }\n', id="literal in one line"),
        pytest.param(
            '  rule {\n    status = "off"\n  }\n  rule {}\n',
            '  rule {\n    status = "on"\n  }\n  rule {\n    status = "on"\n  }\n',
            id="each",
        ),
        pytest.param(
            '  dynamic "rule" {\n    for_each = var.x\n    content {\n      status = "off"\n    }\n  }\n',
            '  dynamic "rule" {\n    for_each = var.x\n    content {\n      status = "on"\n    }\n  }\n',
            id="content of a dynamic block",
        ),
        pytest.param("  a = 1\n", "  a = 1\n", id="no block"),
    ],
)
def test_an_argument_of_nested_blocks(before: str, after: str) -> None:
    assert _set(_body(before), INNER) == _body(after)


ADDED = "  recovery {\n    enabled = true\n  }\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", ADDED, id="alone"),
        pytest.param("  a = 1\n", f"  a = 1\n\n{ADDED}", id="below arguments"),
        pytest.param(
            "  a = 1\n  # of b\n  b {}\n", f"  a = 1\n  # of b\n  b {{}}\n\n{ADDED}", id="below blocks"
        ),
        pytest.param(
            "  a {}\n\n  lifecycle {\n    x = 1\n  }\n",
            f"  a {{}}\n\n{ADDED}\n  lifecycle {{\n    x = 1\n  }}\n",
            id="above lifecycle",
        ),
        pytest.param("  lifecycle {}\n", f"{ADDED}\n  lifecycle {{}}\n", id="above lifecycle alone"),
        pytest.param("  recovery {}\n", "  recovery {}\n", id="there already"),
    ],
)
def test_a_block(before: str, after: str) -> None:
    assert _add(_body(before)) == _body(after)


def test_a_block_in_an_empty_resource() -> None:
    assert _add('resource "t" "x" {}') == f'resource "t" "x" {{\n{ADDED}}}'


@pytest.mark.parametrize(
    "body", ['  dynamic "recovery" {\n    content {}\n  }\n', "  recovery = []\n", "  a = 1 }"]
)
def test_unusual_lines_are_refused(body: str) -> None:
    with pytest.raises(NotEditableError):
        editor.add_block(_body(body).replace("}}", "}"), "x", BLOCK)


@pytest.mark.parametrize(
    ("owner", "added"),
    [
        ("", ["  of = t.x.id", "  on = true"]),
        ("  count = 2\n", ["  count = length(t.x)", "", "  of = t.x[count.index].id", "  on = true"]),
        ("  for_each = var.x\n", ["  for_each = t.x", "", "  of = each.value.id", "  on = true"]),
        ("  provider = aws.b\n", ["  provider = aws.b", "", "  of = t.x.id", "  on = true"]),
    ],
)
def test_a_resource_is_made_for_each_instance_of_its_owner(owner: str, added: list[str]) -> None:
    fix = AddResource("p", "t", "of", "id", ("on = true",))
    made = with_resource(_body(owner) + "# next\n", "x", fix)
    new = "\n".join(['resource "p" "x" {', *added, "}"])
    assert made == f"{_body(owner)}\n{new}\n\n# next\n"


def test_a_resource_of_a_region_that_depends_on_the_instance_is_refused() -> None:
    fix = AddResource("p", "t", "of", "id", ("on = true",))
    with pytest.raises(NotEditableError, match="its region depends on the instance"):
        with_resource(_body("  for_each = var.x\n  region = each.key\n"), "x", fix)
