"""Runs `modsmith validate` on modules of other people and tabulates what it says.

    python scripts/strangers.py FOLDER…  [--examples] [--json FILE] [--shown 15]

Each FOLDER is a checked out module; with `--examples`, its examples and submodules are checked as modules as well.
Nothing is downloaded and nothing is executed: only `interface` and `hcl` run. The tables are Markdown: a row for each
module with exit code, seconds and the number of findings by kind and by rule, then the first findings of each, to be
read by somebody who decides whether they are true and useful.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MODSMITH = Path(sys.executable).with_name("modsmith")


@dataclass(frozen=True)
class Run:
    """What one run said.

    Attributes:
        name: of the module, as it is printed.
        code: exit code.
        seconds: wall time of the process.
        result: the module's part of the JSON report; empty if there is none.
    """

    name: str
    code: int
    seconds: float
    result: Mapping[str, Any]

    @property
    def findings(self) -> Sequence[Mapping[str, Any]]:
        """Its findings, in the order of the report."""
        found: Sequence[Mapping[str, Any]] = self.result.get("findings", ())
        return found

    @property
    def faults(self) -> Sequence[Mapping[str, Any]]:
        """What could not run."""
        found: Sequence[Mapping[str, Any]] = self.result.get("could_not_run", ())
        return found


def kind_of(finding: Mapping[str, Any]) -> str:
    """The kind of a finding: the report's own, or by its rule and its words in reports that have none."""
    if kind := finding.get("kind"):
        return str(kind)
    if finding["rule"] == "coverage":
        return "uncovered"
    if finding["rule"] == "unread-module":
        return "unread"
    return "undetermined" if "could not be determined" in finding["message"] else "violation"


def run(folder: Path, name: str) -> Run:
    """Validates one module in a process of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch, "out.json")
        asked = ("validate", folder, "--only", "interface,hcl", "--format", "json", "--output", out)
        start = time.perf_counter()
        done = subprocess.run([MODSMITH, *asked], capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - start
        results = json.loads(out.read_text("utf-8"))["results"] if out.exists() else []
    if not results:
        print(f"{name}: {done.stderr.strip()}", file=sys.stderr)
    return Run(name, done.returncode, seconds, results[0] if results else {})


def folders(module: Path, *, examples: bool) -> Iterator[tuple[Path, str]]:
    """A module and, if asked, its examples and submodules, with their names."""
    yield module, module.name
    if examples:
        for inner in sorted((*module.glob("examples/*"), *module.glob("modules/*"))):
            if any(inner.glob("*.tf")):
                yield inner, f"{module.name}/{inner.relative_to(module).as_posix()}"


def summary(runs: Sequence[Run]) -> Iterator[str]:
    """A table of all modules."""
    kinds = sorted({kind_of(one) for each in runs for one in each.findings})
    yield f"| module | exit | seconds | findings | {' | '.join(kinds)} | not run | rules |"
    yield "|" + "---|" * (len(kinds) + 6)
    for each in runs:
        by_kind = Counter(map(kind_of, each.findings))
        rules = Counter(one["rule"] for one in each.findings).most_common()
        cells = [each.name, each.code, f"{each.seconds:.2f}", len(each.findings)]
        cells += [by_kind[kind] for kind in kinds]
        cells += [len(each.faults), ", ".join(f"{rule} {count}" for rule, count in rules)]
        yield f"| {' | '.join(map(str, cells))} |"


def readable(one: Run, shown: int) -> Iterator[str]:
    """The first findings of a module, and what could not run."""
    yield f"\n## {one.name}\n"
    yield from (f"- not run, {fault['source']}: {fault['problem']}" for fault in one.faults)
    for number, finding in enumerate(one.findings[:shown], 1):
        addresses = finding.get("addresses") or [finding["address"]]
        more = f" (and {len(addresses) - 1} more)" if len(addresses) > 1 else ""
        place = f"{finding['file']}:{finding['line'] or ''}".rstrip(":") or "no place"
        level = f" {finding['severity']}" if finding.get("severity") else ""
        yield f"{number}. `{finding['rule']}`{level} {kind_of(finding)}, {place}, `{addresses[0]}`{more}"
        yield f"   {finding['message']}"
    if len(one.findings) > shown:
        yield f"\n… and {len(one.findings) - shown} more"


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--examples", action="store_true", help="also their examples and submodules")
    parser.add_argument("--shown", type=int, default=15, help="findings of each that are printed")
    parser.add_argument("--json", type=Path, help="also write all findings to this file")
    asked = parser.parse_args()
    named = [pair for each in asked.folders for pair in folders(each.resolve(), examples=asked.examples)]
    runs = [run(*pair) for pair in named]
    print("\n".join(summary(runs)))
    for one in runs:
        print("\n".join(readable(one, asked.shown)))
    if asked.json:
        asked.json.write_text(json.dumps([vars(one) for one in runs], indent=1), "utf-8")


if __name__ == "__main__":
    main()
