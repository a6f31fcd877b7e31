"""Terraform's types, for inputs: primitives, collections and objects whose attributes are documented.

types.list_of(types.STRING)
types.Object((types.Field("min", types.NUMBER, "Smallest capacity.", default=5),))
"""

from modsmith.spec.types import (
    ANY,
    BOOL,
    NUMBER,
    REQUIRED,
    STRING,
    Field,
    Object,
    Tuple,
    Type,
    list_of,
    map_of,
    set_of,
)

__all__ = [
    "ANY",
    "BOOL",
    "NUMBER",
    "REQUIRED",
    "STRING",
    "Field",
    "Object",
    "Tuple",
    "Type",
    "list_of",
    "map_of",
    "set_of",
]
