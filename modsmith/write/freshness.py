"""Detects that a module is fresh without building it: without CDKTF and without node.

`<out>/.modsmith/fresh.json` stores, for each module, a fingerprint of everything it was built from, and the sha256 of
the resulting manifest. It is only a hint: a module is fresh if the fingerprint of the sources still matches *and* the
manifest on disk still matches *and* each file matches the manifest. Keep this module's imports light.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from modsmith.errors import WriteError
from modsmith.write import manifest
from modsmith.write.disk import look, write_durably
from modsmith.write.manifest import digest
from modsmith.write.staging import staging
from modsmith.write.transaction_log import is_unfinished
from modsmith.write.tree import MANIFEST, Tree


def fingerprint(sources: Iterable[Path], extra: Mapping[str, str]) -> str:
    """One sha256 over everything that a module is built from, independent of folder and order.

    Args:
        sources: files, and folders with everything below them except `__pycache__`. An unreadable file changes the
            fingerprint, so that the module is built and the build reports the error.
        extra: other inputs, such as versions: name → value.
    """
    files = sorted({file for source in sources for file in _files(source.resolve())})
    root = os.path.commonpath([file.parent for file in files]) if files else ""
    contents = [(file.relative_to(root).as_posix(), _digest(file)) for file in files]
    return digest(json.dumps([contents, sorted(extra.items())]).encode())


def _files(source: Path) -> Iterator[Path]:
    """A file, or the files below a folder; links among them are resolved, and those to folders are not followed."""
    if not source.is_dir():
        yield source
    for base, folders, names in os.walk(source):
        folders[:] = [folder for folder in folders if folder != "__pycache__"]
        for name in names:
            path = os.path.join(base, name)  # noqa: PTH118 - a `Path` takes longer, and there are thousands
            yield Path(os.path.realpath(path) if os.path.islink(path) else path)  # noqa: PTH114


def _digest(file: Path) -> str:
    try:
        return digest(file.read_bytes())
    except OSError:
        return "unreadable"


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
        stored = _load(out).get(module)
        found = look(out, f"{module}/{MANIFEST}")
        if not found or stored != {"fingerprint": fingerprint, "manifest": found.state} or is_unfinished(out):
            return False
        return all(
            _holds(out, f"{module}/{path}", sha) for path, sha in manifest.parse(found.content).items()
        )
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
        known = manifest.parse(found.content if found else None).get(name)
        file = look(out, path)
        return known == (file.state if file else None)
    except OSError:
        return False


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
        folder = staging(out)
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"fresh.{os.getpid()}"
        draft.unlink(missing_ok=True)
        write_durably(draft, json.dumps({**_load(out), **notes}, indent=2, sort_keys=True).encode())
        draft.replace(folder / "fresh.json")


def _load(out: Path) -> dict[str, object]:
    try:
        document = json.loads((staging(out) / "fresh.json").read_bytes())
    except (FileNotFoundError, ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}
