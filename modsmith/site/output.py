"""Writes a site to the disk: all files or none, without what an earlier version of it left."""

from __future__ import annotations

from pathlib import Path

from modsmith import write
from modsmith.site.errors import SiteError
from modsmith.write import MANIFEST, Changes, Tree
from modsmith.write.disk import reported
from modsmith.write.manifest import parse


def put(out: Path, files: Tree) -> Changes:
    """Writes the files of a site.

    Args:
        out: the site's folder; everything in it must come from an earlier run.
        files: address to content.

    Raises:
        SiteError: the folder has files that modsmith did not write, or cannot be the folder of a site.
        WriteError: it cannot be written; nothing has changed.
    """
    out = out.absolute()
    _refuse_foreign(out)
    [changes] = write.apply(out.parent, {out.name: files}, force=True)
    return changes


def _refuse_foreign(out: Path) -> None:
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise SiteError("is not a folder", where=str(out), fix="Name another folder with --out.")
    with reported(out):
        found = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if not path.is_dir())
        manifest = out / MANIFEST
        known = {MANIFEST, *parse(manifest.read_bytes() if manifest.is_file() else None)}
    foreign = [path for path in found if path not in known]
    if foreign:
        problem = f"has files that are not of the site, such as {foreign[0]}"
        raise SiteError(problem, where=str(out), fix="Name an empty folder with --out, or move them away.")
