"""Whether the original and the generated module plan the same: every example, on the emulated AWS."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from modsmith.emulator.root import Root, initialise
from modsmith.emulator.server import Emulator
from modsmith.errors import ToolFailedError
from modsmith.hcl.read import configuration
from modsmith.hcl.read.configuration import HclModule
from modsmith.provider.tables import AWS, provider_of

DERIVED = "basic"
"""The example that the import made, where the original has none of that name."""

_KEPT = ("actions", "after", "after_unknown", "after_sensitive")
_OUTPUTS = "modsmith_outputs.tf"


@dataclass(frozen=True)
class Compared:
    """The plans of one example.

    Attributes:
        example: its name.
        resources: how many resource changes were planned.
        outputs: how many outputs of the module.
        differences: what is not the same; empty if the plans are equal.
        problem: why the original has no plan, so that nothing was compared; "" if it has one.
    """

    example: str
    resources: int = 0
    outputs: int = 0
    differences: tuple[str, ...] = ()
    problem: str = ""

    @property
    def equal(self) -> bool:
        """Whether both were planned and are the same."""
        return not (self.differences or self.problem)


def obstacle(module: HclModule) -> str:
    """Why a module cannot be planned here; "" if it can.

    Args:
        module: with the modules that it calls.
    """
    if module.unread:
        call, reason = next(iter(module.unread.items()))
        return f"module.{call} is not on this machine: {reason}"
    others = sorted({provider_of(block.labels[0]) for block in module.resources()} - {AWS, "terraform"})
    if others:
        return f"it needs the provider {', '.join(others)}, and the plans here have AWS alone"
    return next(filter(None, map(obstacle, module.children.values())), "")


def compare(
    original: Path, tree: Mapping[str, bytes], names: Sequence[str], workspace: Path
) -> Iterator[Compared]:
    """Compares the plans of examples.

    Args:
        original: the module's folder; nothing is written into it.
        tree: the generated module, with the example `basic`.
        names: folders in the original's `examples/`; the generated `basic` is planned too if it is not one of them.
        workspace: an empty folder.

    Raises:
        ToolMissingError: there is no Terraform.
        ToolFailedError: the emulator does not start.
    """
    ours, theirs = workspace / "original", workspace / "generated"
    shutil.copytree(original, ours, ignore=shutil.ignore_patterns(".*", "examples"))
    for path, content in tree.items():
        if not path.startswith("examples/"):
            (theirs / path).parent.mkdir(parents=True, exist_ok=True)
            (theirs / path).write_bytes(content)
    wanted = [*names, *([DERIVED] if DERIVED not in names else [])]
    for example in wanted:
        for module in (ours, theirs):
            _place(original, tree, example, module / "examples" / example)
    with Emulator() as emulator:
        for example in wanted:
            yield _compared(emulator, ours, theirs, example)


def _place(original: Path, tree: Mapping[str, bytes], example: str, folder: Path) -> None:
    """An example, with outputs that show all of the module's."""
    source = original / "examples" / example
    if source.is_dir():
        shutil.copytree(source, folder, ignore=shutil.ignore_patterns(".*"))
    else:
        folder.mkdir(parents=True)
        (folder / "main.tf").write_bytes(tree[f"examples/{example}/main.tf"])
    calls = [block.labels[0] for block in configuration.read(folder).of("module")]
    outputs = [
        f'output "modsmith__{call}" {{\n  value     = module.{call}\n  sensitive = true\n}}\n'
        for call in calls
    ]
    (folder / _OUTPUTS).write_text("\n".join(outputs), "utf-8")


def _compared(emulator: Emulator, ours: Path, theirs: Path, example: str) -> Compared:
    try:
        plan = _root(emulator, ours, example).plan()
    except ToolFailedError as error:
        return Compared(example, problem=error.problem)
    try:
        other = _root(emulator, theirs, example).plan()
    except ToolFailedError as error:
        return Compared(example, differences=(f"the generated module cannot be planned: {error.problem}",))
    outputs = sum(map(_size, plan.get("output_changes", {}).values()))
    found = tuple(differences(plan, other))
    return Compared(example, len(plan.get("resource_changes", ())), outputs, found)


def _size(change: Mapping[str, Any]) -> int:
    """How many outputs a call has, known or not."""
    parts = (change.get(part) for part in ("after", "after_unknown"))
    return len({name for part in parts if isinstance(part, dict) for name in part})


def _root(emulator: Emulator, module: Path, example: str) -> Root:
    return initialise(emulator, module / "examples" / example)


def differences(plan: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[str]:
    """In what two plans are not the same: resources by address, and outputs.

    Args:
        plan: as `terraform show -json` writes it.
        other: what is compared with it.
    """
    yield from _each("", _changes(plan), _changes(other))
    yield from _each("output ", plan.get("output_changes", {}), other.get("output_changes", {}))


def _changes(plan: Mapping[str, Any]) -> dict[str, Any]:
    return {change["address"]: change["change"] for change in plan.get("resource_changes", ())}


def _each(kind: str, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[str]:
    for address in sorted({*ours, *theirs}):
        if address not in theirs or address not in ours:
            yield f"{kind}{address}: only the {'original' if address in ours else 'generated module'} plans it"
            continue
        for part in _KEPT:
            one, other = ours[address].get(part), theirs[address].get(part)
            if one != other:
                yield f"{kind}{address}: {part}: {_where(one, other)}"


def _where(one: Any, other: Any, path: str = "") -> str:
    """The first place at which two values differ."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted({*one, *other}):
            if one.get(key) != other.get(key):
                return _where(one.get(key), other.get(key), f"{path}.{key}" if path else key)
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for at, (left, right) in enumerate(zip(one, other, strict=True)):
            if left != right:
                return _where(left, right, f"{path}[{at}]")
    return f"{path or 'it'} is {one!r} in the original and {other!r} in the generated module"
