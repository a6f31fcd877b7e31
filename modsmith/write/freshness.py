"""Detects that a module is fresh without building it: without CDKTF and without node.

`<out>/.modsmith/fresh.json` stores, for each module, a fingerprint of everything it was built from, and the sha256 of
the resulting manifest. It is only a hint: a module is fresh if the fingerprint of the sources still matches *and* the
manifest on disk still matches *and* each file matches the manifest. Keep this module's imports light.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from modsmith.errors import WriteError
from modsmith.write import manifest
from modsmith.write.disk import look, write_durably
from modsmith.write.manifest import digest
from modsmith.write.staging import staging
from modsmith.write.transaction_log import is_unfinished
from modsmith.write.tree import MANIFEST, Tree

_NOTES = "fresh.json"


def is_fresh(out: Path, module: str, fingerprint: str) -> bool:
    """Whether a module was built from sources with this fingerprint and its files are unchanged since.

    Args:
        out: the folder that contains the modules' folders.
        module: the module's name.
        fingerprint: of the module's current sources.

    Returns:
        False if a file was changed or is missing, if the cache or the manifest is missing or broken, if a run was
        killed halfway, or if anything cannot be read. In these cases `plan` determines the details.
    """
    try:
        files = known(out, module, fingerprint)
        return bool(files) and all(_holds(out, f"{module}/{path}", sha) for path, sha in files)
    except (OSError, WriteError):
        return False


def is_generated(out: Path, path: str) -> bool:
    """Whether a file is as modsmith wrote it, or is missing like one that modsmith has removed.

    Args:
        out: the folder that contains the modules' folders.
        path: of the file, relative to it; the first part is the module's name.
    """
    module, _, name = path.partition("/")
    try:
        found = look(out, f"{module}/{MANIFEST}")
        recorded = manifest.parse(found.content if found else None).get(name)
        file = look(out, path)
        return recorded == (file.state if file else None)
    except OSError:
        return False


def known(out: Path, module: str, fingerprint: str) -> list[tuple[str, str]]:
    """The files that a module has if it was built from sources with this fingerprint: path → sha256.

    Args:
        out: the folder that contains the modules' folders.
        module: the module's name.
        fingerprint: of the module's current sources.

    Returns:
        The manifest, and what it lists. Nothing if the module was built from other sources, if the cache or the
        manifest is missing or broken, or if a run was killed halfway.

    Raises:
        OSError: the manifest or the cache cannot be read.
        WriteError: the staging folder is a symbolic link.
    """
    stored = _load(out).get(module)
    found = look(out, f"{module}/{MANIFEST}")
    if not found or stored != {"fingerprint": fingerprint, "manifest": found.state} or is_unfinished(out):
        return []
    return [(MANIFEST, found.state), *manifest.parse(found.content).items()]


def _holds(out: Path, path: str, sha: str) -> bool:
    found = look(out, path)
    return found is not None and found.state == sha


def remember(out: Path, built: Mapping[str, tuple[str, Tree]]) -> None:
    """Stores what the modules were built from, after `apply`.

    Ignores a cache that cannot be written, because it only saves time.

    Args:
        out: the folder that contains the modules' folders.
        built: module name → fingerprint of its sources and the tree that was built from them.
    """
    notes = {
        module: {"fingerprint": fingerprint, "manifest": digest(manifest.render(tree))}
        for module, (fingerprint, tree) in built.items()
    }
    with suppress(OSError, WriteError):
        cache(out, _NOTES, json.dumps({**_load(out), **notes}, indent=2, sort_keys=True).encode())


def cache(out: Path, name: str, content: bytes) -> None:
    """Writes a file of the staging folder, completely or not at all.

    Args:
        out: the folder that contains the modules' folders.
        name: of the file.
        content: of the file.

    Raises:
        OSError: it cannot be written.
        WriteError: the staging folder is a symbolic link.
    """
    folder = staging(out)
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"{name}.{os.getpid()}"
    draft.unlink(missing_ok=True)
    write_durably(draft, content)
    draft.replace(folder / name)


def _load(out: Path) -> dict[str, object]:
    try:
        document = json.loads((staging(out) / _NOTES).read_bytes())
    except (FileNotFoundError, ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}
