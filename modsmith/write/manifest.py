"""The manifest of a module: which files in its folder modsmith wrote, and their content.

It is committed with the module, with one line per file, so that merges are readable:

    {
      "format": 1,
      "generator": "modsmith",
      "files": {
        "README.md": "<sha256>",
        "main.tf": "<sha256>"
      }
    }
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from modsmith.write.tree import Tree, is_portable

FORMAT = 1


def digest(content: bytes) -> str:
    """The sha256 of a file's content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def render(tree: Tree) -> bytes:
    """The manifest of a tree; the same bytes for the same files."""
    files = {path: digest(tree[path]) for path in sorted(tree)}
    document = {"format": FORMAT, "generator": "modsmith", "files": files}
    return (json.dumps(document, indent=2) + "\n").encode()


def parse(content: bytes | None) -> Mapping[str, str]:
    """The sha256 of each file in a manifest.

    Args:
        content: of the manifest on disk, or None if there is none.

    Returns:
        Path → sha256. Empty if the manifest is missing or broken, has another format, or names a path outside the
        module. Then modsmith owns no file, so nothing is removed and every difference counts as edited.
    """
    try:
        document = json.loads(content or b"")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        return {}
    files = document.get("files")
    return files if isinstance(files, dict) and all(map(is_portable, files)) else {}
