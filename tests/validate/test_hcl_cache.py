"""What was parsed before is not parsed again, and what cannot be trusted is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from modsmith import user_cache
from modsmith.hcl.blocks import Expression, Template
from modsmith.hcl.read import cache, configuration
from modsmith.hcl.read.block import HclBlock

MODULES = Path(__file__).parents[2] / "modules"
TEXT = 'resource "aws_sns_topic" "this" {\n  name = "a"\n}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, and a process that has read nothing yet."""
    monkeypatch.setenv("MODSMITH_CACHE", str(tmp_path / "cache"))
    configuration.read_text.cache_clear()
    return tmp_path / "cache"


def test_what_is_kept_is_what_was_parsed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sorted(MODULES.glob("*/**/*.tf"))
    texts = [file.read_text("utf-8") for file in files]
    parsed = [configuration.read_text(text, "main.tf") for text in texts]
    configuration.read_text.cache_clear()
    monkeypatch.setattr(configuration, "parse", lambda _: pytest.fail("parsed again"))
    assert len(files) > 50
    assert [configuration.read_text(text, "main.tf") for text in texts] == parsed
    assert parsed[0] != ()


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.builds(Expression, st.text())
    | st.builds(Template, st.text()),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(["map", "expression", "template", "a"]) | st.builds(Expression, st.text()), inner
        )
    ),
)


@given(VALUES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_value_comes_back_as_it_was(folder: Path, value: object) -> None:
    inner = HclBlock("rule", (), "", 2, {"value": value}, {"value": 3}, ())  # type: ignore[dict-item]
    block = HclBlock("resource", ("aws_sns_topic", "this"), "", 1, {"value": value}, {"value": 4}, (inner,))  # type: ignore[dict-item]
    cache.keep("text", (block,))
    assert cache.load("text") == (block,)


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content.replace(b'"a"', b'"b"'),
        lambda content: content[: len(content) // 2],
        lambda _: b"",
        lambda _: b"\x80not JSON\n[]",
    ],
    ids=["changed", "cut", "empty", "garbage"],
)
def test_an_entry_that_was_touched_is_not_believed(folder: Path, damage: object) -> None:
    good = configuration.read_text(TEXT, "main.tf")
    (entry,) = folder.iterdir()
    kept = entry.read_bytes()
    entry.write_bytes(damage(kept))  # type: ignore[operator]
    configuration.read_text.cache_clear()
    assert configuration.read_text(TEXT, "main.tf") == good
    assert entry.read_bytes() == kept


def test_an_entry_of_another_parser_is_not_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configuration.read_text(TEXT, "main.tf")
    monkeypatch.setattr(cache, "_made_by", lambda: b"python-hcl2 of tomorrow")
    assert cache.load(TEXT) is None


def test_another_file_of_the_same_text_has_its_own_name(folder: Path) -> None:
    assert configuration.read_text(TEXT, "main.tf")[0].where() == "main.tf:1"
    configuration.read_text.cache_clear()
    assert configuration.read_text(TEXT, "other.tf")[0].where() == "other.tf:1"


@pytest.mark.parametrize(("name", "value"), [("MODSMITH_CACHE", "off"), ("CI", "true")])
def test_no_cache_where_none_is_wanted(
    folder: Path, name: str, value: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("MODSMITH_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv(name, value)
    cache.keep(TEXT, configuration.parse(TEXT))
    assert cache.load(TEXT) is None
    assert list(tmp_path.iterdir()) == []


def test_a_cache_that_cannot_be_written_is_ignored(folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    assert configuration.read_text(TEXT, "main.tf")[0].address == "aws_sns_topic.this"
    assert folder.read_text() == "a file where the folder should be"


def test_the_older_half_goes_when_there_are_too_many(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_cache, "MOST", 4)
    for number in range(5):
        cache.keep(str(number), ())
        for entry in folder.iterdir():
            os.utime(entry, (entry.stat().st_atime, entry.stat().st_mtime - 60))
    assert [cache.load(str(number)) for number in range(5)] == [None, None, (), (), ()]


def test_entries_that_another_process_deletes_meanwhile_do_not_stop_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    delete = os.unlink

    def twice(path: str) -> None:
        delete(path)
        delete(path)

    monkeypatch.setattr(user_cache, "MOST", 4)
    monkeypatch.setattr(os, "unlink", twice)
    for number in range(5):
        cache.keep(str(number), ())
    assert len([*folder.iterdir()]) == 3


def test_what_does_not_parse_is_not_kept(folder: Path) -> None:
    with pytest.raises(ValueError, match="a block is not closed"):
        configuration.read_text("resource {{", "main.tf")
    assert not folder.exists()
