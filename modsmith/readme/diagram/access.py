"""Arrows that IAM policies tell: who reads and writes, by the actions that a policy allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from modsmith.hcl.blocks import Block
from modsmith.readme.diagram import names
from modsmith.readme.diagram.graph import Arrow, Graph, identity
from modsmith.readme.diagram.knowledge import ACTIONS, CALLERS, KINDS, PRINCIPALS, READ, RUNS_AS, SCALE
from modsmith.readme.diagram.origin import NOTHING, Origin, Ref
from modsmith.readme.diagram.resolve import Resolver

_PARAMETERS = identity(KINDS["aws_ssm_parameter"].name)


@dataclass(frozen=True)
class Grant:
    """What a statement allows.

    Attributes:
        way: `read`, `write` or `scale`.
        actions: as written.
        resources: what they are allowed on.
        services: principals of AWS's own, such as `cloudfront.amazonaws.com`.
        who: other principals.
    """

    ways: tuple[str, ...]
    actions: tuple[str, ...]
    resources: frozenset[Ref]
    services: tuple[str, ...]
    who: frozenset[Ref]


def add(graph: Graph, blocks: Sequence[Block], resolver: Resolver) -> None:
    """Adds the arrows to a graph: functions by their role, callers by policies that outputs hand out."""
    policies = _Policies(blocks, resolver)
    for block in blocks:
        if block.type == "resource" and block.labels[0] in RUNS_AS:
            for key, scope in resolver.instances(block):
                role = resolver.of(block.get(RUNS_AS[block.labels[0]]), scope)
                for id_ in graph.ids([Ref(block.address, key)]):
                    _draw(graph, id_, policies.of_roles(role.refs))
    for block in blocks:
        if block.type == "resource" and block.labels[0].endswith("_policy"):
            _admitted(graph, policies.of_resource(block))
    for block in blocks:
        who = names.of_policy_output(block.labels[0]) if block.type == "output" else None
        if who is not None:
            grants = list(policies.of(resolver.of(block.get("value"), {})))
            if any(_reached(graph, grant) for grant in grants):
                _draw(graph, graph.outside(who, CALLERS).id, grants)


def _draw(graph: Graph, who: str, grants: Iterable[Grant]) -> None:
    """Arrows between somebody and what they may use."""
    for grant in grants:
        for id_ in _reached(graph, grant):
            for way in grant.ways:
                ends = (id_, who) if way == READ else (who, id_)
                graph.join(*ends, Arrow("scales" if way == SCALE else ""))


def _reached(graph: Graph, grant: Grant) -> list[str]:
    """The boxes that a statement is about; parameters are often named by their path alone."""
    found = graph.ids(grant.resources) if grant.ways else []
    if not found and _PARAMETERS in graph.boxes and any(each.startswith("ssm:") for each in grant.actions):
        return [_PARAMETERS]
    return found


def _admitted(graph: Graph, grants: Iterable[Grant]) -> None:
    """Arrows to those whom the policy of a store admits."""
    for grant in grants:
        own = [id_ for id_ in graph.ids(grant.who) if not graph.boxes[id_].kind.shared]
        for service in grant.services:
            kind = PRINCIPALS.get(service)
            if kind is not None:
                inside = [box.id for box in graph.boxes.values() if box.kind == kind]
                own += inside or [graph.outside(kind.name).id]
        callers = own or (graph.ends(grant.who) if graph.ids(grant.resources) else [])
        for who in callers:
            _draw(graph, who, [grant])


class _Policies:
    """The policies of a module."""

    def __init__(self, blocks: Sequence[Block], resolver: Resolver) -> None:
        self._resolver = resolver
        self._blocks = {block.address: block for block in blocks}
        self._of_role: dict[str, list[Origin]] = {}
        for block in blocks:
            if block.type == "resource" and block.labels[0].startswith("aws_iam_"):
                for _, scope in resolver.instances(block):
                    roles = resolver.of(block.get("role"), scope)
                    given = [resolver.of(block.get(name), scope) for name in ("policy", "policy_arn")]
                    for ref in roles.refs:
                        self._of_role.setdefault(ref.address, []).extend(given)

    def of_roles(self, refs: Iterable[Ref]) -> list[Grant]:
        """What roles may do; a task definition stands for its role."""
        found: list[Grant] = []
        for ref in refs:
            block = self._blocks.get(ref.address)
            if block is not None and block.labels[0] == "aws_ecs_task_definition":
                found += self.of_roles(self._resolver.of(block.get("task_role_arn"), {}).refs)
            for value in self._of_role.get(ref.address, ()):
                found += self.of(value)
        return found

    def of_resource(self, block: Block) -> Iterator[Grant]:
        """What the policy of a store, queue or topic allows."""
        for _, scope in self._resolver.instances(block):
            yield from self.of(self._resolver.of(block.get("policy"), scope))

    def of(self, value: Origin) -> Iterator[Grant]:
        """What a policy allows: a document, a managed policy, or an object for `jsonencode`."""
        statements = value.get("Statement") if value.items is not None else NOTHING
        for statement in statements.elements() or ():
            yield from _grant({name.lower(): item for name, item in (statement.items or {}).items()})
        for ref in sorted(value.refs, key=str):
            block = self._blocks.get(ref.address)
            if block is None:
                continue
            if block.labels[0] == "aws_iam_policy_document":
                yield from self._document(block, ref.key)
            elif block.labels[0] == "aws_iam_policy":
                yield from self.of(self._resolver.of(block.get("policy"), {}))

    def _document(self, block: Block, wanted: str | None) -> Iterator[Grant]:
        for key, scope in self._resolver.instances(block):
            if wanted not in (None, key):
                continue
            for name in ("source_policy_documents", "override_policy_documents"):
                yield from self.of(self._resolver.of(block.get(name), scope))
            for statement, inner in self._resolver.nested(block, scope):
                values = {a.name: self._resolver.of(a.value, inner) for a in statement.attributes()}
                named = [
                    self._resolver.of(who.get("identifiers"), deeper)
                    for who, deeper in self._resolver.nested(statement, inner)
                    if who.type == "principals"
                ]
                yield from _grant({"action": NOTHING, **values}, named)


def _grant(statement: dict[str, Origin], principals: Sequence[Origin] = ()) -> Iterator[Grant]:
    """What a statement allows, with its parts by their lower-case names in the singular or plural."""
    effect = statement.get("effect", NOTHING).text
    if effect == "Deny":
        return
    actions = tuple(_texts(statement.get("actions") or statement.get("action", NOTHING)))
    resources = (statement.get("resources") or statement.get("resource", NOTHING)).refs
    who = [*principals, *(statement.get("principal", NOTHING).elements() or ())]
    ways = tuple(way for way, known in ACTIONS.items() if any(_match(a, p) for a in actions for p in known))
    services = tuple(text for each in who for text in _texts(each))
    yield Grant(ways, actions, resources, services, frozenset(ref for each in who for ref in each.refs))


def _texts(value: Origin) -> list[str]:
    if value.text is not None:
        return [value.text]
    return [item.text for item in value.elements() or () if item.text is not None]


def _match(action: str, known: str) -> bool:
    """Whether an action is one of the known ones; either may have a `*`."""
    action, known = action.lower(), known.lower()
    return fnmatchcase(action, known) or fnmatchcase(known.rstrip("*"), action)
