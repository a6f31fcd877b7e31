"""A fix changes what it names and nothing else, however the file is written."""

from __future__ import annotations

import difflib
import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from modsmith.hcl.read import configuration
from modsmith.hcl.tokens import tokenize
from modsmith.validate.control import Control
from modsmith.validate.fixing.declared import AddBlock, Fix, SetArgument
from modsmith.validate.fixing.plan import ModulePlan

from .conftest import made, module, planned, statuses
from .scrambling import scrambled
from .test_fixtures import CONTROLS, texts

MODULES = [(control, text) for control in CONTROLS for text in texts(control)]


def _words(text: str) -> list[str]:
    """The tokens, comments included, without white space."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return [one.text.strip() for one in tokenize(text) if one.kind != "newline" and one.text.strip()]


def _differences(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """What is removed and added at each place that differs."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield old[a:b], new[c:d]


_FRAME = {*'"{}[]()=.', "resource", "count", "length", "index", "for_each", "each", "value"}


def _tokens(fix: Fix, names: set[str]) -> set[str]:
    """The tokens that an edit may add."""
    if isinstance(fix, SetArgument):
        return {*_words(fix.literal), fix.path.rpartition(".")[2], "="}
    if isinstance(fix, AddBlock):
        return {*_words("\n".join(fix.body)), fix.name, "{", "}"}
    return {*_words("\n".join(fix.body)), fix.type, fix.owner, fix.link, fix.attribute, *_FRAME, *names}


@cache
def _plain(control: str, text: str) -> frozenset[tuple[str, ...]]:
    """The addresses of what is fixed in the module as it is written."""
    with tempfile.TemporaryDirectory() as name:
        return frozenset(one.addresses for one in planned(module(Path(name), text), control).fixed)


# a failure is printed as it was found: to shrink it takes minutes
@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(seed=st.integers(0, 10**9), case=st.sampled_from(MODULES))
def test_a_fix_changes_nothing_else(seed: int, case: tuple[Control, str]) -> None:
    control, written = case
    text = scrambled(written, Random(seed))  # noqa: S311 - not for secrets
    with tempfile.TemporaryDirectory() as name:
        plan = planned(module(Path(name) / "before", text), control.id)
        assert {one.addresses for one in plan.fixed} == _plain(control.id, written)
        if not plan.fixed:
            return
        after = made(plan)
        _compare(text, after, plan)
        fixed = module(Path(name) / "after", after)
        assert configuration.read(fixed).unparsable == ()
        now = statuses(fixed, control.id)
        assert all(now[address] == "pass" for one in plan.fixed for address in one.addresses)
        assert planned(fixed, control.id).fixed == ()


def _compare(before: str, after: str, plan: ModulePlan) -> None:
    assert after.startswith("\ufeff") == before.startswith("\ufeff")
    assert ("\r" in after) == ("\r" in before)
    if "\r\n" in before:
        assert after.count("\n") == after.count("\r\n")
    names = {one.rpartition(".")[2] for fixed in plan.fixed for one in fixed.addresses}
    fixes = [edit.fix for one in plan.fixed for edit in one.edits]
    allowed = set().union(*(_tokens(fix, names) for fix in fixes))
    for removed, added in _differences(_words(before), _words(after)):
        assert len(removed) <= 1, removed
        assert removed == [] or re.fullmatch(r"false|true|\d+|[\w.-]+", removed[0]), removed
        assert set(added) <= allowed, added
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    gone = [line for removed, _ in _differences(old, new) for line in removed]
    assert len(gone) <= 2 * len(fixes), gone  # the line of a literal, or those of a block of one line


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("{}", "{\n  enable_key_rotation = true\n}", id="empty"),
        pytest.param(
            "{ tags = {} }", "{\n  tags                = {}\n  enable_key_rotation = true\n}", id="one line"
        ),
    ],
)
def test_a_block_of_one_line_becomes_one_of_several(tmp_path: Path, before: str, after: str) -> None:
    head = 'resource "aws_kms_key" "this" '
    plan = planned(module(tmp_path, f"{head}{before} # here\n"), "kms-rotation")
    assert made(plan) == f"{head}{after} # here\n"


def test_a_file_that_mixes_line_ends_keeps_each(tmp_path: Path) -> None:
    text = 'resource "aws_kms_key" "this" {\r\n  description = "x"\r\n}\n\n# end\r\n'
    plan = planned(module(tmp_path, text), "kms-rotation")
    assert made(plan) == text.replace('"x"\r\n', '"x"\r\n  enable_key_rotation = true\r\n')
