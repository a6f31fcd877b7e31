"""Contests of the result on HCL, `--only interface,hcl`: this project's modules, and one large folder."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.commands import (
    MODSMITH,
    MODULE,
    PYTHON,
    ROOT,
    adding,
    checked_again,
    command,
    modules,
    scan,
    unread,
)
from benchmarks.contest import Contest, Goal, at_most, faster, within
from benchmarks.contests import before
from benchmarks.measure import Contestant, Took
from modsmith.cli.command import spare_collector
from modsmith.hcl.read import configuration
from modsmith.project import Catalog, Project
from modsmith.validate.results.finding import Outcome
from modsmith.validate.run import validate

NOW, BEFORE = "modsmith now", "modsmith before"
FEW, MANY = 500, 4_000
QUEUES, MORE_QUEUES = f"{FEW} queues", f"{MANY:,} queues"
HCL = ("--only", "interface,hcl")

_EXPLAINED = """\
"unchanged" is the same command again ([ADR 0029](adr/0029-a-result-is-repeated.md)); "read before" checks all again, as
after a change in one file, and has the cache of parsed blocks ([ADR 0016](adr/0016-parsed-blocks-are-cached.md)); "once
started" leaves out the start of the process; "both" has the cache and leaves out the start."""


@dataclass(frozen=True)
class Names:
    """Names of the contestants that check modules.

    Attributes:
        first: modsmith, of files that it never read.
        again: the same of files that it read before.
        unchanged: the same once more, when nothing has changed.
        first_inside: modsmith once it has started, of files that it never read.
        again_inside: the same of files that it read before.
        checkov: Checkov.
    """

    first: str
    again: str
    unchanged: str
    first_inside: str
    again_inside: str
    checkov: str

    @classmethod
    def of(cls, what: str) -> Names:
        """Those for one or all modules."""
        ours = f"modsmith on {what}"
        return cls(
            ours,
            f"{ours}, read before",
            f"{ours}, unchanged",
            f"{ours}, once started",
            f"{ours}, both",
            f"checkov on {what}",
        )


ONE, ALL = Names.of(MODULE), Names.of("five modules")


def one_module(work: Path) -> Contest:
    """The result on one module."""
    folder = ROOT / "modules" / MODULE
    return _results(f"modules/{MODULE}", [folder], ONE, work)


def all_modules(work: Path) -> Contest:
    """The result on all modules of this project."""
    goals = (within(ALL.first, 0.6), within(ALL.unchanged, 0.15))
    return _results("five modules", modules(), ALL, work, goals)


def _results(
    what: str, folders: Sequence[Path], names: Names, work: Path, goals: tuple[Goal, ...] = ()
) -> Contest:
    """Each with files that nobody has read before, and with files that have not changed since."""
    unknown, known = work / "unknown", work / "known"
    ours = command(ROOT, MODSMITH, "validate", *folders, *HCL)
    first, unchanged = adding(ours, MODSMITH_CACHE=unknown), adding(ours, MODSMITH_CACHE=known)
    theirs, missing = scan(folders[0] if len(folders) == 1 else ROOT / "modules")

    def forget() -> None:
        shutil.rmtree(unknown, ignore_errors=True)

    def again() -> Took:
        return checked_again(unchanged).took()

    contestants = (
        Contestant(names.first, first.took, forget, peak=first.peak),
        Contestant(names.again, again, lambda: None if known.exists() else again()),
        Contestant(names.unchanged, unchanged.took, unchanged.took),
        Contestant(names.first_inside, lambda: _inside(folders, str(unknown)), forget),
        Contestant(names.again_inside, lambda: _inside(folders, str(known))),
        Contestant(names.checkov, theirs.took, peak=theirs.peak, missing=missing, foreign=True),
    )
    beside = (
        faster(names.first, names.checkov, 5),
        faster(names.again, names.checkov, 5),
        faster(names.again_inside, names.checkov, 50),
    )
    note = f"`modsmith validate {' '.join(HCL)}`: {_EXPLAINED}"
    return Contest(f"Result on the HCL of {what}", contestants, (*goals, *beside), note)


def _inside(folders: Sequence[Path], cache: str) -> Took:
    """Time of the result in this process, which has started; nothing that it read before is in its memory."""
    os.environ["MODSMITH_CACHE"] = cache
    configuration.read_text.cache_clear()
    configuration.normal.cache_clear()
    spare_collector()
    start, before_ = time.perf_counter(), time.process_time()
    result(folders)
    return Took(time.perf_counter() - start, time.process_time() - before_)


def result(folders: Sequence[Path]) -> bool:
    """Whether what the HCL shows, interface, controls and promises in every environment, is clean."""
    known = Catalog(Project.require().use()).specs()
    specs = {folder.resolve(): known[folder.name] for folder in folders}
    said = validate(folders, specs, sources=["interface", "hcl"])
    return all(one.outcome is Outcome.CLEAN for one in said)


def versions(work: Path) -> Contest:
    """Each checks its own modules, with the libraries of this version, and reads files that nobody has read before."""
    commit, missing = before.commit()
    asked = (PYTHON, "-m", "modsmith", "validate", "--only", "hcl")
    now = unread(command(ROOT, *asked, *modules()))
    then = unread(command(work, *asked, *(work / path.relative_to(ROOT) for path in modules())))
    then = adding(then, PYTHONPATH=work)
    prepare = (lambda: None) if missing else (lambda: before.unpack(commit, work))
    return Contest(
        "The HCL of five modules, beside the version before",
        (Contestant(NOW, now.took), Contestant(BEFORE, then.took, prepare, missing=missing)),
        note=f"The version before is {commit or 'the newest tag, or the commit in `MODSMITH_BENCH_BEFORE`'}.",
    )


def queues(work: Path) -> Contest:
    """Time for each resource must not grow with the number of resources."""
    commands = {count: work / str(count) for count in (FEW, MANY)}
    for count, folder in commands.items():
        folder.mkdir(parents=True, exist_ok=True)
        blocks = (
            f'resource "aws_sqs_queue" "q{number}" {{\n  name                    = "queue-{number}"\n'
            "  sqs_managed_sse_enabled = true\n}\n"
            for number in range(count)
        )
        (folder / "main.tf").write_text("\n".join(blocks), "utf-8")
    few, many = (
        replace(unread(command(ROOT, MODSMITH, "validate", folder, "--only", "hcl")), codes=(0, 2))
        for folder in commands.values()
    )  # the queues have no alarms
    return Contest(
        f"Result on the HCL of a folder of {MANY:,} resources, beside one of {FEW}",
        (Contestant(MORE_QUEUES, many.took), Contestant(QUEUES, few.took)),
        (at_most(MORE_QUEUES, QUEUES, 1.2, per=(MANY, FEW)),),
    )
