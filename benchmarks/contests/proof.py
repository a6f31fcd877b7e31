"""The whole proof of five modules: `modsmith validate` beside the same steps by hand, in one shell."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.commands import MODSMITH, ROOT, adding, command, modules, scan
from benchmarks.contest import Contest, faster
from benchmarks.measure import Command, Contestant, Took
from modsmith.emulator.server import Emulator
from modsmith.project import Project
from modsmith.tools import provider_mirror, terraform

OURS, BY_HAND = "modsmith validate, all sources", "the same steps by hand, one by one"
ONCE_FOR_ALL = "checkov"
"""The source that checks all modules in one run, and gives that run's time for each."""

SCRIPT = Path(__file__).with_name("by_hand.sh")

_NOTE = """\
By hand is [by_hand.sh](../benchmarks/contests/by_hand.sh): `terraform fmt`, `init`, `validate` and `test` in each
module, `init`, `validate` and a plan for each environment in each of the same examples, and Checkov on the HCL and on
two plans of each module. Both plan on an emulated AWS; its start counts for modsmith alone. Only modsmith also compares
the files with their specs and checks about 360 controls and all promises, in the HCL and in every plan."""


def whole(work: Path) -> Contest:
    """Once each: by hand it takes minutes."""
    report, known = work / "report.xml", work / "cache"
    ours = command(ROOT, MODSMITH, "validate", *modules(), "--require-all", "--report", f"junit={report}")
    tool = terraform.find()
    _, no_checkov = scan(work)
    missing = no_checkov or ("" if tool and tool.path.name == "terraform" else "no terraform command on PATH")

    def prepare() -> None:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)

    return Contest(
        "The whole proof of five modules",
        (
            Contestant(OURS, adding(ours, MODSMITH_CACHE=known).took, prepare, missing=missing),
            Contestant(BY_HAND, lambda: _by_hand(work / "modules"), missing=missing, foreign=True),
        ),
        (faster(OURS, BY_HAND, 3),),
        _NOTE,
        once=True,
        after=lambda: _by_source(report),
    )


def _by_hand(folder: Path) -> Took:
    """Time of the script; the copies and the emulator are there before it starts."""
    for module in modules():
        shutil.copytree(module, folder / module.name, dirs_exist_ok=True)
    with Emulator() as emulator:
        return _script(folder, emulator).took()


def _script(folder: Path, emulator: Emulator) -> Command:
    environments = " ".join(Project.require(ROOT).environments.names)
    arguments = provider_mirror.init_arguments(provider_mirror.find())
    programs = [str(terraform.require().path.parent), str(Path(scan(folder)[0].arguments[0]).parent)]
    run = command(folder, "sh", SCRIPT, folder, environments, *arguments)
    path = os.pathsep.join([*programs, run.environment["PATH"]])
    return replace(run, environment={**run.environment, **emulator.env(), "PATH": path})


def _by_source(report: Path) -> str:
    """Seconds of each source, as the report says."""
    if not report.exists():
        return ""
    seconds = defaultdict[str, list[float]](list)
    for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314 - modsmith wrote it
        seconds[case.get("classname", "").rpartition(".")[2]].append(float(case.get("time", 0)))
    total = {source: (max if source == ONCE_FOR_ALL else sum)(each) for source, each in seconds.items()}
    listed = ", ".join(
        f"{source} {taken:.0f} s"
        for source, taken in sorted(total.items(), key=lambda item: -item[1])
        if taken >= 0.5
    )
    return f"Where modsmith's time goes, two jobs at a time: {listed}."
