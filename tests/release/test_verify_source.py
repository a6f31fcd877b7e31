"""Verifying a release against its project: the commit, what its spec generates, what it declares, the release notes."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from modsmith.errors import ProjectError
from modsmith.project import Catalog, Project, using
from modsmith.registry import read
from modsmith.registry.address import Address
from modsmith.registry.bundle import Bundle
from modsmith.release import archive, contents
from modsmith.release.evidence import Origin, Subject, provenance
from modsmith.release.evidence.subject import PROVENANCE
from modsmith.spec.model import Waiver
from modsmith.versions.module_files import archived
from modsmith.versions.number import Version
from tests.cli.conftest import modsmith

from .evidenced import Release, bundle
from .support import Repository

ADDRESS = Address("acme", "queue", "aws")
BY_PROJECT = ("revision", "source", "declared", "notes")
CONTROL = """\
from modsmith.controls import Control


def check(queue, evaluation):
    yield from ()


CONTROL = Control(
    "queue-name", "Queues have a name.", "Why.", "https://example.com", "Name it.", ("aws_sqs_queue",), check
)
"""


class Shop:
    """A project with one module, which 0.1.0 and 0.2.0 are released from."""

    def __init__(self, folder: Path) -> None:
        modsmith("init", "shop", "--yes", cwd=folder)
        self.root = folder / "shop"
        self.run("new", "module", "queue", "--yes")
        (self.root / "LICENSE").write_text("MIT License\n", "utf-8")
        settings = self.root / "modsmith.toml"
        settings.write_text(f'namespace = "acme"\n{settings.read_text("utf-8")}', "utf-8")
        (self.root / "controls").mkdir()
        (self.root / "controls" / "queue_name.py").write_text(CONTROL, "utf-8")
        self.git("init", "-q")
        self.release()
        spec = self.root / "generators/queue/spec.py"
        spec.write_text(spec.read_text("utf-8").replace("default=3", "default=4"), "utf-8")
        self.release()

    def release(self) -> None:
        self.run("generate")
        self.git("add", "--all")
        self.git("commit", "-q", "-m", "change")
        self.run("release", "queue")

    def run(self, *arguments: str) -> None:
        said = modsmith(*arguments, cwd=self.root)
        assert said.code == 0, said.err

    def git(self, *arguments: str) -> str:
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments]
        return subprocess.run(
            command, cwd=self.root, capture_output=True, text=True, check=True
        ).stdout.strip()

    @property
    def versions(self) -> list[Version]:
        return read.versions(self.root / "releases", ADDRESS)

    def bundle(self, version: Version) -> Bundle:
        return read.bundle(self.root / "releases", ADDRESS, version)

    def copied(self, folder: Path, version: Version) -> Release:
        return Release(self.root / "releases", str(version), ADDRESS).copy(folder)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    return Shop(tmp_path_factory.mktemp("shop"))


@pytest.fixture
def second(shop: Shop, tmp_path: Path) -> Release:
    """The second version, after the first one, in a registry folder to tamper with."""
    return shop.copied(tmp_path / "registry", shop.versions[-1])


def rebuilt(
    shop: Shop,
    release: Release,
    files: Mapping[str, bytes],
    waivers: tuple[Waiver, ...] = (),
    **changes: object,
) -> None:
    """Gives a version other files and evidence that agree in everything, as the real modsmith builds it."""
    first, version = shop.versions
    old = provenance.parse((release.evidence / PROVENANCE).read_bytes()).origin
    with using(Project.require(shop.root)) as _:
        spec = Catalog(Project.require(shop.root)).spec("queue")
        spec = replace(spec, waivers=(*spec.waivers, *waivers))
        whole = contents.composed(
            "queue", {path: data for path, data in files.items() if path != ".modsmith.json"}, {}
        )
        archives = {release.archive.name: archive.tar_gz(whole), release.zip.name: archive.zip_(whole)}
        origin = Origin(**{**vars(old), **changes})  # type: ignore[arg-type]
        made = bundle(Subject(ADDRESS, version, whole, archives, origin, shop.bundle(first), spec))
    for path, content in made.files.items():
        (release.folder / path).write_bytes(content)


def unpacked(release: Release) -> dict[str, bytes]:
    return archived(release.archive.read_bytes(), release.archive.name)


def test_both_versions_are_what_the_project_gives(shop: Shop, second: Release, tmp_path: Path) -> None:
    first = Release(tmp_path / "registry", str(shop.versions[0]), ADDRESS)
    before = shop.git("status", "--porcelain")
    for release in (first, second):
        results = release.results(project=shop.root)
        assert {name for name, result in results.items() if result != "ok"} == {"signature"}
    assert shop.git("status", "--porcelain") == before


def test_the_projects_python_runs_only_if_asked(
    shop: Shop, second: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own controls are said not to have run; those of modsmith run again."""
    monkeypatch.chdir(shop.root)
    reasons = {check.name: check for check in second.verify().checks}
    assert not second.failed()
    assert {reasons[name].result for name in (*BY_PROJECT, "sarif", "junit")} == {"not checked"}
    assert "queue-name is the project's own Python" in reasons["sarif"].reason
    assert "results of modsmith's controls are the same; not run: queue-name" in reasons["controls"].reason


