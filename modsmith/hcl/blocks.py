"""The content of an HCL file as values: the tree between the CDKTF stack and the text.

A `Block` has labels and a body of `Attribute`s and nested `Block`s, in the order in which they are written. Values are
plain Python plus two classes for values without a Python equivalent:

    str            literal text; quotes, newlines and `${` in it are data
    Template       text with interpolations, in HCL's template language: "${var.project_name}-logs"
    Expression     a bare expression: var.environment == "prod"
    bool, int, float, None, list/tuple of values, dict of str or Expression to values
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Expression:
    """A bare HCL expression, written verbatim (and in the form of `terraform fmt`)."""

    text: str


@dataclass(frozen=True)
class Template:
    """Text in HCL's template language, unquoted: `${...}` interpolates, `$${` is a literal `${`."""

    text: str


Key: TypeAlias = str | Expression
Value: TypeAlias = (
    "str | Template | Expression | bool | int | float | Sequence[Value] | Mapping[Key, Value] | None"
)


@dataclass(frozen=True)
class Attribute:
    """`name = value`."""

    name: str
    value: Value


@dataclass(frozen=True)
class Block:
    """`type "label" ... { body }`.

    Attributes:
        type: `resource`, `variable`, `locals`, or a nested block's name.
        labels: quoted after the type.
        body: attributes and nested blocks in writing order.
        comment: lines written above the block with `# `, or "".
    """

    type: str
    labels: tuple[str, ...] = ()
    body: tuple[Attribute | Block, ...] = ()
    comment: str = ""

    @property
    def address(self) -> str:
        """The Terraform address: `aws_kms_key.this`, `data.aws_region.current`, `var.tags`."""
        prefix = {
            "resource": "",
            "data": "data.",
            "variable": "var.",
            "output": "output.",
            "module": "module.",
        }
        return prefix.get(self.type, f"{self.type}.") + ".".join(self.labels)

    def attributes(self) -> Iterator[Attribute]:
        """Its direct attributes, in order."""
        return (item for item in self.body if isinstance(item, Attribute))

    def blocks(self, type: str | None = None) -> Iterator[Block]:  # noqa: A002 - HCL's own word
        """Its nested blocks, in order; only those of one type if a type is given."""
        return (b for b in self.body if isinstance(b, Block) and type in (None, b.type))

    def get(self, name: str) -> Value:
        """The value of an attribute; None if the attribute is missing or null."""
        return next((a.value for a in self.attributes() if a.name == name), None)
