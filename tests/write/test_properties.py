"""Whatever was there before and whatever is to come: after a run it is there, with the foreign files."""

import contextlib
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modsmith.errors import ModsmithError, SpecError
from modsmith.write import apply, plan, recover
from modsmith.write.tree import check
from tests.write.child import CALLS
from tests.write.support import everything, files, flat, modules

names = st.sampled_from(["a", "b", "c"])
paths = st.lists(names, min_size=1, max_size=3).map("/".join)
contents = st.sampled_from([b"", b"x\n", b"x\r\n", b"y", b"\0z"])


def is_tree(tree):
    try:
        check({"m": tree})
    except SpecError:
        return False
    return True


trees = st.dictionaries(paths, contents, max_size=6).filter(is_tree)
pairs = st.fixed_dictionaries({"m": trees, "n": trees})


class Killed(BaseException):
    """Stands for SIGKILL: from here on no system call does anything."""


@pytest.fixture(autouse=True, scope="module")
def fast_disk():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _descriptor: None)
        yield


def write_foreign(out, foreign):
    """Write what finds room, and say what did."""
    written = {}
    for path, content in foreign.items():
        try:
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            with (out / path).open("xb") as file:
                file.write(content)
            written[path] = content
        except OSError:
            continue
    return written


def is_apart(foreign, paths):
    """Whether no path is another, or a folder on the way to another."""
    return not any(
        one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")
        for one in foreign
        for other in paths
    )


@settings(max_examples=150, deadline=None)
@given(
    old=pairs,
    new=pairs,
    foreign=st.dictionaries(paths.map("m/".__add__), contents, max_size=3),
    force=st.booleans(),
)
def test_after_a_run_the_disk_holds_the_new_trees_and_the_foreign_files(old, new, foreign, force):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        apply(out, old)
        foreign = write_foreign(out, foreign)
        before = modules(out)
        try:
            apply(out, new, force)
        except ModsmithError:
            assert modules(out) == before
            assert not is_apart(foreign, flat(new))
            return
        assert files(out) == {**foreign, **flat(new)}
        assert all(plan(out, module, tree).fresh for module, tree in new.items())
        again = everything(out)
        assert all(change.unchanged == tuple(sorted(new[change.module])) for change in apply(out, new))
        assert everything(out) == again


@settings(max_examples=100, deadline=None)
@given(old=pairs, new=pairs)
def test_no_empty_folder_is_left(old, new):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        apply(out, old)
        apply(out, new)
        empty = [path for path in out.rglob("*") if path.is_dir() and not any(path.iterdir())]
        assert empty == []


@settings(max_examples=200, deadline=None)
@given(old=pairs, new=pairs, turn=st.integers(1, 60))
def test_a_run_killed_anywhere_leaves_the_old_trees_or_the_new(old, new, turn):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        apply(out, old)
        before = modules(out)
        left = turn

        def dying(call):
            def die(*arguments, **options):
                nonlocal left
                left -= 1
                if left <= 0:
                    raise Killed
                return call(*arguments, **options)

            return die

        with pytest.MonkeyPatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, dying(getattr(os, name)))
            with contextlib.suppress(Killed):
                apply(out, new)
        rolled_back = recover(out)
        assert modules(out) == before or (files(out) == flat(new) and not rolled_back)
        apply(out, new)
        assert files(out) == flat(new)
