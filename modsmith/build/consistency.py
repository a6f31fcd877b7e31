"""Whether a module and its spec say the same: what is used exists, and what is declared is used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import TypeAlias

from modsmith.build.interface import is_deprecation
from modsmith.errors import SpecError
from modsmith.hcl.blocks import Attribute, Block, Expression, Value
from modsmith.hcl.template import references
from modsmith.spec.model import ModuleSpec

_CHECKED_ROOTS = ("var.", "local.", "data.", "aws_", "module.")

_RESOURCE = re.compile(r"[a-z][a-z0-9_]*\.[A-Za-z_][\w-]*", re.ASCII)

_CONTEXT = ("data.aws_caller_identity.current", "data.aws_partition.current", "data.aws_region.current")

_References: TypeAlias = tuple[Block, set[str]]
"""A block and every address that its values refer to."""


def check(spec: ModuleSpec, blocks: Sequence[Block]) -> list[SpecError]:
    """All contradictions between a spec and the blocks built from it; empty when there are none.

    Args:
        spec: the module's.
        blocks: every block of the module, variables and outputs included.
    """
    references = [(block, block_references(block)) for block in blocks]
    return [
        *_dangling_references(spec, references),
        *_unused_inputs(spec, references),
        *_provider_aliases(spec, blocks),
        *_claims_without_resource(spec, blocks),
        *_moves(spec, blocks),
        *_removals(spec, blocks),
    ]


def addresses(blocks: Iterable[Block]) -> set[str]:
    """What a reference can point at: resources, data sources, variables and locals."""
    found: set[str] = set()
    for block in blocks:
        if block.type in ("resource", "data", "variable", "module"):
            found.add(block.address)
        if block.type == "check":
            found |= {data.address for data in block.blocks("data")}
        if block.type == "locals":
            found |= {f"local.{attribute.name}" for attribute in block.attributes()}
    return found


def block_references(block: Block) -> set[str]:
    """Every address that a block's values refer to."""
    found: set[str] = set()
    for item in block.body:
        found |= value_references(item.value) if isinstance(item, Attribute) else block_references(item)
    return found


def value_references(value: Value) -> set[str]:
    """Every address that a value refers to."""
    return references(value)


def _dangling_references(spec: ModuleSpec, references: Sequence[_References]) -> Iterator[SpecError]:
    known = addresses(block for block, _ in references)
    for block, found in references:
        if block.type in ("moved", "removed"):
            continue
        for reference in sorted(found):
            if reference.startswith(_CHECKED_ROOTS) and reference not in known:
                where = f"{spec.name}: {block.address}"
                yield SpecError(
                    f"refers to {reference}, which the module does not have",
                    where=where,
                    fix=_fix(reference),
                )


def _fix(reference: str) -> str:
    if reference.startswith("var."):
        return (
            f"Declare Input({reference.removeprefix('var.')!r}, ...) in the spec, or correct the reference."
        )
    if reference in _CONTEXT:
        return "Call context(self) of modsmith.constructs in one of its files."
    return "Add it, or correct the reference."


def _unused_inputs(spec: ModuleSpec, references: Sequence[_References]) -> Iterator[SpecError]:
    used: set[str] = set()
    for block, found in references:
        if block.type != "variable" and not is_deprecation(block):
            used |= found
    kept = spec.legacy.unused_inputs if spec.legacy else ()
    for item in spec.inputs:
        if f"var.{item.name}" in used and item.name in kept:
            where, fix = f"{spec.name}: legacy: unused_inputs", f"Remove {item.name!r} from the list."
            yield SpecError(f"the input {item.name} is used", where=where, fix=fix)
        elif f"var.{item.name}" not in used and item.name not in kept:
            fix = f"Use var.{item.name} in a resource, or remove the input."
            yield SpecError("nobody uses it", where=f"{spec.name}: input {item.name}", fix=fix)


