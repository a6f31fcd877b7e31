"""Terraform's types, for inputs: primitives, collections and objects whose attributes are documented.

types.list_of(types.STRING)
types.Object((types.Field("min", types.NUMBER, "Smallest capacity.", default=5),))
"""

from modsmith.spec.types import (
    BOOL,
    NUMBER,
    REQUIRED,
    STRING,
    Field,
    Object,
    Type,
    list_of,
    map_of,
    set_of,
)

__all__ = ["BOOL", "NUMBER", "REQUIRED", "STRING", "Field", "Object", "Type", "list_of", "map_of", "set_of"]
