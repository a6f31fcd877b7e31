"""The old version: a release of the project, or any place."""

from __future__ import annotations

import io
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from modsmith.cli.earlier import old_version
from modsmith.project import Project
from modsmith.registry import layout
from modsmith.registry.address import Address
from modsmith.versions import Version
from modsmith.versions.module_files import PlaceError

VERSION = Version.parse("0.1.0")
ADDRESS = Address("acme", "shop", "aws")


def archive(name: str, content: bytes) -> bytes:
    """A .tar.gz with one file."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as file:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        file.addfile(info, io.BytesIO(content))
    return out.getvalue()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """With one release."""
    parsed = Project.parse(tmp_path / "modsmith.toml", {"namespace": "acme"})
    folder = parsed.releases / layout.version(ADDRESS, VERSION)
    folder.mkdir(parents=True)
    (folder / layout.archive(ADDRESS, VERSION)).write_bytes(archive("main.tf", b"# old"))
    return parsed


def test_a_version_is_a_release_of_the_project(project: Project) -> None:
    files, version = old_version("0.1.0", "shop", project)
    assert (files.name, files.files, version) == ("shop", {"main.tf": b"# old"}, VERSION)


def test_a_version_that_is_not_released_names_those_that_are(project: Project) -> None:
    with pytest.raises(PlaceError, match=r"acme/shop/aws has no such release .* Released are: 0\.1\.0\."):
        old_version("0.1.1", "shop", project)
    with pytest.raises(PlaceError, match="Released are: none"):
        old_version("0.1.0", "shop", replace(project, releases=project.root / "none"))


def test_a_version_without_a_project(tmp_path: Path) -> None:
    with pytest.raises(PlaceError, match="there is no project to look for it in"):
        old_version("0.1.0", "shop", None)


def test_a_folder_is_a_place_as_well(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text("# old", "utf-8")
    files, version = old_version(str(tmp_path), "shop", None)
    assert (files.files, version) == ({"main.tf": b"# old"}, None)
