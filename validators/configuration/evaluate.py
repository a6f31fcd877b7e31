"""Values of expressions: what is known is computed, what is not becomes a `Symbol` or a `Choice`.

Terraform's own rules hold where both sides are known. Where they are not, the result says where it comes from,
never a guess: a condition that nobody knows gives both its sides.
"""

from __future__ import annotations

import hashlib
import math
import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from generators.hcl.blocks import Expression, Template, Value
from validators.configuration import functions, json_text, syntax
from validators.configuration.syntax import Node
from validators.configuration.values import Choice, Symbol, choice, is_known, options, refers, same

_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "%": math.fmod,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
_MISTAKES = (ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, OverflowError)
_MOST_CHOICES = 64
_LONGEST = 400


class Scope(Protocol):
    """What names stand for."""

    def root(self, name: str) -> Any:
        """The value of a name that begins a traversal, an object as a rule.

        Raises:
            KeyError: it stands for nothing that is known here.
        """


class Bound:
    """A scope with more names: those of a `for` or of a `dynamic` block."""

    def __init__(self, outer: Scope, names: Mapping[str, Any]) -> None:
        self._outer, self._names = outer, names

    def root(self, name: str) -> Any:
        """As `Scope.root`."""
        return self._names[name] if name in self._names else self._outer.root(name)


class Lazy(Mapping[str, Any]):
    """An object whose attributes are computed when they are asked for: `var`, `local`."""

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


def evaluate(value: Value, scope: Scope) -> Any:
    """The value of an attribute as python-hcl2 read it."""
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


def _literal(node: syntax.Literal, _: Scope) -> Any:
    return node.value


def _name(node: syntax.Name, scope: Scope) -> Any:
    try:
        return scope.root(node.name)
    except KeyError:
        return Symbol(node.name, frozenset({node.name}), sure=True, direct=True)


def _attribute(node: syntax.Attribute, scope: Scope) -> Any:
    return member(of(node.of, scope), node.name)


def _index(node: syntax.Index, scope: Scope) -> Any:
    return member(of(node.of, scope), of(node.key, scope))


def member(value: Any, key: Any) -> Any:
    """`value.key` or `value[key]`."""
    if isinstance(value, Choice):
        return choice((member(option, key) for option in value.options), value.by)
    if isinstance(key, Choice):
        return choice((member(value, option) for option in key.options), key.by)
    if hasattr(value, "member"):
        return value.member(key)
    if isinstance(value, Symbol):
        return value if value.fails else _below(value, key)
    if isinstance(key, Symbol):
        return Symbol(f"{_text(value)}[{key.text}]", key.refers | refers(value), sure=False)
    return _member(value, key)


def _member(value: Any, key: Any) -> Any:
    """An element of a plain collection by a plain key."""
    try:
        return value[int(key)] if isinstance(value, list | tuple) else value[_key(key)]
    except _MISTAKES:
        return Symbol(f"{_text(value)}.{key}", refers(value), sure=False, fails=True)


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


def _splat(node: syntax.Splat, scope: Scope) -> Any:
    value = of(node.of, scope)
    if isinstance(value, Choice):
        return choice((_splat_of(node, option, scope) for option in value.options), value.by)
    return _splat_of(node, value, scope)


def _splat_of(node: syntax.Splat, value: Any, scope: Scope) -> Any:
    if hasattr(value, "elements"):
        value = value.elements()
    if value is None:
        return []
    if isinstance(value, Symbol):
        return Symbol(f"{value.text}[*]{_tail(node.each)}", value.refers)
    items = value if isinstance(value, list | tuple) else [value]
    return [of(node.each, Bound(scope, {"": item})) for item in items]


def _tail(node: Node) -> str:
    if isinstance(node, syntax.Attribute):
        return f"{_tail(node.of)}.{node.name}"
    return ""


def _unary(node: syntax.Unary, scope: Scope) -> Any:
    return _each(of(node.operand, scope), lambda value: _applied(node.operator, value))


def _applied(sign: str, value: Any) -> Any:
    if isinstance(value, Symbol):
        return Symbol(f"{sign}{value.text}", value.refers)
    try:
        return not _boolean(value) if sign == "!" else -value
    except _MISTAKES:
        return Symbol(f"{sign}{value!r}", sure=False)


def _binary(node: syntax.Binary, scope: Scope) -> Any:
    left = of(node.left, scope)
    if node.operator in ("&&", "||"):
        return _logical(node.operator, left, of(node.right, scope))
    right = of(node.right, scope)
    return _each(left, lambda one: _each(right, lambda other: _compared(node.operator, one, other)))


def _logical(sign: str, left: Any, right: Any) -> Any:
    """`false && x` is false whatever x is; Terraform says the same of values."""
    decisive = sign == "||"
    sides = [_each(side, _boolean_or_symbol) for side in (left, right)]
    if any(side is decisive for side in sides):
        return decisive
    rest = [side for side in sides if side is not (not decisive)]
    if not rest:
        return not decisive
    if len(rest) == 1:
        return rest[0]
    text = f" {sign} ".join(_text(side) for side in rest)
    return Symbol(text, refers(rest), sure=True)