def _provider_aliases(spec: ModuleSpec, blocks: Sequence[Block]) -> Iterator[SpecError]:
    """Terraform would take an undeclared alias for a provider that nobody configures."""
    declared = [alias.name for alias in spec.provider_aliases]
    used: set[str] = set()
    for block in blocks:
        for provider in _providers(block):
            used.add(provider)
            if provider not in declared:
                fix = f"Add ProviderAlias({provider!r}, ...) to the spec's provider_aliases, or correct the name."
                where = f"{spec.name}: {block.address}"
                yield SpecError(
                    f"has the provider {provider}, which the spec does not declare", where=where, fix=fix
                )
    for name in declared:
        if name not in used:
            fix = f'Give a resource provider = "{name}", or remove the alias.'
            yield SpecError("nobody uses it", where=f"{spec.name}: provider alias {name}", fix=fix)


def _providers(block: Block) -> Iterator[str]:
    """The provider aliases that a resource, a data source or a call of a module is given."""
    named = block.get("provider") if block.type in ("resource", "data") else None
    handed = block.get("providers") if block.type == "module" else None
    given = [named, *(handed.values() if isinstance(handed, Mapping) else ())]
    yield from (one.text for one in given if isinstance(one, Expression) and "." in one.text)


def _claims_without_resource(spec: ModuleSpec, blocks: Sequence[Block]) -> Iterator[SpecError]:
    resources = [block.address for block in blocks if block.type in ("resource", "data")]
    claims = [(f"promise {item.control}", item.blocks) for item in spec.promises]
    claims += [(f"waiver {item.check}", item.resources) for item in spec.waivers if not item.in_examples]
    for where, patterns in claims:
        for pattern in patterns:
            if not any(fnmatchcase(address, pattern) for address in resources):
                fix = "Name a resource that the module has, or remove the claim."
                yield SpecError(f"no resource matches {pattern!r}", where=f"{spec.name}: {where}", fix=fix)


def _moves(spec: ModuleSpec, blocks: Sequence[Block]) -> Iterator[SpecError]:
    """What moves goes to what the module has, or moves on from there; its old address is gone."""
    resources = {block.address: block for block in blocks if block.type in ("resource", "module")}
    onwards = {_text(block, "from") for block in blocks if block.type == "moved"}
    for block in blocks:
        if block.type != "moved":
            continue
        old, new = _text(block, "from"), _text(block, "to")
        where = f"{spec.name}: moved {old}"
        target, bracket, key = new.partition("[")
        if target not in resources:
            if new in onwards or new.startswith("module."):
                continue
            yield SpecError(
                f"goes to {new}, which the module does not have", where=where, fix="Correct the new address."
            )
        elif bracket and resources[target].get(needed := "count" if key[0].isdigit() else "for_each") is None:
            fix = f"Give {target} {needed}, or correct the new address."
            yield SpecError(f"goes to {new}, but {target} has no {needed}", where=where, fix=fix)
        if old in resources and (target != old or not bracket):
            yield SpecError(
                "is an address that the module still has", where=where, fix="Remove the move, or rename one."
            )


def _removals(spec: ModuleSpec, blocks: Sequence[Block]) -> Iterator[SpecError]:
    """What is removed is a resource, which the module no longer has and which has not moved."""
    resources = {block.address for block in blocks if block.type == "resource"}
    moved = {_text(block, "from").partition("[")[0] for block in blocks if block.type == "moved"}
    for block in blocks:
        if block.type != "removed":
            continue
        address = _text(block, "from")
        where = f"{spec.name}: removed {address}"
        if not _RESOURCE.fullmatch(address):
            fix = "Write TYPE.NAME without an instance key: Terraform removes all instances."
            yield SpecError("is not the address of a resource", where=where, fix=fix)
        if address in resources:
            yield SpecError(
                "is an address that the module still has", where=where, fix="Remove one of the two."
            )
        if address in moved:
            yield SpecError(
                "has moved, and cannot be removed as well", where=where, fix="Remove one of the two."
            )


def _text(block: Block, name: str) -> str:
    """The address in an argument of a `moved` or `removed` block."""
    return str(getattr(block.get(name), "text", ""))
