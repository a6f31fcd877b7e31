"""What `--fix` does with one module: computed in a copy, nothing is written into the module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

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
        folder: of it, resolved.
        before: file, relative to the folder, to its content; the files that change.
        after: the same files with their new content.
        fixed: what is edited.
        left: findings with a fix that is not made.
    """

    module: str
    folder: Path
    before: Mapping[str, bytes] = field(default_factory=dict)
    after: Mapping[str, bytes] = field(default_factory=dict)
    fixed: tuple[Proposal, ...] = ()
    left: tuple[Left, ...] = ()

    @property
    def diff(self) -> str:
        """The unified diff of all files, as `git apply` accepts it."""
        changes = Changes(self.module, changed=tuple(sorted(self.before)), before=self.before)
        return "".join(file_diff(changes, self.after, file) for file in changes.changed)


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
        return ModulePlan(result.module, folder)
    with processes.folder("fix") as space:
        trial = Trial(workspace.copy(folder, space / "module"))
        made = list(propose.proposals(trial.seen, wanted, trial.texts, trial.refused))
        kept, dropped = trial.keep([one for one in made if isinstance(one, Proposal)])
        after = trial.edited(kept)
        before = {file: trial.files[file].before for file in after}
    left = (*(one for one in made if isinstance(one, Left)), *dropped)
    return ModulePlan(result.module, folder, before, after, tuple(kept), left)


def _wanted(result: ModuleResult) -> list[tuple[Control, str]]:
    """Controls with fixes and the addresses that fail them by the HCL."""
    controls = load()
    found = (
        (controls[one.rule], one.address)
        for one in result.findings
        if one.source == "hcl" and one.rule in controls and controls[one.rule].fixes
    )
    return list({(control.id, address): (control, address) for control, address in found}.values())
