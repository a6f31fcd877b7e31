"""Recognises an input or output that has another name and is otherwise the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from typing import TypeVar

from modsmith.diff.interface import Input, Interface, Output

SIMILAR = 0.8
"""Of two names, by `difflib`; 1 is equal. A name that is similar is enough where the type is the same."""

_HERE = "§"
Item = TypeVar("Item")


def of_inputs(old: Interface, new: Interface) -> dict[str, str]:
    """Old name to new name of inputs that were renamed."""

    def likeness(gone: Input, come: Input) -> float:
        if gone.type != come.type or (come.required and not gone.required):
            return 0
        same_words = bool(gone.description) and gone.description == come.description
        used, refused = _uses(old, gone.name), _refused(gone)
        same_use = bool(used) and used == _uses(new, come.name)
        same_rules = bool(refused) and refused == _refused(come) and gone.default == come.default
        return max(_similarity(gone.name, come.name), same_words or same_use or same_rules)

    return _pairs(old.inputs, new.inputs, likeness)


def of_outputs(old: Interface, new: Interface) -> dict[str, str]:
    """Old name to new name of outputs that were renamed."""

    def likeness(gone: Output, come: Output) -> float:
        return max(_similarity(gone.name, come.name), gone.value == come.value)

    return _pairs(old.outputs, new.outputs, likeness)


def _similarity(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _pairs(
    old: Mapping[str, Item], new: Mapping[str, Item], likeness: Callable[[Item, Item], float]
) -> dict[str, str]:
    """The most similar pairs first; each name is in one pair at most."""
    gone, come = [name for name in old if name not in new], [name for name in new if name not in old]
    scored = ((likeness(old[one], new[other]), one, other) for one in gone for other in come)
    found: dict[str, str] = {}
    for score, one, other in sorted(scored, key=lambda item: (-item[0], item[1:])):
        if score >= SIMILAR and one not in found and other not in found.values():
            found[one] = other
    return found


def _uses(interface: Interface, name: str) -> set[tuple[str, str, str]]:
    """Where an input is used in resources: address, argument, and the expression with a mark for the input."""
    pattern = _reference(name)
    found = set()
    for resource in interface.resources.values():
        for argument, text in {**resource.arguments, resource.repeats: resource.by}.items():
            if pattern.search(text):
                found.add((resource.address, argument, pattern.sub(_HERE, text)))
    return found


def _refused(item: Input) -> set[str]:
    """The validations of an input with a mark for its name."""
    return {_reference(item.name).sub(_HERE, one.condition) for one in item.validations}


def _reference(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])var\.{re.escape(name)}(?![\w-])")
