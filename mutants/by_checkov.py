"""Which mutants Checkov kills on its own, given the same files.

Each mutant gets a folder with the changed file and those that say what its names stand for. Any check that fails there
and does not fail in the same files unchanged kills it, whatever resource it is about: more than we ask of ourselves.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from mutants.operators import Mutant
from validators import checkov_scan
from validators.checkov_scan import Scan

BATCH = 50
"""Mutants in one run of Checkov, which takes three seconds to start and keeps all it reads in memory."""

_ALONG = ("variables.tf", "main.tf", "encryption.tf")


def kills(mutants: Sequence[Mutant], folder: Path, workers: int = 2) -> list[bool]:
    """Whether Checkov kills each mutant of one module.

    Raises:
        ToolMissingError: there is no Checkov.
        ToolFailedError: it gave no report.
    """
    batches = [mutants[at : at + BATCH] for at in range(0, len(mutants), BATCH)]
    with ThreadPoolExecutor(workers) as pool:
        return [
            killed for found in pool.map(lambda batch: _batch(batch, folder), batches) for killed in found
        ]


def _batch(mutants: Sequence[Mutant], folder: Path) -> list[bool]:
    with tempfile.TemporaryDirectory(prefix="mutants-") as temporary:
        space = Path(temporary).resolve()
        for number, mutant in enumerate(mutants):
            _write(space / "all" / f"m{number}", mutant.target.site.file, mutant.text, folder)
        for file in {mutant.target.site.file for mutant in mutants}:
            text = (folder / file).read_text("utf-8")
            _write(space / "all" / f"before-{file.removesuffix('.tf')}", file, text, folder)
        (space / "home").mkdir()
        scan = checkov_scan.scan(space / "all", space / "home")
        return list(_judged(mutants, scan))


def _write(target: Path, file: str, text: str, folder: Path) -> None:
    target.mkdir(parents=True)
    for name in _ALONG:
        if (folder / name).is_file() and name != file:
            shutil.copy(folder / name, target)
    (target / file).write_text(text, "utf-8")


def _judged(mutants: Sequence[Mutant], scan: Scan) -> Iterator[bool]:
    failed: dict[str, set[tuple[str, str]]] = {}
    for said in scan.evaluations:
        if said.result == "failed":
            failed.setdefault(said.file.parent.name, set()).add((said.check, said.address))
    for number, mutant in enumerate(mutants):
        before = failed.get(f"before-{mutant.target.site.file.removesuffix('.tf')}", set())
        yield bool(failed.get(f"m{number}", set()) - before)
