"""What an upgrade test found: for each example and environment the planned changes, and the data put and found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from modsmith.diff.stateful import is_lost

FORMAT = "1.0"
"""Version of the JSON format."""


@dataclass(frozen=True)
class PlannedChange:
    """What the new version does to a resource that the old version made, or makes anew.

    Attributes:
        address: in the plan, such as `module.logs.aws_dynamodb_table.this["events"]`.
        actions: as Terraform names them: `("update",)`, `("create",)`, `("delete", "create")`, `("forget",)`; and
            `("move",)` if only the address changes.
        replace_paths: arguments that force a replacement, such as `("name",)`.
        example: name of the example.
        environment: "" where the example has none.
        previous_address: before a `moved` block; the same address if it has not moved.
        type: of the resource, such as `aws_dynamodb_table`.
        reason: Terraform's reason to destroy or replace, such as `delete_because_no_resource_config`; "" for none.
        arguments: top-level arguments that an update or replacement changes, in alphabetical order.
    """

    address: str
    actions: tuple[str, ...]
    replace_paths: tuple[str, ...]
    example: str
    environment: str
    previous_address: str = ""
    type: str = ""
    reason: str = ""
    arguments: tuple[str, ...] = ()

    @property
    def loses_data(self) -> bool:
        """Whether it destroys, replaces or forgets what holds data."""
        return is_lost(self.type, self.actions)

    @property
    def what(self) -> str:
        """In a word: `created`, `updated`, `moved`, `replaced`, `destroyed` or `forgotten`."""
        if {"delete", "create"} <= set(self.actions):
            return "replaced"
        return _WORDS.get(self.actions[0], self.actions[0])


_WORDS = {
    "create": "created",
    "update": "updated",
    "move": "moved",
    "delete": "destroyed",
    "forget": "forgotten",
}


@dataclass(frozen=True)
class Datum:
    """Something that was put into a resource before the upgrade, and looked for afterwards.

    Attributes:
        address: of the resource in the old version.
        what: such as `3 items`.
        missing: why it was not found after the apply; "" if it was found, or if there was no apply.
        is_identity: whether nothing was put, and only the resource's identity is compared.
        note: what the emulator cannot tell about it; "" for nothing.
    """

    address: str
    what: str
    missing: str = ""
    is_identity: bool = False
    note: str = ""


@dataclass(frozen=True)
class Trial:
    """The upgrade of one example in one environment.

    Attributes:
        example: name of the example.
        environment: "" where the example has none.
        edits: changes of the caller's root that the upgrade notes ask for, such as `bucket_suffix → random_suffix = …`.
        changes: what the new version plans, without what stays as it is.
        data: what was put; empty if the old version could not be applied.
        problems: why the upgrade fails; empty if it passes.
        notes: what is not as usual, but no failure: rules of the emulator left out, no destroy.
        kept: number of resources that the plan does not change.
        seconds: duration.
    """

    example: str
    environment: str
    edits: tuple[str, ...] = ()
    changes: tuple[PlannedChange, ...] = ()
    data: tuple[Datum, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    kept: int = 0
    seconds: float = 0.0

    @property
    def name(self) -> str:
        """Such as `basic in prod`."""
        return f"{self.example} in {self.environment}" if self.environment else self.example


@dataclass(frozen=True)
class UpgradeResult:
    """The upgrade of a module.

    Attributes:
        module: its name.
        old: place or version of the old one.
        new: place of the new one.
        trials: one for each example and environment.
    """

    module: str
    old: str
    new: str
    trials: tuple[Trial, ...]

    @property
    def passes(self) -> bool:
        """Whether every trial passes."""
        return all(not trial.problems for trial in self.trials)

    def planned(self) -> tuple[PlannedChange, ...]:
        """The planned changes of all trials, as `modsmith diff` takes them."""
        return tuple(change for trial in self.trials for change in trial.changes)

    def as_data(self) -> dict[str, Any]:
        """The result as JSON data."""
        return {
            "format": FORMAT,
            "module": self.module,
            "old": self.old,
            "new": self.new,
            "passes": self.passes,
            "trials": [_trial(trial) for trial in self.trials],
        }


def _trial(trial: Trial) -> Mapping[str, Any]:
    return {
        "example": trial.example,
        "environment": trial.environment,
        "passes": not trial.problems,
        "problems": list(trial.problems),
        "notes": list(trial.notes),
        "edits": list(trial.edits),
        "kept": trial.kept,
        "changes": [
            {
                "address": change.address,
                "previous_address": change.previous_address,
                "type": change.type,
                "actions": list(change.actions),
                "replace_paths": list(change.replace_paths),
                "reason": change.reason,
                "arguments": list(change.arguments),
                "loses_data": change.loses_data,
            }
            for change in trial.changes
        ],
        "data": [
            {
                "address": datum.address,
                "what": datum.what,
                "found": not datum.missing,
                "missing": datum.missing,
                "is_identity": datum.is_identity,
                "note": datum.note,
            }
            for datum in trial.data
        ],
        "seconds": round(trial.seconds, 1),
    }
