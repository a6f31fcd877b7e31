"""How much of a published list the controls cover."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from modsmith.validate import published
from modsmith.validate.control import Control
from modsmith.validate.published import ListName, Published


@dataclass(frozen=True)
class Coverage:
    """The rules of a published list, each in one of three groups. Rules beyond its standard are in none.

    Attributes:
        covered: rules with the ids of the controls that have the same purpose.
        open: rules that HCL can show and no control covers.
        hidden: rules that HCL cannot show.
    """

    covered: Mapping[str, Sequence[str]]
    open: Sequence[Published]
    hidden: Sequence[Published]

    @property
    def total(self) -> int:
        """The number of rules."""
        return self.visible + len(self.hidden)

    @property
    def visible(self) -> int:
        """The number of rules that HCL can show."""
        return len(self.covered) + len(self.open)

    @property
    def share(self) -> float:
        """The part of the rules that HCL can show which is covered, from 0 to 1."""
        return len(self.covered) / self.visible


def of(name: ListName, controls: Iterable[Control]) -> Coverage:
    """The coverage of a list by controls.

    Raises:
        KeyError: a control names an id that the list does not have.
    """
    rules = published.read(name).rules
    found: dict[str, list[str]] = {}
    for control in controls:
        for id_ in published.ids(control, name):
            found.setdefault(rules[id_].id, []).append(control.id)
    counted = [rule for rule in rules.values() if not rule.beyond]
    rest = [rule for rule in counted if rule.id not in found]
    return Coverage(
        {rule.id: found[rule.id] for rule in counted if rule.id in found},
        [rule for rule in rest if not rule.reason],
        [rule for rule in rest if rule.reason],
    )
