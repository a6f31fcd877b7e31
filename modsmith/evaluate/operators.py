"""HCL's operators, and access to members.

Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#operations
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from modsmith.cty import numbers, types, values
from modsmith.cty.convert import convert
from modsmith.cty.errors import EvaluationError
from modsmith.cty.numbers import Number
from modsmith.cty.types import BOOL, DYNAMIC, NUMBER, STRING
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import FALSE, NULL, TRUE, Value
from modsmith.evaluate import budget

_ARITHMETIC: Mapping[str, Callable[[Number, Number], Number]] = {
    "+": numbers.add,
    "-": lambda left, right: numbers.add(left, numbers.negate(right)),
    "*": numbers.multiply,
    "/": numbers.divide,
    "%": numbers.modulo,
}
_ORDER: Mapping[str, Callable[[int], bool]] = {
    "<": lambda order: order < 0,
    ">": lambda order: order > 0,
    "<=": lambda order: order <= 0,
    ">=": lambda order: order >= 0,
}


def result(sign: str, *, binary: bool) -> types.Type:
    """The type of an operator's results."""
    return NUMBER if sign in (_ARITHMETIC if binary else ("-",)) else BOOL


def unary(sign: str, value: Value) -> Value:
    """`!value` or `-value`."""
    wanted = BOOL if sign == "!" else NUMBER
    given = _operand(value, wanted)
    return values.over_options([given], lambda each: _applied(sign, each[0]))


def _operand(value: Value, wanted: types.Type) -> Value:
    made = convert(value, wanted)
    if made.raw is NULL:
        raise EvaluationError("argument must not be null")
    return made


def _applied(sign: str, value: Value) -> Value:
    if value.raw is NULL:
        raise EvaluationError("argument must not be null")
    raw = value.raw
    if isinstance(raw, Unknown):
        return _unknown(value.type, f"{sign}{raw.text}", [value])
    made = values.boolean(not raw) if sign == "!" else Value(NUMBER, numbers.negate(raw))
    return made.marked(value.sensitive)


def _unknown(type_: types.Type, text: str, given: list[Value]) -> Value:
    """An unknown result, which is never null."""
    origin = Unknown(values.shortened(text), values.joined_refers(given), doubt=values.doubt(given))
    return values.unknown(type_, origin, any(map(values.is_sensitive, given)))


def binary(sign: str, left: Value, right: Value) -> Value:
    """`left sign right`, both sides already evaluated."""
    if sign in ("==", "!="):
        return values.over_options([left, right], lambda each: _equality(sign, *each))
    wanted = BOOL if sign in ("&&", "||") else NUMBER
    given = [_operand(left, wanted), _operand(right, wanted)]
    if wanted is BOOL:
        return values.over_options(given, lambda each: _logical(sign, *each))
    return values.over_options(given, lambda each: _computed(sign, *each))


def _logical(sign: str, left: Value, right: Value) -> Value:
    if left.raw is NULL or right.raw is NULL:
        raise EvaluationError("argument must not be null")
    decisive = sign == "||"
    sensitive = left.sensitive or right.sensitive
    unknown = [side for side in (left, right) if isinstance(side.raw, Unknown)]
    is_decided = left.raw is decisive or right.raw is decisive
    if not unknown:
        return values.boolean(decisive if is_decided else not decisive).marked(sensitive)
    text = f"{values.describe(left)} {sign} {values.describe(right)}"
    if is_decided:
        return _deduced(values.boolean(decisive), text, unknown).marked(sensitive)
    if len(unknown) == 1:
        return unknown[0].marked(sensitive)
    return _unknown(BOOL, text, unknown)


def _deduced(made: Value, text: str, given: list[Value]) -> Value:
    """A result that cannot be another one, though Terraform does not know it yet."""
    refers, why = values.joined_refers(given), values.doubt(given)
    return values.unknown(BOOL, Unknown(values.shortened(text), refers, options=(made,), by=text, doubt=why))


def _computed(sign: str, left: Value, right: Value) -> Value:
    if left.raw is NULL or right.raw is NULL:
        raise EvaluationError("argument must not be null")
    if not (left.known and right.known):
        kind = BOOL if sign in _ORDER else NUMBER
        return _unknown(kind, f"{values.describe(left)} {sign} {values.describe(right)}", [left, right])
    if sign in _ORDER:
        made = values.boolean(_ORDER[sign](numbers.compare(left.raw, right.raw)))
    else:
        made = Value(NUMBER, _ARITHMETIC[sign](left.raw, right.raw))
    return made.marked(left.sensitive or right.sensitive)


