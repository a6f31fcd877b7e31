"""Only files that anyone can build again are released: fresh, committed, licensed."""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from modsmith.generate import run as generate
from modsmith.project import Catalog, Project, current
from modsmith.registry.address import Address
from modsmith.release.run import Outcome, Request, release
from modsmith.release.source import SourceError
from modsmith.versions.module_files import PlaceError
from modsmith.versions.number import VersionError
from tests.build import sample
from tests.release.support import Repository, bundle, content, versions

COPIES = itertools.count()
"""pytest reuses folders, and modsmith loads the Python of a folder once."""

QUEUE = Address("acme", "queue", "aws")


class Generated(Repository):
    """A project whose module `queue` is generated from its spec."""

    def release(self, revision: str = "", **options: Any) -> Outcome:
        project = Project.require(self.root).use()
        return release(Request(Catalog(project), "queue", revision=revision, **options))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    before = current()
    project = Generated(tmp_path_factory.mktemp("template") / "project")
    sample.write_project(project.root)
    (project.root / "modsmith.toml").write_text('namespace = "acme"\n', "utf-8")
    (project.root / ".gitignore").write_text(".modsmith/\n__pycache__/\n", "utf-8")
    known = Project.require(project.root).use()
    generate.apply(Catalog(known), known.modules)
    project.git("add", ".")
    project.git("commit", "-q", "-m", "queue")
    yield project.root
    if before:
        before.use()


@pytest.fixture
def project(template: Path, tmp_path: Path) -> Iterator[Generated]:
    before = current()
    made = Generated.__new__(Generated)
    made.root = Path(shutil.copytree(template, tmp_path / f"copy{next(COPIES)}"))
    yield made
    if before:
        before.use()


def test_the_generated_files_are_released_and_no_others(project: Generated) -> None:
    (project.root / "modules/queue/terraform.tfvars").write_text('password = "secret"\n', "utf-8")
    project.release(allow_dirty=True)
    found = content(project.releases, "0.1.0", QUEUE)
    assert "terraform.tfvars" not in found
    assert {"main.tf", "variables.tf", "outputs.tf", "README.md", "PROOFS.md", "examples/basic/main.tf"} < {
        *found
    }


def test_stale_files_are_refused(project: Generated) -> None:
    spec = project.root / "generators/queue/spec.py"
    spec.write_text(spec.read_text("utf-8").replace("Name of the project.", "The project's name."), "utf-8")
    with pytest.raises(SourceError, match=r"^queue: its files are not those .* `modsmith generate queue`"):
        project.release(allow_dirty=True)


@pytest.mark.parametrize("other", ["0.1.0", "0.3.0"])
def test_upgrade_notes_of_the_spec_are_released_and_none_of_a_later_version(
    project: Generated, other: str
) -> None:
    project.release("HEAD")  # without the spec, which a process reads once
    spec = project.root / "generators/queue/spec.py"
    text = spec.read_text("utf-8").replace("import Input,", "import Upgrade, Input,")
    text = text.replace("from modsmith.spec.model", "from modsmith").removesuffix(")\n")
    upgrades = f'Upgrade("0.1.1", "Queues stay."), Upgrade("{other}", "Topics go.")'
    spec.write_text(f"{text}    upgrades=({upgrades}),\n)\n", "utf-8")
    (project.root / "LICENSE").write_text("Use it wisely.\n", "utf-8")
    if other == "0.3.0":
        problem = r"upgrade notes for 0\.3\.0, and this release is 0\.1\.1\. Release with --version 0\.3\.0"
        with pytest.raises(VersionError, match=problem):
            project.release(allow_dirty=True)
    else:
        project.release(allow_dirty=True)
        notes = content(project.releases, "0.1.1", QUEUE)["UPGRADE.md"]
        assert "## 0.1.1\n\nFrom 0.1.0:\n\nQueues stay.\n\n## 0.1.0" in notes


def test_files_in_no_commit_are_refused_by_name(project: Generated) -> None:
    (project.root / "generators/notes.txt").write_text("new\n", "utf-8")
    with pytest.raises(SourceError, match=r"differs from the commit: generators/notes\.txt\. Commit first"):
        project.release()
    assert not project.releases.exists()
    assert str(project.release(dry_run=True).plan.version) == "0.1.0"
    project.release(allow_dirty=True)
    evidence = json.loads(bundle(project.releases, "0.1.0", QUEUE).files["evidence/provenance.intoto.json"])
    definition = evidence["predicate"]["buildDefinition"]
    assert definition["internalParameters"] == {"uncommittedChanges": True}


def test_what_a_release_writes_is_no_change(project: Generated) -> None:
    project.release(out=project.root / "dist")
    project.release()
    outcome = project.release(out=project.root / "dist")
    assert not outcome.git.dirty
    assert versions(project.root / "dist", QUEUE) == versions(project.releases, QUEUE) == ["0.1.0"]


def test_outside_of_git_the_user_must_say_so(project: Generated) -> None:
    shutil.rmtree(project.root / ".git")
    with pytest.raises(SourceError, match="the project is in no commit of a git repository"):
        project.release()
    project.release(allow_dirty=True)
    assert "## 0.1.0\n" in content(project.releases, "0.1.0", QUEUE)["CHANGELOG.md"]


def test_without_a_license_nothing_is_released(project: Generated) -> None:
    (project.root / "LICENSE").unlink()
    with pytest.raises(SourceError, match="there is no license"):
        project.release(allow_dirty=True)
    (project.root / "LICENSE.md").write_text("Use it.\n", "utf-8")
    project.release(allow_dirty=True)
    assert content(project.releases, "0.1.0", QUEUE)["LICENSE.md"] == "Use it.\n"


def test_a_commit_is_released_as_it_is_whatever_the_working_tree_has(repository: Repository) -> None:
    (repository.root / "modules/notes/main.tf").unlink()
    (repository.root / "LICENSE").unlink()
    repository.release(repository.first)
    found = content(repository.releases, "0.1.0")
    assert found["LICENSE"] == "Use it.\n"
    assert "terraform_data" in found["main.tf"]


def test_a_commit_in_which_a_generated_file_was_edited_is_refused(project: Generated) -> None:
    (project.root / "modules/queue/main.tf").write_text("# by hand\n", "utf-8")
    project.git("commit", "-qam", "edit")
    with pytest.raises(SourceError, match=r"HEAD:modules/queue: was edited by hand: main\.tf"):
        project.release("HEAD")
    project.release("HEAD~1")
    assert versions(project.releases, QUEUE) == ["0.1.0"]


@pytest.mark.parametrize(("revision", "problem"), [("nowhere", "revision"), ("--output=x", "not a revision")])
def test_a_revision_that_is_none(repository: Repository, revision: str, problem: str) -> None:
    with pytest.raises(PlaceError, match=problem):
        repository.release(revision)


def test_credentials_of_the_remote_are_in_no_file(repository: Repository) -> None:
    repository.git("remote", "add", "origin", "https://user:token-123@example.com/acme/notes.git")
    outcome = repository.release()
    assert outcome.git.repository == "https://example.com/acme/notes.git"
    assert not any(b"token-123" in data for data in outcome.files.values())
