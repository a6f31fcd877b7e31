"""What `--fix` does with one module: computed in a copy, nothing is written into the module."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from modsmith.errors import ModsmithError
from modsmith.tools import processes
from modsmith.validate import workspace
from modsmith.validate.control import Control, load
from modsmith.validate.fixing import propose
from modsmith.validate.fixing.propose import Left, Proposal
from modsmith.validate.fixing.trial import Trial
from modsmith.validate.results.finding import ModuleResult
from modsmith.write.changes import Changes
from modsmith.write.differences import file_diff


@dataclass(frozen=True)
class ModulePlan:
    """The edits of one module.

    Attributes:
        module: its name.
        given: its folder as the caller gave it.
        folder: the same, resolved.
        before: file, relative to the folder, to its content; the files that change.
        after: the same files with their new content.
        fixed: what is edited.
        left: findings with a fix that is not made.
    """

    module: str
    given: str
    folder: Path
    before: Mapping[str, bytes] = field(default_factory=dict)
    after: Mapping[str, bytes] = field(default_factory=dict)
    fixed: tuple[Proposal, ...] = ()
    left: tuple[Left, ...] = ()

    @property
    def diff(self) -> str:
        """The unified diff of all files, with paths as the caller gave the folder."""
        changes = Changes(self.module, before=self.before)
        return "".join(
            self._named(file, file_diff(changes, self.after, file)) for file in sorted(self.before)
        )

    def _named(self, file: str, diff: str) -> str:
        name = posixpath.normpath(f"{self.given}/{file}").lstrip("/")
        hunks = diff.split("\n", 2)[2]
        return f"--- a/{name}\n+++ b/{name}\n{hunks}"


def plans(results: Iterable[ModuleResult]) -> list[ModulePlan]:
    """The edits of several modules; a file that two of them hold is edited for the first.

    Raises:
        ModsmithError: a module cannot be copied or read.
    """
    made, taken = list[ModulePlan](), set[Path]()
    for result in results:
        try:
            one = plan(result)
        except OSError as error:
            problem = f"the module could not be copied to try fixes: {error.strerror or error}"
            raise ModsmithError(problem, where=result.path, fix="Make its files readable") from error
        files = {one.folder / file for file in one.after}
        if files & taken:
            reason = "another module of this run holds the same file; run the command again"
            left = (
                Left(fixed.control, address, reason) for fixed in one.fixed for address in fixed.addresses
            )
            one = ModulePlan(one.module, one.given, one.folder, left=(*one.left, *left))
        taken |= files
        made.append(one)
    return made


def plan(result: ModuleResult) -> ModulePlan:
    """The edits for the findings of a module; waived findings are not among them.

    Args:
        result: of the module, by its HCL.

    Raises:
        ModsmithError: the module cannot be copied or read.
        OSError: as well.
    """
    folder = Path(result.path).resolve()
    wanted = _wanted(result)
    if not wanted:
        return ModulePlan(result.module, result.path, folder)
    with processes.folder("fix") as space:
        trial = Trial(workspace.copy(folder, space / "module"))
        made = list(propose.proposals(trial.seen, wanted, trial.texts, trial.refused))
        kept, dropped = trial.keep([one for one in made if isinstance(one, Proposal)])
        after = trial.edited(kept)
        before = {file: trial.files[file].before for file in after}
    left = (*(one for one in made if isinstance(one, Left)), *dropped)
    return ModulePlan(result.module, result.path, folder, before, after, tuple(kept), left)


def _wanted(result: ModuleResult) -> list[tuple[Control, str]]:
    """Controls with fixes and the addresses that fail them by the HCL, what a caller decides included."""
    controls = load()
    found = (
        (controls[one.rule], address)
        for one in result.findings
        for address in one.every_address
        if one.kind in ("fault", "note")
        and one.source == "hcl"
        and one.rule in controls
        and controls[one.rule].fixes
    )
    return list({(control.id, address): (control, address) for control, address in found}.values())