def _equality(sign: str, left: Value, right: Value) -> Value:
    made = equals(left, right)
    if sign == "==":
        return made
    if isinstance(made.raw, Unknown):
        raw = made.raw
        if raw.options:
            return values.choice([_applied("!", one) for one in raw.options], raw.by, BOOL, made.sensitive)
        return _unknown(BOOL, f"{values.describe(left)} != {values.describe(right)}", [left, right])
    return values.boolean(not made.raw).marked(made.sensitive)


def equals(left: Value, right: Value) -> Value:
    """Whether two values are equal; unknown where that depends on what is unknown."""
    budget.step((left.size + right.size) // 4)
    if left.known and right.known:
        made: Value | None = values.boolean(same(left, right))
    else:
        made = _equal_unknown(left, right)
    if (left.raw is NULL) != (right.raw is NULL):
        sensitive = left.sensitive or right.sensitive
    else:
        sensitive = values.is_sensitive(left) or values.is_sensitive(right)
    if made is not None:
        return made.marked(sensitive)
    text = f"{values.describe(left)} == {values.describe(right)}"
    deduced = FALSE if _certainly_differ(left, right) else TRUE if _is_one_origin(left, right) else None
    if deduced is not None:
        return _deduced(deduced, text, [left, right]).marked(sensitive)
    return _unknown(BOOL, text, [left, right]).marked(sensitive)


def _is_open(value: Value) -> bool:
    """Whether a part of a value is unknown together with its type."""
    if value.known:
        return False
    if value.is_unknown and value.members is None:
        return not value.type.exact
    parts = value.raw.values() if isinstance(value.raw, dict) else value.members or ()
    return any(map(_is_open, parts))


def _loose(left: Value, right: Value) -> bool:
    """Whether the types of two known values may turn out to be the same."""
    return types.conforms(left.type, right.type) or types.conforms(right.type, left.type)


def _certainly_differ(left: Value, right: Value) -> bool:
    """Whether one is null and the other certainly not, whatever it is: Terraform may not know that yet."""
    return (left.raw is NULL and values.not_null(right)) or (right.raw is NULL and values.not_null(left))


def _is_one_origin(left: Value, right: Value) -> bool:
    """Whether both are the same unknown value, or are computed in the same way from it."""
    if left.known or right.known or left.type is not right.type or values.doubt([left, right]):
        return False
    return values.describe(left) == values.describe(right)


def _equal_unknown(left: Value, right: Value) -> Value | None:
    """The answer for values that are not wholly known; None if there is none."""
    if left.raw is NULL and right.raw is NULL:
        return TRUE
    for one, other in ((left, right), (right, left)):
        if one.raw is NULL and (not isinstance(other.raw, Unknown) or other.members is not None):
            return FALSE
    if isinstance(left.raw, Unknown) or isinstance(right.raw, Unknown):
        if left.raw is NULL or right.raw is NULL:
            return None
        if any(side.is_unknown and side.members is not None for side in (left, right)):
            exact = left.type.exact and right.type.exact
            return FALSE if exact and left.type is not right.type else None
        if left.is_unknown and right.is_unknown:
            return None
        unknown, known = (left, right) if left.is_unknown else (right, left)
        return None if types.conforms(known.type, unknown.type) else FALSE
    if _is_open(left) or _is_open(right):
        return None if _loose(left, right) else FALSE
    if left.type is not right.type:
        return FALSE
    if isinstance(left.raw, dict):
        if left.raw.keys() != right.raw.keys():
            return FALSE
        pairs = [(left.raw[key], right.raw[key]) for key in left.raw]
    else:
        if len(left.raw) != len(right.raw):
            return FALSE
        pairs = list(zip(left.raw, right.raw, strict=True))
    for one, other in pairs:
        made = equals(one, other)
        if made.is_unknown:
            return None
        if made.raw is False:
            return FALSE
    return TRUE


def same(left: Value, right: Value) -> bool:
    """Whether two known values are equal, with their types."""
    if left.raw is NULL or right.raw is NULL:
        return left.raw is right.raw
    if left.type is not right.type:
        return False
    if isinstance(left.raw, dict):
        return left.raw.keys() == right.raw.keys() and all(
            same(item, right.raw[key]) for key, item in left.raw.items()
        )
    if isinstance(left.raw, tuple):
        return len(left.raw) == len(right.raw) and all(map(same, left.raw, right.raw))
    return bool(left.raw == right.raw)


def attribute(value: Value, name: str) -> Value:
    """`value.name`."""
    return values.over_options([value], lambda each: _attribute(each[0], name))


def _attribute(value: Value, name: str) -> Value:
    raw, type_ = value.raw, value.type
    if raw is NULL:
        raise EvaluationError("attempt to get attribute from null value")
    kind = type_.kind
    if kind == "object":
        inner = type_.attributes.get(name)
        if inner is None:
            raise EvaluationError(f'this object does not have an attribute named "{name}"')
        return _below(value, inner, name) if isinstance(raw, Unknown) else raw[name].marked(value.sensitive)
    if kind == "map":
        if isinstance(raw, Unknown):
            return _below(value, type_.element, name)
        if name not in raw:
            raise EvaluationError(f'this map does not have an element with the key "{name}"')
        return raw[name].marked(value.sensitive)  # type: ignore[no-any-return]
    if kind == "dynamic":
        return _below(value, DYNAMIC, name)
    raise EvaluationError(f"{types.friendly(type_)} has no attribute {name!r}")


def index(value: Value, key: Value) -> Value:
    """`value[key]`."""
    return values.over_options([value, key], lambda each: _index(*each))


def _index(value: Value, key: Value) -> Value:
    if value.raw is NULL:
        raise EvaluationError("attempt to index null value")
    if key.raw is NULL:
        raise EvaluationError("can't use a null value as an indexing key")
    type_ = value.type
    if type_ is DYNAMIC or key.type is DYNAMIC:
        return _below_index(value, key, DYNAMIC)
    kind = type_.kind
    if kind in ("list", "tuple"):
        key = convert(key, NUMBER)
        if key.is_unknown or (kind == "list" and value.is_unknown):
            if kind == "tuple":
                return _below_index(value, key, DYNAMIC)
            return _below_index(value, key, type_.element)
        at = key.raw
        length = len(type_.elements) if kind == "tuple" else len(value.raw)
        if not at.is_whole or at.sign < 0 or at.whole() >= length:
            raise EvaluationError("the given key does not identify an element in this collection value")
        if value.is_unknown:
            return _below_index(value, key, type_.elements[at.whole()])
        return value.raw[at.whole()].marked(value.sensitive or key.sensitive)  # type: ignore[no-any-return]
    if kind == "map":
        key = convert(key, STRING)
        if key.is_unknown or value.is_unknown:
            return _below_index(value, key, type_.element)
        if key.raw not in value.raw:
            raise EvaluationError("the given key does not identify an element in this collection value")
        return value.raw[key.raw].marked(value.sensitive or key.sensitive)  # type: ignore[no-any-return]
    if kind == "object":
        key = convert(key, STRING)
        if value.is_unknown or key.is_unknown:
            return _below_index(value, key, DYNAMIC)
        if key.raw not in type_.attributes:
            raise EvaluationError("the given key does not identify an element in this collection value")
        return value.raw[key.raw].marked(value.sensitive)  # type: ignore[no-any-return]
    raise EvaluationError("this value does not have any indices")


def _below_index(value: Value, key: Value, type_: types.Type) -> Value:
    """An element of an unknown value, or by an unknown key."""
    if key.known and isinstance(value.raw, Unknown):
        raw = key.raw
        return _below(value, type_, raw.whole() if isinstance(raw, Number) and raw.is_whole else raw)
    text = f"{values.describe(value)}[{values.describe(key)}]"
    refers = values.joined_refers([value, key])
    why = values.doubt([value, key])
    sensitive = values.is_sensitive(value) or key.sensitive
    return values.unknown(type_, Unknown(values.shortened(text), refers, sure=False, doubt=why), sensitive)


def _below(value: Value, type_: types.Type, key: object) -> Value:
    """A member of an unknown value."""
    origin: Unknown = value.raw
    if isinstance(key, str) and key.isidentifier():
        step = f".{key}"
    else:
        step = f'["{key}"]' if isinstance(key, str) else f"[{key}]"
    made = Unknown(
        origin.text + step,
        origin.refers,
        sure=origin.sure and not origin.given,
        direct=origin.direct,
        doubt=origin.doubt,
        given=origin.given,
        may_fail=origin.may_fail,
    )
    return values.unknown(type_, made, value.sensitive)
