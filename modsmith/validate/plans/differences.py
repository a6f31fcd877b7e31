"""In what a module in a plan and the module in a folder are not the same.

Terraform writes the whole configuration into a plan. It is held against the files: resources, calls, variables, the
names of arguments and what is written out as a literal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from modsmith.hcl.blocks import Value
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.configuration import HclModule

_META = frozenset({"count", "for_each", "provider", "depends_on", "lifecycle", "connection", "provisioner"})
_PLAIN = re.compile(r"[\w ./:,@+=-]*")
_PLAN, _FILES, _BOTH = "only the plan has", "only the files have", "they differ in"

Difference: TypeAlias = tuple[str, str]
"""On which side something stands alone, or that it is not the same, and its address."""


def differences(planned: Mapping[str, Any], module: HclModule, call: str = "") -> Iterator[Difference]:
    """What a module is in a plan and not in its files, or the other way round.

    Args:
        planned: its configuration in the plan.
        module: its files.
        call: prefix of its addresses.
    """
    configured = {one["address"]: one for one in planned.get("resources", ())}
    blocks = {block.address: block for block in module.resources()}
    in_checks = {one.address for check in module.of("check") for one in check.nested("data")}
    ours = {block.labels[0] for block in module.of("module") if block.labels}
    variables = {block.labels[0] for block in module.of("variable") if block.labels}
    yield from _either(_known(configured), blocks.keys() - in_checks, call, in_checks)
    yield from _either(planned.get("module_calls", {}), ours, f"{call}module.")
    yield from _either(planned.get("variables", {}), variables, f"{call}var.")
    for address in sorted(configured.keys() & blocks.keys()):
        expressions = configured[address].get("expressions", {})
        yield from _arguments(expressions, blocks[address], f"{call}{address}")
    for name, child in module.children.items():
        inner = planned.get("module_calls", {}).get(name, {}).get("module")
        if inner is not None:
            yield from differences(inner, child, f"{call}module.{name}.")


def _known(configured: Mapping[str, Any]) -> set[str]:
    return {address for address, one in configured.items() if one.get("mode") in ("managed", "data")}


def _either(
    planned: Iterable[str], written: Iterable[str], prefix: str, ignored: Iterable[str] = ()
) -> Iterator[Difference]:
    plan, files = set(planned) - set(ignored), set(written) - set(ignored)
    yield from ((_PLAN, prefix + name) for name in sorted(plan - files))
    yield from ((_FILES, prefix + name) for name in sorted(files - plan))


def _arguments(expressions: Mapping[str, Any], block: HclBlock, address: str) -> Iterator[Difference]:
    """Arguments that only one of them has, and literals that are not the same; no value is told."""
    nested = block.made.keys()
    attributes = {name for name in block.values if name not in _META}
    for name in sorted((expressions.keys() - attributes - nested) | (attributes - expressions.keys())):
        yield _PLAN if name in expressions else _FILES, f"{address}.{name}"
    for name in sorted(attributes & expressions.keys()):
        if _differ(block.values[name], expressions[name]):
            yield _BOTH, f"{address}.{name}"
    for name in sorted(nested - {"dynamic", *_META}):
        yield from _blocks(expressions.get(name), block, name, address)


def _blocks(planned: Any, block: HclBlock, name: str, address: str) -> Iterator[Difference]:
    """The nested blocks of one name, where the plan lists as many as the file; it leaves out what is dynamic."""
    inner = block.nested(name)
    if isinstance(planned, Mapping) and "references" not in planned and "constant_value" not in planned:
        planned = [planned]
    if not isinstance(planned, list) or len(planned) != len(inner):
        return
    for expressions, one in zip(planned, inner, strict=True):
        if isinstance(expressions, Mapping):
            yield from _arguments(expressions, one, f"{address}.{name}")


def _differ(written: Value, planned: Any) -> bool:
    """Whether both are literals, and not the same; text that is escaped or long is not compared."""
    if not isinstance(planned, Mapping) or "constant_value" not in planned:
        return False
    constant = planned["constant_value"]
    if isinstance(written, bool) or isinstance(constant, bool):
        return isinstance(written, bool | int | float | str) and _plain(written) != _plain(constant)
    if isinstance(written, str) and not _PLAIN.fullmatch(written):
        return False
    return isinstance(written, int | float | str) and _plain(written) != _plain(constant)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(float(value))
    try:
        return str(float(value))
    except (TypeError, ValueError):
        return str(value)
