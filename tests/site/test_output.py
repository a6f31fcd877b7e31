"""The folder of a site: only the site is in it, and it is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith.errors import WriteError
from modsmith.site.errors import SiteError
from modsmith.site.output import put

OLD = {"index.html": b"old", "docs/old.html": b"old", "assets/site.css": b"same"}
NEW = {"index.html": b"new", "docs.html": b"new", "assets/site.css": b"same"}


def found(folder: Path) -> dict[str, bytes]:
    """The files of a site's folder, without the manifest."""
    paths = [path for path in folder.rglob("*") if path.is_file() and path.name != ".modsmith.json"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    out = tmp_path / "site"
    put(out, OLD)
    put(out, NEW)
    assert found(out) == NEW
    assert not (out / "docs").exists()


def test_a_page_that_was_changed_by_hand_is_written_again(tmp_path: Path) -> None:
    out = tmp_path / "site"
    put(out, OLD)
    (out / "index.html").write_bytes(b"edited")
    put(out, OLD)
    assert found(out) == OLD


@pytest.mark.parametrize("name", ["notes.txt", "docs/mine.html", ".hidden"])
def test_a_folder_with_other_files_is_refused(tmp_path: Path, name: str) -> None:
    out = tmp_path / "site"
    put(out, OLD)
    (out / name).write_text("mine")
    with pytest.raises(SiteError, match=f"has files that are not of the site, such as {name}"):
        put(out, NEW)
    assert found(out) == {**OLD, name: b"mine"}


def test_a_link_to_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SiteError, match="is not a folder"):
        put(tmp_path / "site", NEW)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_site_that_cannot_be_written_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    put(out, OLD)
    calls = []
    original = Path.replace

    def failing(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 3:
            raise OSError(28, "No space left on device", str(target))
        return original(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(WriteError, match="No space left"):
        put(out, NEW)
    monkeypatch.undo()
    assert found(out) == OLD
