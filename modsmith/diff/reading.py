"""Reads a module's files into an `Interface`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from modsmith.cty.errors import EvaluationError, UnsupportedError
from modsmith.diff.interface import (
    Call,
    Check,
    Condition,
    Input,
    Interface,
    InterfaceError,
    Move,
    Output,
    Provider,
    Removal,
    Resource,
)
from modsmith.evaluate.constraints import Constraint, constraint
from modsmith.evaluate.evaluate import evaluate
from modsmith.evaluate.plain import plain
from modsmith.evaluate.scope import Nowhere
from modsmith.hcl.blocks import Expression, Value
from modsmith.hcl.read import configuration, json_syntax, overrides, syntax
from modsmith.hcl.read.block import HclBlock, HclSyntaxError, is_local
from modsmith.hcl.render import render_value

MOST_CALLS = 500
"""Calls that are followed in one module; more are a module that calls itself in a long circle."""

_META = frozenset({"count", "for_each", "provider", "depends_on"})
_REPEATS = ("count", "for_each")
_KEY = re.compile(r"\[(?:\"(?:[^\"\\]|\\.)*\"|[^\]\"]*)\]")
_DEPRECATED = re.compile(r"\W*deprecated\b", re.IGNORECASE)
_INPUT = re.compile(r"(?<![\w.])var\.([A-Za-z_][\w-]*)")
_OBJECT = re.compile(r"(?<![\w.])(?:local|data|module|aws_\w+)\.")


def inputs_in(expression: str) -> set[str]:
    """The names of the inputs that an expression refers to."""
    return set(_INPUT.findall(expression))


def meanings(conditions: Iterable[Condition]) -> dict[str, str]:
    """Conditions by what they mean: the same with other spaces and needless parentheses."""
    return {repr(syntax.expression(one.condition)): one.condition for one in conditions}


def base(address: str) -> str:
    """An address without instance keys."""
    return _KEY.sub("", address)


def spelt(value: Value) -> str:
    """A value as it is written in HCL, on one line."""
    return configuration.normal(value.text if isinstance(value, Expression) else render_value(value))


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
        inputs = {block.labels[0]: _input(block) for block in own.of("variable")}
        checks = {block.labels[0]: _check(block) for block in own.of("check")}
        return Interface(
            inputs=_deprecated(inputs, checks),
            outputs={block.labels[0]: _output(block) for block in own.of("output")},
            terraform=", ".join(_texts(own.of("terraform"), "required_version")),
            providers=_providers(own),
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
        resources = {one.address: one for one in map(partial(_resource, prefix), own.of("resource", "data"))}
        moves = [_move(prefix, block) for block in own.of("moved")]
        removals = [_removal(prefix, block) for block in own.of("removed")]
        calls: dict[str, Call] = {}
        for block in own.of("module"):
            call = _call(prefix, block)
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


_LABELS = {"resource": 2, "data": 2, "module": 1, "variable": 1, "output": 1, "provider": 1, "check": 1}


def _target(folder: str, source: str) -> str | None:
    """The folder of a called module, "" for the root; None for a module from elsewhere."""
    if not is_local(source):
        return None
    target = posixpath.normpath(posixpath.join(folder, source))
    return "" if target == "." else target


def _input(block: HclBlock) -> Input:
    written, description = block.values, _text(block, "description")
    declared = _constraint(block)
    said = _text(block, "deprecated") or (description if _DEPRECATED.match(description) else "")
    return Input(
        name=block.labels[0],
        type=spelt(written["type"]).strip('"') if "type" in written else "any",
        required="default" not in written,
        default=_constant(written["default"]) if "default" in written else None,
        nullable=written.get("nullable") is not False,
        sensitive=written.get("sensitive") is True,
        ephemeral=written.get("ephemeral") is True,
        description=description,
        validations=_conditions(block, "validation"),
        deprecated=said,
        constraint=declared,
        where=block.where(),
    )


def _constraint(block: HclBlock) -> Constraint | None:
    try:
        return constraint(block.values.get("type"))
    except (EvaluationError, UnsupportedError):
        return None


def _constant(value: Value) -> Any:
    """A default as plain Python; its text if modsmith cannot compute it."""
    try:
        return plain(evaluate(value, Nowhere()))
    except (EvaluationError, UnsupportedError, RecursionError):
        return spelt(value)


def _output(block: HclBlock) -> Output:
    return Output(
        name=block.labels[0],
        value=spelt(block.values.get("value")),
        sensitive=block.values.get("sensitive") is True,
        ephemeral=block.values.get("ephemeral") is True,
        description=_text(block, "description"),
        preconditions=_conditions(block, "precondition"),
        deprecated=_text(block, "deprecated"),
        where=block.where(),
    )


def _providers(own: _Folder) -> dict[str, Provider]:
    configured = {block.labels[0] for block in own.of("provider")}
    found: dict[str, Provider] = {}
    for block in (inner for outer in own.of("terraform") for inner in outer.nested("required_providers")):
        for name, entry in block.values.items():
            parts = entry if isinstance(entry, Mapping) else {"version": entry}
            listed = parts.get("configuration_aliases")
            found[name] = Provider(
                name,
                _source(name, parts.get("source")),
                str(parts.get("version") or ""),
                tuple(sorted(map(spelt, listed))) if isinstance(listed, list | tuple) else (),
                name in configured,
            )
    for name in sorted(configured - found.keys()):
        found[name] = Provider(name, _source(name, None), configured=True)
    return found


def _source(name: str, written: Value) -> str:
    """A provider's address without the host, which has a default."""
    source = written if isinstance(written, str) else f"hashicorp/{name}"
    return "/".join(source.lower().split("/")[-2:])


