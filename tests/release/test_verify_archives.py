"""Archives that were tampered with are refused, even if all hashes agree."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from modsmith.release import archive, contents
from modsmith.release.evidence.subject import MANIFEST
from modsmith.release.verify import verify

from .evidenced import CHANGED, FILES, WEAK, Release, entries


def positions(content: bytes) -> dict[str, int]:
    """One byte of each kind in a .tar.gz that is stored, not deflated."""
    return {
        "magic": 0,
        "method": 2,
        "flags": 3,
        "time": 5,
        "system": 9,
        "block": 12,
        "name": content.index(b"main.tf"),
        "mode": content.index(b"0000644"),
        "header checksum": content.index(b"main.tf") + 148,
        "content": content.index(b"aws_sqs_queue"),
        "padding": content.index(b"aws_sqs_queue") + 400,
        "end of the tar": len(content) - 600,
        "checksum": len(content) - 8,
        "size": len(content) - 2,
    }


@pytest.mark.parametrize("place", positions(archive.tar_gz(contents.composed("jobs", FILES, {}))))
def test_each_flipped_byte_of_the_tar_is_refused(release: Release, place: str) -> None:
    content = bytearray(release.archive.read_bytes())
    content[positions(bytes(content))[place]] ^= 1
    release.archive.write_bytes(content)
    assert "archive" in release.failed()
    release.forge()  # also if the manifest agrees, because these files are not packed into these bytes
    assert {"files", "packing", "provenance"} & release.failed().keys()


@pytest.mark.parametrize("place", ["local header", "content", "directory", "end"])
def test_each_flipped_byte_of_the_zip_is_refused(release: Release, place: str) -> None:
    content = bytearray(release.zip.read_bytes())
    places = {
        "local header": 4,
        "content": content.index(b"aws_sqs_queue"),
        "directory": content.index(b"PK\x01\x02") + 4,
        "end": len(content) - 1,
    }
    content[places[place]] ^= 1
    release.zip.write_bytes(content)
    assert "other-archive" in release.failed()
    assert "archive" in {check.name for check in verify(release.zip).checks if check.result == "failed"}


@pytest.mark.parametrize("change", [b"", b"\0", b"PK\x03\x04"])
def test_bytes_after_the_end_are_refused(release: Release, change: bytes) -> None:
    release.archive.write_bytes(release.archive.read_bytes() + (change or release.archive.read_bytes()))
    assert "archive" in release.failed()
    release.forge()
    assert "packing" in release.failed()


LESS = {path: content for path, content in FILES.items() if path != "README.md"}
MORE = {**FILES, "more.tf": b"# more\n"}
TAMPERED = pytest.mark.parametrize(
    "files", [LESS, MORE, CHANGED, WEAK], ids=["less", "more", "changed", "weak"]
)


@TAMPERED
def test_other_files_with_the_manifest_left_are_refused(release: Release, files: dict[str, bytes]) -> None:
    whole = contents.composed("jobs", files, {})
    release.archive.write_bytes(archive.tar_gz(whole))
    release.zip.write_bytes(archive.zip_(whole))
    assert {"archive", "other-archive", "files", "provenance", "packing"} <= release.failed().keys()


def test_other_files_under_all_agreeing_hashes_are_noticed_by_the_controls(release: Release) -> None:
    release.replace(WEAK)
    failed = release.failed()
    assert {"controls", "junit", "bill-of-materials"} <= failed.keys()
    assert (
        "sqs-encryption of aws_sqs_queue.this" in release.failed()["controls"]
        or "encryption" in failed["controls"]
    )
    assert (
        not {"archive", "files", "evidence", "provenance"} & failed.keys()
    )  # they agree, so only building again tells


def test_other_files_under_all_agreeing_hashes_are_noticed_by_the_bill_of_materials(release: Release) -> None:
    release.replace(CHANGED)
    assert release.failed().keys() == {"bill-of-materials"}


def test_the_manifest_in_the_archive_must_list_its_files(release: Release) -> None:
    whole = {**contents.composed("jobs", FILES, {}), "more.tf": b"# more\n"}
    release.archive.write_bytes(archive.tar_gz(whole))
    release.zip.write_bytes(archive.zip_(whole))
    release.edit(MANIFEST, lambda data: data.update(files=entries(whole)))
    release.forge()
    assert release.failed()["module-manifest"] == ".modsmith.json does not list what is there: more.tf"


def test_archives_with_different_files_are_refused(release: Release) -> None:
    release.zip.write_bytes(archive.zip_(contents.composed("jobs", WEAK, {})))
    release.forge()
    assert "does not contain the same files: .modsmith.json, main.tf" in release.failed()["other-archive"]


def tar(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as packed:
        for name, content in contents.composed("jobs", FILES, {}).items():
            one = tarfile.TarInfo(name)
            one.size = len(content)
            packed.addfile(one, io.BytesIO(content))
        for info, content in members:
            packed.addfile(info, io.BytesIO(content))
    return written.getvalue()


def member(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info, b""


@pytest.mark.parametrize(
    ("hostile", "said"),
    [
        (member("../outside.tf"), "not a safe path"),
        (member("/etc/outside.tf"), "not a safe path"),
        (member("a/../../outside.tf"), "not a safe path"),
        (member("link.tf", tarfile.SYMTYPE, "/etc/passwd"), "not a plain file"),
        (member("link.tf", tarfile.LNKTYPE, "main.tf"), "not a plain file"),
        (member("pipe.tf", tarfile.FIFOTYPE), "not a plain file"),
        (member("main.tf"), "there twice"),
    ],
    ids=["parent", "absolute", "inner parent", "symlink", "hard link", "pipe", "twice"],
)
def test_an_archive_that_leaves_its_folder_is_refused(
    release: Release, tmp_path: Path, hostile: tuple[tarfile.TarInfo, bytes], said: str
) -> None:
    release.archive.write_bytes(tar(hostile))
    release.forge()
    assert said in release.failed()["files"]
    assert not [*tmp_path.rglob("outside.tf")]


@pytest.mark.parametrize("name", ["main.tf/x.tf", "con:.tf", "a b.tf", "MAIN.tf", "\u00e9.tf"])
def test_a_name_that_not_every_disk_takes_is_refused(release: Release, name: str) -> None:
    whole = {**contents.composed("jobs", FILES, {}), name: b""}
    release.archive.write_bytes(archive.tar_gz(whole))
    release.forge()
    assert name.partition("/")[0] in release.failed()["packing"]
    assert release.results()["controls"] == "not checked"


def test_a_name_that_is_too_long_is_refused(release: Release) -> None:
    info, _ = member(f"{'a' * 300}.tf")
    release.archive.write_bytes(tar((info, b"")))
    release.forge()
    assert "packing" in release.failed()


def test_an_archive_that_unpacks_to_gigabytes_is_refused(release: Release) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("main.tf", bytes(101 * 1024 * 1024))
    release.zip.write_bytes(written.getvalue())
    release.forge()
    assert "more than 100 MiB" in release.failed()["other-archive"]
