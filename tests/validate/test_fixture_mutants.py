"""Every shipped control with weakened copies of its fixture: what a guard protects does not pass without it.

`tests/mutate` weakens the generated modules, so it reaches only the controls of what they contain. Here each `guards`
entry of each control is weakened in the control's own fixture. Resources named `none_…` count too: without
`billing_mode = "PAY_PER_REQUEST"`, a table needs scaling.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from modsmith.evaluate import from_hcl
from modsmith.hcl.read import configuration
from modsmith.hcl.read.configuration import HclModule
from modsmith.mutate.operators import VARIABLE, Mutant, mutants
from modsmith.mutate.sites import Site, Target, of_text
from modsmith.validate import fixture
from modsmith.validate.control import Control, shipped
from modsmith.validate.results import matrix

GUARDS = [(control, guard) for control in shipped().values() for guard in control.guards]
SWITCH = configuration.parse(VARIABLE)
_parsed = cache(configuration.parse)


@dataclass(frozen=True)
class Part:
    """One module of a fixture.

    Attributes:
        module: its blocks.
        texts: file to text.
        sites: what can be weakened.
        passing: addresses of the `pass_…` and `none_…` resources that a control checks.
    """

    module: HclModule
    texts: dict[str, str]
    sites: tuple[Site, ...]
    passing: frozenset[str]


@cache
def _parts(control: Control) -> list[Part]:
    path = fixture.of(control.id)
    texts = path.read_text("utf-8").split(fixture.NEXT)
    return [
        Part(module, {path.name: text}, tuple(of_text(text, path.name)), frozenset(_passing(control, module)))
        for module, text in zip(fixture.modules(path), texts, strict=True)
    ]


def _statuses(control: Control, module: HclModule) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in matrix.check(from_hcl.evaluation(module, fixture.inputs(module)), [control]):
        if one.control == control.id:
            found.setdefault(one.base, set()).add(one.status)
    return found


def _passing(control: Control, module: HclModule) -> Iterator[str]:
    for address, statuses in _statuses(control, module).items():
        if address.rpartition(".")[2].startswith(("pass_", "none_")) and statuses <= {
            "pass",
            "not applicable",
        }:
            yield address


def _targets(control: Control, guard: tuple[str, str], part: Part) -> Iterator[Target]:
    """A guard in each such resource itself, in what may support it, and in all resources at once."""
    type_, path = guard
    found = [one for one in part.sites if one.path == path and one.address.startswith(f"{type_}.")]
    for address in sorted(part.passing):
        own = tuple(one for one in found if one.address == address)
        rest = tuple(one for one in found if one.address not in part.passing)
        for group in dict.fromkeys((own, rest, tuple(found))):
            if group:
                yield Target(group, control.id, (address,))


def _results(mutant: Mutant, control: Control, part: Part) -> set[str]:
    changed = {address: _parsed(text) if text else () for address, text in mutant.blocks.items()}
    blocks = [new for old in part.module.blocks for new in changed.get(old.address, (old,))]
    statuses = _statuses(control, HclModule((*blocks, *SWITCH)))
    return statuses.get(mutant.target.checked[0], {"removed"})


def _mutants(target: Target, part: Part) -> list[Mutant]:
    whole = {one.address: one for one in part.sites if one.kind == "resource"}
    return list(mutants(target, part.texts, whole))


def _killed(control: Control, guard: tuple[str, str]) -> bool:
    """Whether one of the fixture's resources depends on the guard, so that each of its mutants is killed."""
    for part in _parts(control):
        for target in _targets(control, guard, part):
            made = _mutants(target, part)
            if made and all(_results(one, control, part) & {"fail", "undetermined"} for one in made):
                return True
    return False


@pytest.mark.parametrize(
    ("control", "guard"), GUARDS, ids=lambda one: one.id if isinstance(one, Control) else ".".join(one)
)
def test_nothing_passes_without_what_guards_it(control: Control, guard: tuple[str, str]) -> None:
    assert _killed(control, guard), (
        f"No resource in {fixture.of(control.id).name} named pass_... or none_... depends on"
        f" {'.'.join(guard).rstrip('.')}. Add one that passes only because of it, or remove the guard."
    )
