"""What calls of a module needed, as `policies/recorded.json` keeps it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from modsmith.errors import SpecError

FILE = "policies/recorded.json"
FIX = "Record it again with `modsmith deployer-policy MODULE --record`"


@dataclass(frozen=True)
class Entry:
    """One action that calls needed.

    Attributes:
        resources: patterns of ARNs, or `*`; sorted.
        steps: `apply`, `update` and `destroy`, those that needed it; a plan reads what an apply reads.
        passed_to: for `iam:PassRole` the services that get the role; sorted.
    """

    resources: tuple[str, ...]
    steps: tuple[str, ...]
    passed_to: tuple[str, ...] = ()


Entries = Mapping[str, Entry]
"""Action to its entry, sorted."""


@dataclass(frozen=True)
class Recording:
    """What a module's variants needed.

    Attributes:
        base: what the example `basic` needed.
        added: title of every other variant to what it needed beyond the base.
    """

    base: Entries
    added: Mapping[str, Entries] = field(default_factory=dict)

    def needed(self, titles: Iterable[str] | None = None) -> Entries:
        """The base with what variants add.

        Args:
            titles: of the variants; None for all.

        Raises:
            KeyError: there is no such variant.
        """
        chosen = self.added if titles is None else titles
        return merged([self.base, *(self.added[title] for title in chosen)])

    def as_json(self) -> str:
        """The content of the file: an action is one line, so that a difference is easy to read."""
        parts = [_part("base", self.base, 1)]
        inner = ",\n".join(_part(title, entries, 2) for title, entries in self.added.items())
        parts.append(f'  "added": {{\n{inner}\n  }}' if inner else '  "added": {}')
        return "{\n" + ",\n".join(parts) + "\n}\n"


def read(text: str, where: str) -> Recording:
    """A recording from its file.

    Args:
        text: the content.
        where: the file, for errors.

    Raises:
        SpecError: it is no recording.
    """
    try:
        data = json.loads(text)
        added = {title: _entries(entries) for title, entries in data["added"].items()}
        return Recording(_entries(data["base"]), added)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise SpecError("is no recording of a deployer's calls", where=where, fix=FIX) from error


def merged(many: Iterable[Entries]) -> Entries:
    """The union of entries."""
    found: dict[str, Entry] = {}
    for entries in many:
        for action, entry in entries.items():
            known = found.get(action, Entry((), ()))
            found[action] = Entry(
                _union(known.resources, entry.resources),
                _union(known.steps, entry.steps),
                _union(known.passed_to, entry.passed_to),
            )
    return dict(sorted(found.items()))


def beyond(entries: Entries, base: Entries) -> Entries:
    """What entries need that others do not: actions, resources, or services that get a role."""
    found: dict[str, Entry] = {}
    for action, entry in entries.items():
        known = base.get(action, Entry((), ()))
        resources = tuple(one for one in entry.resources if one not in known.resources)
        passed = tuple(one for one in entry.passed_to if one not in known.passed_to)
        if resources or passed:
            found[action] = Entry(resources or entry.resources, entry.steps, passed)
    return found


def _union(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*one, *other}))


def _entries(data: Mapping[str, Any]) -> Entries:
    return {
        action: Entry(tuple(one["resources"]), tuple(one["steps"]), tuple(one.get("passed_to", ())))
        for action, one in data.items()
    }


def _part(title: str, entries: Entries, depth: int) -> str:
    margin = "  " * depth
    lines = [f"{margin}  {json.dumps(action)}: {_line(entry)}" for action, entry in entries.items()]
    body = "{\n" + ",\n".join(lines) + f"\n{margin}}}" if lines else "{}"
    return f"{margin}{json.dumps(title)}: {body}"


def _line(entry: Entry) -> str:
    data: dict[str, Any] = {"resources": entry.resources, "steps": entry.steps}
    return json.dumps(data | ({"passed_to": entry.passed_to} if entry.passed_to else {}))
