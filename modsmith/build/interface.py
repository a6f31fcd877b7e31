"""The blocks that the spec writes: variables, outputs and versions.

CDKTF loses part of each (`nullable = false`, false defaults, preconditions), so they never pass through it.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from modsmith.errors import SpecError
from modsmith.hcl import template
from modsmith.hcl.blocks import Attribute, Block, Expression, Key, Value
from modsmith.hcl.wrap import LIMIT
from modsmith.provider.requirements import Requirements
from modsmith.spec.model import Input, ModuleSpec, Output, ProviderAlias

_ON_ONE_LINE = LIMIT - len('  description = ""')
_COLUMNS = 100
_DEPRECATED = "deprecated_"


def variables(spec: ModuleSpec) -> list[Block]:
    """One `variable` block for each input, in the spec's order; a deprecated one is followed by its warning."""
    return [block for item in spec.inputs for block in (_variable(item), *_deprecation(item))]


def is_deprecation(block: Block) -> bool:
    """Whether a block only warns that a deprecated input is set, and so does not use it."""
    return block.type == "check" and block.labels[0].startswith(_DEPRECATED)


@dataclass(frozen=True)
class Bound:
    """The value of an output that has conditions.

    Attributes:
        value: as a construct bound it.
        conditions: its `precondition` blocks and its `depends_on`.
    """

    value: Value
    conditions: Sequence[Attribute | Block]


def outputs(spec: ModuleSpec, bound: Mapping[str, Value | Bound]) -> list[Block]:
    """One `output` block for each output, in the spec's order.

    Args:
        spec: declares them.
        bound: their values, by name, as the constructs bound them.

    Raises:
        SpecError: an output that nothing binds, or a binding that the spec does not declare.
    """
    declared = [output.name for output in spec.outputs]
    for name in declared:
        if name not in bound:
            fix = f'Call self.output("{name}", ...) in the construct that has the value, or remove it from the spec.'
            raise SpecError("nobody binds it", where=f"{spec.name}: output {name}", fix=fix)
    for name in bound:
        if name not in declared:
            fix = f'Add Output("{name}", ...) to the spec, or remove the binding.'
            raise SpecError("is bound but not declared", where=f"{spec.name}: output {name}", fix=fix)
    return [_output(item, bound[item.name]) for item in spec.outputs]


def versions(requirements: Requirements, aliases: Sequence[ProviderAlias] = ()) -> list[Block]:
    """The `terraform` block with the true minimum versions.

    Args:
        requirements: computed from what the module uses.
        aliases: what a caller hands over; a root module, such as an example, has none: it configures its own.
    """
    needed: list[Attribute | Block] = []
    if requirements.aws:
        aws: dict[Key, Value] = {"source": "hashicorp/aws", "version": f">= {requirements.aws.version}"}
        if aliases:
            aws["configuration_aliases"] = [Expression(alias.name) for alias in aliases]
        needed.append(Attribute("aws", aws))
    for one in requirements.others:
        needed.append(Attribute(one.name, {"source": one.source, "version": f">= {one.minimum.version}"}))
    providers = Block("required_providers", (), tuple(needed))
    return [
        Block(
            "terraform",
            (),
            (Attribute("required_version", f">= {requirements.terraform.version}"), providers),
        )
    ]


def _variable(item: Input) -> Block:
    body: list[Attribute | Block] = [
        Attribute("description", _folded(item.full_description())),
        Attribute("type", Expression(item.type.hcl())),
    ]
    if not item.required:
        body.append(Attribute("default", item.default))  # type: ignore[arg-type]  # checked against item.type
    body.append(Attribute("nullable", item.nullable))
    if item.sensitive:
        body.append(Attribute("sensitive", value=True))
    for rule in item.validations:
        condition = Attribute("condition", Expression(rule.condition))
        message = Attribute("error_message", template.parse(rule.error))
        body.append(Block("validation", (), (condition, message)))
    return Block("variable", (item.name,), tuple(body))


def _output(item: Output, bound: Value | Bound) -> Block:
    value, conditions = (bound.value, bound.conditions) if isinstance(bound, Bound) else (bound, ())
    block = _block(
        "output",
        item.name,
        description=_folded(item.description),
        value=value,
        sensitive=item.sensitive or None,
    )
    return replace(block, body=(*block.body, *conditions))


def _deprecation(item: Input) -> Iterator[Block]:
    if item.deprecated is None:
        return
    default = json.dumps(item.default, ensure_ascii=False)
    condition = Attribute("condition", Expression(f"var.{item.name} == {template.escape(default)}"))
    message = Attribute("error_message", f"{item.name} is deprecated: {item.deprecated.message}")
    yield Block("check", (f"{_DEPRECATED}{item.name}",), (Block("assert", (), (condition, message)),))


def _folded(description: str) -> str:
    """A description without lines that are too long; one of several lines becomes a heredoc."""
    if all(len(line) <= _ON_ONE_LINE for line in description.splitlines()):
        return description
    lines = []
    for line in description.splitlines():
        hanging = "  " if line.startswith("- ") else ""
        lines += textwrap.wrap(
            line, _COLUMNS, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
        ) or [""]
    return "\n".join(lines) + "\n"


def _block(kind: str, name: str, **attributes: Value) -> Block:
    present = tuple(Attribute(key, value) for key, value in attributes.items() if value is not None)
    return Block(kind, (name,), present)
