"""What the tests of writing share: a look at a folder, and two states of the same modules."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from modsmith.write import MANIFEST, Tree
from modsmith.write.staging import STAGING

Trees = Mapping[str, Tree]

OLD: Trees = {
    "bucket": {"main.tf": b"old\n", "gone/deep/extra.tf": b"extra\n", "README.md": b"same\n"},
    "queue": {"main.tf": b"old queue\n", "swap": b"a file\n"},
}
NEW: Trees = {
    "bucket": {"main.tf": b"new\n", "examples/basic/main.tf": b"example\n", "README.md": b"same\n"},
    "queue": {"main.tf": b"new queue\n", "swap/inner.tf": b"now a folder\n"},
}


def files(out: Path) -> dict[str, bytes]:
    """Path → content of all below a folder, but for the workshop and the manifests."""
    return {path: content for path, content in modules(out).items() if not path.endswith(MANIFEST)}


def modules(out: Path) -> dict[str, bytes]:
    """Path → content of all below a folder, manifests too, but for the workshop."""
    return {path: content for path, content in everything(out).items() if path.split("/")[0] != STAGING}


def everything(out: Path) -> dict[str, bytes]:
    return {
        file.relative_to(out).as_posix(): os.fsencode(file.readlink())
        if file.is_symlink()
        else file.read_bytes()
        for file in sorted(out.rglob("*"))
        if file.is_symlink() or file.is_file()
    }


def flat(trees: Trees) -> dict[str, bytes]:
    return {f"{module}/{path}": content for module, tree in trees.items() for path, content in tree.items()}


def dump(trees: Trees) -> str:
    """Trees of text as JSON, for a child process."""
    return json.dumps({m: {path: content.decode() for path, content in t.items()} for m, t in trees.items()})


def child(mode: str, out: Path, trees: Trees, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run `tests/write/child.py`, the process that meets with accidents."""
    return subprocess.run(
        child_command(mode, out, trees, *arguments), check=False, capture_output=True, text=True, timeout=120
    )


def child_command(mode: str, out: Path, trees: Trees, *arguments: object) -> list[str]:
    return [sys.executable, "-m", "tests.write.child", mode, str(out), dump(trees), *map(str, arguments)]
