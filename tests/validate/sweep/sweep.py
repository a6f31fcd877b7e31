"""Replaces each argument that a control reads by one that is unknown, null, of another type, or not there for sure.

A control that passes must then fail or say that it could not determine the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from modsmith.evaluate import from_hcl
from modsmith.evaluate.body import Body
from modsmith.evaluate.evaluation import base
from modsmith.evaluate.values import refers
from modsmith.hcl.blocks import Expression, Value
from modsmith.hcl.read import configuration
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.configuration import HclModule
from modsmith.hcl.render import render_value
from modsmith.validate import fixture
from modsmith.validate.control import Control, NotApplicableError
from modsmith.validate.results import matrix

UNKNOWN = """
variable "sweep" {}
variable "sweep_flag" {
  type     = bool
  nullable = false
}
locals {
  sweep = var.sweep
}
module "sweep" {
  source = "example/sweep/aws"
}
"""
"""What a changed fixture refers to."""

Path_ = tuple[int, ...]
"""A nested block: the index of its top-level block, then those of nested blocks."""


@dataclass(frozen=True)
class Read:
    """An argument or nested block that a control read.

    Attributes:
        block: where it is.
        name: of the argument or block.
        kind: `argument`, `block`, `absent argument` or `absent block`.
    """

    block: Path_
    name: str
    kind: str


@dataclass(frozen=True)
class Surviving:
    """A change after which a control still passes."""

    control: str
    resource: str
    read: str
    change: str

    def __str__(self) -> str:
        return f"{self.control} passes {self.resource} with {self.read} {self.change}"


ARGUMENTS: Mapping[str, Callable[[Value], Value]] = {
    "unknown": lambda _: Expression("var.sweep"),
    "unknown, by a local value": lambda _: Expression("local.sweep"),
    "unknown, by a module": lambda _: Expression("module.sweep.value"),
    "null": lambda _: None,
    "of another type": lambda _: Expression('{ sweep = ["x"] }'),
    "perhaps null": lambda value: Expression(f"var.sweep_flag ? {render_value(value)} : null"),
    "perhaps unknown": lambda value: Expression(f"try(var.sweep.value, {render_value(value)})"),
}
ABSENT_ARGUMENTS = ("unknown", "of another type")


def _dynamic(name: str, each: str, content: HclBlock | None) -> HclBlock:
    inner = content or HclBlock("content", (), "", 1, {}, {}, ())
    inner = replace(inner, type="content", labels=())
    return HclBlock("dynamic", (name,), "", 1, {"for_each": Expression(each)}, {}, (inner,))


BLOCKS: Mapping[str, Callable[[str, HclBlock], HclBlock | None]] = {
    "by a dynamic block over an unknown": lambda name, block: _dynamic(name, "var.sweep", block),
    "by a dynamic block that is perhaps empty": lambda name, block: _dynamic(
        name, "var.sweep_flag ? [1] : []", block
    ),
    "by a dynamic block over null": lambda name, block: _dynamic(name, "null", block),
    "left out": lambda *_: None,
}


def _places(blocks: Sequence[HclBlock], above: Path_) -> Iterator[tuple[int, Path_]]:
    """The identity of each block's attributes, and where the block is."""
    for at, block in enumerate(blocks):
        yield id(block.values), (*above, at)
        yield from _places(block.blocks, (*above, at))


_NAMES = frozenset(
    {"arn", "bucket", "cluster_id", "cluster_identifier", "function_name", "identifier", "name"}
    | {"replication_group_id"}
)
_LINKS = {
    "bucket": "aws_s3_bucket_",
    "function_name": "aws_lambda_permission",
    "cluster_identifier": "aws_rds_cluster_instance",
    "name": "aws_cloudwatch_log_group",
}
"""What resources of these types have in these arguments is not their own name, or is compared with other names."""


def _is_own_name(type_: str, argument: str) -> bool:
    """Whether an argument names the resource, which may be anything: others refer to it by its address."""
    return argument in _NAMES and not type_.startswith(_LINKS.get(argument, "-"))


def _kind(body: Body, name: str) -> str:
    """What a name in a body is; "" for what nobody can set."""
    schema = body._schema
    if name in body._nested:
        return "block"
    if name in body._plain:
        return "argument"
    if schema is not None and name in schema.blocks:
        return "absent block"
    settable = schema is not None and name in schema.attributes and schema.attributes[name].settable
    return "absent argument" if settable and name != "id" else ""


@contextmanager
def _recorded(module: HclModule) -> Iterator[list[Read]]:
    """What is read of the bodies of a module."""
    places = dict(_places(module.blocks, ()))
    found: list[Read] = []
    original = Body.get

    def get(self: Body, name: str, default: Any = None) -> Any:
        path = places.get(id(self._plain))
        if path is not None:
            kind = _kind(self, name)
            if kind and name not in self._without:
                found.append(Read(path, name, kind))
        return original(self, name, default)

    Body.get = get  # type: ignore[method-assign]
    try:
        yield found
    finally:
        Body.get = original  # type: ignore[method-assign]


def _status(control: Control, module: HclModule, given: Mapping[str, Any], address: str) -> list[str]:
    """The results of a control for a resource."""
    evaluation = from_hcl.evaluation(module, given)
    return [
        one.status
        for one in matrix.check(evaluation, [control])
        if one.control == control.id and one.base == address
    ]


