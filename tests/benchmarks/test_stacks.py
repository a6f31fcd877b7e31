from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.contests.stacks import comparison, declared

KEY = """\
variable "days" {
  type = number
}

resource "aws_kms_key" "this" {
  deletion_window_in_days = var.days
}
"""


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "main.tf").write_text(text)
    return path


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('variable "days" {\n  type = number\n}\n', "", "variable.days, variable.days.type"),
        ("  deletion_window_in_days = var.days\n", "", "resource.aws_kms_key.this.deletion_window_in_days"),
        (
            "days\n}",
            'days\n\n  timeouts {\n    create = "1m"\n  }\n}',
            "resource.aws_kms_key.this.timeouts.create",
        ),
        ('resource "', 'locals {\n  a = 1\n}\n\nresource "', "local.a"),
    ],
)
def test_stacks_that_differ_are_not_called_the_same(tmp_path: Path, old: str, new: str, path: str) -> None:
    ours, theirs = folder(tmp_path / "ours", KEY), folder(tmp_path / "theirs", KEY.replace(old, new))
    for said in (comparison(ours, theirs), comparison(theirs, ours)):
        assert "not fair" in said
        assert path in said


def test_what_is_there_twice_is_not_the_same_as_once(tmp_path: Path) -> None:
    block = '  grant {\n    type = "Group"\n  }\n'
    one, two = (folder(tmp_path / str(n), f'data "a" "b" {{\n{block * n}}}\n') for n in (1, 2))
    assert "(data.a.b.grant, data.a.b.grant.type)" in comparison(one, two)


def test_the_same_stacks_are_counted_and_measured(tmp_path: Path) -> None:
    ours, theirs = folder(tmp_path / "ours", KEY), folder(tmp_path / "theirs", KEY + "#" * 2000)
    assert comparison(ours, theirs) == (
        "Both stacks declare the same 1 variables, 0 local values, 0 data sources, 1 resources, 0 outputs, under the"
        " same addresses, with the same 2 arguments and nested blocks; modsmith's HCL has 0 kB, CDKTF's 2 kB."
    )


def test_what_the_hcl_of_cdktf_leaves_out_is_no_difference(tmp_path: Path) -> None:
    check = 'check "a" {\n  assert {\n    condition     = true\n    error_message = "No."\n  }\n}\n'
    moved = "moved {\n  from = a.b\n  to   = a.c\n}\n"
    whole = KEY.replace("number\n", "number\n  default = false\n  nullable = false\n") + check + moved
    ours, theirs = folder(tmp_path / "ours", whole), folder(tmp_path / "theirs", KEY)
    assert comparison(ours, theirs).startswith("Both stacks declare the same 1 variables")
    left_out = {".".join(path) for path in declared(ours) - declared(theirs)}
    assert {"check.a.assert.condition", "moved.to", "variable.days.default"} <= left_out


def test_a_stack_that_cannot_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    broken = folder(tmp_path / "broken", 'resource "a" {{\n')
    assert comparison(broken, broken).startswith(f"The stacks cannot be compared: {broken}/main.tf:1: ")
