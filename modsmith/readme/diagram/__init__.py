"""A module's architecture: services and the flow of data, found in its actual blocks.

blocks ──► resolve (what a value comes from) ──► boxes, flows, access ──► Graph ──► compact ──► Picture
                                                                                 Picture ──► draw ──► Mermaid

`knowledge` has the tables: which resource types are boxes, which belong to another, and where data goes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from modsmith.hcl.blocks import Block
from modsmith.readme.diagram import access, boxes, compact, draw, flows, notes
from modsmith.readme.diagram.compact import Picture
from modsmith.readme.diagram.resolve import Resolver


def mermaid(files: Mapping[str, Sequence[Block]]) -> str:
    """The picture as a Mermaid flowchart.

    Args:
        files: file name without `.tf` to its blocks.
    """
    return draw.text(picture([block for group in files.values() for block in group]))


def picture(blocks: Sequence[Block]) -> Picture:
    """What is drawn of a module: boxes, groups of boxes, and arrows.

    Args:
        blocks: all blocks of the module.
    """
    resolver = Resolver(blocks)
    graph = boxes.graph(blocks, resolver)
    notes.add(graph, blocks, resolver)
    flows.add(graph, blocks, resolver)
    access.add(graph, blocks, resolver)
    return compact.compacted(graph)
