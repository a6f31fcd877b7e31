"""Semantic versions (semver.org 2.0.0), as Terraform's registry protocol takes them.

    Version.parse("0.1.0").next(Level.MAJOR)     # 0.2.0
    Version.parse("1.4.2").next(Level.MAJOR)     # 2.0.0

Before 1.0.0, `~> 0.1` accepts every 0.x: a major or minor change raises the second number, and a patch the third.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import total_ordering

from modsmith.errors import ModsmithError

_VERSION = re.compile(
    r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)"
    r"(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?",
    re.ASCII,
)


class VersionError(ModsmithError):
    """A text is not a version, or a version is too small for the changes in it."""


class Level(IntEnum):
    """What a change means for a caller; the greatest of a release decides its version.

    Attributes:
        NONE: nothing that a caller could notice.
        PATCH: a caller's plan may change, for the better; nothing must be done.
        MINOR: new inputs, outputs or resources; nothing must be done.
        MAJOR: a caller must change something, or a resource or guarantee is lost.
    """

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    @property
    def word(self) -> str:
        """Its name in lower case."""
        return self.name.lower()


@total_ordering
@dataclass(frozen=True)
class Version:
    """A semantic version without build metadata, which Terraform's registries do not take.

    Attributes:
        numbers: major, minor, patch.
        prerelease: such as `rc.1`; "" for a release.
    """

    numbers: tuple[int, int, int]
    prerelease: str = ""

    @classmethod
    def parse(cls, text: str) -> Version:
        """The version in a text.

        Raises:
            VersionError: it is not one.
        """
        match = _VERSION.fullmatch(text)
        if match is None:
            raise VersionError(f"{text!r} is not a version", fix="Write one such as 0.2.0 or 1.0.0-rc.1")
        return cls((int(match[1]), int(match[2]), int(match[3])), match[4] or "")

    def __str__(self) -> str:
        """As it is written: `0.2.0`."""
        text = ".".join(map(str, self.numbers))
        return f"{text}-{self.prerelease}" if self.prerelease else text

    def __lt__(self, other: Version) -> bool:
        """Precedence by section 11 of semver.org."""
        return self._key() < other._key()

    def next(self, level: Level) -> Version:
        """The smallest release after this version that may contain changes of a level.

        `Level.NONE` counts as a patch: another version needs another number. After a prerelease, it is the release
        itself if its number is large enough.
        """
        major, minor, patch = self.numbers
        if self.prerelease and _contains(self.numbers, level):
            return Version(self.numbers)
        if level is Level.MAJOR and major:
            return Version((major + 1, 0, 0))
        if level >= Level.MINOR:
            return Version((major, minor + 1, 0))
        return Version((major, minor, patch + 1))

    def _key(self) -> tuple[tuple[int, int, int], bool, list[tuple[bool, int, str]]]:
        parts = self.prerelease.split(".") if self.prerelease else []
        identifiers = [(not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts]
        return self.numbers, not self.prerelease, identifiers


def _contains(numbers: tuple[int, int, int], level: Level) -> bool:
    """Whether the first release of these numbers may contain changes of a level."""
    major, minor, patch = numbers
    if level is Level.MAJOR and major:
        return minor == patch == 0
    return patch == 0 if level >= Level.MINOR else True
