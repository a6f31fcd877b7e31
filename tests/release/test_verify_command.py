"""`modsmith verify` at the command line: exit codes, text, JSON, and one of this project's modules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from modsmith import cli
from modsmith.project import using
from modsmith.registry.address import Address
from modsmith.registry.bundle import Bundle
from modsmith.registry.publish import publish
from modsmith.release import archive, contents
from modsmith.release.evidence import Subject
from modsmith.versions.module_files import read
from modsmith.versions.number import Version
from tests.project import PROJECT, ROOT, catalog

from .evidenced import Release, bundle, origin, subject


@pytest.fixture
def release(tmp_path: Path) -> Release:
    return Release.publish(tmp_path / "registry", subject())


def run(*arguments: object) -> int:
    return cli.run(["verify", *map(str, arguments)])


def test_what_passes(release: Release, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(release.archive) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[0].endswith("jobs-0.1.0.tar.gz  acme/jobs/aws 0.1.0")
    assert "not checked: it is unsigned" in said
    assert said.endswith("24 checks: 19 ok, none failed, 5 not checked\n")
    assert not [line for line in said.splitlines() if line != line.rstrip()]


def test_what_failed_is_said_and_makes_the_exit_code_2(
    release: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    (release.evidence / "junit.xml").write_text("", "utf-8")
    assert run(release.archive) == 2
    said = capsys.readouterr().out
    assert "✗  evidence" in said
    assert "3 failed, 5 not checked" in said


def test_json(release: Release, capsys: pytest.CaptureFixture[str]) -> None:
    (release.evidence / "junit.xml").unlink()
    assert run(release.zip, "--format", "json") == 2
    said = json.loads(capsys.readouterr().out)
    assert (said["format"], said["address"], said["version"], said["failed"]) == (
        1,
        "acme/jobs/aws",
        "0.1.0",
        True,
    )
    assert {"name": "evidence", "result": "failed", "reason": "junit.xml is missing"} in said["checks"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("missing-0.1.0.zip",), "cannot be read: No such file or directory. Name the archive of a release"),
        (("https://example.com/jobs-0.1.0.zip",), "is a URL, and nothing is downloaded"),
        (("modsmith.toml",), "is not an archive of a release. Name a .tar.gz or a .zip file"),
    ],
)
def test_bad_input_is_one_error(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert run(*arguments) == 1
    err = capsys.readouterr().err
    assert err.startswith("error: ")
    assert said in err


@pytest.mark.parametrize("format_", ["text", "json"])
@pytest.mark.parametrize("name", ["\x1b[2J::error::x.json", "\udcff.json", "[red]x.json"])
def test_names_of_files_are_no_commands_and_no_bugs(
    release: Release, name: str, format_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (release.evidence / name).write_text("", "utf-8")
    assert run(release.archive, "--format", format_) == 2
    said = capsys.readouterr().out
    assert "is not in the manifest" in " ".join(said.split())
    assert not {"\x1b", "\udcff"} & set(said)
    assert "::error" not in said


def test_a_module_of_this_project(tmp_path: Path) -> None:
    """As it is committed, with its spec's promises and waivers; the current project decides nothing."""
    with using(PROJECT):
        address, version = Address("acme", "storage_stack", "aws"), Version.parse("0.1.0")
        own = {**read("modules/storage_stack", ROOT).files, "LICENSE": (ROOT / "LICENSE").read_bytes()}
        own.pop(".modsmith.json")
        files = contents.composed(address.name, own, {})
        archives = {
            "storage_stack-0.1.0.tar.gz": archive.tar_gz(files),
            "storage_stack-0.1.0.zip": archive.zip_(files),
        }
        one = Subject(address, version, files, archives, origin(), None, catalog.spec(address.name))
        made: Bundle = bundle(one)
    publish(tmp_path, made)
    found = Release(tmp_path, "0.1.0", address)
    assert found.failed() == {}
    assert found.read("controls.json")["outcome"] == "clean"
    assert {one["status"] for one in found.read("controls.json")["results"]} == {
        "pass",
        "waived",
        "not applicable",
    }
