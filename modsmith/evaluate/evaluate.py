"""Evaluates expressions: known values are computed, unknown ones become a `Symbol` or a `Choice`.

Known values follow Terraform's own rules. For unknown values, the result names their origin and never guesses: an
unknown condition results in both alternatives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from modsmith.evaluate import calls, functions, json_text, nodes, operators, syntax
from modsmith.evaluate.functions import MISTAKES
from modsmith.evaluate.nodes import Node
from modsmith.evaluate.texts import joined, text
from modsmith.evaluate.values import SCALARS, Choice, Symbol, choice, is_known, options, refers
from modsmith.hcl.blocks import Expression, Template, Value


class Scope(Protocol):
    """Resolves names."""

    def root(self, name: str) -> Any:
        """The value of the first name of a traversal, usually an object.

        Raises:
            KeyError: the name is unknown here.
        """


class Bound:
    """A scope with more names: those of a `for` or of a `dynamic` block."""

    def __init__(self, outer: Scope, names: Mapping[str, Any]) -> None:
        self._outer, self._names = outer, names

    def root(self, name: str) -> Any:
        """As `Scope.root`."""
        return self._names[name] if name in self._names else self._outer.root(name)


class Lazy(Mapping[str, Any]):
    """An object whose attributes are computed on first access: `var`, `local`."""

    def __init__(self, compute: Callable[[str], Any], names: Iterable[str]) -> None:
        self._compute, self._names = compute, dict.fromkeys(names)

    def __getitem__(self, name: str) -> Any:
        if name not in self._names:
            raise KeyError(name)
        return self._compute(name)

    def __iter__(self) -> Any:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


_PLAIN = frozenset({dict, list, Lazy})
"""What has no members but its own keys."""


def evaluate(value: Value, scope: Scope) -> Any:
    """The value of an attribute as python-hcl2 read it."""
    if type(value) in SCALARS:
        return value
    if isinstance(value, Expression):
        return of(syntax.expression(value.text), scope)
    if isinstance(value, Template):
        return of(syntax.template(value.text), scope)
    if isinstance(value, Mapping):
        return {_key(evaluate(key, scope)): evaluate(item, scope) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [evaluate(item, scope) for item in value]
    return value


def of(node: Node, scope: Scope) -> Any:
    """The value of a tree."""
    handler = _HANDLERS.get(type(node))
    return handler(node, scope) if handler else Symbol(getattr(node, "text", "an expression"), sure=False)


def _literal(node: nodes.Literal, _: Scope) -> Any:
    return node.value


def _name(node: nodes.Name, scope: Scope) -> Any:
    try:
        return scope.root(node.name)
    except KeyError:
        return Symbol(node.name, frozenset({node.name}), sure=True, direct=True)


def _attribute(node: nodes.Attribute, scope: Scope) -> Any:
    return member(of(node.of, scope), node.name)


def _index(node: nodes.Index, scope: Scope) -> Any:
    return member(of(node.of, scope), of(node.key, scope))


def member(value: Any, key: Any) -> Any:
    """`value.key` or `value[key]`."""
    if type(value) in _PLAIN and type(key) in SCALARS:
        return _member(value, key)
    return _unknown_member(value, key)


def _unknown_member(value: Any, key: Any) -> Any:
    """A member of an unknown value or of a resource, or by an unknown key."""
    if isinstance(value, Choice):
        return choice((member(option, key) for option in value.options), value.by)
    if isinstance(key, Choice):
        return choice((member(value, option) for option in key.options), key.by)
    if hasattr(value, "member"):
        return value.member(key)
    if isinstance(value, Symbol):
        return value if value.fails else _below(value, key)
    if isinstance(key, Symbol):
        return Symbol(f"{text(value)}[{key.text}]", key.refers | refers(value), sure=False)
    return _member(value, key)


def _member(value: Any, key: Any) -> Any:
    """An element of a plain collection by a plain key."""
    try:
        return value[int(key)] if isinstance(value, list | tuple) else value[_key(key)]
    except MISTAKES:
        return Symbol(f"{text(value)}.{key}", refers(value), sure=False, fails=True)


def _below(symbol: Symbol, key: Any) -> Symbol:
    if isinstance(key, str) and key.isidentifier():
        step = f".{key}"
    else:
        step = (
            f"[{key.text}]"
            if isinstance(key, Symbol)
            else f'["{key}"]'
            if isinstance(key, str)
            else f"[{key}]"
        )
    return Symbol(symbol.text + step, symbol.refers, sure=symbol.sure, direct=symbol.direct)


def _splat(node: nodes.Splat, scope: Scope) -> Any:
    value = of(node.of, scope)
    if isinstance(value, Choice):
        return choice((_splat_of(node, option, scope) for option in value.options), value.by)
    return _splat_of(node, value, scope)


def _splat_of(node: nodes.Splat, value: Any, scope: Scope) -> Any:
    if hasattr(value, "elements"):
        value = value.elements()
    if value is None:
        return []
    if isinstance(value, Symbol):
        return Symbol(f"{value.text}[*]{_tail(node.each)}", value.refers)
    items = value if isinstance(value, list | tuple) else [value]
    return [of(node.each, Bound(scope, {"": item})) for item in items]


def _tail(node: Node) -> str:
    if isinstance(node, nodes.Attribute):
        return f"{_tail(node.of)}.{node.name}"
    return ""


def _unary(node: nodes.Unary, scope: Scope) -> Any:
    return operators.unary(node.operator, of(node.operand, scope))


def _binary(node: nodes.Binary, scope: Scope) -> Any:
    return operators.binary(node.operator, of(node.left, scope), of(node.right, scope))


def _conditional(node: nodes.Conditional, scope: Scope) -> Any:
    condition = of(node.condition, scope)
    found = []
    for option in options(condition):
        try:
            known: bool | None = None if isinstance(option, Symbol) else operators.boolean(option)
        except ValueError:
            known = None
        found.append(known)
    if len(set(found)) == 1 and found[0] is not None:
        return of(node.then if found[0] else node.otherwise, scope)
    by = condition.by if isinstance(condition, Choice) else text(condition)
    return choice((of(node.then, scope), of(node.otherwise, scope)), by)


def _call(node: nodes.Call, scope: Scope) -> Any:
    if node.name in ("try", "can") and node.arguments:
        return _tried(node, scope)
    given = [of(argument, scope) for argument in node.arguments]
    if node.expands and given and isinstance(given[-1], list | tuple):
        given = [*given[:-1], *given[-1]]
    return calls.call(node.name, given)


def _tried(node: nodes.Call, scope: Scope) -> Any:
    """`try` takes the first that can be evaluated: an expression that we know or that is directly an attribute."""
    if node.name == "can":
        value = of(node.arguments[0], scope)
        if isinstance(value, Symbol) and value.fails:
            return False
        return True if is_known(value) else Symbol(f"can({text(value)})", refers(value))
    for argument in node.arguments:
        value = of(argument, scope)
        if isinstance(value, Symbol) and value.fails:
            continue
        if not isinstance(value, Symbol | Choice):
            return value
        if isinstance(value, Symbol) and not (value.sure and value.direct):
            rest = [of(other, scope) for other in node.arguments]
            return choice(rest, f"whether {value.text} can be evaluated")
        return value
    return Symbol("try()", sure=False)


def _list(node: nodes.ListOf, scope: Scope) -> Any:
    return [of(item, scope) for item in node.items]


def _object(node: nodes.ObjectOf, scope: Scope) -> Any:
    return {_key(of(key, scope)): of(value, scope) for key, value in node.items}


def _key(key: Any) -> Any:
    """Keys are text."""
    if isinstance(key, str):
        return key
    try:
        return functions.text(key)
    except ValueError:
        return str(key)


def _for(node: nodes.For, scope: Scope) -> Any:
    value = of(node.of, scope)
    if isinstance(value, Choice):
        return choice((_for_of(node, option, scope) for option in value.options), value.by)
    return _for_of(node, value, scope)


def _for_of(node: nodes.For, value: Any, scope: Scope) -> Any:
    entered = pairs(value)
    if entered is None:
        return Symbol(f"[for … in {text(value)}]", refers(value))
    entries: list[tuple[Any, Any]] = []
    for key, item in entered:
        names = {node.names[-1]: item} | ({node.names[0]: key} if len(node.names) > 1 else {})
        inner = Bound(scope, names)
        wanted = True if node.condition is None else of(node.condition, inner)
        if wanted is False:
            continue
        if wanted is not True:
            return Symbol(f"[for … in {text(value)} if {text(wanted)}]", refers([value, wanted]))
        entries.append((of(node.key, inner) if node.key else None, of(node.value, inner)))
    if node.key is None:
        return [entry for _, entry in entries]
    if not node.groups:
        return {_key(key): entry for key, entry in entries}
    grouped: dict[str, list[Any]] = {}
    for key, entry in entries:
        grouped.setdefault(_key(key), []).append(entry)
    return grouped


def pairs(value: Any) -> list[tuple[Any, Any]] | None:
    """Keys and values to iterate over; None if their number is unknown."""
    if hasattr(value, "pairs"):
        made: list[tuple[Any, Any]] | None = value.pairs()
        return made
    if isinstance(value, Mapping):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list | tuple) else None


def _template(node: nodes.Text, scope: Scope) -> Any:
    made = joined([of(part, scope) for part in node.parts])
    found = json_text.document(made) if isinstance(made, Symbol) and made.holes else None
    return made if found is None else found


_HANDLERS: Mapping[type, Callable[[Any, Scope], Any]] = {
    nodes.Literal: _literal,
    nodes.Name: _name,
    nodes.Attribute: _attribute,
    nodes.Index: _index,
    nodes.Splat: _splat,
    nodes.Unary: _unary,
    nodes.Binary: _binary,
    nodes.Conditional: _conditional,
    nodes.Call: _call,
    nodes.ListOf: _list,
    nodes.ObjectOf: _object,
    nodes.For: _for,
    nodes.Text: _template,
}
