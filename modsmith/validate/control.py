"""What a control is, and how one is found: each is a file of `validators/controls/`, by its own name.

    validators/controls/dynamodb_recovery.py    CONTROL = Control("dynamodb-recovery", …, judge=judge)

A control looks at one resource in one `World`. It yields a `Lack` for everything that is wrong; if it yields nothing,
the resource passes. What it cannot tell it does not guess: `Resource` raises `UndeterminedError` for it. Where a
control has nothing to say of a resource it raises `NotApplicableError` with the reason.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate import controls


class NotApplicableError(Exception):
    """A control has nothing to say of a resource; the reason is the message."""


@dataclass(frozen=True)
class Violation:
    """One thing that a resource lacks.

    Attributes:
        message: a sentence.
        at: argument or nested block that it is about, for its line; "" for the resource itself.
    """

    message: str
    at: str = ""


Check = Callable[[Resource, Evaluation], Iterable[Violation]]


@dataclass(frozen=True)
class Control:
    """A property that resources must have.

    Attributes:
        id: kebab case, the file's name: `dynamodb-recovery`.
        title: what holds where it passes, a sentence.
        why: what happens without it, a sentence or two.
        source: the AWS page or rule that it comes from.
        fix: what to do, in the imperative.
        types: of the resources that it judges.
        check: yields what is wrong.
        reads: types that it judges along with those, as parts of them, such as the policy of a bucket.
        checkov: ids of Checkov's checks that ask for the same.
        guards: type and path of every argument or block (path without indices, "" for the whole resource) without
            which it fails.
        always: whether the module answers for it whatever its caller chose, as for who may get in.
    """

    id: str
    title: str
    why: str
    source: str
    fix: str
    types: tuple[str, ...]
    check: Check
    reads: tuple[str, ...] = ()
    checkov: tuple[str, ...] = ()
    guards: tuple[tuple[str, str], ...] = ()
    always: bool = False


@cache
def load() -> Mapping[str, Control]:
    """Every control, by id, in the order of their names."""
    found = {}
    every = pkgutil.walk_packages(controls.__path__, f"{controls.__name__}.")
    for name in sorted(entry.name for entry in every):
        module = importlib.import_module(name)
        if hasattr(module, "CONTROL"):
            found[module.CONTROL.id] = module.CONTROL
    return found


@cache
def covered() -> frozenset[str]:
    """Types that at least one control looks at."""
    return frozenset(type_ for control in load().values() for type_ in (*control.types, *control.reads))
