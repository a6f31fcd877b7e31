"""Both versions as the same callers see them: by default in every environment, and as the old examples call the module.

A caller gives the new version what it gave the old one. So the evaluations show what an upgrade changes for those who
change nothing but the version.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from modsmith.diff.interface import Interface
from modsmith.diff.moves import Moves
from modsmith.evaluate import from_hcl
from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.module_scope import ModuleScope
from modsmith.evaluate.plain import from_plain
from modsmith.hcl.read import configuration
from modsmith.hcl.read.configuration import HclModule
from modsmith.spec import environments
from modsmith.validate import examples


@dataclass(frozen=True)
class Side:
    """One version in a folder of its own.

    Attributes:
        folder: of its files.
        module: its blocks, with those of the modules in the folder that it calls.
        examples: name of each example to its blocks.
    """

    folder: Path
    module: HclModule
    examples: Mapping[str, HclModule]

    def scope(self, given: Mapping[str, Any]) -> ModuleScope:
        """The module's names for a caller who gives these inputs."""
        return ModuleScope(self.module, {name: partial(from_plain, value) for name, value in given.items()})

    def calls(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each example with the arguments of its call, in the strictest environment."""
        for name, root in self.examples.items():
            given = (
                {"environment": environments.current().strictest} if examples.has_environment(root) else {}
            )
            for source in (examples.SOURCE, f"{examples.SOURCE}/"):
                for arguments in from_hcl.calls(root, source, given).values():
                    yield f"examples/{name}", arguments


@contextmanager
def written(files: Mapping[str, bytes]) -> Iterator[Side]:
    """A version's files in a temporary folder, where `file` and `templatefile` find them."""
    with tempfile.TemporaryDirectory(prefix="modsmith-diff-") as folder:
        top = Path(folder)
        for name, content in files.items():
            path = top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        yield Side(top, configuration.read_whole(top), examples.roots(top))


@dataclass(frozen=True)
class Caller:
    """Somebody who changes nothing but the version.

    Attributes:
        label: for sentences: `by default in prod`, `examples/complete`.
        old: what the module is in the old version.
        new: what the module is in the new version.
        given: inputs of the old version.
        kept: inputs of the new version: the same, without those that it does not have.
        moves: of the new version.
        inputs: old name to new name of inputs that were renamed.
    """

    label: str
    old: Evaluation
    new: Evaluation
    given: Mapping[str, Any]
    kept: Mapping[str, Any]
    moves: Moves
    inputs: Mapping[str, str]

    @cached_property
    def new_resources(self) -> Mapping[str, Resource]:
        """The new version's resources by address, without those that certainly do not exist."""
        return {one.address: one for one in self.new.resources if one.exists is not False}

    @cached_property
    def old_resources(self) -> Mapping[str, Resource]:
        """The old version's resources by address, without those that may not exist."""
        return {one.address: one for one in self.old.resources if one.exists}

    @cached_property
    def becomes(self) -> Mapping[str, str]:
        """The address of each instance in the old version to the one where Terraform looks for it."""
        return {address: self._address(address) for address in self.old_resources}

    def _address(self, address: str) -> str:
        moved = self.moves.instance(address)
        if moved not in self.new_resources:
            for other in (f"{moved}[0]", moved.removesuffix("[0]"), address):
                if other in self.new_resources:
                    return other
        return moved

    @cached_property
    def renamed(self) -> tuple[re.Pattern[str], Mapping[str, str]] | None:
        """A pattern for the addresses that are others now, and what they are; None if there are none."""
        changed = {old: new for old, new in self.becomes.items() if old != new}
        changed |= {f"var.{old}": f"var.{new}" for old, new in self.inputs.items()}
        if not changed:
            return None
        names = "|".join(re.escape(one) for one in sorted(changed, key=len, reverse=True))
        return re.compile(rf"(?<![\w.-])(?:{names})(?![\w\[-])"), changed


def callers(old: Side, new: Side, interface: Interface, renamed: Mapping[str, str]) -> list[Caller]:
    """The callers whose views are compared.

    Args:
        old: the version before.
        new: the version now.
        interface: of the version now.
        renamed: old name to new name of inputs.
    """
    leads = Moves(interface.moves, interface.removals)
    views: list[tuple[str, Mapping[str, Any]]] = []
    if examples.has_environment(old.module):
        views += [(f"by default in {one}", {"environment": one}) for one in environments.current().names]
    else:
        views.append(("by default", {}))
    views += old.calls()
    made = []
    for label, given in views:
        kept = {renamed.get(name, name): value for name, value in given.items()}
        kept = {name: value for name, value in kept.items() if name in interface.inputs}
        before, after = from_hcl.evaluation(old.module, given), from_hcl.evaluation(new.module, kept)
        made.append(Caller(label, before, after, given, kept, leads, renamed))
    return made
