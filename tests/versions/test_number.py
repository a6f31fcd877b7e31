"""Versions: order and successor, by semver.org."""

from __future__ import annotations

import pytest

from modsmith.versions.number import Level, Version, VersionError

ORDERED = ["0.1.0-1", "0.1.0-2", "0.1.0-10", "0.1.0-rc", "0.1.0-rc.1", "0.1.0", "0.1.10", "0.2.0", "1.0.0-alpha.1",
           "1.0.0-alpha.beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0"]  # fmt: skip


def test_order_is_that_of_semver() -> None:
    assert [str(each) for each in sorted(map(Version.parse, reversed(ORDERED)))] == ORDERED


WRONG = ["1", "1.2", "v1.2.3", "1.2.3+build", "01.2.3", "1.2.3-", "1.2.3-01", "", "1.2.3\n", "\u0661.2.3"]


@pytest.mark.parametrize("text", WRONG)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(VersionError):
        Version.parse(text)


@pytest.mark.parametrize(
    ("version", "level", "expected"),
    [
        ("0.1.0", Level.MAJOR, "0.2.0"),
        ("0.1.3", Level.MINOR, "0.2.0"),
        ("0.1.3", Level.PATCH, "0.1.4"),
        ("0.1.3", Level.NONE, "0.1.4"),
        ("1.4.2", Level.MAJOR, "2.0.0"),
        ("1.4.2", Level.MINOR, "1.5.0"),
        ("2.0.0-rc.1", Level.MAJOR, "2.0.0"),
        ("1.5.0-rc.1", Level.MAJOR, "2.0.0"),
        ("1.5.0-rc.1", Level.MINOR, "1.5.0"),
        ("1.5.1-rc.1", Level.PATCH, "1.5.1"),
        ("1.5.1-rc.1", Level.MINOR, "1.6.0"),
    ],
)
def test_the_next_version_has_room_for_the_changes(version: str, level: Level, expected: str) -> None:
    following = Version.parse(version).next(level)
    assert str(following) == expected
    assert following > Version.parse(version)
