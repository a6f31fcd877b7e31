"""Blocks as Terraform's JSON configuration syntax: what `cdk.tf.json` holds.

A string of JSON is a template, but not everywhere: where Terraform takes a reference or a keyword it is bare,
and where it takes a constant (a default, a description, a source) `${` is text as it stands.

Source: https://developer.hashicorp.com/terraform/language/syntax/json
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from modsmith.errors import SpecError
from modsmith.hcl import literals
from modsmith.hcl.blocks import Attribute, Block, Expression, Key, Template, Value
from modsmith.hcl.layout import joined
from modsmith.hcl.template import escape
from modsmith.hcl.tokens import tokenize_template

_UNREADABLE = re.compile("\\$*\r(?!\n)|^\ufeff")
_HEREDOC = re.compile(r"<<-?\w")
# attributes that hold references or keywords, by the block they stand in; "" for any block
BARE = {
    "": {
        "depends_on",
        "provider",
        "providers",
        "ignore_changes",
        "replace_triggered_by",
        "configuration_aliases",
    },
    "variable": {"type"},
    "moved": {"from", "to"},
    "removed": {"from"},
    "import": {"to"},
}
# attributes that Terraform reads without evaluating them
CONSTANT = {
    "variable": {"description", "default"},
    "output": {"description"},
    "module": {"source", "version"},
    "terraform": {"required_version"},
    "required_providers": {"source", "version"},
}


def to_json(blocks: Iterable[Block]) -> dict[str, Any]:
    """A file's blocks as the object that `json.dumps` writes.

    Returns:
        Block types to labels to lists of bodies, all in the order of the blocks. Comments are left out.

    Raises:
        SpecError: a value that Terraform's JSON cannot hold.
    """
    return _nested(blocks)


def _nested(blocks: Iterable[Block]) -> dict[str, Any]:
    """Blocks under their types and labels."""
    result: dict[str, Any] = {}
    for block in blocks:
        *path, last = (block.type, *block.labels)
        holder = result
        for name in path:
            holder = holder.setdefault(name, {})
        holder.setdefault(last, []).append(_body(block))
    return result


def _body(block: Block) -> dict[str, Any]:
    """Attributes, then nested blocks."""
    body = {item.name: _attribute(block, item) for item in block.attributes()}
    return body | _nested(block.blocks())


def _attribute(block: Block, attribute: Attribute) -> Any:
    """An attribute's value in the form that its place asks for."""
    name, value = attribute.name, attribute.value
    try:
        if name in BARE[""] or name in BARE.get(block.type, ()):
            return _bare(value)
        if block.type == "required_providers":
            return _required_provider(value)
        return _value(value, is_constant=name in CONSTANT.get(block.type, ()))
    except SpecError as error:
        raise SpecError(error.problem, where=f"{block.address}.{name}", fix=error.fix) from error


def _required_provider(value: Value) -> Any:
    """One provider's requirements; its aliases are references, the rest are constants."""
    if not isinstance(value, Mapping):
        return _value(value, is_constant=True)
    return {
        str(key): _bare(item) if key == "configuration_aliases" else _value(item, is_constant=True)
        for key, item in value.items()
    }


def _bare(value: Value) -> Any:
    """References and keywords as plain strings."""
    if isinstance(value, Expression):
        return value.text
    if isinstance(value, Mapping):
        return {key.text if isinstance(key, Expression) else key: _bare(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_bare(item) for item in value]
    return value


def _value(value: Value, is_constant: bool = False) -> Any:
    """A value; literal text is escaped unless the place is `is_constant`."""
    if isinstance(value, str):
        text = literals.normalised(value)
        return text if is_constant else _readable(escape(text))
    if isinstance(value, Template):
        return _template(literals.normalised(value.text))
    if isinstance(value, Expression):
        return f"${{{value.text}\n}}" if _HEREDOC.search(value.text) else f"${{{value.text}}}"
    if isinstance(value, Mapping):
        return _object(value, is_constant)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        return [_value(item, is_constant) for item in value]
    return _scalar(value)


def _object(items: Mapping[Key, Value], is_constant: bool) -> dict[str, Any]:
    result = {_value(key, is_constant): _value(item, is_constant) for key, item in items.items()}
    if len(result) < len(items):
        raise SpecError(f"two keys of a map are the same to Terraform: {', '.join(result)}", fix="Rename one")
    return result


def _template(text: str) -> str:
    """A template, in a form that survives Terraform's scanner."""
    if _UNREADABLE.search(text) is None:
        return text
    return joined(list(literals.with_text(tokenize_template(text), _readable)))


def _readable(text: str) -> str:
    """Text of a template; what Terraform's scanner loses in one is put into a quoted string of its own.

    A carriage return without a newline ends all interpolation, and a byte order mark at the start is dropped
    (seen in Terraform 1.11.4). A `$` before either moves along: with the `${` it would read as `$${`.
    """
    return _UNREADABLE.sub(lambda match: f"${{{literals.quoted(match.group())}}}", text)


def _scalar(value: Value) -> bool | int | float | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        literals.number(value)
        return value
    raise SpecError(
        f"a {type(value).__name__} is no value of JSON", fix="Give text, a number, a list or a dict"
    )
