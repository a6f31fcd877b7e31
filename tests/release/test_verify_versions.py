"""Evidence of something else, and the chain of versions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from modsmith.release import archive, contents
from modsmith.release.evidence.subject import MANIFEST, PROVENANCE
from modsmith.release.verify import verify

from .evidenced import CHANGED, WEAK, Release, origin, subject


def test_evidence_of_another_version_is_refused(second: Release, tmp_path: Path) -> None:
    other = Release(tmp_path / "registry")
    reasons = {check.name: check.reason for check in verify(second.archive, evidence=other.evidence).checks}
    assert reasons["archive"].startswith("the evidence is of jobs-0.1.0.tar.gz, jobs-0.1.0.zip")
    assert "the evidence is of acme/jobs/aws 0.1.0" in reasons["version"]


def test_an_archive_under_the_name_of_another_version_is_refused(release: Release, tmp_path: Path) -> None:
    renamed = tmp_path / "jobs-0.9.0.tar.gz"
    renamed.write_bytes(release.archive.read_bytes())
    checks = verify(renamed, evidence=release.evidence).checks
    assert {"archive", "version"} <= {check.name for check in checks if check.result == "failed"}


def test_a_version_in_the_folder_of_another_one_is_refused(release: Release) -> None:
    """A registry that hands out 0.1.0 when 0.9.0 is asked for."""
    moved = release.folder.with_name("0.9.0")
    release.folder.rename(moved)
    release.folder = moved
    assert release.failed()["version"].endswith("the registry folder says v1/modules/acme/jobs/aws/0.9.0")


def test_an_older_evidence_of_the_same_version_is_refused(release: Release, tmp_path: Path) -> None:
    """A version that was built twice before it was published."""
    newer = Release.publish(tmp_path / "newer", subject(files=CHANGED))
    checks = verify(newer.archive, evidence=release.evidence).checks
    assert {"archive", "files", "provenance"} <= {check.name for check in checks if check.result == "failed"}


def test_evidence_files_of_different_builds_are_refused(release: Release, tmp_path: Path) -> None:
    older = Release.publish(tmp_path / "older", subject(origin=origin(revision="f" * 40)))
    (release.evidence / PROVENANCE).write_bytes((older.evidence / PROVENANCE).read_bytes())
    assert {"evidence", "sums"} <= release.failed().keys()


def test_the_manifest_of_another_module_is_refused(release: Release) -> None:
    release.edit(MANIFEST, lambda data: data.update(address="acme/other/aws"))
    assert {"version", "provenance"} <= release.failed().keys()


def test_a_provenance_of_something_else_is_refused(release: Release) -> None:
    def change(data: dict[str, Any]) -> None:
        data["subject"][0]["digest"]["sha256"] = "0" * 64

    release.edit(PROVENANCE, change)
    release.forge()
    assert "jobs-0.1.0.tar.gz" in release.failed()["provenance"]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(predicateType="https://slsa.dev/provenance/v0.2"),
        lambda data: data["predicate"]["buildDefinition"].update(buildType="https://example.com"),
        lambda data: data["predicate"]["runDetails"]["builder"].update(id="https://example.com"),
        lambda data: data["predicate"]["buildDefinition"]["externalParameters"].update(version="0.9.0"),
        lambda data: data["predicate"]["buildDefinition"]["externalParameters"].update(module="a/b/aws"),
        lambda data: data["subject"].pop(),
        lambda data: data["subject"].append(data["subject"][0]),
        lambda data: data["predicate"]["buildDefinition"]["resolvedDependencies"][1]["digest"].update(
            sha256="0" * 64
        ),
    ],
    ids=["predicate", "build type", "builder", "version", "module", "fewer", "twice", "modsmith"],
)
def test_a_provenance_that_says_something_else_is_refused(
    release: Release, change: Callable[[dict[str, Any]], None]
) -> None:
    release.edit(PROVENANCE, change)
    release.forge()
    assert "provenance" in release.failed()


def test_a_dependency_added_to_the_provenance_is_noticed(release: Release) -> None:
    def change(data: dict[str, Any]) -> None:
        data["predicate"]["buildDefinition"]["resolvedDependencies"].append(
            {"uri": "pkg:pypi/more", "name": "more"}
        )

    release.edit(PROVENANCE, change)
    release.forge()
    assert release.failed().keys() == {"statement"}


def test_a_key_that_is_there_twice_is_refused(release: Release) -> None:
    """Readers differ in which one counts."""
    path = release.evidence / MANIFEST
    path.write_bytes(
        path.read_bytes().replace(b'{\n  "format": 1,', b'{\n  "version": "0.9.0",\n  "format": 1,')
    )
    assert "'version' is there twice" in release.failed()["manifest"]


def test_a_version_comes_after_the_one_before(second: Release, tmp_path: Path) -> None:
    assert second.failed() == {}
    assert second.results()["previous"] == "ok"
    alone = tmp_path / "alone"
    second.folder.rename(alone)
    second.folder = alone
    assert second.results()["previous"] == "not checked"
    previous = Release(tmp_path / "registry").archive
    assert second.results(previous=previous)["previous"] == "ok"


def test_another_version_before_is_noticed(second: Release, tmp_path: Path) -> None:
    """0.1.0 was replaced after 0.2.0 was released."""
    other = Release.publish(tmp_path / "other", subject(files=CHANGED))
    assert (
        "is not the one that this version was released after"
        in second.failed(previous=other.archive)["previous"]
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data.update(previous=None), "the first version, and there is 0.1.0"),
        (lambda data: data["previous"].update(version="0.2.0"), "does not come before"),
        (lambda data: data["previous"].update(version="0.0.9"), "the folder has 0.1.0 after it"),
        (lambda data: data["previous"].update(manifest_sha256="0" * 64), "is not the one"),
    ],
    ids=["cut", "itself", "one left out", "another one"],
)
def test_a_broken_chain_is_noticed(
    second: Release, change: Callable[[dict[str, Any]], None], said: str
) -> None:
    second.edit(MANIFEST, change)
    assert said in second.failed()["previous"]


def test_the_version_before_must_be_whole_itself(second: Release, tmp_path: Path) -> None:
    first = Release(tmp_path / "registry")
    first.archive.write_bytes(archive.tar_gz(contents.composed("jobs", WEAK, {})))
    assert "0.1.0 is not of jobs-0.1.0.tar.gz" in second.failed()["previous"]
