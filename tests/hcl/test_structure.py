"""The structure of a file is the one that python-hcl2's own tree has, whatever happened to the stored grammar."""

from __future__ import annotations

import shutil
from pathlib import Path

import hcl2.parser as python_hcl2
import pytest
from hcl2.parser import PARSER_FILE

from modsmith.hcl.read import parser, structure
from modsmith.hcl.read.block import HclSyntaxError

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("modules/*/**/*.tf"), *ROOT.glob("modsmith/validate/fixtures/s*/*.tf")])
TEXT = 'resource "aws_sns_topic" "this" {\n\n  name = "a"\n  rule {}\n}\n'
UNUSUAL = 'a "x-${var.b}" "\\"" {\n}\n'


def by_the_tree(text: str, monkeypatch: pytest.MonkeyPatch) -> object:
    def refuse(_: str) -> structure.Body:
        raise structure.UnusualError

    with monkeypatch.context() as patched:
        patched.setattr(structure, "parse", refuse)
        return parser.parse(text)


def test_the_tree_has_the_same_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(FILES) > 150
    for file in FILES:
        text = file.read_text("utf-8")
        assert parser.parse(text) == by_the_tree(text, monkeypatch), file


def test_files_need_no_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "parses", lambda _: pytest.fail("python-hcl2 made a tree"))
    assert all(parser.parse(file.read_text("utf-8")) for file in FILES if file.stat().st_size)


def test_labels_with_escapes_are_read_by_the_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    (block,) = parser.parse(UNUSUAL)
    assert block.labels == ("x-${var.b}", '\\"')


@pytest.mark.parametrize(
    "text", ['variable "a"\n{\n}\n', 'variable "a" { x = }', "a = 1 2", "= 1", "a b", "é {}"]
)
def test_errors_are_those_of_the_tree(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def outcome(read: object) -> object:
        try:
            return read()  # type: ignore[operator]
        except HclSyntaxError as error:
            return str(error), error.line

    assert outcome(lambda: parser.parse(text)) == outcome(lambda: by_the_tree(text, monkeypatch))


@pytest.mark.parametrize("damage", ["another version", "cut", "garbage"])
def test_a_stored_grammar_that_does_not_fit_is_made_anew(damage: str, tmp_path: Path) -> None:
    stored = tmp_path / "tables"
    structure.parser.__wrapped__(str(stored))
    digest, _, tables = stored.read_bytes().partition(b"\n")
    bad = {"another version": digest[::-1] + b"\n" + tables, "cut": digest, "garbage": b"\x80\n"}[damage]
    stored.write_bytes(bad)
    assert structure.parser.__wrapped__(str(stored)).parse("a {\n}\n").blocks[0].type == "a"
    assert stored.read_bytes().startswith(digest + b"\n")
    assert len(stored.read_bytes()) > 100_000


def test_python_hcl2_can_use_the_stored_grammar() -> None:
    structure.parser.__wrapped__(str(PARSER_FILE))
    made = PARSER_FILE.stat().st_mtime_ns
    python_hcl2.parser.__wrapped__()
    structure.parser.__wrapped__(str(PARSER_FILE))
    assert PARSER_FILE.stat().st_mtime_ns == made


def test_the_grammar_needs_no_place_to_be_stored(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    found = structure.parser.__wrapped__(str(tmp_path / "file" / "tables"))
    assert found.parse("a {\n}\n").blocks[0].type == "a"
    shutil.rmtree(tmp_path)
