"""Which version a release gets, and which ones are refused."""

from __future__ import annotations

import pytest

from modsmith.versions.number import VersionError
from tests.release.support import MODULE, WITH_MORE, WITHOUT_OUTPUT, Repository, content, tree, versions


def test_the_first_release_is_0_1_0(repository: Repository) -> None:
    outcome = repository.release()
    assert (str(outcome.plan.version), outcome.plan.latest) == ("0.1.0", None)
    assert versions(repository.releases) == ["0.1.0"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [(WITH_MORE, "1.1.0"), (WITHOUT_OUTPUT, "2.0.0"), ({"README.md": "# More notes\n"}, "1.0.1")],
    ids=["a new input", "an output is gone", "another README"],
)
def test_the_changes_decide_the_version(
    repository: Repository, change: dict[str, str], expected: str
) -> None:
    repository.release(version="1.0.0")
    repository.commit(change)
    assert str(repository.release().plan.version) == expected
    assert versions(repository.releases) == ["1.0.0", expected]


def test_without_a_difference_there_is_nothing_to_release(repository: Repository) -> None:
    repository.release()
    before = tree(repository.releases)
    repository.commit({})
    outcome = repository.release()
    assert (outcome.plan.is_new, str(outcome.plan.version), outcome.files) == (False, "0.1.0", {})
    assert tree(repository.releases) == before


def test_the_license_is_a_difference(repository: Repository) -> None:
    repository.release()
    (repository.root / "LICENSE").write_text("Use it wisely.\n", "utf-8")
    repository.commit({})
    assert str(repository.release().plan.version) == "0.1.1"
    assert content(repository.releases, "0.1.1")["LICENSE"] == "Use it wisely.\n"


def test_a_version_that_is_too_small_is_refused_with_the_changes_that_need_more(
    repository: Repository,
) -> None:
    repository.release(version="1.0.0")
    repository.commit(WITH_MORE | WITHOUT_OUTPUT)
    before = tree(repository.releases)
    with pytest.raises(VersionError, match=r"1\.1\.0 is too small .* since 1\.0\.0") as caught:
        repository.release(version="1.1.0")
    assert "output.text" in str(caught.value)
    assert "var.more" not in str(caught.value)  # that one is a minor change
    assert "Name 2.0.0 or higher" in str(caught.value)
    with pytest.raises(VersionError, match=r"var\.more"):
        repository.release(version="1.0.1")
    assert tree(repository.releases) == before


@pytest.mark.parametrize("number", ["2.0.0", "2.0.0-rc.1", "3.1.4"])
def test_a_version_that_is_large_enough_is_taken(repository: Repository, number: str) -> None:
    repository.release(version="1.0.0")
    repository.commit(WITHOUT_OUTPUT)
    assert str(repository.release(version=number).plan.version) == number


def test_a_release_candidate_becomes_the_release(repository: Repository) -> None:
    repository.release(version="1.0.0")
    repository.commit(WITHOUT_OUTPUT)
    repository.release(version="2.0.0-rc.1")
    repository.commit({"README.md": "# Final\n"})
    assert str(repository.release().plan.version) == "2.0.0"


def test_a_lower_version_is_refused(repository: Repository) -> None:
    repository.release(version="0.2.0")
    repository.commit(WITH_MORE)
    with pytest.raises(
        VersionError, match=r"0\.1\.5 is lower than 0\.2\.0, the latest release\. Name 0\.3\.0"
    ):
        repository.release(version="0.1.5")


def test_a_released_version_never_changes(repository: Repository) -> None:
    repository.release()
    repository.commit({"main.tf": MODULE["main.tf"].replace("var.text", '"x"'), "README.md": "# X\n"})
    before = tree(repository.releases)
    with pytest.raises(VersionError, match=r"0\.1\.0 is released with other files: README\.md, main\.tf"):
        repository.release(version="0.1.0")
    assert tree(repository.releases) == before


def test_a_released_version_may_be_released_again_from_any_commit_with_its_files(
    repository: Repository,
) -> None:
    repository.release()
    repository.commit(WITH_MORE)
    repository.release()
    repository.commit(MODULE)
    outcome = repository.release(version="0.1.0")
    assert (outcome.plan.is_new, str(outcome.plan.version)) == (False, "0.1.0")
    assert versions(repository.releases) == ["0.1.0", "0.2.0"]


def test_unchanged_files_may_get_a_version_that_says_more(repository: Repository) -> None:
    repository.release()
    assert str(repository.release(version="1.0.0").plan.version) == "1.0.0"
    assert "Nothing that a caller could notice" in content(repository.releases, "1.0.0")["CHANGELOG.md"]


def test_a_dry_run_writes_nothing(repository: Repository) -> None:
    outcome = repository.release(dry_run=True)
    assert str(outcome.plan.version) == "0.1.0"
    assert outcome.notes
    assert not repository.releases.exists()