def _resource(prefix: str, block: HclBlock) -> Resource:
    kind = block.labels[0] if block.type == "resource" else f"data.{block.labels[0]}"
    lifecycle, (repeats, by) = block.nested("lifecycle"), _repetition(block)
    ignored = [one.values.get("ignore_changes") for one in lifecycle]
    arguments = {name: spelt(value) for name, value in block.values.items() if name not in _META}
    for inner in block.blocks:
        if inner.type != "lifecycle":
            arguments[inner.makes] = f"{arguments.get(inner.makes, '')} {_body(inner)}".strip()
    return Resource(
        address=f"{prefix}{block.address}",
        type=kind,
        repeats=repeats,
        by=by,
        provider=spelt(block.values["provider"]) if "provider" in block.values else "",
        prevents_destroy=any(one.values.get("prevent_destroy") is True for one in lifecycle),
        ignores=tuple(sorted(name for one in ignored if one is not None for name in _listed(one))),
        conditions=tuple(
            one
            for inner in lifecycle
            for kind in ("precondition", "postcondition")
            for one in _conditions(inner, kind)
        ),
        arguments=arguments,
        where=block.where(),
    )


def _body(block: HclBlock) -> str:
    parts = [f"{name} = {spelt(value)}" for name, value in block.values.items()]
    parts += [f"{' '.join((one.type, *one.labels))} {_body(one)}" for one in block.blocks]
    return "{ " + "; ".join(parts) + " }"


def _listed(value: Value) -> list[str]:
    return [spelt(one) for one in value] if isinstance(value, list | tuple) else [spelt(value)]


def _repetition(block: HclBlock) -> tuple[str, str]:
    """`count` or `for_each` with its expression."""
    for name in _REPEATS:
        if name in block.values:
            return name, spelt(block.values[name])
    return "", ""


def _call(prefix: str, block: HclBlock) -> Call:
    return Call(
        f"{prefix}module.{block.labels[0]}",
        _text(block, "source"),
        _text(block, "version"),
        *_repetition(block),
        where=block.where(),
    )


def _move(prefix: str, block: HclBlock) -> Move:
    old, new = (f"{prefix}{spelt(block.values.get(end))}" for end in ("from", "to"))
    return Move(old, new, block.where())


def _removal(prefix: str, block: HclBlock) -> Removal:
    destroys = all(one.values.get("destroy") is not False for one in block.nested("lifecycle"))
    return Removal(f"{prefix}{spelt(block.values.get('from'))}", destroys, block.where())


def _check(block: HclBlock) -> Check:
    return Check(block.labels[0], _conditions(block, "assert"), block.where())


def _conditions(block: HclBlock, kind: str) -> tuple[Condition, ...]:
    return tuple(
        Condition(spelt(one.values.get("condition")), _text(one, "error_message"))
        for one in block.nested(kind)
    )


def _deprecated(inputs: Mapping[str, Input], checks: Mapping[str, Check]) -> dict[str, Input]:
    """The inputs, with what a `check` tells those who still give them."""
    found = dict(inputs)
    for check in checks.values():
        for one in check.conditions:
            names = inputs_in(one.condition)
            if "deprecat" not in f"{check.name} {one.error}".lower() or _OBJECT.search(one.condition):
                continue
            for name in names & found.keys() if len(names) == 1 else ():
                found[name] = replace(found[name], deprecated=found[name].deprecated or one.error)
    return found


def _text(block: HclBlock, name: str) -> str:
    value = block.values.get(name)
    if value is None:
        return ""
    return value if isinstance(value, str) else spelt(value)


def _texts(blocks: Iterable[HclBlock], name: str) -> list[str]:
    return [text for block in blocks if (text := _text(block, name))]
