"""What is in an archive and its notes, and that earlier notes stay as they were."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from modsmith.diff.compare import Difference
from modsmith.diff.rules.rule import Change
from modsmith.errors import SpecError
from modsmith.release import notes
from modsmith.release.contents import composed
from modsmith.release.markdown import change
from modsmith.spec.upgrades import Upgrade
from modsmith.versions.number import Level, Version
from modsmith.write import manifest
from tests.release.support import (
    DATE,
    MODULE,
    WITH_MORE,
    WITHOUT_OUTPUT,
    Repository,
    bundle,
    content,
    tree,
    versions,
)


def test_the_archive_has_the_standard_structure_and_knows_its_files(repository: Repository) -> None:
    repository.commit({"examples/basic/main.tf": 'module "notes" {\n  source = "../.."\n  text   = "a"\n}\n'})
    repository.release()
    found = content(repository.releases, "0.1.0")
    made = {"LICENSE", "CHANGELOG.md", "UPGRADE.md", ".modsmith.json"}
    assert set(found) == {*MODULE, "examples/basic/main.tf", *made}
    assert found["LICENSE"] == "Use it.\n"
    listed = manifest.parse(found.pop(".modsmith.json").encode())
    assert listed == {path: manifest.digest(text.encode()) for path, text in found.items()}


def test_the_changelog_has_every_version_with_the_older_ones_byte_for_byte(repository: Repository) -> None:
    repository.release()
    first = content(repository.releases, "0.1.0")["CHANGELOG.md"]
    repository.commit(WITH_MORE)
    repository.release()
    repository.commit(WITHOUT_OUTPUT)
    repository.release()
    found = content(repository.releases, "0.3.0")["CHANGELOG.md"]
    titles = [line for line in found.splitlines() if line.startswith("## ")]
    assert titles == [f"## {number} - {DATE}" for number in ("0.3.0", "0.2.0", "0.1.0")]
    assert found.startswith("# Changelog\n\nAll versions of the Terraform module `notes`.")
    assert found.endswith(first[first.index("## ") :])
    assert found.index("### Removed") < found.index("`output.text`") < found.index("## 0.2.0")
    assert "**Breaking**: `output.text`" in found
    assert found.index("### Added") < found.index("- `var.more`") < found.index("## 0.1.0")


def test_the_upgrade_notes_say_what_to_do_for_each_version(repository: Repository) -> None:
    repository.release()
    repository.commit(WITH_MORE)
    repository.release()
    repository.commit(WITHOUT_OUTPUT)
    repository.release()
    found = content(repository.releases, "0.3.0")["UPGRADE.md"]
    third, second, first = found.split("\n## ")[1:]
    assert third.startswith("0.3.0\n\nFrom 0.2.0:\n\nBreaking changes:\n\n- `output.text` is gone. ")
    assert second == "0.2.0\n\nFrom 0.1.0: nothing to do.\n"
    assert first == "0.1.0\n\nThe first version: there is nothing to upgrade from.\n"


UPGRADES = (
    Upgrade("0.1.0", "Old.\n"),
    Upgrade(
        "0.2.0",
        "Tables move; nothing is replaced.\n",
        {"suffix": "random_suffix = <value>", "gone": ""},
        {"module.x.policy": 'module.x.policies["table"]'},
    ),
)
CHANGES = (
    Change(Level.MAJOR, "input-removed", "var.suffix", "The input is gone.", "Remove the argument."),
    Change(Level.PATCH, "resource-updated", "aws_s3_bucket.this", "A *new* rule <b>.", ""),
)
RELEASE = notes.Release(
    "x",
    Version((0, 2, 0)),
    Version((0, 1, 0)),
    Difference("x", "x 0.1.0", "x", CHANGES),
    UPGRADES,
    "2026-11-30",
)


def test_the_specs_notes_and_the_edits_of_the_caller_come_first() -> None:
    assert notes.upgrade(RELEASE) == (
        "## 0.2.0\n\nFrom 0.1.0:\n\nTables move; nothing is replaced.\n\n"
        "Edits in the caller's configuration:\n\n"
        "- Remove the argument `gone`.\n"
        "- Replace the argument `suffix` by `random_suffix = <value>`, with its value in place of `<value>`.\n"
        '- Replace `module.x.policy` by `module.x.policies["table"]`.\n\n'
        "Breaking changes:\n\n- `var.suffix`: The input is gone. Remove the argument.\n"
    )


def test_the_changelog_asks_for_changes_only_where_one_may_be_needed() -> None:
    read_only = replace(RELEASE, difference=Difference("x", "x 0.1.0", "x", CHANGES[1:]))
    first = [notes.changelog(release).split("\n")[2] for release in (RELEASE, read_only)]
    assert first == [
        "Callers may have to change something: see [UPGRADE.md](UPGRADE.md).",
        "Before you take it, read [UPGRADE.md](UPGRADE.md).",
    ]


@pytest.mark.parametrize(
    ("latest", "version", "expected"),
    [
        ("0.1.0", "0.2.0-rc.1", ["0.2.0"]),
        ("0.2.0-rc.1", "0.2.0", ["0.2.0"]),
        ("0.1.0", "0.3.0", ["0.2.0", "0.3.0"]),
        ("0.2.0", "0.3.0", ["0.3.0"]),
        ("0.3.0", "0.3.1", []),
    ],
)
def test_no_upgrade_note_is_lost_or_told_twice(latest: str, version: str, expected: list[str]) -> None:
    upgrades = [Upgrade(number, f"Notes of {number}.") for number in ("0.3.0", "0.1.0", "0.2.0")]
    release = replace(
        RELEASE, version=Version.parse(version), latest=Version.parse(latest), upgrades=upgrades
    )
    assert re.findall(r"^Notes of (.*)\.$", notes.upgrade(release), re.MULTILINE) == expected


@pytest.mark.parametrize(
    ("subject", "text", "expected"),
    [
        ("var.days", "days is gone; its default was 7.", "`var.days` is gone; its default was 7."),
        (
            "aws_kms_key.this",
            "aws_kms_key.this: other values of name.",
            "`aws_kms_key.this`: other values of name.",
        ),
        ("var.days", 'days_x["a b"] is 1.', '`var.days`: `days_x["a b"]` is 1.'),
        (
            "terraform",
            "Needs >= 1.9. Run `terraform init`.",
            "`terraform`: Needs >= 1.9. Run `terraform init`.",
        ),
        (
            "var.x",
            "A *new* <b>rule</b> of @team [a](b) # _c_",
            "`var.x`: A \\*new\\* \\<b>rule\\</b> of &#64;team \\[a\\](b) \\# \\_c\\_",
        ),
        ("var.`x`", "Two\nlines\x1b[2J.", "`` var.`x` ``: Two lines\\\\u{1b}\\[2J."),
    ],
)
def test_names_are_code_and_no_other_text_from_a_module_is_markdown(
    subject: str, text: str, expected: str
) -> None:
    assert change(Change(Level.PATCH, "x", subject, text)) == expected


def test_the_same_commit_has_the_same_bytes_elsewhere(repository: Repository, tmp_path: Path) -> None:
    repository.release()
    repository.commit(WITH_MORE)
    repository.release()
    for version, revision in (("0.1.0", repository.first), ("0.2.0", "HEAD")):
        repository.release(revision, version=version)
    elsewhere = tmp_path / "elsewhere"
    (repository.root / "modsmith.toml").write_text('namespace = "acme"\nreleases = "others"\n', "utf-8")
    repository.release(repository.first, out=elsewhere)
    repository.release("HEAD", out=elsewhere)
    assert tree(elsewhere) == tree(repository.releases)


def test_evidence_belongs_to_the_version(repository: Repository) -> None:
    repository.release()
    found = bundle(repository.releases, "0.1.0")
    described = json.loads(found.files["evidence/manifest.json"])
    assert (described["address"], described["version"]) == ("acme/notes/terraform", "0.1.0")
    assert described["archives"]["notes-0.1.0.tar.gz"]["sha256"] == manifest.digest(found.archive)
    provenance = json.loads(found.files["evidence/provenance.intoto.json"])
    dependencies = provenance["predicate"]["buildDefinition"]["resolvedDependencies"]
    assert dependencies[0]["digest"]["gitCommit"] == repository.first


def test_another_folder_gets_every_earlier_version_too(repository: Repository, tmp_path: Path) -> None:
    repository.release()
    repository.commit(WITH_MORE)
    out = tmp_path / "dist"
    outcome = repository.release(out=out)
    assert [str(number) for number in outcome.copied] == ["0.1.0"]
    assert versions(out) == ["0.1.0", "0.2.0"]
    assert versions(repository.releases) == ["0.1.0"]
    assert bundle(out, "0.1.0") == bundle(repository.releases, "0.1.0")


def test_another_folder_is_brought_up_to_date_although_there_is_nothing_to_release(
    repository: Repository, tmp_path: Path
) -> None:
    repository.release()
    outcome = repository.release(out=tmp_path / "dist")
    assert (outcome.plan.is_new, [*map(str, outcome.copied)]) == (False, ["0.1.0"])
    assert versions(tmp_path / "dist") == ["0.1.0"]


def test_a_path_that_some_system_cannot_unpack_is_refused() -> None:
    with pytest.raises(SpecError, match="not a portable relative path"):
        composed("x", {"main.tf": b"", "a:b.tf": b""}, {})
