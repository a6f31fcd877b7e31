"""What only a plan shows: what Terraform does to the resources of the old version when the new one is planned.

The upgrade test plans the new version on a state of the old one, and gives each change here:

    PlannedChange('aws_dynamodb_table.this["audit"]', ("delete", "create"), ("hash_key",), "basic", "prod")
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from modsmith.diff import stateful
from modsmith.diff.moves import steps
from modsmith.diff.rules import planned as rules
from modsmith.diff.rules.rule import Change, Rule
from modsmith.diff.rules.words import listed


@dataclass(frozen=True)
class PlannedChange:
    """One resource change of a plan.

    Attributes:
        address: of the instance, within the module: without `module.NAME.` of the root that was planned.
        actions: as `terraform show -json` has them: `("update",)`, `("delete", "create")`, `("forget",)`.
        replace_paths: arguments that force the replacement, such as `hash_key`; empty for other actions.
        example: that was planned, such as `basic`.
        environment: that it was planned for, or "".
    """

    address: str
    actions: tuple[str, ...]
    replace_paths: tuple[str, ...] = ()
    example: str = ""
    environment: str = ""

    @property
    def type(self) -> str:
        """The resource's type."""
        return steps(self.address)[-1].name.partition(".")[0]


def compare(planned: Iterable[PlannedChange]) -> Iterator[Change]:
    """The changes that plans show; the same one of several examples and environments once."""
    found: dict[tuple[str, tuple[str, ...]], list[PlannedChange]] = {}
    for one in planned:
        if _rule(one) is not None:
            found.setdefault((one.address, one.actions), []).append(one)
    for same in found.values():
        rule = _rule(same[0])
        if rule is not None:
            yield rule.change(same[0].address, _text(same))


def _rule(change: PlannedChange) -> Rule | None:
    """The rule for a change; None for reading, and for nothing."""
    held, actions = stateful.holds(change.type), set(change.actions)
    if actions >= {"create", "delete"}:
        return rules.STORE_REPLACED if held else rules.REPLACED
    if "delete" in actions:
        return rules.STORE_DESTROYED if held else rules.DESTROYED
    by_action = {"forget": rules.FORGOTTEN, "create": rules.CREATED, "update": rules.UPDATED}
    return next((rule for action, rule in by_action.items() if action in actions), None)


_VERBS = {
    rules.STORE_REPLACED: "would be replaced",
    rules.STORE_DESTROYED: "would be destroyed",
    rules.REPLACED: "would be replaced",
    rules.DESTROYED: "would be destroyed",
    rules.FORGOTTEN: "would be forgotten",
    rules.CREATED: "would be created",
    rules.UPDATED: "would be updated in place",
}


def _text(same: list[PlannedChange]) -> str:
    first = same[0]
    rule = _rule(first)
    paths = list(dict.fromkeys(path for one in same for path in one.replace_paths))
    why = f" because of {listed(paths)}" if paths else ""
    where = listed(dict.fromkeys(filter(None, (_plan(one) for one in same))))
    seen = f", in the plan of {where}" if where else ""
    held = stateful.holds(first.type)
    about = f" It {held}." if held and rule in (rules.STORE_REPLACED, rules.STORE_DESTROYED) else ""
    verb = _VERBS[rule] if rule else ""
    return f"{first.address} {verb}{why}{seen}.{about}"


def _plan(change: PlannedChange) -> str:
    return " ".join(part for part in (change.example, change.environment) if part)
