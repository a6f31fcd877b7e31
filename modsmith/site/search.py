"""The index of the site's search: a script, so that it also works for pages that are opened as files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from modsmith.site.documents.markdown import Text
from modsmith.site.facts.read import Module

SCRIPT = "assets/search-index.js"


@dataclass(frozen=True)
class Hit:
    """Something that can be found.

    Attributes:
        title: what it is called.
        address: of its page, with an anchor if it is a part of it.
        kind: such as `module`, `input` or `reference`.
        text: further words.
    """

    title: str
    address: str
    kind: str
    text: str = ""


def script(hits: Sequence[Hit]) -> bytes:
    """The index as a script that sets `window.searchIndex`."""
    rows = [[hit.title, hit.address, hit.kind, hit.text] for hit in hits]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    safe = lines.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"window.searchIndex=[\n{safe}\n];\n".encode()


def of_module(module: Module, address: str) -> Iterator[Hit]:
    """A module with its inputs and outputs."""
    spec = module.spec
    yield Hit(spec.title, address, "module", f"{spec.name} {' '.join(module.services)}")
    for item in spec.inputs:
        yield Hit(item.name, f"{address}#input-{item.name}", f"input of {spec.name}")
    for output in spec.outputs:
        yield Hit(output.name, f"{address}#output-{output.name}", f"output of {spec.name}")


def of_document(text: Text, address: str, kind: str, *, deep: bool) -> Iterator[Hit]:
    """A document, and the headings of one that is not one of hundreds."""
    yield Hit(text.plain_title or address, address, kind.lower())
    for heading in text.headings if deep else ():
        yield Hit(heading.plain, f"{address}#{heading.anchor}", kind.lower(), text.plain_title)
