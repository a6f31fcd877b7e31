"""The ways of using a module whose calls are recorded.

The base is the example `basic`. Each boolean input adds a variant for each value that is not its default, each further
environment adds one, and so does each other example. What needs company, or is no boolean, is listed in the
generator's `policies/variants.toml`:

    variants = [['billing_mode = "PROVISIONED"'], ['object_lock = { days = 7 }', 'enable_versioning = true']]
    always = ["enable_cloudwatch_alarms = false"]  # beside every variant but the base and `complete`
    skip = ["apply_immediately"]                   # inputs, values and examples whose calls others make
    names = ["acme-audit"]                         # beginnings of names that examples choose themselves
    stays = ["object_lock"]                        # inputs that cannot be turned back
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from modsmith.errors import SpecError
from modsmith.spec import types
from modsmith.spec.environments import Environments
from modsmith.spec.model import ModuleSpec

BASE, COMPLETE = "basic", "complete"
FILE = "policies/variants.toml"


@dataclass(frozen=True)
class Variant:
    """One way of using a module.

    Attributes:
        title: `` for the base, an assignment such as `enable_streams = true`, or `example complete`.
        example: the example that it starts from.
        environment: the environment's name.
        arguments: arguments of the module call beyond the example's, as HCL.
        always: arguments that stay when the others are turned back.
        can_turn_back: whether the arguments can be removed again, and everything be destroyed.
    """

    title: str
    example: str
    environment: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    always: Mapping[str, str] = field(default_factory=dict)
    can_turn_back: bool = True


@dataclass(frozen=True)
class Variants:
    """All variants of a module.

    Attributes:
        listed: the base first.
        names: beginnings of names that examples choose themselves, before `-` and the environment.
    """

    listed: tuple[Variant, ...]
    names: tuple[str, ...] = ()


def of(spec: ModuleSpec, folder: Path, environments: Environments) -> Variants:
    """The variants of a module.

    Args:
        spec: the module's spec.
        folder: its generator's folder.
        environments: the project's environments.

    Raises:
        SpecError: `policies/variants.toml` is not as described above.
    """
    given = _read(folder / FILE)
    first, *others = environments.names
    listed = [_pairs(one, folder) for one in given.get("variants", ())]
    skip = given.get("skip", ())
    known = {*(title for title, _ in listed), *skip, *(f"{name} =" for name in skip)}
    listed += [pair for pair in _booleans(spec) if known.isdisjoint({pair[0], pair[0].rpartition(" ")[0]})]
    always = _pairs(given["always"], folder)[1] if given.get("always") else {}
    stays = set(given.get("stays", ()))
    found = [Variant("", BASE, first)]
    for title, pairs in listed:
        company = {name: value for name, value in always.items() if name not in pairs}
        found.append(Variant(title, BASE, first, pairs, company, stays.isdisjoint(pairs)))
    for name in others:
        if name in skip:
            continue
        ends = name not in environments.production
        found.append(Variant(f'environment = "{name}"', BASE, name, {}, always, ends))
    for name in sorted(path.stem for path in (folder / "examples").glob("*.tf")):
        if name != BASE and name not in skip:
            found.append(Variant(f"example {name}", name, first, {}, {} if name == COMPLETE else always))
    return Variants(tuple(found), tuple(given.get("names", ())))


def _booleans(spec: ModuleSpec) -> Iterator[tuple[str, dict[str, str]]]:
    for item in spec.inputs:
        if item.type == types.BOOL and not item.required:
            for value in (True, False):
                if value != item.default:
                    text = str(value).lower()
                    yield f"{item.name} = {text}", {item.name: text}


def _pairs(assignments: Any, folder: Path) -> tuple[str, dict[str, str]]:
    if not isinstance(assignments, list) or not all(
        isinstance(one, str) and " = " in one for one in assignments
    ):
        fix = "Write lists of assignments, such as [['enable_streams = true']]"
        raise SpecError("variants is not a list of lists", where=str(folder / FILE), fix=fix)
    pairs = dict(one.split(" = ", 1) for one in assignments)
    return assignments[0], pairs


def _read(file: Path) -> dict[str, Any]:
    if not file.is_file():
        return {}
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SpecError(f"is no TOML: {error}", where=str(file), fix="Correct it") from error
