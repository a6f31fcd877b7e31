"""Which mutants Checkov kills on its own, given the same files.

Each mutant gets a folder with the changed file and the files with the variables and local values that it uses. Checkov
kills a mutant if any check fails there but not for the unchanged files, for any resource. This is a lower bar than the
one for modsmith itself.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from modsmith.mutate.operators import Mutant
from modsmith.tools import processes
from modsmith.validate.checkov import command
from modsmith.validate.checkov.command import Scan

BATCH = 50
"""Mutants in one run of Checkov, which takes three seconds to start and keeps everything it reads in memory."""

_ALONG = ("variables.tf", "main.tf", "encryption.tf")


def kills(mutants: Sequence[Mutant], folder: Path, workers: int = 2) -> list[bool]:
    """Whether Checkov kills each mutant of one module.

    Raises:
        ToolMissingError: Checkov is not installed.
        ToolFailedError: Checkov returned no report.
    """
    batches = [mutants[at : at + BATCH] for at in range(0, len(mutants), BATCH)]
    with ThreadPoolExecutor(workers) as pool:
        return [
            killed for found in pool.map(lambda batch: _batch(batch, folder), batches) for killed in found
        ]


def _batch(mutants: Sequence[Mutant], folder: Path) -> list[bool]:
    with processes.folder("mutants") as space:
        for number, mutant in enumerate(mutants):
            _write(space / "all" / f"m{number}", mutant.texts, folder)
        for files in {_files(mutant) for mutant in mutants}:
            texts = {file: (folder / file).read_text("utf-8") for file in files}
            _write(space / "all" / _before(files), texts, folder)
        (space / "home").mkdir()
        scan = command.scan(space / "all", space / "home")
        return list(_checked(mutants, scan))


def _files(mutant: Mutant) -> tuple[str, ...]:
    return tuple(sorted(mutant.texts))


def _before(files: Sequence[str]) -> str:
    return "before-" + "-".join(file.removesuffix(".tf") for file in files)


def _write(target: Path, texts: Mapping[str, str], folder: Path) -> None:
    target.mkdir(parents=True)
    for name in _ALONG:
        if (folder / name).is_file() and name not in texts:
            shutil.copy(folder / name, target)
    for file, text in texts.items():
        (target / file).write_text(text, "utf-8")


def _checked(mutants: Sequence[Mutant], scan: Scan) -> Iterator[bool]:
    failed: dict[str, set[tuple[str, str]]] = {}
    for result in scan.checkov_results:
        if result.result == "failed":
            failed.setdefault(result.file.parent.name, set()).add((result.check, result.address))
    for number, mutant in enumerate(mutants):
        before = failed.get(_before(_files(mutant)), set())
        yield bool(failed.get(f"m{number}", set()) - before)
