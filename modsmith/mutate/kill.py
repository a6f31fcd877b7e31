"""Whether controls kill a mutant by its HCL alone, without a plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from modsmith.evaluate.evaluation import Evaluation
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
        unchanged = checking.check(self._evaluations({}), spec)
        self.before = frozenset((entry.address, entry.control) for entry in self._failed(unchanged))

    def kills(self, mutant: Mutant) -> list[CheckResult]:
        """New failures of the mutant's control for the mutant's resource, in the first evaluation that has some.

        What fails in one evaluation fails in the module, so the others are not made.

        Raises:
            ValueError: the mutant does not parse.
        """
        try:
            changed = {
                address: configuration.parse(text) if text else [] for address, text in mutant.blocks.items()
            }
        except HclSyntaxError as error:
            raise ValueError(f"{mutant.name} does not parse: {error}") from error
        control = mutant.target.control
        controls: list[Control] = [load()[control]] if control in load() else []
        observations: list[Observation] = []
        for found in checking.each(self._evaluations(changed), self._promising(control), controls):
            observations += found
            if new := [one for one in self._failed(observations) if self._is_new(one, mutant)]:
                return new
        return []

    def _is_new(self, one: CheckResult, mutant: Mutant) -> bool:
        return (one.address, one.control) not in self.before and is_right(one, mutant)

    def _failed(self, observations: Sequence[Observation]) -> list[CheckResult]:
        """Check results that certainly fail; undetermined ones need a plan."""
        sure = matrix.surely_failed(observations)
        return [
            entry
            for entry in matrix.check_results(observations, self._spec.waivers)
            if entry.status == "fail" and (entry.address, entry.control) in sure
        ]

    def _evaluations(self, changed: Mapping[str, Sequence[HclBlock]]) -> Iterator[Evaluation]:
        """A changed module by default, and then as its examples call it."""
        blocks = [new for old in self._blocks for new in changed.get(old.address, [old])]
        module = HclModule(tuple(blocks))
        yield from examples.by_default(module)
        yield from examples.called(module, self._calls)

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
