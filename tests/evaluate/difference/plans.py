"""Compares what modsmith evaluates of a module with what Terraform plans of it."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from modsmith.cty import numbers, types, values
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import NULL, Value
from modsmith.evaluate.evaluation import Resource, base
from modsmith.evaluate.instances import Undecided
from modsmith.evaluate.module_scope import ModuleScope
from modsmith.evaluate.plain import from_plain
from modsmith.evaluate.values import Choice, Symbol, symbols
from modsmith.hcl.read import configuration
from modsmith.tools import terraform

from .modules import Case


@dataclass
class Comparison:
    """What a comparison found.

    Attributes:
        differences: in words.
        counts: how often values were the same, unknown to modsmith alone, or refused by both.
    """

    differences: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def plan(folder: Path, tool: Path) -> dict[str, Any] | str:
    """Terraform's plan of a folder; its error if it refuses it.

    Only modules in folders of their own need `init`: `terraform_data` is built in.
    """
    output: str | bytes = b""
    init = ("init",) if any(inner.is_dir() for inner in folder.iterdir()) else ()
    for step in (*init, "plan -refresh=false -out=plan", "show -json plan"):
        output = _run(folder, tool, step)
        if isinstance(output, str):
            return output
    made: dict[str, Any] = json.loads(output, parse_float=str, parse_int=str)
    return made


def _run(folder: Path, tool: Path, step: str) -> bytes | str:
    """The output of a step; its error as text if Terraform refuses it."""
    command, *rest = step.split()
    colors = [] if "-json" in rest else ["-no-color"]
    done = subprocess.run(
        [tool, command, *colors, *rest],
        cwd=folder,
        env=terraform.environment(),
        capture_output=True,
        check=False,
    )
    return done.stdout if not done.returncode else (done.stderr or done.stdout).decode()


def write(case: Case, folder: Path) -> None:
    """Writes the files of a case."""
    for name, text in case.texts().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def compare(case: Case, folder: Path, tool: Path) -> Comparison:
    """Compares both for a module.

    Args:
        case: the module.
        folder: an empty folder.
        tool: Terraform.
    """
    write(case, folder)
    found = Comparison()
    theirs = plan(folder, tool)
    module = configuration.read_whole(folder)
    scope = ModuleScope(
        module, {name: (lambda value=value: from_plain(value)) for name, value in case.inputs.items()}
    )
    problems = list(_problems(scope))
    if module.unparsable:
        problems += [one.problem for one in module.unparsable]
    if isinstance(theirs, str):
        if "infinity" in theirs:
            found.counts["a plan that Terraform cannot print"] += 1
            return found
        if problems:
            found.counts["refused by both"] += 1
        elif isinstance(_run(folder, tool, "validate"), str):
            found.counts["refused by Terraform before it knows values"] += 1
        else:
            found.differences.append(f"Terraform refuses it: {_first(theirs)}")
        return found
    if refused := [one for one in problems if "Terraform refuses" in one]:
        found.differences.append(f"Terraform does not refuse it: {refused[0]}")
        return found
    _outputs(scope, theirs, found)
    _resources(list(scope.resources()), theirs, found)
    return found


def _first(error: str) -> str:
    lines = [line.strip("│╷╵ ") for line in error.splitlines()]
    return " ".join(line for line in lines if line)[:600]


def _problems(scope: ModuleScope) -> Iterator[str]:
    """Why modsmith does not know parts of a module."""
    for made in _all(scope):
        if why := values.doubt(made):
            yield why
    for block in (*scope._module.resources(), *scope._module.of("module")):
        made = scope._instances_of(block)
        if isinstance(made.keys, Undecided):
            yield made.keys.problem or f"instances depend on {made.keys.by}"
        elif made.keys is not None and isinstance(made._value, Value) and made._value.is_unknown:
            yield "Terraform does not know the instances, which follow from what is unknown"
    for scopes in scope._children.values():
        for inner in scopes.values():
            yield from _problems(inner)
    for resource in scope.resources():
        for value in resource.body.values() if resource.exists is not False else ():
            yield from (one.problem for one in symbols(value) if one.problem)


def _all(scope: ModuleScope) -> Iterator[Value]:
    yield from map(scope.variable, scope.variables)
    yield from map(scope.local, scope._local_values)
    yield from map(scope.output, scope._outputs)


def _outputs(scope: ModuleScope, theirs: Mapping[str, Any], found: Comparison) -> None:
    planned = theirs["planned_values"].get("outputs", {})
    for name, change in theirs.get("output_changes", {}).items():
        ours = scope.output(name)
        where = f"output {name}"
        agree(ours, change.get("after"), change.get("after_unknown"), where, found)
        type_ = planned.get(name, {}).get("type")
        if ours.known and not ours.is_null and type_ is not None and ours.type is not types.from_json(type_):
            found.differences.append(f"{where}: type {ours.type}, not {types.from_json(type_)}")


def agree(ours: Value, after: Any, unknown: Any, where: str, found: Comparison) -> None:
    raw = ours.raw
    if isinstance(raw, Unknown):
        found.counts[
            "unknown to both" if unknown is True else f"unknown to modsmith: {raw.doubt or 'references'}"
        ] += 1
        return
    if unknown is True:
        found.differences.append(f"{where}: {values.describe(ours)}, but Terraform does not know it")
        return
    if isinstance(raw, dict):
        if not isinstance(after, dict) or raw.keys() != after.keys() | (
            unknown.keys() if isinstance(unknown, dict) else set()
        ):
            found.differences.append(f"{where}: {values.describe(ours)}, not {after}")
            return
        for key, item in raw.items():
            inner = unknown.get(key) if isinstance(unknown, dict) else None
            agree(item, after.get(key), inner, f"{where}.{key}", found)
        return
    if isinstance(raw, tuple):
        marks = unknown if isinstance(unknown, list) else []
        if not isinstance(after, list) or len(raw) != max(len(after), len(marks)):
            found.differences.append(f"{where}: {values.describe(ours)}, not {after}")
            return
        for at, item in enumerate(raw):
            inner = marks[at] if at < len(marks) else None
            agree(item, after[at] if at < len(after) else None, inner, f"{where}[{at}]", found)
        return
    plain = None if raw is NULL else _written(raw) if isinstance(raw, numbers.Number) else raw
    is_same = plain == after and isinstance(plain, bool) == isinstance(after, bool)
    if is_same or (isinstance(raw, numbers.Number) and _is_rounded(raw, after)):
        found.counts["same"] += 1
    else:
        found.differences.append(f"{where}: {values.describe(ours)}, not {after!r}")


def _written(number: numbers.Number) -> str:
    """A number as Terraform's JSON has it, where zero has no sign."""
    return numbers.text(number) if number.sign else "0"


