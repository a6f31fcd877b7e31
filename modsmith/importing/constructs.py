"""One Python file for each .tf file: a class derived from `File` that adds what the file holds."""

from __future__ import annotations

import keyword
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from modsmith.errors import ImportingError, SchemaError
from modsmith.hcl.blocks import Expression
from modsmith.hcl.read.block import HclBlock
from modsmith.importing import inputs, layout, python
from modsmith.importing.bodies import Bodies, references
from modsmith.importing.layout import Section
from modsmith.importing.notes import Note, Notes
from modsmith.importing.original import Original
from modsmith.importing.python import Call
from modsmith.importing.speller import Speller
from modsmith.provider.table import Table

TAKEN = frozenset({"__init__", "inputs", "model", "spec", "stack"})
"""Python files of a generator that build no .tf file."""

_WORDS = {"data": "data source", "module": "module call", "locals": "local", "moved": "moved block"}
_NOT_HERE = {
    "variable": "",
    "terraform": "",
    "provider": "a module has no provider configuration of its own; its caller passes providers",
    "import": "`import` blocks work in root modules alone",
    "ephemeral": "modsmith has no ephemeral resources",
    "action": "modsmith has no actions",
}


def stem_of(file: str) -> str:
    """The name of the Python file for a .tf file, without `.py`."""
    stem = file.partition("/")[0].removesuffix(".json").removesuffix(".tf")
    made = "".join(char if char.isalnum() and char.isascii() else "_" for char in stem).lower()
    made = f"file_{made}" if not made[:1].isalpha() else made
    return f"{made}_" if made in TAKEN or keyword.iskeyword(made) else made


@dataclass
class Source:
    """A Python file in the making.

    Attributes:
        stem: its name without `.py`.
        original: the module.
        table: the provider's schema.
        notes: what is changed and what is left out is added to them.
        speller: of its values.
        sections: its statements.
        held: how many blocks of each type it has.
    """

    stem: str
    original: Original
    table: Table
    notes: Notes
    speller: Speller = field(default_factory=Speller)
    sections: list[Section] = field(default_factory=lambda: [Section("")])
    held: Counter[str] = field(default_factory=Counter)

    def add(self, block: HclBlock) -> None:
        """Adds a block.

        Raises:
            ImportingError: the provider's schema has no such type.
        """
        comment = self.original.comment(block)
        statements = [
            *self._statements(block, " ".join(comment.lines) if comment.heads else "\n".join(comment.lines))
        ]
        if not statements:
            return
        if comment.heads:
            self.sections.append(Section(comment.lines[0]))
        self.sections[-1].statements += statements
        self.held[block.type] += len(block.values) if block.type == "locals" else 1

    def text(self) -> str:
        """The file's text."""
        self.speller.names.add("File")
        return layout.text(self.stem, self._summary(), self.speller, self.sections)

    def _summary(self) -> str:
        """How many blocks of each type the file has."""
        counts = (
            f"{number} {_WORDS.get(type_, type_)}{'s' * (number != 1)}" for type_, number in self.held.items()
        )
        text = ", ".join(counts)
        return f"{text[:1].upper()}{text[1:]}."

    def _statements(self, block: HclBlock, comment: str) -> Iterator[str]:
        if block.type in _NOT_HERE:
            if reason := _NOT_HERE[block.type]:
                self.notes.miss(block, reason)
            return
        makers = {
            "resource": self._resource,
            "data": self._resource,
            "module": self._module,
            "locals": self._locals,
            "output": self._output,
            "check": self._check,
            "moved": self._moved,
            "removed": self._removed,
        }
        if block.type not in makers:
            self.notes.miss(block, f"modsmith does not know blocks of the type `{block.type}`")
            return
        yield from makers[block.type](block, comment)

    @property
    def _bodies(self) -> Bodies:
        return Bodies(self.original, self.speller, self.notes)

    def _resource(self, block: HclBlock, comment: str) -> Iterator[str]:
        type_, name = block.labels
        try:
            schema = self.table.data(type_) if block.type == "data" else self.table.resource(type_)
        except SchemaError as error:
            raise ImportingError(error.problem, where=block.where(), fix=error.fix) from error
        address = f"data.{type_}.{name}" if block.type == "data" else f"{type_}.{name}"
        yield self._call("self.add", (address, self._bodies.resource(block, schema)), _comment(comment))

    def _module(self, block: HclBlock, comment: str) -> Iterator[str]:
        yield self._call("self.module", (block.labels[0], self._bodies.call(block)), _comment(comment))

    def _locals(self, block: HclBlock, comment: str) -> Iterator[str]:
        above = _remark(comment)
        for name, value in block.values.items():
            lines = self.original.comment(block, block.lines.get(name)).lines
            call = self._call("self.local", (name, self.speller.value(value, name)))
            yield above + _remark("\n".join(lines)) + call
            above = ""

    def _output(self, block: HclBlock, comment: str) -> Iterator[str]:
        name = block.labels[0]
        named: dict[str, Any] = {}
        conditions = [
            (
                self.speller.value(one.values.get("condition"), f"{name}_condition"),
                inputs.template(one.values.get("error_message")),
            )
            for one in block.nested("precondition")
        ]
        if conditions:
            named["preconditions"] = conditions
        if "depends_on" in block.values:
            named["depends_on"] = references(block.values["depends_on"])
        value = self.speller.value(block.values.get("value"), name)
        yield _remark(comment) + self._call("self.output", (name, value), named)

    def _check(self, block: HclBlock, comment: str) -> Iterator[str]:
        name = block.labels[0]
        asserts = [
            (
                self.speller.value(one.values.get("condition"), f"{name}_condition"),
                inputs.template(one.values.get("error_message")),
            )
            for one in block.nested("assert")
        ]
        data = {
            f"data.{'.'.join(one.labels)}": self._bodies.resource(one, self.table.data(one.labels[0]))
            for one in block.nested("data")
        }
        named: dict[str, Any] = {"also": asserts[1:]} if asserts[1:] else {}
        named |= {"data": data} if data else {}
        yield _remark(comment) + self._call("self.check", (name, *asserts[0]), named)

    def _moved(self, block: HclBlock, comment: str) -> Iterator[str]:
        yield _remark(comment) + self._call("self.moved", (_address(block, "from"), _address(block, "to")))

    def _removed(self, block: HclBlock, comment: str) -> Iterator[str]:
        address = _address(block, "from")
        lifecycle = next(iter(block.nested("lifecycle")), None)
        destroys = lifecycle is None or lifecycle.values.get("destroy") is not False
        if any(one.type != "lifecycle" for one in block.blocks):
            note = Note(block.where(), f"removed {address}", "modsmith has no provisioners")
            self.notes.missing.append(note)
        yield _remark(comment) + self._call("self.removed", (address,), {"destroy": True} if destroys else {})

    def _call(self, name: str, arguments: Sequence[Any], named: dict[str, Any] | None = None) -> str:
        return python.show(Call(name, tuple(arguments), named or {}), 2, 8, 0)


def _address(block: HclBlock, end: str) -> str:
    value = block.values.get(end)
    return value.text if isinstance(value, Expression) else str(value)


def _comment(text: str) -> dict[str, Any]:
    return {"comment": text} if text else {}


def _remark(text: str) -> str:
    return "".join(f"# {line}".rstrip() + "\n        " for line in text.split("\n")) if text else ""
