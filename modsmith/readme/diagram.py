"""A module's architecture as a Mermaid flowchart, drawn from its actual resources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from modsmith.build.consistency import block_references, value_references
from modsmith.hcl.blocks import Block

Node = tuple[str, str]
"""File and resource type: the content of one box."""


def mermaid(files: Mapping[str, Sequence[Block]]) -> str:
    """The flowchart: a frame for each file, a box for each resource type in it, an arrow for each reference.

    Args:
        files: file name without `.tf` to its blocks.
    """
    boxes: dict[Node, list[str]] = {}
    for file, blocks in files.items():
        for block in blocks:
            if block.type == "resource":
                boxes.setdefault((file, block.labels[0]), []).append(block.labels[1])
    lines = ["flowchart LR"]
    for file in dict.fromkeys(file for file, _ in boxes):
        lines.append(f'  subgraph {file}_tf["{file}.tf"]')
        lines += [
            f"    {_id(node)}[{_label(node, names)}]" for node, names in boxes.items() if node[0] == file
        ]
        lines.append("  end")
    lines += [f"  {_id(user)} --> {_id(used)}" for user, used in _arrows(files)]
    return "\n".join(lines)


def _arrows(files: Mapping[str, Sequence[Block]]) -> list[tuple[Node, Node]]:
    """References between boxes, followed through local values and data sources."""
    blocks = [(file, block) for file, group in files.items() for block in group]
    node_of = {block.address: (file, block.labels[0]) for file, block in blocks if block.type == "resource"}
    through = _pass_through(block for _, block in blocks)
    arrows: dict[tuple[Node, Node], None] = {}
    for _, block in blocks:
        if block.type != "resource":
            continue
        user = node_of[block.address]
        for address in sorted(_reach(block_references(block), through)):
            if address in node_of and node_of[address] != user:
                arrows[user, node_of[address]] = None
    return list(arrows)


def _pass_through(blocks: Iterable[Block]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for block in blocks:
        if block.type == "locals":
            found |= {f"local.{item.name}": value_references(item.value) for item in block.attributes()}
        elif block.type == "data":
            found[block.address] = block_references(block)
    return found


def _reach(start: set[str], through: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(start)
    while waiting:
        address = waiting.pop()
        if address not in seen:
            seen.add(address)
            waiting += through.get(address, ())
    return seen


def _id(node: Node) -> str:
    return "_".join(node)


def _label(node: Node, names: Sequence[str]) -> str:
    shown = "" if list(names) == ["this"] else "<br/>" + "<br/>".join(names)
    return f'"{node[1]}{shown}"'
