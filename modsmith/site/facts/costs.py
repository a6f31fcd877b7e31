"""What drives the cost of a module: what AWS bills for its resources, and the inputs that reach those arguments."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from modsmith.hcl.blocks import Block, Value
from modsmith.hcl.template import references
from modsmith.readme.diagram.resolve import Resolver
from modsmith.site.facts.meters import BILLS
from modsmith.site.facts.services import service


@dataclass(frozen=True)
class Driver:
    """One thing that is billed.

    Attributes:
        what: is counted.
        inputs: names of the inputs that change how much.
    """

    what: str
    inputs: tuple[str, ...]


@dataclass(frozen=True)
class Cost:
    """What is billed for the resources of one type.

    Attributes:
        service: that bills it.
        type: of the resources.
        addresses: of the resources.
        drivers: what is counted.
        optional: names of inputs that decide whether there are any, or how many.
        source: the page with the prices.
    """

    service: str
    type: str
    addresses: tuple[str, ...]
    drivers: tuple[Driver, ...]
    optional: tuple[str, ...]
    source: str


_HOW_MANY = ("count", "for_each")
_NAMES = (
    "name",
    "bucket",
    "alarm_name",
    "dashboard_name",
    "function_name",
    "identifier",
    "cluster_identifier",
)
"""Arguments that only name a resource: an input that reaches one of them does not change what is billed."""


def costs(blocks: Sequence[Block], inputs: Collection[str]) -> list[Cost]:
    """What is billed for a module's resources, by service.

    Args:
        blocks: of the module.
        inputs: names of its inputs, in the order in which they are listed.
    """
    follow = _Follow(blocks, inputs)
    found: dict[str, list[Block]] = {}
    for block in blocks:
        if block.type == "resource" and block.labels[0] in BILLS:
            found.setdefault(block.labels[0], []).append(block)
    made = [_cost(type_, own, follow) for type_, own in found.items()]
    return sorted(made, key=lambda cost: (cost.service, cost.type))


def _cost(type_: str, blocks: Sequence[Block], follow: _Follow) -> Cost:
    bill = BILLS[type_]
    optional = follow.deciding(blocks)
    drivers = tuple(
        Driver(
            meter.what,
            tuple(name for name in follow.reaching(blocks, meter.arguments) if name not in optional),
        )
        for meter in bill.meters
    )
    addresses = tuple(block.address for block in blocks)
    return Cost(service(type_), type_, addresses, drivers, optional, bill.source)


class _Follow:
    """Follows the arguments of a module's resources to the inputs that they come from."""

    def __init__(self, blocks: Sequence[Block], inputs: Collection[str]) -> None:
        self._inputs = list(inputs)
        self._resolver = Resolver(blocks)
        self._locals: Mapping[str, Value] = {
            f"local.{one.name}": one.value
            for block in blocks
            if block.type == "locals"
            for one in block.attributes()
        }
        resources = [block for block in blocks if block.type == "resource"]
        self._naming: set[str] = set()
        self._naming = set(self.reaching(resources, _NAMES))

    def reaching(self, blocks: Iterable[Block], arguments: Collection[str]) -> tuple[str, ...]:
        """The inputs whose values reach arguments, in the order of the inputs."""
        found = {
            ref.address
            for block in blocks
            for _, scope in self._resolver.instances(block)
            for path, value in self._resolver.attributes(block, scope)
            if any(path == one or path.startswith(f"{one}.") for one in arguments)
            for ref in value.refs
        }
        return self._listed(found)

    def deciding(self, blocks: Iterable[Block]) -> tuple[str, ...]:
        """The inputs that decide how many of some resources there are, without those that only name them."""
        values = [block.get(name) for block in blocks for name in _HOW_MANY]
        todo = [name for value in values for name in references(value)]
        seen: set[str] = set()
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                value = self._locals.get(name)
                todo += (
                    () if isinstance(value, Mapping) else references(value)
                )  # an object has the same keys always
        return self._listed(seen)

    def _listed(self, found: Collection[str]) -> tuple[str, ...]:
        return tuple(name for name in self._inputs if f"var.{name}" in found and name not in self._naming)
