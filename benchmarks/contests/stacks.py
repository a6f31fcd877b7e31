"""Do two contestants declare the same things? What they wrote is read, so that nobody has to believe it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from modsmith.hcl.read import configuration
from modsmith.hcl.read.block import HclBlock

_PLURAL = {
    "variable": "variables",
    "local": "local values",
    "data": "data sources",
    "resource": "resources",
    "output": "outputs",
}
_LABELS = {"variable": 1, "local": 1, "data": 2, "resource": 2, "output": 1}
_FALSE_IS_LOST = ("default", "nullable")

Declared = Counter[tuple[str, ...]]
"""How often each block and argument occurs. A path is the block's kind and labels and, for an argument or a nested
block, the names down to it: `("resource", "aws_kms_key", "this", "policy")`."""


def declared(folder: Path) -> Declared:
    """Everything in a folder's configuration but a stack's own matters: its provider and its backend.

    Args:
        folder: with `*.tf` or `*.tf.json`.

    Raises:
        ValueError: a file cannot be read.
    """
    module = configuration.read(folder)
    for one in module.unparsable:
        raise ValueError(f"{folder / one.file}:{one.line}: {one.problem}")
    return Counter(
        path for block in module.blocks if block.type not in ("provider", "terraform") for path in _top(block)
    )


def _top(block: HclBlock) -> Iterator[tuple[str, ...]]:
    if block.type == "locals":
        return (("local", name) for name in block.values)
    return _paths(block, (block.type, *block.labels))


def _paths(block: HclBlock, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield path
    for name in block.values:
        yield (*path, name)
    for inner in block.blocks:
        yield from _paths(inner, (*path, inner.makes))


def comparison(ours: Path, theirs: Path) -> str:
    """One sentence: what both declare and how long it is, or where they differ.

    Only what `cdktf synth --hcl` writes in HCL is compared. CDKTF 0.21 leaves out checks and moves, and the defaults
    and nullables of variables that are false; and it writes blocks in dynamic blocks as attributes.
    """
    try:
        mine, other = (_in_cdktf_hcl(declared(folder)) for folder in (ours, theirs))
    except ValueError as error:
        return f"The stacks cannot be compared: {error}."
    if mine == other:
        numbers = Counter(path[0] for path in mine if len(path) == _LABELS[path[0]] + 1)
        listed = ", ".join(f"{numbers[kind]} {plural}" for kind, plural in _PLURAL.items())
        inside = mine.total() - numbers.total()
        length, their_length = (f"{_length(folder) / 1000:.0f} kB" for folder in (ours, theirs))
        return (
            f"Both stacks declare the same {listed}, under the same addresses, with the same {inside} arguments and"
            f" nested blocks; modsmith's HCL has {length}, CDKTF's {their_length}."
        )
    differences = ", ".join(".".join(path) for path in sorted((mine - other) | (other - mine)))
    return f"The stacks differ, so this comparison is not fair: correct benchmarks/prebuilt ({differences})."


def _in_cdktf_hcl(found: Declared) -> Declared:
    return Counter({path: times for path, times in found.items() if _is_in_cdktf_hcl(path)})


def _is_in_cdktf_hcl(path: tuple[str, ...]) -> bool:
    kind, *inside = path
    if kind not in _PLURAL or "content" in inside[:-1]:
        return False
    return not (kind == "variable" and inside[-1] in _FALSE_IS_LOST and len(inside) == 2)


def _length(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("*.tf"))
