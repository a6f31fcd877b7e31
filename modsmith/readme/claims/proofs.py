"""The proofs that a README can cite: the promises of the spec, and the controls that the module passes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from modsmith.hcl.blocks import Block
from modsmith.readme.claims.figures import numbers
from modsmith.spec.model import Expected, ModuleSpec, Promise
from modsmith.validate.control import load
from modsmith.validate.results.overview import Row

OFF: tuple[Expected, ...] = (False, None, "false", "Suspended", "Disabled", "NONE", "Off")
"""Expected values that only prove that something is absent."""

GUARDS_BY_BEING_OFF = (
    "*.force_destroy",
    "*.enforce_consumer_deletion",
    "*.skip_final_snapshot",
    "*.delete_automated_backups",
    "*.publicly_accessible",
)
"""Arguments that protect when they are off."""

OF_AWS = {("aws_dynamodb_table", "point_in_time_recovery", "recovery_period_in_days"): 35.0}
"""AWS defaults that no plan shows, in force where a module omits an argument: type, block, argument.

Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
"""


@dataclass(frozen=True)
class Proof:
    """Something that a README can cite.

    Attributes:
        anchor: of its row in PROOFS.md.
        about: `type.argument` of everything that it proves, without indices.
        figures: numbers that it proves; None for controls, which do not prove numbers.
        refused: why it does not prove anything here; "" if it does.
    """

    anchor: str
    about: frozenset[str]
    figures: frozenset[float] | None = None
    refused: str = ""


def proofs(spec: ModuleSpec, controls: Sequence[Row], blocks: Sequence[Block]) -> dict[str, Proof]:
    """Everything that a module's README can cite, by id; a promise takes precedence over a control of the same name.

    Args:
        spec: the module's spec.
        controls: results of controls for the module.
        blocks: its HCL, which shows the arguments that it omits.
    """
    found = {row.control: _of_control(row) for row in controls}
    return found | {promise.control: _of_promise(promise, blocks) for promise in spec.promises}


def _of_control(row: Row) -> Proof:
    control = load().get(row.control)
    about = frozenset(f"{type_}.{path}" for type_, path in control.guards) if control else frozenset()
    refused = "" if row.passes else "no resource passes it here"
    if row.fails or row.by_plan or row.waived:
        failing = [*row.fails, *row.by_plan, *(address for address, _, _ in row.waived)]
        refused = f"{failing[0]} does not pass it"
    return Proof(f"control-{row.control}", about, refused=refused)


def _of_promise(promise: Promise, blocks: Sequence[Block]) -> Proof:
    expected = _expected(promise)
    types = {pattern.partition(".")[0] for pattern in promise.resources}
    about = {
        argument
        for path, values in expected.items()
        for type_ in types
        if _proves(argument := f"{type_}.{_without_indices(path)}", values)
    }
    figures = {number for values in expected.values() for value in values for number in numbers(value)}
    return Proof(
        f"promise-{promise.control}", frozenset(about), frozenset(figures | set(_of_aws(promise, blocks)))
    )


def environments_of(promise: Promise) -> tuple[str, ...]:
    """The environments in which a promise protects: where values differ, those in which one of them is on."""
    types = {pattern.partition(".")[0] for pattern in promise.resources}
    protected = tuple(
        environment
        for environment in promise.environments
        if any(
            _proves(f"{type_}.{_without_indices(path)}", [value])
            for path, value in promise.by_environment.get(environment, promise.expects).items()
            for type_ in types
        )
    )
    return protected or promise.environments


def _expected(promise: Promise) -> Mapping[str, list[Expected]]:
    """Path to the expected values in all environments."""
    found: dict[str, list[Expected]] = {}
    for environment in promise.environments:
        for path, value in promise.expected(environment).items():
            found.setdefault(path, []).append(value)
    return found


def _without_indices(path: str) -> str:
    return re.sub(r"\.\d+(?=\.|$)", "", path)


def _proves(argument: str, values: Sequence[Expected]) -> bool:
    """Whether a value is on in some environment, or off for arguments that protect when they are off."""
    off = [any(value is one or value == one for one in OFF if type(value) is type(one)) for value in values]
    by_being_off = any(fnmatchcase(argument, glob) for glob in GUARDS_BY_BEING_OFF)
    return any(off) if by_being_off else not all(off)


def _of_aws(promise: Promise, blocks: Sequence[Block]) -> Iterator[float]:
    """AWS defaults, for arguments that all resources omit."""
    about = [
        block
        for block in blocks
        if block.type == "resource" and any(fnmatchcase(block.address, pattern) for pattern in promise.blocks)
    ]
    paths = {_without_indices(path) for path in _expected(promise)}
    for (type_, outer, argument), figure in OF_AWS.items():
        if not any(path.startswith(f"{outer}.") for path in paths):
            continue
        inner = [one for block in about if block.labels[0] == type_ for one in block.blocks(outer)]
        if inner and all(one.get(argument) is None for one in inner):
            yield figure
