"""The same module is read from a folder, a git revision and both kinds of archives; traps are refused."""

from __future__ import annotations

import io
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

from modsmith.versions import module_files
from modsmith.versions.module_files import PlaceError, read

FILES = {"main.tf": b'variable "a" {}\n', "examples/basic/main.tf": b"# \xc3\xa4\n"}


def _tar(files: dict[str, bytes], link: str = "") -> bytes:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        if link:
            info = tarfile.TarInfo("link.tf")
            info.type, info.linkname = tarfile.SYMTYPE, link
            archive.addfile(info)
    return content.getvalue()


def _zip(files: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    for name, data in FILES.items():
        file = folder / "modules" / "queue" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    for command in ("init -q", "add .", "-c user.name=a -c user.email=a@b commit -qm first", "tag v0.1.0"):
        subprocess.run(["git", *command.split()], cwd=folder, check=True)
    return folder


def test_folder_revision_and_archives_agree(repository: Path) -> None:
    (repository / "queue-0.1.0.tar.gz").write_bytes(_tar(FILES))
    (repository / "queue-v0.1.0-rc.1.zip").write_bytes(_zip(FILES))
    places = ["modules/queue", "v0.1.0:modules/queue", "queue-0.1.0.tar.gz", "queue-v0.1.0-rc.1.zip"]
    found = [read(place, repository) for place in places]
    assert [one.files for one in found] == [FILES] * 4
    assert {one.name for one in found} == {"queue"}
    assert [len(one.revision) for one in found] == [0, 40, 0, 0]


def test_a_revision_is_what_was_committed(repository: Path) -> None:
    (repository / "modules/queue/main.tf").write_text("changed")
    assert read("HEAD:modules/queue", repository).files == FILES


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("nowhere", "there is no module"),
        ("v9:modules/queue", "git does not know"),
        ("v0.1.0:modules/none", "modules/none"),
        ("--all:modules/queue", "not a revision"),
        ("v0.1.0:../outside", "outside the repository"),
        ("modules", "no .tf file"),
    ],
)
def test_what_is_no_module_is_refused(repository: Path, place: str, words: str) -> None:
    with pytest.raises(PlaceError, match=words):
        read(place, repository)


@pytest.mark.parametrize(
    "content",
    [
        _tar({**FILES, "../evil.tf": b""}),
        _tar({**FILES, "/etc/evil.tf": b""}),
        _tar(FILES, link="/etc/passwd"),
        _zip({**FILES, "..\\evil.tf": b""}),
        _tar(FILES)[:-20],
        _zip(FILES)[:-20],
        b"nothing of the kind",
    ],
    ids=["climbs", "absolute", "link", "backslash", "cut tar", "cut zip", "no archive"],
)
def test_an_unsafe_or_damaged_archive_is_refused(content: bytes) -> None:
    with pytest.raises(PlaceError):
        module_files.archived(content, "queue.tar.gz")


@pytest.mark.parametrize("packed", [_tar, _zip])
def test_an_archive_that_unpacks_to_too_much_is_refused(
    packed: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module_files, "MOST_BYTES", 1000)
    with pytest.raises(PlaceError, match="more than"):
        module_files.archived(packed({"main.tf": b" " * 1001}), "queue")  # type: ignore[operator]
