"""The nodes of an expression's tree.

Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from modsmith.cty.values import Value


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, `true`, `false`, `null`, or text."""

    value: Value


@dataclass(frozen=True, slots=True)
class Name:
    """Where a traversal begins: `var`, `local`, `aws_kms_key`, or what a `for` binds."""

    name: str


@dataclass(frozen=True, slots=True)
class Attribute:
    """`of.name`."""

    of: Node
    name: str


@dataclass(frozen=True, slots=True)
class Index:
    """`of[key]`."""

    of: Node
    key: Node


@dataclass(frozen=True, slots=True)
class Splat:
    """`of[*].a.b`: `each` is applied to every element, which it knows as the name ``."""

    of: Node
    each: Node


@dataclass(frozen=True, slots=True)
class Call:
    """`name(arguments...)`.

    Attributes:
        name: of the function.
        arguments: in order.
        expands: whether the last one is a list of arguments: `max(var.list...)`.
    """

    name: str
    arguments: tuple[Node, ...]
    expands: bool = False


@dataclass(frozen=True, slots=True)
class Unary:
    """`!x` or `-x`."""

    operator: str
    operand: Node


@dataclass(frozen=True, slots=True)
class Binary:
    """`left operator right`."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Conditional:
    """`condition ? then : otherwise`, or `%{ if }` in a template."""

    condition: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True)
class ListOf:
    """`[a, b]`."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class ObjectOf:
    """`{ a = b }`."""

    items: tuple[tuple[Node, Node], ...]


@dataclass(frozen=True, slots=True)
class For:
    """`[for k, v in of : value if condition]`, or with a `key` the form in braces.

    Attributes:
        names: that it binds, one or two.
        of: what it goes through.
        key: of an entry; None for a list.
        value: of an entry.
        condition: which entries; None for all.
        groups: whether values of one key are gathered in a list (`...`).
    """

    names: tuple[str, ...]
    of: Node
    key: Node | None
    value: Node
    condition: Node | None
    groups: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A template: literals and interpolations."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """`%{ for }` in a template: the texts of all iterations."""

    each: For


@dataclass(frozen=True, slots=True)
class Refused:
    """What Terraform refuses when it evaluates it, such as `{ a.b = 1 }`."""

    problem: str


@dataclass(frozen=True, slots=True)
class Opaque:
    """A text that is not an expression.

    Attributes:
        text: as written.
        problem: what is wrong with it.
    """

    text: str
    problem: str = ""


Node: TypeAlias = (
    "Literal | Name | Attribute | Index | Splat | Call | Unary | Binary | Conditional | ListOf | ObjectOf "
    "| For | Text | Joined | Refused | Opaque"
)
