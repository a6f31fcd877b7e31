"""What is in the archive of a version: the module, its license, its release notes and its manifest."""

from __future__ import annotations

from collections.abc import Mapping

from modsmith.release.notes import CHANGELOG, UPGRADE
from modsmith.write import MANIFEST, manifest, tree

_DERIVED = (CHANGELOG, UPGRADE, MANIFEST)
"""Files that a release makes: they are not the same in two versions, although the module may be."""


def composed(module: str, files: Mapping[str, bytes], notes: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an archive, which a consumer's modsmith knows by their manifest.

    Args:
        module: its name, for messages.
        files: of the module, and the license.
        notes: CHANGELOG.md and UPGRADE.md.

    Raises:
        SpecError: a path cannot be unpacked on every system.
    """
    complete = {**files, **notes}
    tree.check({module: complete})
    return {**complete, MANIFEST: manifest.render(complete)}


def given(archive: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an archive that a release was made from, without those that it made."""
    return {path: content for path, content in archive.items() if path not in _DERIVED}
