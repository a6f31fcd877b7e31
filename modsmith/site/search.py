"""The index of the site's search: a script, so that it also works for pages that are opened as files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

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
