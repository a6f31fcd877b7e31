"""The option `--shard` of `modsmith validate`: which of the folders this machine checks."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from modsmith.cli.folders import Folders
from modsmith.errors import ModsmithError
from modsmith.validate.shards.part import Origin, Part

if TYPE_CHECKING:
    from modsmith.validate.baseline import Baseline
    from modsmith.validate.shards.split import Shard

BASELINE = "--baseline"


def chosen(text: str | None, others: Mapping[str, object]) -> Shard | None:
    """The shard that is asked for, if any.

    Args:
        text: value of `--shard`.
        others: options that need all modules, to their values.

    Raises:
        ModsmithError: there is no such shard, or one of the other options is given.
    """
    from modsmith.validate.shards.split import Shard  # noqa: PLC0415

    if text is None:
        return None
    found = Shard.parse(text)
    if given := [name for name, value in others.items() if value]:
        fix = "Run that on one machine, without --shard"
        raise ModsmithError(f"does not go with {given[0]}", where="--shard", fix=fix)
    return found


def divided(
    shard: Shard, folders: Folders, note: str, options: Mapping[str, str], baseline: Baseline | None
) -> tuple[Folders, Part]:
    """The folders of a shard, and what its report says of the whole run.

    Args:
        shard: the one.
        folders: of the whole run.
        note: which modules and sources the whole run leaves out, or "".
        options: name of an option that changes results, to its value.
        baseline: in use, if any.
    """
    positions = shard.positions(folders.paths)
    mine = [folders.paths[position] for position in positions]
    resolved = {folder.resolve() for folder in mine}
    names = {folder: name for folder, name in folders.names.items() if folder in resolved}
    file = baseline.path if baseline else None
    known = {**options, BASELINE: Path(os.path.relpath(file)).as_posix() if file else ""}
    part = Part(shard.number, shard.total, origin(folders, note, known), positions)
    return replace(folders, paths=mine, names=names), part


def origin(folders: Folders, note: str, options: Mapping[str, str]) -> Origin:
    """What a run over these folders is about, as the files are now.

    Args:
        folders: of the whole run.
        note: which modules and sources it leaves out, or "".
        options: name of an option that changes results, to its value; with that of the baseline.
    """
    from modsmith.validate.shards import origin as found  # noqa: PLC0415

    baseline = Path(options[BASELINE]) if options.get(BASELINE) else None
    return found.of(folders.paths, options, note=note, project=folders.project, baseline=baseline)
