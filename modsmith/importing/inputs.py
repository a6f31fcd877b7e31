"""`variable` blocks become `Input`s."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.cty.errors import EvaluationError
from modsmith.errors import ImportingError
from modsmith.hcl.blocks import Expression, Template, Value
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.template import escape
from modsmith.importing import constraints, sentences
from modsmith.importing.heredocs import template_of
from modsmith.importing.notes import Note, Notes
from modsmith.importing.python import Call
from modsmith.importing.speller import Speller
from modsmith.spec.types import Type

_KNOWN = frozenset({"description", "type", "default", "nullable", "sensitive"})


def shown(block: HclBlock, speller: Speller, notes: Notes) -> Call:
    """A variable as an `Input`.

    Args:
        block: the variable.
        speller: of the file of inputs.
        notes: what is changed and what is left out is added to them.

    Raises:
        ImportingError: a spec cannot have such an input, and a module without it would not work.
    """
    name = block.labels[0]
    try:
        type_ = constraints.type_of(block.values.get("type"))
        named = dict(_default(block, type_, notes))
    except EvaluationError as error:
        fix = "Correct the variable in the original."
        raise ImportingError(str(error), where=block.where("type"), fix=fix) from error
    if block.values.get("nullable") is not False:
        named["nullable"] = True
    if block.values.get("sensitive") is True:
        named["sensitive"] = True
    if rules := tuple(_validation(one, name, speller, notes) for one in block.nested("validation")):
        named["validations"] = rules
    for attribute in block.values.keys() - _KNOWN:
        notes.miss(block, f"a spec has no `{attribute}` of inputs", attribute)
    return Call("Input", (name, constraints.shown(type_), description(block, notes)), named)


def _default(block: HclBlock, type_: Type, notes: Notes) -> Iterator[tuple[str, Any]]:
    if "default" not in block.values:
        return
    written = constraints.constant(block.values["default"])
    default = constraints.fitted(written, type_)
    if default is not None and (problem := type_.problem(default)):
        raise EvaluationError(f"the default of {block.labels[0]} {problem}")
    if not _same(written, default):
        notes.adapt(block, "the default is written as its type has it", "default")
    yield "default", default


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and one == other


def description(block: HclBlock, notes: Notes) -> str:
    """The description of a variable or output, as sentences."""
    written = plain_text(block.values.get("description"))
    if not written.strip():
        text = sentences.from_name(block.labels[0])
        notes.adapt(block, f"has no description, and gets {text!r}")
        return text
    text = sentences.ended(written)
    if text != written:
        notes.adapt(block, "the description now ends in a full stop", "description")
    return text


def plain_text(value: Value) -> str:
    """A literal text, which may be a heredoc."""
    if isinstance(value, Expression):
        try:
            found = constraints.constant(value)
        except EvaluationError:
            return value.text
        return str(found)
    return value if isinstance(value, str) else str(constraints.constant(value) or "")


def _validation(block: HclBlock, name: str, speller: Speller, notes: Notes) -> Call:
    """A rule with its message as text in the template language."""
    message = template(block.values.get("error_message"))
    text = sentences.ended(sentences.naming(message, name))
    if text != message:
        what = "ends in a full stop" if name in message else "names the input"
        said = f"the message of a validation now {what}: {text!r}"
        notes.adapted.append(Note(block.where("error_message"), f"var.{name}", said))
    condition = block.values.get("condition")
    source = condition.text if isinstance(condition, Expression) else str(condition).lower()
    shown_condition = speller.bare(source, f"{name}_is_valid")
    speller.names.add("Validation")
    return Call("Validation", (shown_condition, text, text.rstrip(".")))


def template(value: Value) -> str:
    """A text in the template language."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, Template):
        return value.text
    if isinstance(value, Expression):
        inside = template_of(value.text) if value.text.startswith("<<") else None
        return inside if inside is not None else f"${{{value.text}}}"
    return ""
