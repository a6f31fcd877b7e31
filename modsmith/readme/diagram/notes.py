"""The short lines in boxes: what other resources, or their own arguments, say about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from modsmith.hcl.blocks import Block
from modsmith.readme.diagram import names
from modsmith.readme.diagram.boxes import is_schedule
from modsmith.readme.diagram.graph import Graph, identity
from modsmith.readme.diagram.knowledge import CLOUDWATCH, KINDS, NOTES, OWN_NOTES
from modsmith.readme.diagram.origin import Origin, Ref
from modsmith.readme.diagram.resolve import Resolver

_MOST = 5


def add(graph: Graph, blocks: Sequence[Block], resolver: Resolver) -> None:
    """Writes the lines into the boxes of a graph."""
    resources = [block for block in blocks if block.type == "resource"]
    schedules = {block.address: block for block in resources if is_schedule(block)}
    for block in resources:
        _own(graph, block, resolver)
        if block.labels[0] in NOTES:
            arguments, text = NOTES[block.labels[0]]
            count = block.get("count")
            text = text.format(count=count if isinstance(count, int) else "").strip()
            _write(graph, _refs(block, resolver, arguments), text)
        if block.labels[0] == "aws_cloudwatch_event_target":
            for ref in _refs(block, resolver, ("rule",)):
                if ref.address in schedules:
                    when = schedules[ref.address].get("schedule_expression")
                    text = names.of_schedule(when) if isinstance(when, str) else "scheduled"
                    _write(graph, _refs(block, resolver, ("arn",)), text)
    _watching(graph, resources, resolver)
    _parameters(graph, resources, resolver)
    _encrypting(graph, resources, resolver)


def _own(graph: Graph, block: Block, resolver: Resolver) -> None:
    for wanted, text in OWN_NOTES.get(block.labels[0], {}).items():
        for key, scope in resolver.instances(block):
            if any(path == wanted for path, _ in resolver.attributes(block, scope)):
                _write(graph, [Ref(block.address, key)], text)


def _refs(block: Block, resolver: Resolver, arguments: Iterable[str]) -> list[Ref]:
    """What arguments of all instances of a resource refer to."""
    return [
        ref
        for _, scope in resolver.instances(block)
        for argument in arguments
        for ref in resolver.of(block.get(argument), scope).refs
    ]


def _write(graph: Graph, refs: Iterable[Ref], text: str) -> None:
    for id_ in graph.ids(refs):
        graph.boxes[id_].note(text)


def _attributes(block: Block, resolver: Resolver) -> Iterator[tuple[Ref, str, Origin]]:
    for key, scope in resolver.instances(block):
        for path, value in resolver.attributes(block, scope):
            yield Ref(block.address, key), path.rpartition(".")[2], value


def _watching(graph: Graph, resources: Sequence[Block], resolver: Resolver) -> None:
    """Which services the alarms are about, and whether there is a dashboard."""
    box = graph.boxes.get(identity(CLOUDWATCH.name))
    found: dict[str, None] = {}
    for block in resources:
        if block.labels[0] == "aws_cloudwatch_metric_alarm":
            for _, name, value in _attributes(block, resolver):
                if name == "namespace" and value.text and value.text.startswith("AWS/"):
                    found[value.text.removeprefix("AWS/")] = None
    if box is None:
        return
    if any(block.labels[0].endswith("_alarm") for block in resources):
        box.names.append("alarms")
        if found:
            box.note(f"on {', '.join(names.listed(list(found), _MOST))}")
    if any(block.labels[0] == "aws_cloudwatch_dashboard" for block in resources):
        box.names.append("dashboard")


def _parameters(graph: Graph, resources: Sequence[Block], resolver: Resolver) -> None:
    """How many parameters there are, or the name of the only one."""
    type_ = "aws_ssm_parameter"
    box = graph.boxes.get(identity(KINDS[type_].name))
    made = [
        (block, key)
        for block in resources
        if block.labels[0] == type_
        for key, _ in resolver.instances(block)
    ]
    if box is None:
        return
    if len(made) == 1:
        block, key = made[0]
        box.names.append(names.of_resource(type_, block.labels[1], key, alone=True) or "parameter")
    else:
        box.names.append(f"{len(made)} parameters")
    refs = [ref for block, _ in made for ref in _refs(block, resolver, ("value",))]
    about = dict.fromkeys(graph.boxes[id_].kind.name.split()[0] for id_ in graph.ids(refs))
    if about:
        box.note(f"about {', '.join(names.listed(list(about), _MOST))}")


def _encrypting(graph: Graph, resources: Sequence[Block], resolver: Resolver) -> None:
    """Replaces the box of the module's own key by a line in each box that it encrypts."""
    key = identity(KINDS["aws_kms_key"].name)
    encrypted: set[Ref] = set()
    for block in resources if key in graph.boxes else ():
        for own, name, value in _attributes(block, resolver):
            if "kms" in name and key in graph.ids(value.refs):
                encrypted |= {own, *_refs(block, resolver, ("bucket",))}
    if graph.ids(encrypted):
        _write(graph, encrypted, "own KMS key")
        del graph.boxes[key]
