"""Terraform's functions and operators, as far as keys and origins of values follow from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from modsmith.cty.values import NULL
from modsmith.readme.diagram.origin import (
    NOTHING,
    UNKNOWN,
    Origin,
    literal,
    of_items,
    of_list,
    together,
)

Arguments = Sequence[Origin]


def call(name: str, arguments: Arguments) -> Origin:
    """The origin of a function's result; for functions that are not known, whatever they are given."""
    known = _FUNCTIONS.get(name)
    found = known(arguments) if known and arguments else None
    return Origin(together([NOTHING, *arguments]).refs) if found is None else found


def compare(operator: str, left: Origin, right: Origin) -> bool | None:
    """The result of an operator on values that are written out; None if it is not known."""
    if operator in ("==", "!="):
        if left.literal is not UNKNOWN and right.literal is not UNKNOWN:
            return (left.literal == right.literal) == (operator == "==")
        if NULL in (left.literal, right.literal) and (left.items, right.items) != (None, None):
            return operator == "!="
    if operator in ("&&", "||"):
        decisive = operator == "||"
        if decisive in (left.literal, right.literal):
            return decisive
        if left.literal is right.literal is (not decisive):
            return not decisive
    return None


def _same(arguments: Arguments) -> Origin:
    return arguments[0]


def _merge(arguments: Arguments) -> Origin | None:
    """The keys that are known; what a caller adds to them has none."""
    known = [argument.items for argument in arguments if argument.items is not None]
    if not known:
        return None
    refs = together([NOTHING, *arguments]).refs
    return Origin(refs, of_items({key: item for items in known for key, item in items.items()}).items)


def _concat(arguments: Arguments) -> Origin | None:
    lists = [argument.elements() for argument in arguments]
    return None if None in lists else of_list(item for items in lists for item in items or ())


def _flatten(arguments: Arguments) -> Origin | None:
    elements = arguments[0].elements()
    if elements is None:
        return None
    return of_list(inner for element in elements for inner in element.elements() or [element])


def _keys(arguments: Arguments) -> Origin | None:
    items = arguments[0].items
    return None if items is None else of_list(literal(key) for key in items)


def _values(arguments: Arguments) -> Origin | None:
    elements = arguments[0].elements()
    return None if elements is None else of_list(elements)


def _lookup(arguments: Arguments) -> Origin | None:
    if len(arguments) < 2 or arguments[0].items is None or arguments[1].text is None:
        return None
    found = arguments[0].items.get(arguments[1].text)
    return found or arguments[-1]


def _try(arguments: Arguments) -> Origin:
    given = [argument for argument in arguments if argument != NOTHING]
    return given[0] if given else NOTHING


def _contains(arguments: Arguments) -> Origin | None:
    elements = arguments[0].elements()
    texts = None if elements is None else [element.text for element in elements]
    if texts is None or None in texts or len(arguments) < 2 or arguments[1].text is None:
        return None
    return literal(arguments[1].text in texts)


_FUNCTIONS: dict[str, Callable[[Arguments], Origin | None]] = {
    **dict.fromkeys(
        (
            "toset",
            "tolist",
            "tomap",
            "sort",
            "distinct",
            "compact",
            "jsonencode",
            "nonsensitive",
            "sensitive",
        ),
        _same,
    ),
    "merge": _merge,
    "concat": _concat,
    "flatten": _flatten,
    "keys": _keys,
    "values": _values,
    "lookup": _lookup,
    "try": _try,
    "contains": _contains,
}
