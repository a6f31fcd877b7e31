"""Whatever happens to a release: the registry folder has a version completely or not at all, and the next run works."""

from __future__ import annotations

import errno
import itertools
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from modsmith.errors import ModsmithError
from modsmith.registry.protocol import RegistryError
from modsmith.release.run import release
from tests.cli.conftest import MODSMITH, Said, ended, environment
from tests.project import ROOT
from tests.release.support import ADDRESS, WITH_MORE, Repository, bundle, evidence_once, tree, versions
from tests.write.test_failure import fail_at

CALLS = ("mkdir", "open", "rename", "replace", "rmdir", "unlink", "fsync")
ARCHIVE = "v1/modules/acme/notes/terraform/0.1.0/notes-0.1.0.tar.gz"


@pytest.fixture
def out(repository: Repository, tmp_path: Path) -> Path:
    """A registry folder with 0.1.0, and the commit of 0.2.0."""
    repository.release(out=tmp_path / "out")
    repository.commit(WITH_MORE)
    return tmp_path / "out"


@pytest.fixture
def complete(repository: Repository, out: Path, tmp_path: Path) -> dict[str, bytes]:
    """What the folder has after the release of 0.2.0."""
    folder = Path(shutil.copytree(out, tmp_path / "complete"))
    repository.release(out=folder)
    return tree(folder)


def command(out: Path, *arguments: str) -> list[str | Path]:
    return [MODSMITH, "release", "notes", "--revision", "HEAD", "--out", out, *arguments]


