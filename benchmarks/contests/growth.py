"""Contests of 20, 100 and 500 modules of 20 resources: time and memory of each must not grow with their number."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.commands import MODSMITH, adding, command
from benchmarks.contest import MEBIBYTE, Contest, at_most, within_memory
from benchmarks.contests import synthetic
from benchmarks.contests.validating import HCL
from benchmarks.measure import Command, Contestant

SIZES = (20, 100, 500)
LIMIT = 1024 * MEBIBYTE
INTERVAL = 0.25
"""Seconds between two looks at the memory: rare enough for a run that is timed as well."""

_FEW, *_, _MOST = SIZES


def generate(work: Path) -> Contest:
    """All modules of each project, none of which is there yet."""

    def forget(project: Path) -> None:
        shutil.rmtree(project / "modules", ignore_errors=True)

    return _contest(
        "Generate", "modsmith generate", lambda project: command(project, MODSMITH, "generate"), forget, work
    )


def validate(work: Path) -> Contest:
    """The result on the HCL of each project, whose files nobody has read before."""

    def generated(project: Path) -> None:
        if not (project / "modules").exists():
            command(project, MODSMITH, "generate").took()

    return _contest(
        "Result on the HCL of",
        "modsmith on",
        lambda project: replace(command(project, MODSMITH, "validate", *HCL), codes=(0, 2)),
        generated,
        work,
    )


def _contest(
    title: str, ours: str, run: Callable[[Path], Command], prepare: Callable[[Path], None], work: Path
) -> Contest:
    name = {size: f"{ours} {size} modules" for size in SIZES}

    def contestant(size: int) -> Contestant:
        project, cache = work / f"modules-{size}", work / f"cache-{size}"
        asked = adding(run(project), MODSMITH_CACHE=cache)

        def renew() -> None:
            prepare(project)
            shutil.rmtree(cache, ignore_errors=True)

        def ready() -> None:
            if not project.exists():
                synthetic.project(project, size)
            renew()
            if (
                size == _FEW
            ):  # the first run that counts finds Python compiled and the disk read, as the others do
                asked.took()
                renew()

        return Contestant(name[size], lambda: asked.observed(INTERVAL), ready)

    each = (_MOST, _FEW)
    return Contest(
        f"{title} {', '.join(map(str, SIZES[:-1]))} and {_MOST} modules of {synthetic.RESOURCES} resources",
        tuple(contestant(size) for size in SIZES),
        (
            at_most(name[_MOST], name[_FEW], 1.2, per=each),
            at_most(name[_MOST], name[_FEW], 1.2, "memory", per=each),
            within_memory(name[_MOST], LIMIT),
        ),
        "Each is one run in a project as `modsmith init` and `modsmith new module` make it, caches empty.",
        once=True,
    )
