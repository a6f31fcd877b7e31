"""Shows what a run would change, as unified diffs that `git apply` and `patch` accept."""

from __future__ import annotations

from modsmith.write.changes import Changes
from modsmith.write.manifest import digest
from modsmith.write.tree import Tree


def diff(changes: Changes, tree: Tree) -> str:
    """The unified diffs of one module's added, changed, removed and edited files, from disk to generated.

    Args:
        changes: the result of `plan` or `apply`.
        tree: the tree that it was called with.

    Returns:
        The diffs in the order of their paths, without the manifest; "" if no file differs.
    """
    differing = (*changes.added, *changes.changed, *changes.removed, *changes.edited)
    return "".join(file_diff(changes, tree, path) for path in sorted(differing))


def file_diff(changes: Changes, tree: Tree, path: str) -> str:
    """The unified diff of one file, from disk to generated; the two hashes if the file is binary."""
    import difflib  # noqa: PLC0415 - keeps it off the path of a run with nothing to do

    before, after = changes.before.get(path), tree.get(path)
    source = "/dev/null" if before is None else f"a/{changes.module}/{path}"
    target = "/dev/null" if after is None else f"b/{changes.module}/{path}"
    old, new = _lines(before), _lines(after)
    if old is None or new is None:
        return f"binary files {source} and {target} differ (sha256 {_sha(before)} -> {_sha(after)})\n"
    lines = difflib.unified_diff(old, new, source, target)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(content: bytes | None) -> list[str] | None:
    """The lines with their ends, split at LF only, like `diff` does; None for binary content."""
    try:
        text = (content or b"").decode()
    except UnicodeDecodeError:
        return None
    if "\0" in text:
        return None
    *lines, rest = text.split("\n")
    return [f"{line}\n" for line in lines] + ([rest] if rest else [])


def _sha(content: bytes | None) -> str:
    return "absent" if content is None else digest(content)