def _changed(module: HclModule, path: Path_, change: Callable[[HclBlock], HclBlock | None]) -> HclModule:
    """A module with one block changed, or without it."""

    def inside(block: HclBlock, rest: Path_) -> HclBlock | None:
        if not rest:
            return change(block)
        made = list(block.blocks)
        inner = inside(made[rest[0]], rest[1:])
        made[rest[0] : rest[0] + 1] = [] if inner is None else [inner]
        return replace(block, blocks=tuple(made))

    blocks = list(module.blocks)
    inner = inside(blocks[path[0]], path[1:])
    blocks[path[0] : path[0] + 1] = [] if inner is None else [inner]
    return replace(module, blocks=(*blocks, *configuration.read_text(UNKNOWN, "sweep.tf")))


def _variants(module: HclModule, read: Read) -> Iterator[tuple[str, HclModule]]:
    """The module with an argument or block changed in each way."""
    name = read.name
    if read.kind == "argument":
        for word, make in ARGUMENTS.items():
            yield (
                word,
                _changed(
                    module,
                    read.block,
                    lambda block, make=make: replace(
                        block, values={**block.values, name: make(block.values[name])}
                    ),  # type: ignore[misc]
                ),
            )
    elif read.kind == "absent argument":
        for word in ABSENT_ARGUMENTS:
            made = ARGUMENTS[word](None)
            yield (
                word,
                _changed(
                    module,
                    read.block,
                    lambda block, made=made: replace(block, values={**block.values, name: made}),  # type: ignore[misc]
                ),
            )
    elif read.kind == "absent block":
        made_block = _dynamic(name, "var.sweep", None)
        yield (
            "by a dynamic block over an unknown",
            _changed(module, read.block, lambda block: replace(block, blocks=(*block.blocks, made_block))),
        )
    else:
        for word, make_block in BLOCKS.items():
            yield (
                word,
                _changed(module, read.block, lambda block, make=make_block: _replaced(block, name, make)),
            )  # type: ignore[misc]


def _replaced(block: HclBlock, name: str, make: Callable[[str, HclBlock], HclBlock | None]) -> HclBlock:
    made = []
    for inner in block.blocks:
        if inner.makes != name:
            made.append(inner)
            continue
        body = next(iter(inner.nested("content")), inner) if inner.type == "dynamic" else inner
        new = make(name, body)
        if new is not None:
            made.append(new)
    return replace(block, blocks=tuple(made))


def _optional(module: HclModule, at: int) -> Iterator[tuple[str, HclModule]]:
    """The module with a resource that is perhaps not created."""
    for word, name, text in (
        ("that is perhaps not created", "count", "var.sweep_flag ? 1 : 0"),
        ("for each of an unknown", "for_each", "var.sweep"),
    ):
        yield (
            word,
            _changed(
                module,
                (at,),
                lambda block, name=name, text=text: replace(
                    block, values={**block.values, name: Expression(text)}
                ),  # type: ignore[misc]
            ),
        )


def sweep(control: Control, file: Path) -> Iterator[Surviving]:
    """The changes after which a control still passes a resource of its fixture."""
    for module in fixture.modules(file):
        given = fixture.inputs(module)
        for resource in {one.base: one for one in from_hcl.evaluation(module, given).resources}.values():
            if resource.type in control.types and "pass_" in resource.base:
                alone = _alone(control, module, given, resource.base)
                if alone is not None:
                    yield from _of_resource(control, alone, given, resource.base)


def _alone(control: Control, module: HclModule, given: Mapping[str, Any], address: str) -> HclModule | None:
    """A resource that passes with what it needs for that; None if it does not pass."""
    if set(_status(control, module, given, address)) != {"pass"}:
        return None
    kept = module
    evaluation = from_hcl.evaluation(module, given)
    named = {base(one) for resource in evaluation.get(address) for one in refers(resource.body)}
    for block in module.blocks:
        if block.address != address and block.address not in named:
            fewer = replace(kept, blocks=tuple(one for one in kept.blocks if one is not block))
            if set(_status(control, fewer, given, address)) == {"pass"}:
                kept = fewer
    return kept


def _of_resource(
    control: Control, module: HclModule, given: Mapping[str, Any], address: str
) -> Iterator[Surviving]:
    evaluation = from_hcl.evaluation(module, given)
    made = [one for one in evaluation.resources if one.base == address and one.exists is not False]
    _ = evaluation._called_by  # the names of all resources, which no control asks for
    with _recorded(module) as reads:
        for resource in made:
            with suppress(NotApplicableError):
                list(control.check(resource, evaluation))
    for read in dict.fromkeys(reads):
        where, block = _named(module, read.block), module.blocks[read.block[0]]
        if len(read.block) == 1 and block.labels and _is_own_name(block.labels[0], read.name):
            continue
        for word, changed in _variants(module, read):
            if "pass" in _status(control, changed, given, address):
                yield Surviving(control.id, address, f"{where}.{read.name}", word)
    for at in dict.fromkeys(read.block[0] for read in reads):
        block = module.blocks[at]
        if block.address == address or {"count", "for_each"} & block.values.keys():
            continue
        for word, changed in _optional(module, at):
            if "pass" in _status(control, changed, given, address):
                yield Surviving(control.id, address, block.address, word)


def _named(module: HclModule, path: Path_) -> str:
    block = module.blocks[path[0]]
    name = block.address
    for at in path[1:]:
        block = block.blocks[at]
        if block.type not in ("dynamic", "content"):
            name += f".{block.type}"
        elif block.type == "dynamic":
            name += f".{block.labels[0]}"
    return name
