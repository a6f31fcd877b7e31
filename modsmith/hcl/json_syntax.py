"""Blocks in Terraform's JSON configuration syntax, the format of `cdk.tf.json`.

A JSON string is usually a template. There are two exceptions: Terraform expects references and keywords without
interpolation, and it reads constants (a default, a description, a source) literally, including `${`.

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
# attributes that contain references or keywords, by the block that contains them; "" for any block
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
    """A file's blocks as an object for `json.dumps`.

    Returns:
        Block types to labels to lists of bodies, all in the order of the blocks. Comments are omitted.

    Raises:
        SpecError: Terraform's JSON cannot represent a value.
    """
    return _nested(blocks)


def _nested(blocks: Iterable[Block]) -> dict[str, Any]:
    """Blocks by type and labels."""
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
    """An attribute's value in the form that Terraform expects for it."""
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
    """A value; escapes literal text unless the place is `is_constant`."""
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
    """A template in a form that Terraform's scanner preserves."""
    if _UNREADABLE.search(text) is None:
        return text
    return joined(list(literals.with_text(tokenize_template(text), _readable)))


def _readable(text: str) -> str:
    """Template text; puts what Terraform's scanner would lose into a separate quoted string.

    A carriage return without a newline ends all interpolation, and the scanner drops a byte order mark at the start
    (seen in Terraform 1.11.4). A preceding `$` moves into that string, because `$${` would be an escape.
    """
    return _UNREADABLE.sub(lambda match: f"${{{literals.quoted(match.group())}}}", text)


def _scalar(value: Value) -> bool | int | float | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        literals.number(value)
        return value
    raise SpecError(
        f"JSON cannot represent a {type(value).__name__}", fix="Give text, a number, a list or a dict"
    )
