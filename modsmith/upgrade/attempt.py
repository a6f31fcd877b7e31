"""One upgrade on the emulated AWS: an example of the old version, in one environment."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from modsmith.emulator import Emulator
from modsmith.emulator.root import Root, initialise
from modsmith.errors import ToolFailedError
from modsmith.hcl.read.configuration import read
from modsmith.spec import environments
from modsmith.tools import processes
from modsmith.upgrade import root_text
from modsmith.upgrade.data import stores
from modsmith.upgrade.result import PlannedChange, Trial
from modsmith.upgrade.root_text import Notes
from modsmith.versions import ModuleFiles

_EXAMPLES = "examples/"


@dataclass(frozen=True)
class Attempt:
    """An upgrade to try.

    Attributes:
        old: the version that is applied.
        new: the version that replaces it.
        example: of the old version: the root as a caller has it.
        environment: that the root is applied with; "" for none.
        notes: what a caller changes in the root.
    """

    old: ModuleFiles
    new: ModuleFiles
    example: str
    environment: str
    notes: Notes

    def run(self) -> Trial:
        """Applies the old version, puts data, plans and applies the new version, and looks for the data.

        Raises:
            ToolMissingError: Terraform is not installed.
        """
        start = time.perf_counter()
        with Emulator() as emulator, processes.folder("upgrade") as workspace:
            trial = self._run(emulator, workspace / "modules" / self.old.name)
        return replace(trial, seconds=time.perf_counter() - start)

    def _run(self, emulator: Emulator, module: Path) -> Trial:
        """Applies the old version, puts data, and plans the new one."""
        trial = Trial(self.example, self.environment)
        given = {"environment": self.environment} if self.environment else {}
        write(module, self.old, self.example)
        folder = module / _EXAMPLES / self.example
        try:
            root = initialise(emulator, folder)
            root.apply(**given)
            kept = stores.put(emulator.client, root.resources())
        except ToolFailedError as error:
            return _failed(trial, f"the old version cannot be applied: {_said(error)}")
        trial = replace(trial, data=tuple(one.datum for one in kept))
        try:
            root, edits = self._take_new(emulator, module, folder)
            trial = replace(trial, edits=tuple(edits))
            plan = root.plan(**given)
        except ToolFailedError as error:
            return _failed(trial, f"the new version cannot be planned: {_said(error)}")
        trial = replace(trial, **_planned(plan, self.example, self.environment))
        lost = [_loss(change) for change in trial.changes if change.loses_data]
        return _failed(trial, *lost) if lost else self._apply(emulator, root, trial, kept, given)

    def _apply(
        self, emulator: Emulator, root: Root, trial: Trial, kept: list[stores.Kept], given: Mapping[str, str]
    ) -> Trial:
        """Applies the new version and looks for the data."""
        try:
            root.apply_planned()
            data = tuple(stores.find(emulator.client, kept))
        except ToolFailedError as error:
            return _failed(trial, f"the new version cannot be applied: {_said(error)}")
        missing = (f"{one.address}: {one.missing}" for one in data if one.missing)
        return self._finish(emulator, root, _failed(replace(trial, data=data), *missing), kept, given)

    def _take_new(self, emulator: Emulator, module: Path, folder: Path) -> tuple[Root, list[str]]:
        """Replaces the module's files, and changes the root as the notes say."""
        for path in self.old.files:
            if not path.startswith(_EXAMPLES):
                (module / path).unlink(missing_ok=True)
        write(module, self.new)
        inputs = {block.labels[0] for block in read(module).of("variable")}
        edits = root_text.edit(folder, self.notes, inputs)
        return initialise(emulator, folder), edits

    def _finish(
        self,
        emulator: Emulator,
        root: Root,
        trial: Trial,
        kept: list[stores.Kept],
        given: Mapping[str, str],
    ) -> Trial:
        """Plans once more, which must show nothing, and destroys outside of production."""
        try:
            if pending := root.pending(**given):
                trial = _failed(trial, f"a second plan is not empty: {_headlines(pending)}")
        except ToolFailedError as error:
            return _failed(trial, f"a second plan fails: {_said(error)}")
        if self.environment in environments.current().production:
            return replace(trial, notes=(*trial.notes, "not destroyed: production keeps its data"))
        try:
            stores.clear(emulator.client, kept)
            root.destroy(**given)
        except ToolFailedError as error:
            return replace(trial, notes=(*trial.notes, f"not destroyed: {_said(error)}"))
        return trial


def write(module: Path, files: ModuleFiles, example: str = "") -> None:
    """Writes a module's files without its tests and, but for one, without its examples.

    Args:
        module: the folder.
        files: of the module.
        example: name of the example to write; "" for none.
    """
    wanted = f"{_EXAMPLES}{example}/"
    for path, content in files.files.items():
        if path.startswith((_EXAMPLES, "tests/")) and not (example and path.startswith(wanted)):
            continue
        (module / path).parent.mkdir(parents=True, exist_ok=True)
        (module / path).write_bytes(content)


def _planned(plan: Mapping[str, Any], example: str, environment: str) -> dict[str, Any]:
    """The changes of a plan, and the number of resources that it keeps as they are."""
    managed = [change for change in plan.get("resource_changes", ()) if change["mode"] == "managed"]
    found = tuple(change for one in managed if (change := _change(one, example, environment)))
    return {"changes": found, "kept": len(managed) - len(found)}


def _change(planned: Mapping[str, Any], example: str, environment: str) -> PlannedChange | None:
    actions, before = tuple(planned["change"]["actions"]), planned.get("previous_address", "")
    if actions == ("no-op",):
        if not before:
            return None
        actions = ("move",)
    paths = planned["change"].get("replace_paths", ())
    return PlannedChange(
        planned["address"],
        actions,
        tuple(".".join(map(str, path)) for path in paths),
        example,
        environment,
        before or planned["address"],
        planned["type"],
        planned.get("action_reason", ""),
        _arguments(planned["change"]),
    )


def _arguments(change: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of the arguments that differ before and after, or that only the apply tells."""
    before, after, unknown = (change.get(name) or {} for name in ("before", "after", "after_unknown"))
    if not before or not after:
        return ()
    names = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    return tuple(sorted(names | {name for name, value in unknown.items() if value}))


def _loss(change: PlannedChange) -> str:
    why = f" for {', '.join(change.replace_paths)}" if change.replace_paths else ""
    reason = f" ({change.reason.replace('_', ' ')})" if change.reason and not why else ""
    return f"{change.previous_address} would be {change.what}{why}{reason}"


def _headlines(pending: str) -> str:
    """The lines of a plan that name resources."""
    lines = (line.strip(" #") for line in pending.splitlines() if line.lstrip().startswith("# "))
    return "; ".join(line for line in lines if not line.startswith("("))


def _said(error: ToolFailedError) -> str:
    return f"{error.where}: {error.problem}" if error.where else error.problem


def _failed(trial: Trial, *problems: str) -> Trial:
    return replace(trial, problems=(*trial.problems, *problems))