def _boolean_or_symbol(value: Any) -> Any:
    return value if isinstance(value, Symbol) else _boolean(value)


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return bool(value == "true")
    raise ValueError(value)


def _compared(sign: str, left: Any, right: Any) -> Any:
    if sign in ("==", "!="):
        equal = _equal(left, right)
        return equal if equal is None or isinstance(equal, Symbol) else equal == (sign == "==")
    if isinstance(left, Symbol) or isinstance(right, Symbol):
        return Symbol(f"{_text(left)} {sign} {_text(right)}", refers([left, right]))
    try:
        return _whole(
            _OPERATORS[sign](functions.STRICT["tonumber"](left), functions.STRICT["tonumber"](right))
        )
    except _MISTAKES:
        return Symbol(f"{left!r} {sign} {right!r}", sure=False)


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _equal(left: Any, right: Any) -> Any:
    if is_known(left) and is_known(right):
        return same(_plain(left), _plain(right))
    for one, other in ((left, right), (right, left)):
        if one is None and (
            other.sure if isinstance(other, Symbol) else isinstance(other, Mapping | list | tuple)
        ):
            return False
    if left == right:
        return True
    return Symbol(f"{_text(left)} == {_text(right)}", refers([left, right]))


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _conditional(node: syntax.Conditional, scope: Scope) -> Any:
    condition = of(node.condition, scope)
    found = []
    for option in options(condition):
        try:
            known: bool | None = None if isinstance(option, Symbol) else _boolean(option)
        except ValueError:
            known = None
        found.append(known)
    if len(set(found)) == 1 and found[0] is not None:
        return of(node.then if found[0] else node.otherwise, scope)
    by = condition.by if isinstance(condition, Choice) else _text(condition)
    return choice((of(node.then, scope), of(node.otherwise, scope)), by)


def _call(node: syntax.Call, scope: Scope) -> Any:
    if node.name in ("try", "can") and node.arguments:
        return _tried(node, scope)
    given = [of(argument, scope) for argument in node.arguments]
    if node.expands and given and isinstance(given[-1], list | tuple):
        given = [*given[:-1], *given[-1]]
    return _over_choices(node.name, given)


def _over_choices(name: str, given: list[Any]) -> Any:
    for at, value in enumerate(given):
        if isinstance(value, Choice) and len(value.options) <= _MOST_CHOICES:
            made = [_over_choices(name, [*given[:at], option, *given[at + 1 :]]) for option in value.options]
            return choice(made, value.by)
    return _called(name, given)


def _called(name: str, given: list[Any]) -> Any:
    given = [value.elements() if hasattr(value, "elements") else value for value in given]
    try:
        return _computed(name, given)
    except _MISTAKES:
        pass
    if name in _KEEPING and given:
        return given[0]
    if name in _OF_TEXT and given and isinstance(given[0], Mapping | list | tuple):
        return Symbol(f"{name}({_text(given[0])})", refers(given), sure=False, fails=True)
    text = f"{name}({', '.join(_text(value) for value in given)})"
    return Symbol(text, refers(given), sure=name not in ("lookup", "one", "element"))


def _computed(name: str, given: list[Any]) -> Any:
    """What a function returns; raises one of `_MISTAKES` if that cannot be told."""
    if name in _CAREFUL:
        return _CAREFUL[name](*given)
    if name in functions.STRICT and is_known(given):
        return _whole(functions.STRICT[name](*given))
    if name in functions.LOOSE and not any(isinstance(value, Symbol) for value in given):
        return functions.LOOSE[name](*given)
    raise KeyError(name)


def _sorted(items: Any) -> Any:
    """What is not known cannot be sorted; that all of it is there is more than nothing."""
    if isinstance(items, list):
        return sorted(items) if is_known(items) else items
    raise TypeError(items)


def _join(by: str, items: Any) -> Any:
    if not isinstance(items, list | tuple):
        raise TypeError(items)
    return _joined([part for item in items for part in (by, item)][1:])


def _coalesce(*given: Any) -> Any:
    left = []
    for value in given:
        if isinstance(value, Symbol):
            left.append(value)
            if value.sure:
                break
        elif value not in (None, ""):
            left.append(value)
            break
    if not left:
        raise ValueError("all are null")
    return choice(left, f"whether {_text(left[0])} is null")


def _contains(items: Any, value: Any) -> Any:
    if not isinstance(items, list) or isinstance(value, Symbol):
        raise TypeError(items)
    if any(same(item, value) for item in items):
        return True
    if is_known(items):
        return False
    return Symbol(f"contains({_text(items)}, {_text(value)})", refers(items))


def _tried(node: syntax.Call, scope: Scope) -> Any:
    """`try` takes the first that can be evaluated: an expression that we know or that is directly an attribute."""
    if node.name == "can":
        value = of(node.arguments[0], scope)
        if isinstance(value, Symbol) and value.fails:
            return False
        return True if is_known(value) else Symbol(f"can({_text(value)})", refers(value))
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


