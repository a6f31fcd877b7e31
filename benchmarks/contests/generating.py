"""Contests of `modsmith generate`: nothing changed, one module changed, and everything new."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.commands import MODSMITH, MODULE, PYTHON, ROOT, adding, command, modules
from benchmarks.contest import Contest, at_most, faster, lighter, within
from benchmarks.contests.stacks import comparison
from benchmarks.measure import Command, Contestant
from modsmith.tools import cdktf_cli

PREBUILT = ROOT / "benchmarks" / "prebuilt"
BINDINGS = ROOT / ".bench" / "venv" / "bin" / "python"

UNCHANGED, BARE = "modsmith generate", "python -c pass"
CHANGED, UP_TO_DATE = "one of five modules changed", "none of them changed"
FIVE, ONE = "modsmith generate, five modules", f"modsmith generate {MODULE}"
APP = "modsmith by cdktf synth --hcl"
ALONE, BINDINGS_CLI = "bindings, App.synth() alone", "bindings by cdktf synth --hcl"


def unchanged(work: Path) -> Contest:
    """As hooks and Makefiles do it all day: every module there is, none named."""
    out = work / "out"
    ours = adding(command(ROOT, MODSMITH, "generate"), MODSMITH_OUT=out)
    again = replace(ours, prints="up to date")
    bare = command(ROOT, PYTHON, "-c", "pass")
    theirs = tuple(one for one in _generators(work, cold=False) if one.name in (APP, BINDINGS_CLI))
    return Contest(
        "Generate, nothing changed",
        (
            Contestant(UNCHANGED, again.took, lambda: None if out.exists() else ours.took()),
            Contestant(BARE, bare.took),
            *theirs,
        ),
        (at_most(UNCHANGED, BARE, 2), faster(UNCHANGED, BINDINGS_CLI, 50)),
        "All five modules are compared with their sources. The bindings build one stack, dynamodb.",
    )


def one_changed(work: Path) -> Contest:
    """The title of one module's README changes before each run, in a copy of this project."""
    project = work / "project"
    spec = project / "generators" / MODULE / "spec.py"
    generate = command(project, MODSMITH, "generate")
    others = "|".join(folder.name for folder in modules() if folder.name != MODULE)
    only_it = replace(generate, prints=rf"(?s)\A(?!.*\b(?:{others})\b[^\n]*\d\n).*{MODULE}/README\.md")

    def copied() -> None:
        if not project.exists():
            for name in ("generators", "modules", "modsmith.toml"):
                _copy(ROOT / name, project / name)
            generate.took()

    def change() -> None:
        copied()
        before = spec.read_text("utf-8")
        after = re.sub(
            r'(?m)^    title="(Edited )?', lambda found: f'    title="{"" if found[1] else "Edited "}', before
        )
        assert after != before, f"{spec} has no title to change"  # noqa: S101 - else nothing would be built
        spec.write_text(after, "utf-8")

    def settled() -> None:
        copied()
        generate.took()

    return Contest(
        "Generate, one of five modules changed",
        (
            Contestant(CHANGED, only_it.took, change),
            Contestant(UP_TO_DATE, replace(generate, prints="up to date").took, settled),
        ),
        (within(CHANGED, 1.0),),
        "A run that builds another module as well is an error.",
    )


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", ".modsmith"))
    else:
        shutil.copy(source, target)


def cold(work: Path) -> Contest:
    """A new process, nothing there yet."""
    ours, theirs = output(work, ONE) / MODULE, output(work, BINDINGS_CLI) / "stacks" / MODULE
    return Contest(
        "Generate, cold: a new process, nothing there yet",
        _generators(work, cold=True),
        (
            within(FIVE, 1.5),
            lighter(ONE, BINDINGS_CLI, 15),
            faster(ONE, BINDINGS_CLI, 8),
        ),
        f"`{APP}` builds all five modules, the bindings' stack dynamodb alone.",
        after=lambda: comparison(ours, theirs) if theirs.is_dir() and ours.is_dir() else "",
    )


def _generators(work: Path, *, cold: bool) -> tuple[Contestant, ...]:
    """Each writes to a folder of its own, which is removed before a cold run together with all caches."""
    cli, no_cli = _cdktf()
    no_bindings = "" if BINDINGS.exists() else "no .bench/venv: run `make bench`"
    rows: tuple[tuple[str, str, Callable[[Path], Command]], ...] = (
        (FIVE, "", lambda out: command(ROOT, MODSMITH, "generate", "--out", out)),
        (ONE, "", lambda out: command(ROOT, MODSMITH, "generate", MODULE, "--out", out)),
        (APP, no_cli, lambda out: _synth(cli, ROOT, PYTHON, out)),
        (ALONE, no_bindings, _alone),
        (BINDINGS_CLI, no_cli or no_bindings, lambda out: _synth(cli, PREBUILT, BINDINGS, out)),
    )
    return tuple(_generator(name, why, build, work, cold=cold) for name, why, build in rows)


def _generator(
    name: str, missing: str, build: Callable[[Path], Command], work: Path, *, cold: bool
) -> Contestant:
    out = output(work, name)
    kept = out.with_name(f"{out.name}-cache")
    run = adding(build(out), MODSMITH_CACHE=kept)

    def prepare() -> None:
        for folder in (out, kept) if cold else ():
            shutil.rmtree(folder, ignore_errors=True)

    foreign = name not in (FIVE, ONE)
    return Contestant(name, run.took, prepare, run.peak if cold else None, missing, foreign)


def output(work: Path, name: str) -> Path:
    """Where a contestant writes."""
    return work / "".join(letter if letter.isalnum() else "-" for letter in name)


def _cdktf() -> tuple[str, str]:
    """The command and "", or "" and why there is none."""
    tool = cdktf_cli.find()
    return (str(tool.path), "") if tool else ("", "no cdktf command: install npm and run `make setup`")


def _synth(cli: str, folder: Path, python: str | Path, out: Path) -> Command:
    return command(folder, cli, "synth", "--hcl", "--app", f"{python} main.py", "--output", out)


def _alone(out: Path) -> Command:
    """As the cdktf command runs it."""
    return adding(command(PREBUILT, BINDINGS, "main.py"), CDKTF_OUTDIR=out, SYNTH_HCL_OUTPUT="true")
