"""A copy of the folder that was interrupted: an error or an earlier version, and never other bytes.

`0.1.0` was uploaded before. Of the upload of `0.2.0`, each file is there, is not there, or is cut, in any combination.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from modsmith.errors import ModsmithError
from modsmith.registry import protocol, read
from modsmith.registry.bundle import Bundle
from modsmith.registry.publish import publish
from modsmith.registry.serve import answer
from tests.registry.bundles import ONE, QUEUE, TWO, bundle, on_disk, published
from tests.registry.clients import BASE, RefusedError, opentofu, opentofu_oci, terraform

ARCHIVE = f"{BASE}/0.2.0/queue-0.2.0.tar.gz"
HEADERS = "_headers"


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return on_disk(published(tmp_path_factory.mktemp("before"), ONE))


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return on_disk(published(tmp_path_factory.mktemp("after"), ONE, TWO))


def states(before: dict[str, bytes], after: dict[str, bytes], *paths: str) -> Iterator[dict[str, bytes]]:
    """The folder with each of these files as it was, as it will be, or cut, and all others uploaded."""
    choices = [[before.get(path), after[path], after[path][:-20], after[path][:9], b""] for path in paths]
    for contents in itertools.product(*choices):
        chosen = dict(zip(paths, contents, strict=True))
        yield {path: data for path, data in {**after, **chosen}.items() if data is not None}


def test_a_client_gets_the_published_bytes_or_an_error(
    before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    archives = {ONE: after[f"{BASE}/0.1.0/queue-0.1.0.tar.gz"], TWO: after[ARCHIVE]}
    for client in (terraform, opentofu):
        got = []
        for files in states(before, after, f"{BASE}/versions", f"{BASE}/0.2.0/download", HEADERS, ARCHIVE):
            try:
                version, archive = client(files)
                assert archive == archives[version]
                got.append(version)
            except RefusedError:
                got.append(None)
        assert {*got} == {ONE, TWO, None}, "the states do not show all outcomes"


@pytest.mark.parametrize("cut", [f"{BASE}/versions", f"{BASE}/0.2.0/download", HEADERS, ARCHIVE])
def test_a_file_cut_at_any_byte(after: dict[str, bytes], cut: str) -> None:
    for length in range(len(after[cut])):
        files = {**after, cut: after[cut][:length]}
        for client in (terraform, opentofu):
            try:
                version, archive = client(files)
            except RefusedError:
                continue
            assert (version, archive) == (TWO, after[ARCHIVE])


def test_a_tag_gets_the_published_bytes_or_an_error(
    before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    new = sorted(path for path in after if path.startswith("oci/") and before.get(path) != after[path])
    zips = {tag: after[f"{BASE}/{tag}/queue-{tag}.zip"] for tag in ("0.1.0", "0.2.0")}
    assert len(new) == 3, new
    outcomes = set()
    for files in states(before, after, *new):
        for tag, archive in zips.items():
            try:
                assert opentofu_oci(files, tag) == archive
                outcomes.add(tag)
            except RefusedError:
                outcomes.add(f"no {tag}")
    assert outcomes == {"0.1.0", "0.2.0", "no 0.1.0", "no 0.2.0"}


def test_modsmith_reads_and_serves_only_what_is_complete(
    before: dict[str, bytes], after: dict[str, bytes], tmp_path: Path
) -> None:
    new = sorted(path for path in after if path.startswith(f"{BASE}/0.2.0/"))
    whole = {**after}
    for path in new:
        for content in (None, after[path][:-5], b"", after[path] + b"x"):
            folder = lay(tmp_path / "copy", {**whole, path: content})
            with pytest.raises(ModsmithError, match=Path(path).name):
                read.bundle(folder, QUEUE, TWO)
            assert b"0.2.0" not in answer(folder, f"/{BASE}/versions").content
            assert answer(folder, f"/{BASE}/0.2.0/download").status == 404
            assert read.bundle(folder, QUEUE, ONE).version == ONE
    folder = lay(tmp_path / "copy", whole)
    assert b"0.2.0" in answer(folder, f"/{BASE}/versions").content
    assert read.bundle(folder, QUEUE, TWO).archive == after[ARCHIVE]


def test_a_file_too_many_is_refused(after: dict[str, bytes], tmp_path: Path) -> None:
    folder = lay(tmp_path / "copy", {**after, f"{BASE}/0.2.0/evidence/more.json": b"{}"})
    with pytest.raises(ModsmithError, match=r"more\.json: is not in the manifest"):
        read.bundle(folder, QUEUE, TWO)


def test_without_a_manifest_the_archive_is_still_compared(tmp_path: Path) -> None:
    files = {path: data for path, data in bundle(ONE).files.items() if path.endswith((".tar.gz", ".zip"))}
    publish(tmp_path, Bundle(QUEUE, ONE, files))
    assert read.bundle(tmp_path, QUEUE, ONE).files == files
    (tmp_path / BASE / "0.1.0/queue-0.1.0.tar.gz").write_bytes(bundle(TWO).archive)
    with pytest.raises(ModsmithError, match=r"tar\.gz: has other bytes than were published"):
        read.bundle(tmp_path, QUEUE, ONE)


def test_a_download_of_another_archive_is_refused(after: dict[str, bytes], tmp_path: Path) -> None:
    download = f"{BASE}/0.2.0/download"
    other = {**bundle(TWO).files, "queue-0.2.0.tar.gz": bundle(ONE).archive}
    folder = lay(tmp_path / "copy", {**after, download: protocol.download(QUEUE, TWO, other)})
    with pytest.raises(ModsmithError, match=r"tar\.gz: has other bytes than were published"):
        read.bundle(folder, QUEUE, TWO)


def lay(folder: Path, files: dict[str, bytes | None]) -> Path:
    """Writes exactly these files."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    for name, content in files.items():
        if content is not None:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    return folder