def _list(node: syntax.ListOf, scope: Scope) -> Any:
    return [of(item, scope) for item in node.items]


def _object(node: syntax.ObjectOf, scope: Scope) -> Any:
    return {_key(of(key, scope)): of(value, scope) for key, value in node.items}


def _key(key: Any) -> Any:
    """Keys are text."""
    try:
        return functions.text(key)
    except ValueError:
        return str(key)


def _for(node: syntax.For, scope: Scope) -> Any:
    value = of(node.of, scope)
    if isinstance(value, Choice):
        return choice((_for_of(node, option, scope) for option in value.options), value.by)
    return _for_of(node, value, scope)


def _for_of(node: syntax.For, value: Any, scope: Scope) -> Any:
    entered = pairs(value)
    if entered is None:
        return Symbol(f"[for … in {_text(value)}]", refers(value))
    entries: list[tuple[Any, Any]] = []
    for key, item in entered:
        names = {node.names[-1]: item} | ({node.names[0]: key} if len(node.names) > 1 else {})
        inner = Bound(scope, names)
        wanted = True if node.condition is None else of(node.condition, inner)
        if wanted is False:
            continue
        if wanted is not True:
            return Symbol(f"[for … in {_text(value)} if {_text(wanted)}]", refers([value, wanted]))
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
    """Keys and values to go through; None if nobody knows how many there are."""
    if hasattr(value, "pairs"):
        made: list[tuple[Any, Any]] | None = value.pairs()
        return made
    if isinstance(value, Mapping):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list | tuple) else None


def _template(node: syntax.Text, scope: Scope) -> Any:
    made = _joined([of(part, scope) for part in node.parts])
    found = json_text.document(made) if isinstance(made, Symbol) and made.holes else None
    return made if found is None else found


def _joined(parts: list[Any]) -> Any:
    for at, part in enumerate(parts):
        if isinstance(part, Choice):
            made = [_joined([*parts[:at], option, *parts[at + 1 :]]) for option in part.options]
            return choice(made, part.by)
    try:
        text = "".join(functions.text(part) for part in parts)
    except ValueError:
        return Symbol("a text", refers(parts))
    # a text with a hole is no symbol's direct value, yet two that read the same are the same
    return text if is_known(parts) else Symbol(text, refers(parts), holes=True)


def _each(value: Any, apply: Callable[[Any], Any]) -> Any:
    if isinstance(value, Choice):
        return choice((apply(option) for option in value.options), value.by)
    try:
        return apply(value)
    except ValueError:
        return Symbol(_text(value), refers(value), sure=False)


def _text(value: Any) -> str:
    """A value in the words of a reader, and the same for the same value."""
    if isinstance(value, Symbol):
        return value.text
    if isinstance(value, Choice):
        return f"({' or '.join(_text(option) for option in value.options)})"
    if isinstance(value, str):
        return f'"{value}"'
    if value is None or isinstance(value, bool):
        return {True: "true", False: "false", None: "null"}[value]
    return _shown(value)


def _shown(value: Any) -> str:
    if isinstance(value, Mapping) and not isinstance(value, dict):
        return type(value).__name__.lower()
    if isinstance(value, dict):
        shown = ", ".join(
            f"{key if isinstance(key, str) else _text(key)} = {_text(item)}" for key, item in value.items()
        )
        return _short(f"{{{shown}}}")
    if isinstance(value, list | tuple):
        return _short(f"[{', '.join(map(_text, value))}]")
    return str(value)


def _short(text: str) -> str:
    """A long text by its beginning and its digest: it must stay the same for the same value, and for no other."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[:77]}...{hashlib.sha256(text.encode()).hexdigest()[:12]}"


_CAREFUL: Mapping[str, Callable[..., Any]] = {
    "coalesce": _coalesce,
    "contains": _contains,
    "join": _join,
    "sort": _sorted,
}
"""Functions that can answer before all is known."""

_KEEPING = frozenset({"tostring", "tobool", "tonumber", "sensitive", "nonsensitive", "trimspace"})
"""Functions of a value that is not known which it stands for as well."""

_OF_TEXT = frozenset(
    {"jsondecode", "yamldecode", "base64decode", "lower", "upper", "title", "trimspace", "tobool"}
)
"""Functions that Terraform refuses for a collection: `try(jsondecode(var.rules), var.rules)` relies on it."""

_HANDLERS: Mapping[type, Callable[[Any, Scope], Any]] = {
    syntax.Literal: _literal,
    syntax.Name: _name,
    syntax.Attribute: _attribute,
    syntax.Index: _index,
    syntax.Splat: _splat,
    syntax.Unary: _unary,
    syntax.Binary: _binary,
    syntax.Conditional: _conditional,
    syntax.Call: _call,
    syntax.ListOf: _list,
    syntax.ObjectOf: _object,
    syntax.For: _for,
    syntax.Text: _template,
}
