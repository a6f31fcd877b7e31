"""Whether controls kill a mutant by its HCL alone, without a plan."""

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
    """Checks mutants of one module.

    Args:
        folder: the module's folder.
        spec: the module's spec.
    """

    def __init__(self, folder: Path, spec: ModuleSpec) -> None:
        self._spec = spec
        switch = configuration.read_text(VARIABLE, "mutant.tf")
        self._blocks = [*configuration.read(folder).blocks, *switch]
        self._calls = examples.calls(examples.roots(folder))
        self._specs: dict[str, ModuleSpec] = {}
        self.before = frozenset(
            (entry.address, entry.control) for entry in self._failed(self._observations({}, ""))
        )

    def kills(self, mutant: Mutant) -> list[CheckResult]:
        """New failures of the mutant's control for the mutant's resource.

        Raises:
            ValueError: the mutant does not parse.
        """
        try:
            changed = {
                address: configuration.parse(text) if text else [] for address, text in mutant.blocks.items()
            }
        except HclSyntaxError as error:
            raise ValueError(f"{mutant.name} does not parse: {error}") from error
        failed = self._failed(self._observations(changed, mutant.target.control))
        return [
            one for one in failed if (one.address, one.control) not in self.before and is_right(one, mutant)
        ]

    def _failed(self, observations: Sequence[Observation]) -> list[CheckResult]:
        """Check results that certainly fail; undetermined ones need a plan."""
        sure = matrix.surely_failed(observations)
        return [
            entry
            for entry in matrix.check_results(observations, self._spec.waivers)
            if entry.status == "fail" and (entry.address, entry.control) in sure
        ]

    def _observations(self, changed: Mapping[str, Sequence[HclBlock]], control: str) -> list[Observation]:
        """The observations of one control or promise for a changed module; of all of them if none is named."""
        blocks = [new for old in self._blocks for new in changed.get(old.address, [old])]
        module = HclModule(tuple(blocks))
        evaluations = [*examples.by_default(module), *examples.called(module, self._calls)]
        if not control:
            return checking.check(evaluations, self._spec)
        controls: list[Control] = [load()[control]] if control in load() else []
        return checking.check(evaluations, self._promising(control), controls)

    def _promising(self, control: str) -> ModuleSpec:
        """The spec with the promises of one control, which is made, and checked, once for all of its mutants."""
        if control not in self._specs:
            promises = tuple(one for one in self._spec.promises if one.control == control)
            self._specs[control] = replace(self._spec, promises=promises)
        return self._specs[control]


def is_right(entry: CheckResult, mutant: Mutant) -> bool:
    """Whether a result is that of the mutant's control for the weakened resource, or for the owner of it."""
    target = mutant.target
    addresses = {*target.checked, *(site.address for site in target.sites)}
    return entry.control == target.control and (entry.address in addresses or "*" in entry.address)