def _is_rounded(number: numbers.Number, after: Any) -> bool:
    """Whether a text is the number with at least 15 digits: the file of a plan rounds numbers with a large exponent."""
    if number.infinite or not isinstance(after, str):
        return False
    exact = number.fraction()
    return abs(Fraction(after) - exact) * 10**15 <= abs(exact)


def _resources(ours: list[Resource], theirs: Mapping[str, Any], found: Comparison) -> None:
    planned = {one["address"]: one["change"] for one in theirs.get("resource_changes", ())}
    made = {one.address: one for one in ours if one.exists}
    unsure = {one.base for one in ours if one.exists is None}
    for address in planned.keys() ^ made.keys():
        if base(address) not in unsure:
            found.differences.append(f"{address}: {'only planned' if address in planned else 'not planned'}")
    for address in planned.keys() & made.keys():
        change = planned[address]
        for name in ("input", "triggers_replace"):
            value = made[address].body.get(name)
            unknown = change.get("after_unknown", {}).get(name)
            _same(value, change["after"].get(name), unknown, f"{address}.{name}", found)


def _same(ours: Any, after: Any, unknown: Any, where: str, found: Comparison) -> None:
    """Compares what controls see; what follows from an unknown value may be known to them."""
    if isinstance(ours, Symbol | Choice):
        found.counts["unknown to both" if unknown is True else "unknown to modsmith"] += 1
    elif unknown is True:
        found.counts["unknown to Terraform, but what follows is known"] += 1
    elif isinstance(ours, dict) and isinstance(after, dict):
        for key in ours.keys() | after.keys():
            inner = unknown.get(key) if isinstance(unknown, dict) else None
            _same(ours.get(key), after.get(key), inner, f"{where}.{key}", found)
    elif isinstance(ours, list) and isinstance(after, list) and len(ours) == len(after):
        for at, item in enumerate(ours):
            inner = unknown[at] if isinstance(unknown, list) and at < len(unknown) else None
            _same(item, after[at], inner, f"{where}[{at}]", found)
    elif isinstance(ours, int | float) and not isinstance(ours, bool) and isinstance(after, str):
        if float(after) != ours:
            found.differences.append(f"{where}: {ours!r}, not {after!r}")
    elif ours != after or isinstance(ours, bool) != isinstance(after, bool):
        found.differences.append(f"{where}: {ours!r}, not {after!r}")
    else:
        found.counts["same"] += 1
