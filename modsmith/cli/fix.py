"""`modsmith validate --fix`: what it refuses, shows and asks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import typer

from modsmith.cli.folders import Folders
from modsmith.cli.terminal import asks, print_diff, working
from modsmith.errors import ModsmithError
from modsmith.validate.report.document import plural
from modsmith.validate.report.safe import safe_text

if TYPE_CHECKING:
    from modsmith.validate.fixing.plan import ModulePlan
    from modsmith.validate.fixing.propose import Left
    from modsmith.validate.results.finding import ModuleResult


def refuse(*, plan: bool, baseline_to_write: bool, sources: Iterable[str], yes: bool, fix: bool) -> None:
    """Refuses options that `--fix` cannot be combined with, before anything runs.

    Raises:
        ModsmithError: which, and what to do instead.
    """
    if not fix:
        if yes:
            raise ModsmithError("it answers the question of --fix", where="--yes", fix="Give --fix as well")
        return
    if plan:
        problem = "a plan is of the module before the edit, so it cannot show that the edit is right"
        raise ModsmithError(problem, where="--fix", fix="Leave --plan out, then plan again")
    if baseline_to_write:
        problem = "a baseline written in the same run would name findings that the edit removes"
        raise ModsmithError(problem, where="--fix", fix="Fix first, then run again with --write-baseline")
    if "hcl" not in sources:
        problem = "it needs the source hcl"
        raise ModsmithError(problem, where="--fix", fix="Add hcl to --only")


def refuse_generated(folders: Folders) -> None:
    """Refuses modules that a spec generates, and finishes what a killed run left.

    Raises:
        ModsmithError: one of the folders is such a module.
    """
    from modsmith.validate import run  # noqa: PLC0415 - only with --fix
    from modsmith.validate.fixing import writing  # noqa: PLC0415
    from modsmith.write import MANIFEST  # noqa: PLC0415

    for folder in (found.resolve() for path in folders.paths for found in run.discover(path)):
        if folder in folders.names or (folder / MANIFEST).exists():
            name = folders.names.get(folder, folder.name)
            problem = "modsmith generates this module, and the next `modsmith generate` would undo the edit"
            fix = f"Change the spec of {name} and generate it again, or name other folders"
            raise ModsmithError(problem, where=str(folder), fix=fix)
        if folder.is_dir() and writing.recover(folder):
            _say(f"{folder.name}: took back the edits of a run that was killed")


def offer(results: Sequence[ModuleResult], *, yes: bool, on_stderr: bool) -> bool:
    """Shows the edits for the findings as a diff, asks, and writes them.

    Args:
        results: of the modules, without waived findings.
        yes: whether to write without a question.
        on_stderr: whether standard output is for a machine, so that all this goes to standard error.

    Returns:
        Whether something was written.

    Raises:
        ModsmithError: a module cannot be copied, or a file cannot be written.
    """
    from modsmith.validate.fixing import writing  # noqa: PLC0415 - only with --fix
    from modsmith.validate.fixing.plan import plans as planned  # noqa: PLC0415

    with working("trying fixes"):
        plans = planned(results)
    for one in plans:
        _show(one, on_stderr=on_stderr)
    files, count = sum(len(one.after) for one in plans), sum(len(one.fixed) for one in plans)
    if not files:
        _say("no fix to make", on_stderr=on_stderr)
        return False
    what = f"{count} fix{'' if count == 1 else 'es'} in {plural(files, 'file')}"
    if not yes:
        if not asks():
            _say(f"{what}; nothing is written: give --yes to write without a question", on_stderr=on_stderr)
            return False
        if not typer.confirm(f"Write {what}?", default=False, err=on_stderr):
            _say("nothing is written", on_stderr=on_stderr)
            return False
    writing.write(plans)
    _say(f"wrote {what}", on_stderr=on_stderr)
    return True


def _show(plan: ModulePlan, *, on_stderr: bool) -> None:
    for fixed in plan.fixed:
        what = "; ".join(edit.fix.what for edit in fixed.edits)
        line = f"{plan.module}: {fixed.control}: {', '.join(fixed.addresses)}: {what}"
        _say(" ".join((f"{line}.", *fixed.effects)) if fixed.effects else line, on_stderr=on_stderr)
    for reason, left in _by_reason(plan.left).items():
        named = ", ".join(f"{one.control} of {one.address}" for one in left)
        _say(f"{plan.module}: not fixed: {named}: {reason}", on_stderr=on_stderr)
    diff = "".join(f"{_visible(line)}\n" for line in plan.diff.split("\n")[:-1])
    if on_stderr:
        typer.echo(diff, nl=False, err=True)
    else:
        print_diff(diff)


def _by_reason(left: Iterable[Left]) -> dict[str, list[Left]]:
    found: dict[str, list[Left]] = {}
    for one in left:
        found.setdefault(one.reason, []).append(one)
    return found


def _visible(line: str) -> str:
    """A line of a diff in which nothing is hidden; tabs stay."""
    return "\t".join(safe_text(part) for part in line.removesuffix("\r").split("\t"))


def _say(text: str, *, on_stderr: bool = True) -> None:
    typer.echo(safe_text(text), file=sys.stderr if on_stderr else sys.stdout)