def test_other_files_in_a_release_that_agrees_with_itself(shop: Shop, second: Release) -> None:
    files = unpacked(second)
    rebuilt(shop, second, {**files, "main.tf": files["main.tf"] + b"\n# more\n", "more.md": b"More\n"})
    assert not second.failed()
    assert (
        "main.tf, more.md in the archive is not what queue's spec generates"
        in second.failed(project=shop.root)["source"]
    )


def test_another_license_or_other_notes_in_a_release_that_agrees_with_itself(
    shop: Shop, second: Release
) -> None:
    files = unpacked(second)
    rebuilt(shop, second, {**files, "UPGRADE.md": b"Run my script.\n", "LICENSE": b"None\n"})
    failed = second.failed(project=shop.root)
    assert failed.keys() == {"source", "notes"}
    assert failed["source"].startswith("LICENSE in the archive")
    assert failed["notes"].startswith("UPGRADE.md in the archive is not what the difference to 0.1.0 gives")


def test_a_waiver_that_the_spec_does_not_have(shop: Shop, second: Release) -> None:
    waiver = Waiver("sqs-encryption", ("*",), "It is not needed.", owner="me")
    rebuilt(shop, second, unpacked(second), (waiver,))
    assert not second.failed()
    failed = second.failed(project=shop.root)
    assert failed.keys() == {"declared"}
    assert failed["declared"].startswith("waivers in the evidence are not those")


def test_another_commit(shop: Shop, second: Release) -> None:
    rebuilt(shop, second, unpacked(second), revision=shop.git("rev-parse", "HEAD~1"))
    assert "source" in second.failed(project=shop.root)


@pytest.mark.parametrize("revision", ["f" * 40, ""])
def test_a_commit_that_the_repository_does_not_have(shop: Shop, second: Release, revision: str) -> None:
    rebuilt(shop, second, unpacked(second), revision=revision)
    assert second.failed(project=shop.root).keys() == {"revision"}


@pytest.mark.parametrize("revision", ["--output=outside", "HEAD", "F" * 40])
def test_what_is_no_commit_never_reaches_git(shop: Shop, second: Release, revision: str) -> None:
    rebuilt(shop, second, unpacked(second), revision=revision)
    failed = second.failed(project=shop.root)
    assert f"{revision!r} is not a commit" in failed["provenance"]
    assert "revision" in failed
    assert not [*shop.root.glob("outside*")]


def test_changes_that_were_not_committed(shop: Shop, second: Release) -> None:
    files = unpacked(second)
    rebuilt(shop, second, {**files, "main.tf": files["main.tf"] + b"\n# more\n"}, dirty=True)
    assert "with changes that were not committed" in second.failed(project=shop.root)["source"]


def test_another_modsmith_is_named(shop: Shop, second: Release) -> None:
    rebuilt(shop, second, unpacked(second), generator_digest="0" * 64, modsmith_version="0.0.9")
    checks = {check.name: check for check in second.verify(project=shop.root).checks}
    assert not second.failed(project=shop.root)
    assert {checks[name].result for name in BY_PROJECT[1:]} == {"not checked"}
    assert "Install modsmith 0.0.9 (digest 000000000000)" in checks["source"].reason


@pytest.fixture
def committed(repository: Repository) -> Release:
    """Two releases of files in commits: no spec is known."""
    repository.release()
    repository.commit({"README.md": "# More notes\n"})
    repository.release()
    return Release(repository.releases, "0.1.1", Address("acme", "notes", "terraform"))


def test_a_release_of_files_in_a_commit(committed: Release, repository: Repository) -> None:
    checks = {check.name: check for check in committed.verify(project=repository.root).checks}
    assert [checks[name].result for name in BY_PROJECT] == ["ok", "ok", "not checked", "ok"]
    assert checks["source"].reason.endswith("in the commit")
    assert not committed.failed()


def test_a_project_that_is_none(committed: Release, tmp_path: Path) -> None:
    with pytest.raises(ProjectError):
        committed.verify(project=tmp_path)
    (tmp_path / "modsmith.toml").write_text("", "utf-8")
    assert "revision" in committed.failed(project=tmp_path)
