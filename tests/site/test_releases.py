"""Versions on a module's page come from the project's registry folder."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from modsmith.project import Catalog, using
from modsmith.registry.address import Address
from modsmith.registry.bundle import Bundle
from modsmith.registry.publish import publish
from modsmith.release.archive import tar_gz, zip_
from modsmith.site.build import build
from modsmith.site.facts.releases import released
from modsmith.versions.number import Version
from tests.project import PROJECT

from .small import FILES, project

CHANGELOG = """\
# Changelog

## 0.2.0 - 2026-11-30

See [UPGRADE.md](UPGRADE.md).

### Changed

- `var.days` is in days now.

## 0.1.0 - 2026-11-02

### Added

- First release.
"""

UPGRADE = """\
# Upgrades

## 0.2.0

From 0.1.0:

Divide `days` by 24.

## 0.1.0

The first version: there is nothing to upgrade from.
"""


@pytest.fixture(autouse=True)
def own_project() -> Iterator[None]:
    with using(PROJECT):
        yield


def release(catalog: Catalog, number: str, notes: Mapping[str, str]) -> None:
    """Publishes a version of the module with these notes."""
    address, version = Address("acme", "queue", "aws"), Version.parse(number)
    content = {"main.tf": b"", **{name: text.encode() for name, text in notes.items()}}
    archives = {f"queue-{number}.tar.gz": tar_gz(content), f"queue-{number}.zip": zip_(content)}
    publish(catalog.project.releases, Bundle(address, version, archives))


def words(page: bytes) -> str:
    """The text of a page, without markup."""
    return html.unescape(re.sub("<[^>]+>", "", page.decode()))


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    made = project(tmp_path)
    release(made, "0.1.0", {})
    release(made, "0.2.0", {"CHANGELOG.md": CHANGELOG, "UPGRADE.md": UPGRADE})
    return made


def test_each_version_has_its_changes_and_its_upgrade_notes(catalog: Catalog) -> None:
    page = build(catalog)["modules/queue/index.html"].decode()
    newest, oldest = page.index('id="version-0.2.0"'), page.index('id="version-0.1.0"')
    assert newest < page.index("is in days now") < page.index("Divide <code>days</code> by 24.") < oldest
    assert "First release." in page[oldest:]
    assert "How to upgrade" not in page[oldest:]
    assert '<a href="#upgrade-to-0.2.0">how to upgrade</a>' in page
    assert 'id="upgrade-to-0.2.0"' in page


def test_the_usage_is_that_of_the_newest_version(catalog: Catalog) -> None:
    page = words(build(catalog)["modules/queue/index.html"])
    assert 'source  = "acme/queue/aws"\n  version = "~> 0.2.0"' in page
    assert '<span class="badge">0.2.0</span>' in build(catalog)["index.html"].decode()


def test_a_version_of_the_project_file_is_kept(tmp_path: Path) -> None:
    settings = FILES["modsmith.toml"] + 'namespace = "acme"\nversion = "~> 0.1"\n'
    made = project(tmp_path, {"modsmith.toml": settings})
    release(made, "0.2.0", {})
    page = words(build(made)["modules/queue/index.html"])
    assert 'version = "~> 0.1"' in page
    assert "~> 0.2.0" not in page


@pytest.mark.parametrize(
    ("numbers", "constraint"),
    [
        (("0.1.0", "0.2.3"), "~> 0.2.3"),
        (("1.4.2",), "~> 1.4"),
        (("1.0.0", "2.0.0-rc.1"), "~> 1.0"),
        (("0.1.0-rc.1",), "0.1.0-rc.1"),
    ],
)
def test_the_constraint_admits_what_needs_no_action(
    tmp_path: Path, numbers: tuple[str, ...], constraint: str
) -> None:
    made = project(tmp_path)
    for number in numbers:
        release(made, number, {})
    found = released(made.project, "queue")
    assert found
    assert found.constraint == constraint


def test_a_module_without_releases_has_no_such_part(tmp_path: Path) -> None:
    assert b'id="versions"' not in build(project(tmp_path))["modules/queue/index.html"]
