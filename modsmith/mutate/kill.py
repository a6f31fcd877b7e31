"""Whether a mutant is killed by what its HCL shows, before any plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from modsmith.hcl.read import configuration
from modsmith.hcl.read.block import HclBlock, HclSyntaxError
from modsmith.hcl.read.configuration import HclModule
from modsmith.mutate.operators import VARIABLE, Mutant
from modsmith.spec.model import ModuleSpec
from modsmith.validate import examples
from modsmith.validate.control import Control, load
from modsmith.validate.results import checking, matrix
from modsmith.validate.results.finding import CheckResult
from modsmith.validate.results.matrix import Observation


class Check:
    """Judges mutants of one module.

    Args:
        folder: of the module.
        spec: of the module.
    """

    def __init__(self, folder: Path, spec: ModuleSpec) -> None:
        self._spec = spec
        switch = configuration.read_text(VARIABLE, "mutant.tf")
        self._blocks = [*configuration.read(folder).blocks, *switch]
        self._examples = examples.roots(folder)
        self.before = frozenset((entry.address, entry.control) for entry in self._failed(self._said({}, "")))

    def kills(self, mutant: Mutant) -> list[CheckResult]:
        """What the right control fails now of the right resource, and did not fail before.

        Raises:
            ValueError: the mutant does not parse, so it shows nothing.
        """
        try:
            changed = {
                address: configuration.parse(text) if text else [] for address, text in mutant.blocks.items()
            }
        except HclSyntaxError as error:
            raise ValueError(f"{mutant.name} does not parse: {error}") from error
        failed = self._failed(self._said(changed, mutant.target.control))
        return [
            one for one in failed if (one.address, one.control) not in self.before and is_right(one, mutant)
        ]

    def _failed(self, said: Sequence[Observation]) -> list[CheckResult]:
        """Cells that surely fail: what nobody could determine is for a plan to tell."""
        sure = matrix.surely_failed(said)
        return [
            entry
            for entry in matrix.check_results(said, self._spec.waivers)
            if entry.status == "fail" and (entry.address, entry.control) in sure
        ]

    def _said(self, changed: Mapping[str, Sequence[HclBlock]], control: str) -> list[Observation]:
        """What one control or promise says of a changed module, or all of them if none is named."""
        blocks = [new for old in self._blocks for new in changed.get(old.address, [old])]
        module = HclModule(tuple(blocks))
        controls: list[Control] | None = [load()[control]] if control in load() else []
        spec = replace(
            self._spec, promises=tuple(one for one in self._spec.promises if one.control == control)
        )
        if not control:
            controls, spec = None, self._spec
        return checking.check(examples.evaluations(module, self._examples), spec, controls)


def is_right(entry: CheckResult, mutant: Mutant) -> bool:
    """The control that was asked for, of the resource that was weakened or of the one that it belongs to."""
    target = mutant.target
    addresses = {*target.checked, *(site.address for site in target.sites)}
    return entry.control == target.control and (entry.address in addresses or "*" in entry.address)
