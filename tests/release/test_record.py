"""The record of this project: every version of its modules that was released, as it was released."""

from __future__ import annotations

import re

import pytest

from modsmith.registry import layout, read
from modsmith.registry.address import Address
from modsmith.release.archive import tar_gz, zip_
from modsmith.versions.module_files import archived
from modsmith.versions.number import Version
from modsmith.write import MANIFEST, manifest
from tests.project import PROJECT, catalog

RELEASED = [
    (address, version)
    for address in read.addresses(PROJECT.releases)
    for version in read.versions(PROJECT.releases, address)
]


def test_every_module_has_a_release() -> None:
    assert {address.name for address, _ in RELEASED} == {*catalog.names()}


@pytest.mark.parametrize(("address", "version"), RELEASED, ids=str)
def test_a_released_version_is_whole(address: Address, version: Version) -> None:
    bundle = read.bundle(PROJECT.releases, address, version)
    files = archived(bundle.archive, str(version))
    assert tar_gz(files) == bundle.archive
    assert zip_(files) == bundle.files[layout.archive(address, version, "zip")]
    listed = manifest.parse(files.pop(MANIFEST))
    assert listed == {path: manifest.digest(content) for path, content in files.items()}
    titles = re.findall(r"^## (\S+) - ", files["CHANGELOG.md"].decode(), re.MULTILINE)
    earlier = [one for one in read.versions(PROJECT.releases, address) if one <= version]
    assert titles == [*map(str, reversed(earlier))]
