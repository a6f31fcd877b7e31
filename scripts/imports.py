"""Runs `modsmith import` on modules of other people and tabulates what was carried and whether the plans are equal.

    python scripts/imports.py FOLDER…  [--examples NAME,…] [--json FILE]

Each FOLDER is a checked out module that works with version 5.100.0 of the AWS provider. `scripts/imports/NAME.tf` is a
basic example of our own for the module of that name: most modules' own examples call modules of other people, or need
other providers than AWS. The folders stay as they are. The table is Markdown, with a row for each module: see
docs/import.md.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from modsmith.errors import ModsmithError
from modsmith.importing import run as importing
from modsmith.importing.run import Imported
from modsmith.project import Project

OWN = Path(__file__).with_name("imports")
ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Row:
    """What one import said.

    Attributes:
        module: its folder's name.
        seconds: that it took.
        imported: the result; None if there is none.
        error: why there is none.
    """

    module: str
    seconds: float
    imported: Imported | None
    error: str = ""


def run(folder: Path, wanted: Sequence[str]) -> Row:
    """Imports a copy of a module, with the example of our own.

    Args:
        folder: of the module.
        wanted: its own examples that are planned; all of them if empty.
    """
    project = Project.require(ROOT).use()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch, folder.name)
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".*"))
        for example in copy.glob("examples/*/"):
            if wanted and example.name not in wanted:
                shutil.rmtree(example)
        own = OWN / f"{folder.name}.tf"
        if own.is_file():
            shutil.rmtree(copy / "examples/basic", ignore_errors=True)
            (copy / "examples/basic").mkdir(parents=True)
            shutil.copy(own, copy / "examples/basic/main.tf")
        try:
            imported = importing.run(project, copy, f"tried_{folder.name.replace('-', '_')}")
        except ModsmithError as error:
            return Row(folder.name, time.perf_counter() - start, None, str(error))
    return Row(folder.name, time.perf_counter() - start, imported)


def table(rows: Sequence[Row]) -> Iterator[str]:
    """The table."""
    yield "| module | inputs | outputs | resources, data | locals, others | adapted | not carried | HCL | plans |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for row in rows:
        if row.imported is None:
            yield f"| {row.module} | – | – | – | – | – | – | – | {row.error} |"
            continue
        made = row.imported
        counts = dict(made.carried)
        inputs, outputs = counts.pop("variable", 0), counts.pop("output", 0)
        blocks = counts.pop("resource", 0) + counts.pop("data", 0)
        code = [one for one in made.missing if not one.subject.startswith("examples/")]
        others = sum(counts.values())
        same = "equal" if not made.differences else f"{len(made.differences)} differences"
        cells = [
            row.module,
            inputs,
            outputs,
            blocks,
            others,
            len(made.adapted),
            len(code),
            same,
            plans(made),
        ]
        yield f"| {' | '.join(map(str, cells))} |"


def plans(made: Imported) -> str:
    """The plans in a cell."""
    if made.unplanned:
        return f"not compared: {made.unplanned}"
    equal = [one for one in made.plans if one.equal]
    cells = [f"{one.example}: {one.problem or one.differences[0]}" for one in made.plans if not one.equal]
    if equal:
        resources, outputs = sum(one.resources for one in equal), sum(one.outputs for one in equal)
        cells.insert(
            0, f"equal: {', '.join(one.example for one in equal)} ({resources} resources, {outputs} outputs)"
        )
    return "; ".join(cells)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--examples", default="", help="only these of their own examples")
    parser.add_argument("--json", type=Path, help="also write notes and differences to this file")
    asked = parser.parse_args()
    wanted = [name for name in asked.examples.split(",") if name]
    rows = []
    for folder in asked.folders:
        rows.append(run(folder.resolve(), wanted))
        print(f"{folder.name}: {rows[-1].seconds:.0f} s", file=sys.stderr)
        if asked.json:
            asked.json.write_text(json.dumps([_data(row) for row in rows], indent=1), "utf-8")
    print("\n".join(table(rows)))


def _data(row: Row) -> dict[str, object]:
    made = row.imported
    if made is None:
        return {"module": row.module, "error": row.error}
    return {
        "module": row.module,
        "adapted": list(map(str, made.adapted)),
        "missing": list(map(str, made.missing)),
        "differences": list(map(str, made.differences)),
        "plans": {one.example: [one.problem, *one.differences] for one in made.plans},
    }


if __name__ == "__main__":
    main()
