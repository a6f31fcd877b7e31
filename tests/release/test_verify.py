"""Verifying a release: what is untouched passes, and what is not checked is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith.release import archive, contents
from modsmith.release.verify import VerifyError, verify

from .evidenced import ADDRESS, WEAK, Release

UNASKED = {"revision", "source", "declared", "notes", "signature"}
"""Checks that need the project or cosign."""


def test_an_untouched_release_passes(release: Release) -> None:
    results = release.results()
    assert {name for name, result in results.items() if result != "ok"} == UNASKED
    assert {results[name] for name in UNASKED} == {"not checked"}
    assert not verify(release.zip).failed


def test_both_archives_are_checked_from_one(release: Release) -> None:
    release.zip.unlink()
    results = release.results()
    assert results["other-archive"] == results["sums"] == "not checked"
    assert results["packing"] == results["statement"] == "ok"  # the other one was packed again
    release.archive.write_bytes(archive.tar_gz(contents.composed("jobs", WEAK, {})))
    assert {"archive", "files", "packing"} <= release.failed().keys()


def test_no_sources_of_the_project_run_by_themselves(release: Release) -> None:
    """What needs the project is not said to be fine."""
    reasons = {check.name: check.reason for check in release.verify().checks}
    assert "--project" in reasons["source"]
    assert "unsigned" in reasons["signature"]


def signature(release: Release) -> str:
    (said,) = (check for check in release.verify().checks if check.name == "signature")
    assert said.result == "not checked"
    return said.reason


def test_signatures_may_be_beside_what_they_sign(release: Release) -> None:
    (release.evidence / "manifest.json.sigstore.json").write_text("{}", "utf-8")
    assert signature(release).startswith("manifest.json.sigstore.json is there")
    assert not release.failed()
    (release.evidence / "other.json.sigstore.json").write_text("{}", "utf-8")
    assert "evidence" in release.failed()


def test_signatures_of_a_registry_folder_are_outside_of_the_version(release: Release) -> None:
    assert "unsigned" in signature(release)
    folder = release.folder.parents[5] / "signatures" / str(ADDRESS) / "0.1.0"
    folder.mkdir(parents=True)
    (folder / "manifest.json.sigstore.json").write_text("{}", "utf-8")
    assert signature(release).startswith("manifest.json.sigstore.json is there")


@pytest.mark.parametrize(
    "name", ["missing-0.1.0.tar.gz", "README.md", ".zip", "https://example.com/a-0.1.0.zip"]
)
def test_what_cannot_be_verified_is_an_error(release: Release, name: str) -> None:
    with pytest.raises(VerifyError):
        verify(release.folder / name if "://" not in name else Path(name))


def test_without_evidence_there_is_nothing_to_verify(release: Release) -> None:
    release.evidence.rename(release.folder / "moved")
    with pytest.raises(VerifyError, match="there is no evidence"):
        release.verify()


def test_verifying_writes_nothing(release: Release, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    release.verify()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
