"""What is compared with what: six contests and the aims that the project set itself (issue 2, item 11)."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Literal

from benchmarks import before
from benchmarks.measure import Command, Contestant
from benchmarks.validation import result
from modsmith.cli.validate import spare_collector
from modsmith.hcl.read import configuration
from modsmith.tools import cdktf_cli, checkov
from modsmith.tools.node import node_environment

ROOT = Path(__file__).parents[1]
PREBUILT = ROOT / "benchmarks" / "prebuilt"
BINDINGS = ROOT / ".bench" / "venv" / "bin" / "python"
MODSMITH = Path(sys.executable).with_name("modsmith")
MODULE = "dynamodb"

GENERATE = "modsmith generate dynamodb"
AGAIN = "modsmith generate"
APP = "modsmith by cdktf synth --hcl"
BINDINGS_ALONE = "bindings, App.synth() alone"
BINDINGS_CLI = "bindings by cdktf synth --hcl"


@dataclass(frozen=True)
class Names:
    """Names of the contestants that check modules.

    Attributes:
        first: modsmith, of files that it never read.
        again: the same of files that it read before.
        first_inside: modsmith once it has started, of files that it never read.
        again_inside: the same of files that it read before.
        checkov: Checkov.
    """

    first: str
    again: str
    first_inside: str
    again_inside: str
    checkov: str

    @classmethod
    def of(cls, what: str) -> Names:
        """Those for one or all modules."""
        ours = f"modsmith on {what}"
        return cls(
            ours, f"{ours}, read before", f"{ours}, once started", f"{ours}, both", f"checkov on {what}"
        )


ONE, ALL = Names.of(MODULE), Names.of("all modules")
NOW, BEFORE = "modsmith now", "modsmith before"
FEW, MANY = 500, 4_000
QUEUES, MORE_QUEUES = f"{FEW} queues", f"{MANY:,} queues, by {MANY // FEW}"
OURS = (
    GENERATE,
    AGAIN,
    *(name for names in (ONE, ALL) for name in astuple(names)[:-1]),
    NOW,
    BEFORE,
    QUEUES,
    MORE_QUEUES,
)


@dataclass(frozen=True)
class Aim:
    """How much better one contestant is to be than another.

    Attributes:
        what: seconds or bytes.
        ours: name of a contestant.
        theirs: name of another.
        times: theirs divided by ours is to be at least this; None where nothing was promised.
    """

    what: Literal["time", "memory"]
    ours: str
    theirs: str
    times: float | None


@dataclass(frozen=True)
class Contest:
    """Contestants that do the same thing.

    Attributes:
        title: what they do.
        contestants: ours first; ratios are to the first.
        aims: of ours against theirs.
    """

    title: str
    contestants: tuple[Contestant, ...]
    aims: tuple[Aim, ...]


def contests(work: Path, *, quick: bool = False) -> list[Contest]:
    """All six.

    Args:
        work: an empty folder for what the contestants write.
        quick: leave out all that is not ours.

    Raises:
        ToolMissingError: there is no node on this machine.
    """
    modules = ROOT / "modules"
    every = sorted(path.parent for path in modules.glob("*/main.tf"))
    found = [
        _cold(work / "cold"),
        _again(work / "again"),
        _results(
            "Result for the HCL of modules/dynamodb", [modules / MODULE], modules / MODULE, ONE, work / "one"
        ),
        _results("Result for the HCL of all modules", every, modules, ALL, work / "all"),
        _versions(every, work / "before"),
        _sizes(work / "sizes"),
    ]
    return [replace(contest, contestants=_ours(contest)) for contest in found] if quick else found


def _ours(contest: Contest) -> tuple[Contestant, ...]:
    return tuple(item for item in contest.contestants if item.name in OURS)


def _cold(work: Path) -> Contest:
    aims = (
        Aim("time", GENERATE, BINDINGS_CLI, 8),
        Aim("time", GENERATE, BINDINGS_ALONE, None),
        Aim("time", APP, BINDINGS_CLI, None),
        Aim("memory", GENERATE, BINDINGS_CLI, 10),
        Aim("memory", GENERATE, BINDINGS_ALONE, None),
    )
    return Contest("Cold generate: a new process, nothing there yet", _generators(work, cold=True), aims)


def _again(work: Path) -> Contest:
    """As hooks and Makefiles do it all day: every module there is, none named."""
    aims = (Aim("time", AGAIN, BINDINGS_CLI, 50),)
    modsmith = _generator(AGAIN, "", _all_modules, work, cold=False)
    others = (item for item in _generators(work, cold=False) if item.name in (APP, BINDINGS_CLI))
    return Contest("The same again, nothing changed", (modsmith, *others), aims)


def _generators(work: Path, *, cold: bool) -> tuple[Contestant, ...]:
    """Each writes to a folder of its own, which is removed before a cold run."""
    cli, no_cli = _cdktf()
    no_bindings = "" if BINDINGS.exists() else "no .bench/venv: run `make bench`"
    rows: Sequence[tuple[str, str, Callable[[Path], Command]]] = (
        (GENERATE, "", lambda out: command(ROOT, MODSMITH, "generate", MODULE, "--out", out)),
        (APP, no_cli, lambda out: _synth(cli, ROOT, sys.executable, out)),
        (BINDINGS_ALONE, no_bindings, _alone),
        (BINDINGS_CLI, no_cli or no_bindings, lambda out: _synth(cli, PREBUILT, BINDINGS, out)),
    )
    return tuple(_generator(name, why, build, work, cold=cold) for name, why, build in rows)


def _generator(
    name: str, missing: str, build: Callable[[Path], Command], work: Path, *, cold: bool
) -> Contestant:
    out = output(work, name)
    command = build(out)
    prepare = (lambda: shutil.rmtree(out, ignore_errors=True)) if cold else lambda: None
    return Contestant(name, command.seconds, prepare, command.peak if cold else None, missing)


def output(work: Path, name: str) -> Path:
    """Where a contestant writes."""
    return work / "".join(letter if letter.isalnum() else "-" for letter in name)


def _cdktf() -> tuple[str, str]:
    """The command and "", or "" and why there is none."""
    tool = cdktf_cli.find()
    return (str(tool.path), "") if tool else ("", "no cdktf command: install npm and run `make setup`")


def _synth(cli: str, folder: Path, python: str | Path, out: Path) -> Command:
    return command(folder, cli, "synth", "--hcl", "--app", f"{python} main.py", "--output", out)


def _all_modules(out: Path) -> Command:
    again = command(ROOT, MODSMITH, "generate")
    return replace(again, environment={**again.environment, "MODSMITH_OUT": str(out)})


def _alone(out: Path) -> Command:
    alone = command(PREBUILT, BINDINGS, "main.py")
    asked = {"CDKTF_OUTDIR": str(out), "SYNTH_HCL_OUTPUT": "true"}  # as the cdktf command asks
    return replace(alone, environment={**alone.environment, **asked})


def _results(title: str, folders: Sequence[Path], scanned: Path, names: Names, cache: Path) -> Contest:
    """Each with files that nobody has read before, and with files that have not changed since."""
    tool = checkov.find()
    asked = ("--only", "interface,hcl")
    ours = command(ROOT, MODSMITH, "validate", *folders, *asked)
    options = ("--framework", "terraform", "--skip-download", "--soft-fail", "--quiet", "--compact")
    theirs = command(ROOT, tool.path if tool else "", "-d", scanned, *options)
    first = replace(ours, environment={**ours.environment, "MODSMITH_CACHE": "off"})
    again = replace(ours, environment={**ours.environment, "MODSMITH_CACHE": str(cache)})

    def inside(kept: str) -> float:
        os.environ["MODSMITH_CACHE"] = kept
        configuration.read_text.cache_clear()
        configuration.normal.cache_clear()
        spare_collector()
        start = time.perf_counter()
        result(folders)
        return time.perf_counter() - start

    contestants = (
        Contestant(names.first, first.seconds, peak=first.peak),
        Contestant(names.again, again.seconds),
        Contestant(names.first_inside, lambda: inside("off")),
        Contestant(names.again_inside, lambda: inside(str(cache))),
        Contestant(
            names.checkov,
            theirs.seconds,
            peak=theirs.peak,
            missing="" if tool else "no Checkov: run `make setup`",
        ),
    )
    aims = (
        Aim("time", names.first, names.checkov, 5),
        Aim("time", names.again, names.checkov, 5),
        Aim("time", names.first_inside, names.checkov, 5),
        Aim("time", names.again_inside, names.checkov, 50),
        Aim("memory", names.first, names.checkov, None),
    )
    return Contest(title, contestants, aims)


def command(folder: Path, *arguments: str | Path) -> Command:
    """Offline, with the node and the byte-code cache that all contestants share.

    Byte code is cached as on any user's machine, even where the environment forbids it: with the compiler
    running each time, the bindings' 2000 files alone would take twice as long.
    """
    ignored = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "TF_CLI_CONFIG_FILE", "MODSMITH_OUT", "MODSMITH_CDK")
    kept = {name: value for name, value in os.environ.items() if name not in ignored}
    quiet = {"CHECKPOINT_DISABLE": "1", "BC_SKIP_MAPPING": "TRUE", "CKV_SKIP_PACKAGE_UPDATE_CHECK": "TRUE"}
    cache = {"PYTHONPYCACHEPREFIX": str(ROOT / ".bench" / "bytecode")}
    return Command(arguments, folder, {**kept, **node_environment(), **quiet, **cache, "LOG_LEVEL": "ERROR"})


def _versions(folders: Sequence[Path], work: Path) -> Contest:
    """Each checks its own modules, with the libraries of this version, and reads files that nobody has read before."""
    commit, missing = before.commit()
    asked = (sys.executable, "-m", "modsmith", "validate", "--only", "hcl")
    now = unread(command(ROOT, *asked, *folders))
    then = unread(command(work, *asked, *(work / path.relative_to(ROOT) for path in folders)))
    then = replace(then, environment={**then.environment, "PYTHONPATH": str(work)})
    prepare = (lambda: None) if missing else (lambda: before.unpack(commit, work))
    return Contest(
        f"The HCL of all modules, beside {commit or 'the version before'}",
        (Contestant(NOW, now.seconds), Contestant(BEFORE, then.seconds, prepare, None, missing)),
        (Aim("time", NOW, BEFORE, None),),
    )


def _sizes(work: Path) -> Contest:
    """Time per resource must not grow with the number of resources."""
    commands = {}
    for count in (FEW, MANY):
        folder = work / str(count)
        folder.mkdir(parents=True)
        queues = (
            f'resource "aws_sqs_queue" "q{number}" {{\n  name                    = "queue-{number}"\n'
            "  sqs_managed_sse_enabled = true\n}\n"
            for number in range(count)
        )
        (folder / "main.tf").write_text("\n".join(queues), "utf-8")
        checked = unread(command(ROOT, MODSMITH, "validate", folder, "--only", "hcl"))
        commands[count] = replace(checked, codes=(0, 2))  # the queues have no alarms
    return Contest(
        f"A folder of {MANY:,} resources, time divided by {MANY // FEW}, beside one of {FEW}",
        (
            Contestant(QUEUES, commands[FEW].seconds),
            Contestant(MORE_QUEUES, lambda: commands[MANY].seconds() * FEW / MANY),
        ),
        (Aim("time", MORE_QUEUES, QUEUES, 1 / 1.2),),
    )


def unread(command: Command) -> Command:
    """The command without the cache of parsed blocks."""
    return replace(command, environment={**command.environment, "MODSMITH_CACHE": "off"})
