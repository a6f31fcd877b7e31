"""Reads a module's files into an `Interface`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial

from modsmith.diff.interface import Call, Interface, InterfaceError, Move, Removal, Resource
from modsmith.diff.reading import blocks as parts
from modsmith.hcl.read import configuration, json_syntax, overrides
from modsmith.hcl.read.block import HclBlock, HclSyntaxError, is_local

MOST_CALLS = 500
"""Calls that are followed in one module; more are a module that calls itself in a long circle."""

_LABELS = {"resource": 2, "data": 2, "module": 1, "variable": 1, "output": 1, "provider": 1, "check": 1}


@dataclass(frozen=True)
class _Folder:
    """The blocks in one folder."""

    blocks: tuple[HclBlock, ...]

    def of(self, *types: str) -> Iterator[HclBlock]:
        return (block for block in self.blocks if block.type in types)


class Reader:
    """Reads interfaces from files.

    Args:
        files: POSIX path inside the module's folder to content.
        place: what the files are, for messages.
    """

    def __init__(self, files: Mapping[str, bytes], place: str) -> None:
        self._files, self._place = files, place
        self._folder = cache(self._read)
        self._calls = 0

    def interface(self, folder: str) -> Interface:
        """The interface of the module in a folder.

        Raises:
            InterfaceError: a file is not HCL, or not JSON.
        """
        own = self._folder(folder)
        resources, calls, moves, removals = self._managed(folder)
        inputs = {block.labels[0]: parts.input_of(block) for block in own.of("variable")}
        checks = {block.labels[0]: parts.check_of(block) for block in own.of("check")}
        return Interface(
            inputs=parts.with_deprecations(inputs, checks),
            outputs={block.labels[0]: parts.output_of(block) for block in own.of("output")},
            terraform=", ".join(parts.texts(own.of("terraform"), "required_version")),
            providers=parts.providers_of(own.blocks),
            resources=resources,
            calls=calls,
            moves=tuple(moves),
            removals=tuple(removals),
            checks=checks,
            modules={path: self.interface(path) for path in self._modules()} if not folder else {},
            files=tuple(sorted(self._files)) if not folder else (),
        )

    def _modules(self) -> list[str]:
        """Folders directly below `modules/` that are modules; callers may use them with `//modules/NAME`."""
        found = {posixpath.dirname(name) for name in self._files if name.endswith((".tf", ".tf.json"))}
        return sorted(path for path in found if posixpath.dirname(path) == "modules")

    def _read(self, folder: str) -> _Folder:
        plain_: list[HclBlock] = []
        overriding: list[HclBlock] = []
        for path in sorted(self._files):
            inside, name = posixpath.split(path)
            if inside != folder or name.startswith(".") or not name.endswith((".tf", ".tf.json")):
                continue
            (overriding if overrides.is_override(name) else plain_).extend(self._blocks(path))
        return _Folder(tuple(overrides.merged(plain_, overriding)))

    def _blocks(self, path: str) -> Iterable[HclBlock]:
        where = f"{self._place}: {path}" if self._place else path
        try:
            text = self._files[path].decode("utf-8-sig")
            read = json_syntax.read_text if path.endswith(".json") else configuration.read_text
            blocks = read(text, path)
        except HclSyntaxError as error:
            raise InterfaceError(
                str(error), where=f"{where}:{error.line}", fix="Correct the syntax"
            ) from error
        except (ValueError, RuntimeError) as error:
            problem = f"cannot be read: {str(error).partition(chr(10))[0]}"
            raise InterfaceError(problem, where=where, fix="Correct the syntax") from error
        for block in blocks:
            if len(block.labels) < _LABELS.get(block.type, 0):
                problem = f"{block.type} needs {_LABELS[block.type]} labels"
                raise InterfaceError(problem, where=f"{where}:{block.line}", fix="Add what is missing")
        return blocks

    def _managed(
        self, folder: str, prefix: str = "", above: frozenset[str] = frozenset()
    ) -> tuple[dict[str, Resource], dict[str, Call], list[Move], list[Removal]]:
        """Resources, calls and their moves in a folder, and in the modules of the same archive that it calls."""
        own = self._folder(folder)
        resources = {
            one.address: one for one in map(partial(parts.resource_of, prefix), own.of("resource", "data"))
        }
        moves = [parts.move_of(prefix, block) for block in own.of("moved")]
        removals = [parts.removal_of(prefix, block) for block in own.of("removed")]
        calls: dict[str, Call] = {}
        for block in own.of("module"):
            call = parts.call_of(prefix, block)
            target = (
                posixpath.normpath(posixpath.join(folder, call.source)) if is_local(call.source) else None
            )
            self._calls += 1
            if target is not None and self._is_module(target) and target not in above | {folder}:
                if self._calls > MOST_CALLS:
                    problem = f"modules call modules more than {MOST_CALLS} times"
                    raise InterfaceError(problem, where=self._place or block.where())
                call = replace(call, is_read=True)
                inner = self._managed(target, f"{call.address}.", above | {folder})
                resources.update(inner[0])
                calls.update(inner[1])
                moves += inner[2]
                removals += inner[3]
            calls[call.address] = call
        return resources, calls, moves, removals

    def _is_module(self, folder: str) -> bool:
        return not folder.startswith("..") and bool(self._folder(folder).blocks)


def _target(folder: str, source: str) -> str | None:
    """The folder of a called module, "" for the root; None for a module from elsewhere."""
    if not is_local(source):
        return None
    target = posixpath.normpath(posixpath.join(folder, source))
    return "" if target == "." else target
