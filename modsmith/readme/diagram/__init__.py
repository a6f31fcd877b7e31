"""A module's architecture as a Mermaid flowchart: services and the flow of data, drawn from its actual blocks.

blocks ──► resolve (what a value comes from) ──► boxes, flows, access ──► Graph ──► compact ──► draw ──► Mermaid

`knowledge` has the tables: which resource types are boxes, which belong to another, and where data goes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from modsmith.hcl.blocks import Block
from modsmith.readme.diagram import access, boxes, compact, draw, flows, notes
from modsmith.readme.diagram.resolve import Resolver


def mermaid(files: Mapping[str, Sequence[Block]]) -> str:
    """The flowchart.

    Args:
        files: file name without `.tf` to its blocks.
    """
    blocks = [block for group in files.values() for block in group]
    resolver = Resolver(blocks)
    graph = boxes.graph(blocks, resolver)
    notes.add(graph, blocks, resolver)
    flows.add(graph, blocks, resolver)
    access.add(graph, blocks, resolver)
    return draw.text(compact.compacted(graph))
