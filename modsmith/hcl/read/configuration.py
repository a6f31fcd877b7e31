"""Reads a module's HCL (with python-hcl2) and JSON: values, references and the line of each item.

Values use the types of `modsmith.hcl.blocks`: plain Python, `Template` for text that interpolates, `Expression` for
everything else.
"""

from __future__ import annotations

import os
import posixpath
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from modsmith.cty.errors import TOO_LARGE
from modsmith.hcl.blocks import Expression, Value
from modsmith.hcl.read import cache, folders, json_syntax, overrides
from modsmith.hcl.read.block import HclBlock, HclSyntaxError, is_local
from modsmith.hcl.read.installed import Installed

_LABELS = {
    "resource": "a type and a name",
    "data": "a type and a name",
    "module": "a name",
    "variable": "a name",
    "output": "a name",
}


MOST_CALLS = 2_000
"""Calls of modules that are followed in one folder."""


@dataclass(frozen=True)
class Unparsable:
    """A file that is not HCL, or not JSON."""

    file: str
    line: int
    problem: str


@dataclass(frozen=True)
class HclModule:
    """The top-level blocks of a folder's files, and the files that cannot be read.

    Attributes:
        blocks: in the order of the files.
        unparsable: files whose blocks are missing.
        children: the modules that it calls and that were read, by call; only `read_whole` fills it.
        folder: that it was read from; None for blocks from elsewhere.
        unread: call to why the module that it calls was not read; only `read_whole` fills it.
        downloaded: whether Terraform downloaded it, so that its files are not the user's.
    """

    blocks: tuple[HclBlock, ...]
    unparsable: tuple[Unparsable, ...] = ()
    children: Mapping[str, HclModule] = field(default_factory=dict)
    folder: Path | None = None
    unread: Mapping[str, str] = field(default_factory=dict)
    downloaded: bool = False

    def of(self, type: str) -> Iterator[HclBlock]:  # noqa: A002 - HCL's own word
        """The blocks of one type."""
        return (block for block in self.blocks if block.type == type)

    def resources(self) -> Iterator[HclBlock]:
        """Resources and data sources."""
        return (
            block for block in self.blocks if block.type in ("resource", "data") and len(block.labels) == 2
        )

    def calls(self, path: str = "") -> Iterator[tuple[str, HclBlock, HclModule | None]]:
        """Module calls at any depth: address, block, and the called module if it was read."""
        for block in self.of("module"):
            child = self.children.get(block.labels[0]) if block.labels else None
            yield f"{path}{block.address}", block, child
            if child is not None:
                yield from child.calls(f"{path}{block.address}.")


def read(folder: Path) -> HclModule:
    """Reads the `*.tf` and `*.tf.json` files of one folder, without subfolders, and merges override files."""
    plain: list[HclBlock] = []
    overriding: list[HclBlock] = []
    unparsable: list[Unparsable] = []
    for path in folders.files(folder):
        reader = json_syntax.read_text if path.suffix == ".json" else read_text
        blocks = overriding if overrides.is_override(path.name) else plain
        try:
            blocks += reader(folders.text(path), path.name)
        except HclSyntaxError as error:
            unparsable.append(Unparsable(path.name, error.line, str(error)))
        except (OSError, ValueError, RuntimeError) as error:
            unparsable.append(Unparsable(path.name, 1, str(error).partition("\n")[0]))
    made = overrides.merged(plain, overriding)
    unparsable += [
        Unparsable(block.file, block.line, f"{block.type} needs exactly {_LABELS[block.type]}")
        for block in made
        if block.type in _LABELS and len(block.labels) != len(_LABELS[block.type].split(" and "))
    ]
    return HclModule(tuple(made), tuple(unparsable), folder=folder)


def read_whole(folder: Path, installed: Installed | None = None) -> HclModule:
    """Reads a folder and the modules that it calls, at any depth; file names are relative to the folder.

    Modules that call each other more than `MOST_CALLS` times are a fault of the call that is one too many.

    Args:
        folder: of the module.
        installed: the modules that Terraform has downloaded for it; those that the folder itself lists if None.
    """
    return _Reader(installed or Installed.read(folder)).whole(folder, _Place())


@dataclass(frozen=True)
class _Place:
    """Where a module is in the tree of calls.

    Attributes:
        named: its folder relative to the root module's, "" for that itself.
        path: of the calls that lead to it, such as `app.bucket`.
        above: the folders of its callers.
        downloaded: whether Terraform downloaded it.
    """

    named: str = ""
    path: tuple[str, ...] = ()
    above: frozenset[Path] = frozenset()
    downloaded: bool = False