def start(repository: Repository, out: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(out, *arguments),
        cwd=repository.root,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def expect_one_of(folder: Path, complete: dict[str, bytes]) -> list[str]:
    """Clients find 0.1.0 alone, or both versions, and every byte of them is right."""
    found = versions(folder)
    assert found in (["0.1.0"], ["0.1.0", "0.2.0"])
    for number in found:
        place = f"v1/modules/{ADDRESS}/{number}/"
        assert {f"{place}{path}": data for path, data in bundle(folder, number).files.items()}.items() <= (
            complete.items()
        )
    return found


@pytest.mark.long
def test_a_release_killed_at_any_step(
    repository: Repository,
    out: Path,
    complete: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    work = tmp_path / "killed"
    work.mkdir()
    command = [sys.executable, "-m", "tests.release.child", repository.root, out, work]
    subprocess.run(command, cwd=ROOT, check=True, timeout=300)
    outcomes = []
    evidence_once(monkeypatch)
    for folder in sorted(work.iterdir(), key=lambda path: int(path.name)):
        outcomes.append(expect_one_of(folder, complete))
        if len(outcomes) % 4 == 0:
            repository.release(out=folder)
            assert tree(folder) == complete
        shutil.rmtree(folder)
    assert len(outcomes) > 30, "the kills did not reach the registry folder"
    assert outcomes[0] == ["0.1.0"]
    assert outcomes[-1] == ["0.1.0", "0.2.0"]


@pytest.mark.long
def test_a_release_killed_at_random_times(
    repository: Repository, out: Path, complete: dict[str, bytes], tmp_path: Path
) -> None:
    chance, seen = random.Random(16), set()  # noqa: S311 - moments, not secrets
    for turn in range(40):
        folder = Path(shutil.copytree(out, tmp_path / str(turn)))
        process = start(repository, folder)
        if turn % 4:  # the moments at which it writes are short: wait for them
            staged = folder / ".modsmith/publish"
            while process.poll() is None and not staged.exists():
                time.sleep(0.0005)
            time.sleep(chance.uniform(0, 0.06))
        else:
            time.sleep(chance.uniform(0, 3))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        seen.add((process.returncode, *expect_one_of(folder, complete)))
        said = ended(start(repository, folder))
        assert (said.code, said.err) == (0, "")
        assert tree(folder) == complete
    assert (-signal.SIGKILL, "0.1.0") in seen


@pytest.mark.long
def test_a_disk_that_is_full_at_any_step(
    repository: Repository,
    out: Path,
    complete: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    evidence_once(monkeypatch)
    repository.release(out=Path(shutil.copytree(out, tmp_path / "warm")))
    for turn in itertools.count(1):
        folder = Path(shutil.copytree(out, tmp_path / str(turn)))
        request = repository.request(out=folder)
        problem = ""
        with pytest.MonkeyPatch.context() as patch:
            failed = fail_at(patch, turn, errno.ENOSPC, CALLS)
            try:
                release(request)
            except (ModsmithError, OSError) as error:
                problem = str(error)
        if not failed:
            break
        assert "No space left on device" in problem or tree(folder) == complete
        found = expect_one_of(folder, complete)
        assert problem or found[-1] == "0.2.0"
        if turn % 4 == 0:
            repository.release(out=folder)
            assert tree(folder) == complete
        shutil.rmtree(folder)
    assert turn > 30, "the faults did not reach the registry folder"


def test_a_limit_of_file_sizes_is_one_clear_error(repository: Repository, out: Path) -> None:
    before = tree(out)
    limited = ["sh", "-c", 'ulimit -f 8; exec "$@"', "sh", *map(str, command(out))]
    process = subprocess.Popen(
        limited,
        cwd=repository.root,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),  # Python would cut its own caches short
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    said = ended(process)
    assert (said.code, said.out) == (1, "")
    assert "File too large" in said.err
    assert len(said.err.splitlines()) == 1
    assert tree(out) == before


def test_releases_of_other_files_at_once_never_mix(repository: Repository, out: Path, tmp_path: Path) -> None:
    commits = [repository.commit({"README.md": f"# Notes {turn}\n"}) for turn in range(3)]
    expected = {}
    for commit in commits:
        alone = Path(shutil.copytree(out, tmp_path / commit))
        repository.release(commit, out=alone)
        expected[commit] = bundle(alone, "0.2.0").archive
    processes = {commit: start(repository, out, "--revision", commit) for commit in commits}
    said = {commit: ended(process) for commit, process in processes.items()}
    assert 0 in {one.code for one in said.values()}
    for one in said.values():
        assert (one.code, one.err) == (0, "") or "is published with other bytes" in one.err
    second = [commit for commit in commits if bundle(out, "0.2.0").archive == expected[commit]]
    assert len(second) == 1
    assert said[second[0]].code == 0
    assert all(bundle(out, number) for number in versions(out))


def test_releases_of_the_same_files_at_once_agree(
    repository: Repository, out: Path, complete: dict[str, bytes]
) -> None:
    processes = [start(repository, out) for _ in range(3)]
    assert [(one.code, one.err) for one in map(ended, processes)] == [(0, "")] * 3
    assert tree(out) == complete


def _file(place: Path) -> Path:
    place.write_text("a file", "utf-8")
    return place


@pytest.mark.parametrize(
    "made", [_file, lambda _: Path("/proc/releases")], ids=["a file", "no folder can be made there"]
)
def test_a_folder_that_cannot_be_written(
    repository: Repository, tmp_path: Path, made: Callable[[Path], Path]
) -> None:
    """Root may write anywhere, so permissions are not what stops it here."""
    said: Said = ended(start(repository, made(tmp_path / "place")))
    assert (said.code, said.out) == (1, "")
    assert "cannot be read or written" in said.err
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("damage", ["cut", "gone"])
def test_a_record_that_was_half_uploaded_is_no_base_for_a_release(
    repository: Repository, tmp_path: Path, damage: str
) -> None:
    repository.release()
    repository.commit({"README.md": "# More\n"})
    archive = repository.releases / ARCHIVE
    archive.write_bytes(archive.read_bytes()[:-600])
    if damage == "gone":
        archive.unlink()
    with pytest.raises(RegistryError, match=r"notes-0\.1\.0\.tar\.gz"):
        repository.release(out=tmp_path / "out")
    assert not (tmp_path / "out").exists()
