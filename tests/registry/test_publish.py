"""Publishing: completely or not at all, and never other bytes for a version."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from modsmith.errors import ModsmithError, SpecError, WriteError
from modsmith.registry import layout, read
from modsmith.registry.address import Address
from modsmith.registry.bundle import Bundle
from modsmith.registry.protocol import RegistryError
from modsmith.registry.publish import PublishedError, publish
from modsmith.versions import Version
from tests.registry.bundles import ONE, QUEUE, TWO, bundle, on_disk, published, sources
from tests.registry.clients import BASE, opentofu, opentofu_oci, terraform

REPOSITORY = Path(__file__).parents[2]


def child(mode: str, folder: Path, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.registry.child", mode, str(folder), *map(str, arguments)],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_what_is_published_is_read_and_installed(tmp_path: Path) -> None:
    folder = published(tmp_path / "new" / "registry", TWO, ONE)
    assert read.addresses(folder) == [QUEUE]
    assert read.versions(folder, QUEUE) == [ONE, TWO]
    for version in (ONE, TWO):
        assert read.bundle(folder, QUEUE, version) == bundle(version)
    files = on_disk(folder)
    assert terraform(files) == opentofu(files) == (TWO, bundle(TWO).archive)
    assert opentofu_oci(files, "0.1.0") == bundle(ONE).files["queue-0.1.0.zip"]
    with pytest.raises(RegistryError, match=r"has no version 0\.3\.0; it has 0\.1\.0, 0\.2\.0"):
        read.bundle(folder, QUEUE, Version.parse("0.3.0"))


def test_versions_are_listed_in_the_order_of_semver(tmp_path: Path) -> None:
    numbers = ["0.10.0", "0.9.0", "1.0.0", "1.0.0-rc.1"]
    folder = published(tmp_path, *map(Version.parse, numbers))
    assert list(map(str, read.versions(folder, QUEUE))) == ["0.9.0", "0.10.0", "1.0.0-rc.1", "1.0.0"]


def test_the_same_bytes_again_change_nothing(tmp_path: Path) -> None:
    folder = published(tmp_path, ONE, TWO)

    def times() -> dict[str, int]:
        return {path: (folder / path).stat().st_mtime_ns for path in on_disk(folder)}

    before = times()
    assert publish(folder, bundle(ONE)) is False
    assert times() == before


def test_the_folder_depends_on_no_order(tmp_path: Path) -> None:
    there = on_disk(published(tmp_path / "a", ONE, TWO))
    assert on_disk(published(tmp_path / "b", TWO, ONE)) == there


def test_two_modules_share_a_folder(tmp_path: Path) -> None:
    folder = published(tmp_path, ONE)
    topic = Address("acme", "topic", "aws")
    publish(folder, bundle(ONE, address=topic))
    assert read.addresses(folder) == [QUEUE, topic]
    assert on_disk(folder)["_headers"].count(b"X-Terraform-Get") == 2


@pytest.mark.parametrize("path", ["main.tf", "LICENSE"])
def test_other_bytes_of_a_version_are_refused(path: str, tmp_path: Path) -> None:
    folder = published(tmp_path, ONE)
    before = on_disk(folder)
    other = bundle(ONE, {**sources(ONE), path: b"# other\n"})
    with pytest.raises(
        PublishedError, match=r"acme/queue/aws 0\.1\.0 is published with other bytes: download"
    ):
        publish(folder, other)
    assert on_disk(folder) == before


def test_a_published_file_that_somebody_changed_or_removed_is_named(tmp_path: Path) -> None:
    folder = published(tmp_path, ONE)
    evidence = folder / BASE / "0.1.0" / "evidence" / "controls.json"
    evidence.write_bytes(b"[{}]")
    with pytest.raises(PublishedError, match=r"other bytes: evidence/controls\.json"):
        publish(folder, bundle(ONE))
    shutil.rmtree(folder / BASE / "0.1.0")
    with pytest.raises(ModsmithError, match=r"0\.1\.0"):
        publish(folder, bundle(ONE))


def test_a_folder_that_is_copied_in_part_is_named(tmp_path: Path) -> None:
    folder, place = published(tmp_path, ONE), f"{BASE}/0.2.0"
    (folder / place).mkdir()
    (folder / place / "queue-0.2.0.zip").write_bytes(b"PK")
    with pytest.raises(PublishedError, match=r"0\.2\.0: is not published, .* Delete the folder"):
        publish(folder, bundle(TWO))
    shutil.rmtree(folder / place)
    assert publish(folder, bundle(TWO)) is True


def test_a_bundle_that_no_client_could_read_is_refused(tmp_path: Path) -> None:
    whole = bundle(ONE).files
    without_zip = {path: data for path, data in whole.items() if not path.endswith(".zip")}
    other_evidence = {**whole, "evidence/controls.json": b"{}"}
    for files, problem in (({}, "has no queue"), (without_zip, "missing"), (other_evidence, "other bytes")):
        with pytest.raises(RegistryError, match=problem):
            publish(tmp_path, Bundle(QUEUE, ONE, files))
    with pytest.raises(SpecError, match="not a portable relative path"):
        publish(tmp_path, Bundle(QUEUE, ONE, {**whole, "../outside": b""}))
    assert on_disk(tmp_path) == {}


@pytest.mark.parametrize("damaged", [f"{BASE}/versions", f"oci/{QUEUE}/index.json", f"{BASE}/0.1.0/download"])
def test_nothing_is_added_to_a_damaged_folder(damaged: str, tmp_path: Path) -> None:
    folder = published(tmp_path, ONE)
    (folder / damaged).write_bytes(b'{"mo')
    before = on_disk(folder)
    with pytest.raises(RegistryError, match=f"{Path(damaged).name}: .* restore it from version control"):
        publish(folder, bundle(TWO))
    assert on_disk(folder) == before


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "registry").mkdir()
    (tmp_path / "registry" / "v1").symlink_to(tmp_path / "outside")
    with pytest.raises(WriteError, match="symbolic link where a folder must be"):
        published(tmp_path / "registry", ONE)
    assert not list((tmp_path / "outside").iterdir())


def test_a_run_killed_at_any_step_leaves_nothing_that_resolves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)  # for speed: only a power cut would show it
    folder = published(tmp_path / "registry", ONE)
    before = on_disk(folder)
    after = on_disk(published(Path(shutil.copytree(folder, tmp_path / "whole")), TWO))
    work = tmp_path / "killed"
    process = child("kill-everywhere", folder, work)
    _, said = process.communicate(timeout=300)
    assert process.returncode == 0, said
    placed = 0
    other = bundle(TWO, {**sources(TWO), "main.tf": b"# other\n"})
    for copy in sorted(work.iterdir(), key=lambda path: int(path.name)):
        listed = read.versions(copy, QUEUE)
        assert terraform(on_disk(copy)) == (listed[-1], bundle(listed[-1]).archive)
        placed += (copy / BASE / "0.2.0").exists() and TWO not in listed
        again = Path(shutil.copytree(copy, tmp_path / "again", dirs_exist_ok=False))
        publish(again, bundle(TWO))
        assert on_disk(again) == after
        assert not (again / ".modsmith" / "publish").exists()
        shutil.rmtree(again)
        if TWO not in listed:  # it was never published, so that it may still have other bytes
            publish(copy, other)
            assert read.bundle(copy, QUEUE, TWO) == other
            assert opentofu_oci(on_disk(copy), "0.2.0") == other.files["queue-0.2.0.zip"]
            assert len(list((copy / "oci" / str(QUEUE) / "blobs/sha256").iterdir())) == 5
    assert placed > 3, "no kill fell between placing and announcing"
    assert on_disk(folder) == before


@pytest.mark.parametrize("most", [0, 100, 700])
def test_a_full_disk_changes_nothing(most: int, tmp_path: Path) -> None:
    folder = published(tmp_path / "registry", ONE)
    before = on_disk(folder)
    process = child("disk-full", folder, most)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "Free some disk space" in said
    assert on_disk(folder) == before
    assert publish(folder, bundle(TWO)) is True


def test_a_failure_after_placing_takes_the_version_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = published(tmp_path, ONE)
    before = on_disk(folder)
    replace = os.replace

    def fails(source: Path, target: Path) -> None:
        if Path(target).name == layout.VERSIONS:
            raise OSError(28, "No space left on device", str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(WriteError, match="No space left"):
        publish(folder, bundle(TWO))
    monkeypatch.undo()
    after = on_disk(folder)
    after["_headers"] = before[
        "_headers"
    ]  # names a file that is not there, until the next run writes it anew
    assert after == before


def test_two_at_once_lose_nothing(tmp_path: Path) -> None:
    numbers = [f"0.{minor}.0" for minor in range(1, 13)]
    processes = [child("many", tmp_path, *numbers[turn::2]) for turn in range(2)]
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
    assert list(map(str, read.versions(tmp_path, QUEUE))) == numbers
    for number in numbers:
        read.bundle(tmp_path, QUEUE, Version.parse(number))
        opentofu_oci(on_disk(tmp_path), number)