@dataclass
class _Reader:
    """Reads a module with those that it calls.

    Attributes:
        installed: what Terraform has downloaded.
        calls: how many calls were followed.
        known: folder and its name to its own blocks; many calls have the same module.
    """

    installed: Installed
    calls: int = 0
    known: dict[tuple[Path, str], HclModule] = field(default_factory=dict)

    def whole(self, folder: Path, place: _Place) -> HclModule:
        """A module with those that it calls.

        Args:
            folder: of the module.
            place: in the tree of calls.
        """
        module = self._own(folder, place.named)
        here, children, unread = place.above | {folder.resolve()}, dict[str, HclModule](), dict[str, str]()
        excess: tuple[Unparsable, ...] = ()
        for block in module.of("module"):
            if not block.labels:
                continue
            found = self._called(folder, block, replace(place, above=here))
            if isinstance(found, str):
                unread[block.labels[0]] = found
                continue
            if self.calls >= MOST_CALLS:
                problem = f"{TOO_LARGE}: modules call modules more than {MOST_CALLS:,} times"
                excess = (Unparsable(block.file, block.line, problem),)
                break
            self.calls += 1
            target, inside = found
            child = self.whole(target, inside)
            if inside.downloaded and not place.downloaded and child.unparsable:
                fault = child.unparsable[0]
                unread[block.labels[0]] = f"{fault.file}:{fault.line} cannot be read: {fault.problem}"
            else:
                children[block.labels[0]] = child
        broken = {one: one for child in children.values() for one in child.unparsable}
        return replace(
            module,
            unparsable=(*module.unparsable, *broken, *excess),
            children=children,
            unread=unread,
            downloaded=place.downloaded,
        )

    def _called(self, folder: Path, block: HclBlock, place: _Place) -> tuple[Path, _Place] | str:
        """The folder and the place of the module that a call has, or why it is not read."""
        source, path = block.values.get("source"), (*place.path, block.labels[0])
        if is_local(source):
            target, downloaded = folder / source, place.downloaded
            named = posixpath.normpath(posixpath.join(place.named or ".", source))
            sys.audit(folders.LOOKED, str(target))
            if not target.is_dir():
                return f"there is no folder {source}"
            if target.resolve() in place.above:
                return "it calls itself"
            if downloaded and not self.installed.holds(target):
                return "its folder leads out of .terraform/modules"
        else:
            found = self.installed.find(".".join(path), block)
            if isinstance(found, str):
                return found
            target, downloaded = found, True
            named = Path(os.path.relpath(found, self.installed.root)).as_posix()
        problem = self.installed.refuses(target) if downloaded else ""
        return problem or (target, _Place(named, path, place.above, downloaded))

    def _own(self, folder: Path, named: str) -> HclModule:
        """A module's own blocks, in files that are named as the root module sees them."""
        if (folder, named) not in self.known:
            module = read(folder)
            if named:
                module = replace(
                    module,
                    blocks=tuple(replace(block, file=f"{named}/{block.file}") for block in module.blocks),
                    unparsable=tuple(replace(one, file=f"{named}/{one.file}") for one in module.unparsable),
                )
            self.known[folder, named] = module
        return self.known[folder, named]


@lru_cache(maxsize=512)
def read_text(text: str, file: str) -> tuple[HclBlock, ...]:
    """The top-level blocks of one file's text; cached, because only the text determines them.

    Raises:
        HclSyntaxError: it is not HCL.
    """
    kept = cache.load(text)
    if kept is None:
        kept = parse(text)
        cache.keep(text, kept)
    return tuple(block.of_file(file) for block in kept)


def parse(text: str) -> tuple[HclBlock, ...]:
    """The top-level blocks of a text, without caching.

    Raises:
        HclSyntaxError: it is not HCL.
    """
    from modsmith.hcl.read import parser  # noqa: PLC0415 - 0.15 s, which a cache can save

    return parser.parse(text)


@lru_cache(maxsize=4096)
def normal(expression: str) -> str:
    """An expression on one line; expressions that differ only in white space and comments become equal."""
    from modsmith.hcl.read import values  # noqa: PLC0415 - 0.05 s, which only the check of the interface needs

    return values.spelling(expression)


def spelling(value: Value) -> str:
    """The spelling that `normal` returns, for a value that was read from a file."""
    return normal(value.text) if isinstance(value, Expression) else repr(value)
