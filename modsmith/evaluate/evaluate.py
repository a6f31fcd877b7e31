"""Evaluates expressions as Terraform does: trees of nodes to values.

What Terraform refuses raises `EvaluationError`. What depends on an unknown value is unknown, exactly where it is for
Terraform; its origin, and what it may be, are kept.

Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from modsmith.cty import types, values
from modsmith.cty.convert import as_unified, convert, unify
from modsmith.cty.errors import EvaluationError, TooLargeError, UnsupportedError
from modsmith.cty.types import BOOL, DYNAMIC, STRING
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import FALSE, NULL, TRUE, Value
from modsmith.evaluate import budget, json_text, operators
from modsmith.evaluate.scope import Bound, Found, Scope, valued
from modsmith.evaluate.values import SCALARS
from modsmith.hcl.blocks import Expression, Template
from modsmith.hcl.blocks import Value as Written
from modsmith.hcl.read import nodes, syntax
from modsmith.hcl.read.nodes import Node


def evaluate(written: Written, scope: Scope) -> Value:
    """The value of an attribute as it was read from a file.

    Raises:
        EvaluationError: Terraform refuses it.
        TooLargeError: it exceeds a budget.
    """
    if type(written) in SCALARS:
        return values.from_python(written)
    if isinstance(written, Expression):
        return of(syntax.expression(written.text), scope)
    if isinstance(written, Template):
        return of(syntax.template(written.text), scope)
    if isinstance(written, Mapping):
        keys = [_key(key, scope) for key in written]
        items = [evaluate(item, scope) for item in written.values()]
        return values.over_options(keys, lambda each: _object_of(each, items))
    if isinstance(written, list | tuple):
        return values.tuple_(evaluate(item, scope) for item in written)
    return values.from_python(written)


def _key(key: str | Expression, scope: Scope) -> Value:
    return values.string(key) if isinstance(key, str) else evaluate(key, scope)


def of(node: Node, scope: Scope) -> Value:
    """The value of a tree.

    Raises:
        EvaluationError: Terraform refuses it.
        TooLargeError: it exceeds a budget.
    """
    return valued(_found(node, scope))


def _found(node: Node, scope: Scope) -> Found:
    around = budget.current()
    unclear = around.unclear
    try:
        made = _leniently(node, scope) if around.lenient else _HANDLERS[type(node)](node, scope)
    except EvaluationError as error:
        if around.unclear > unclear:
            # if modsmith knew that part, Terraform might accept this one
            raise UnsupportedError(around.why) from error
        if not around.lenient:
            raise
        return _refused_part(node)
    if isinstance(made, Value) and isinstance(made.raw, Unknown):
        if made.raw.doubt:
            around.unclear, around.why = around.unclear + 1, made.raw.doubt
        if made.raw.doubt or made.raw.may_fail:
            around.doubts += 1
    return made


def _leniently(node: Node, scope: Scope) -> Found:
    """A part of what Terraform refuses; a call, a splat and a `for` are refused as a whole."""
    around = budget.current()
    around.lenient = not isinstance(node, nodes.Call | nodes.Splat | nodes.For)
    try:
        return _HANDLERS[type(node)](node, scope)
    except EvaluationError:
        around.lenient = True
        if not isinstance(node, nodes.Splat):
            raise
        source = of(node.of, scope)
        if source.type is DYNAMIC:
            raise
        type_ = _splat_type(node, source.type, Unknown("a part that Terraform refuses"), scope)
        return values.unknown(type_, Unknown("a part that Terraform refuses", sure=False))
    finally:
        around.lenient = True


def _refused_part(node: Node) -> Value:
    """What stands for a part that Terraform refuses: of its operator's type, or of any."""
    type_ = DYNAMIC
    if isinstance(node, nodes.Text | nodes.Joined):
        type_ = STRING
    elif isinstance(node, nodes.Binary | nodes.Unary):
        type_ = operators.result(node.operator, binary=isinstance(node, nodes.Binary))
    return values.unknown(type_, Unknown("a part that Terraform refuses", sure=False, may_fail=True))


def _literal(node: nodes.Literal, _: Scope) -> Value:
    return node.value


def _opaque(node: nodes.Opaque, _: Scope) -> Value:
    return values.unknown(
        DYNAMIC, Unknown(node.text, sure=False, doubt=f"modsmith cannot read it: {node.problem}")
    )


def _refused(node: nodes.Refused, _: Scope) -> Value:
    raise EvaluationError(node.problem)


def _name(node: nodes.Name, scope: Scope) -> Found:
    budget.step()
    try:
        return scope.root(node.name)
    except KeyError:
        return values.unknown(DYNAMIC, Unknown(node.name, frozenset({node.name}), direct=True))


def _attribute(node: nodes.Attribute, scope: Scope) -> Found:
    inner = _found(node.of, scope)
    if isinstance(inner, Value):
        return operators.attribute(inner, node.name)
    return inner.member(values.string(node.name))


def _index(node: nodes.Index, scope: Scope) -> Found:
    inner = _found(node.of, scope)
    key = of(node.key, scope)
    return operators.index(inner, key) if isinstance(inner, Value) else inner.member(key)


def _splat(node: nodes.Splat, scope: Scope) -> Value:
    inner = _found(node.of, scope)
    value = inner if isinstance(inner, Value) else inner.elements()
    if isinstance(value, list):
        return values.tuple_(_each(node, item, scope) for item in value)
    return values.over_options([value], lambda each: _splat_of(node, each[0], scope))


def _splat_of(node: nodes.Splat, value: Value, scope: Scope) -> Value:
    sequence = value.type.is_sequence
    if value.raw is NULL:
        if sequence:
            raise EvaluationError("splat expressions cannot be applied to null sequences")
        return values.tuple_(()).marked(value.sensitive)
    if isinstance(value.raw, Unknown) and value.members is None and (value.type is DYNAMIC or sequence):
        return _splat_unknown(node, value, scope)
    if not sequence:
        each = _each(node, value.unmarked(), scope)
        if isinstance(value.raw, Unknown) and not value.raw.sure:
            empty = values.tuple_(())
            by = f"whether {value.raw.text} is null"
            return values.choice([values.tuple_([each]), empty], by, DYNAMIC, value.sensitive)
        return values.tuple_([each]).marked(value.sensitive)
    made = [_each(node, item, scope) for item in value.members or ()]
    if value.type.kind == "tuple":
        return values.tuple_(made).marked(value.sensitive)
    kinds = {item.type for item in made if item.type is not DYNAMIC}
    if len(kinds) > 1:
        raise EvaluationError("the splat's elements have different types")
    if not made:
        type_ = _splat_type(node, value.type, Unknown("an element"), scope)
        return values.empty(type_).marked(value.sensitive)
    return values.list_(made, next(iter(kinds), DYNAMIC)).marked(value.sensitive)


def _splat_unknown(node: nodes.Splat, value: Value, scope: Scope) -> Value:
    raw: Unknown = value.raw
    kind = DYNAMIC if value.type is DYNAMIC else _splat_type(node, value.type, raw, scope)
    origin = Unknown(f"{raw.text}[*]{_tail(node.each)}", raw.refers, doubt=raw.doubt)
    return values.unknown(kind, origin, value.sensitive)


def _splat_type(node: nodes.Splat, type_: types.Type, origin: Unknown, scope: Scope) -> types.Type:
    """The type of a splat over what is unknown."""

    def of_item(type_: types.Type) -> types.Type:
        item = values.unknown(type_, Unknown(f"{origin.text}[*]", origin.refers, sure=False))
        return _each(node, item, scope).type

    if type_.kind in ("list", "set"):
        return types.list_of(of_item(type_.element))
    return types.tuple_of(map(of_item, type_.elements if type_.kind == "tuple" else [type_]))


def _each(node: nodes.Splat, item: Found, scope: Scope) -> Value:
    budget.step()
    return of(node.each, Bound(scope, {"": item}))


def _tail(node: Node) -> str:
    return f"{_tail(node.of)}.{node.name}" if isinstance(node, nodes.Attribute) else ""


def _unary(node: nodes.Unary, scope: Scope) -> Value:
    return operators.unary(node.operator, of(node.operand, scope))


def _binary(node: nodes.Binary, scope: Scope) -> Value:
    return operators.binary(node.operator, of(node.left, scope), of(node.right, scope))


def _conditional(node: nodes.Conditional, scope: Scope) -> Value:
    """Both results are evaluated, because they need one type; an error in the one that is not chosen is none."""
    around = budget.current()
    condition = _condition(node.condition, scope)
    before = around.doubts
    then, otherwise = (_branch(branch, scope) for branch in (node.then, node.otherwise))
    if isinstance(condition.raw, bool):
        around.doubts = before + (then if condition.raw else otherwise).doubts
    return values.over_options([condition], lambda each: _chosen(each[0], [then, otherwise]))


def _condition(node: Node, scope: Scope) -> Value:
    """A condition; unknown where only the type of the result matters and Terraform refuses the condition."""
    try:
        value = of(node, scope)
        if value.raw is NULL:
            raise EvaluationError("the condition is null")
        return value if value.is_unknown and value.members is None else convert(value, BOOL)
    except EvaluationError:
        if not budget.current().lenient:
            raise
        return _refused_part(node)


@dataclass(frozen=True, slots=True)
class _Branch:
    """A result of a conditional: why Terraform refuses it, if it does, and the doubts in it."""

    value: Value
    problem: EvaluationError | None = None
    doubts: int = 0


def _branch(node: Node, scope: Scope) -> _Branch:
    around = budget.current()
    before, lenient = around.doubts, around.lenient
    try:
        around.lenient = False
        value = of(node, scope)
        return _Branch(value, None, around.doubts - before)
    except EvaluationError as error:
        around.lenient = True
        return _Branch(of(node, scope), error, around.doubts - before)
    except UnsupportedError as error:
        made = values.unknown(DYNAMIC, Unknown("a result", sure=False, doubt=str(error)))
        return _Branch(made, None, around.doubts - before + 1)
    finally:
        around.lenient = lenient


def _chosen(condition: Value, results: list[_Branch]) -> Value:
    try:
        wanted = _common_type([one.value for one in results])
    except EvaluationError as error:
        why = next(filter(None, (values.doubt(one.value) for one in results)), "")
        if why:  # what Terraform refuses has any type
            raise UnsupportedError(why) from error
        raise
    if condition.raw is NULL:
        raise EvaluationError("the condition is null")
    raw = condition.raw
    if isinstance(raw, Unknown):
        return _either(condition, results, wanted)
    truth = convert(condition, BOOL)
    result = results[0] if truth.raw else results[1]
    if result.problem and not budget.current().lenient:
        raise result.problem
    made = _as_result(result, results, wanted).marked(
        condition.sensitive or any(one.value.sensitive for one in results)
    )
    other = results[1 if truth.raw else 0].value
    why = values.doubt(other)
    if not why or made.is_unknown or other.type is result.value.type:
        return made
    # the result has the type of both, and what Terraform refuses has any type
    may_be = tuple({values.identity(one): one for one in (made, result.value)}.values())
    return values.unknown(DYNAMIC, Unknown(values.describe(made), options=may_be, doubt=why), made.sensitive)


def _as_result(result: _Branch, results: list[_Branch], wanted: types.Type | None) -> Value:
    """A result in the type of both; as it is if they may have any."""
    if wanted is None:
        return result.value
    return as_unified(result.value, [one.value.type for one in results], wanted)


def _common_type(results: list[Value]) -> types.Type | None:
    """The type of both results; None if one of them may have any."""
    then, otherwise = results
    if then.type is otherwise.type:
        return then.type if then.type is not DYNAMIC else None
    if then.raw is NULL and then.type is DYNAMIC and not then.sensitive:
        return otherwise.type
    if otherwise.raw is NULL and otherwise.type is DYNAMIC and not otherwise.sensitive:
        return then.type
    if then.type is DYNAMIC or otherwise.type is DYNAMIC:
        return None
    found = unify([then.type, otherwise.type])
    if found is None:
        raise EvaluationError("the true and false result expressions must have consistent types")
    return found


def _either(condition: Value, results: list[_Branch], wanted: types.Type | None) -> Value:
    """Both results of a condition that is unknown."""
    by = condition.raw.by or values.describe(condition)
    made: list[Value] = []
    for result in results:
        if not result.problem:
            try:
                made.append(_as_result(result, results, wanted))
            except EvaluationError:
                continue
    sensitive = condition.sensitive or any(one.sensitive for one in made)
    if not made:
        origin = Unknown(
            by, values.refers(condition), sure=False, doubt="neither of its results can be evaluated"
        )
        return values.unknown(wanted or DYNAMIC, origin, sensitive)
    if wanted is not None and len(made) == len(results) and all(one.raw is NULL for one in made):
        return values.null(wanted).marked(sensitive)
    chosen = values.choice(made, by, wanted or DYNAMIC, sensitive)
    may_fail = chosen.raw.may_fail or len(made) < len(results)
    origin = replace(chosen.raw, may_fail=may_fail, doubt=chosen.raw.doubt or values.doubt(condition))
    return values.unknown(chosen.type, origin, sensitive)


def _call(node: nodes.Call, scope: Scope) -> Value:
    name = node.name.removeprefix("core::")
    if name in ("try", "can"):
        return _tried(name, node, scope)
    if name == "templatestring" and node.arguments:
        _check_template(node.arguments[0])
    given = [of(argument, scope) for argument in node.arguments]
    if not node.expands:
        return scope.call(name, given)
    *first, last = given
    return values.over_options([last], lambda each: _expanded(name, first, each[0], scope))


def _check_template(node: Node) -> None:
    while isinstance(node, nodes.Attribute | nodes.Index | nodes.Splat):
        node = node.of
    if not isinstance(node, nodes.Name):
        raise EvaluationError("templatestring needs a reference to a string from elsewhere")


def _expanded(name: str, first: list[Value], last: Value, scope: Scope) -> Value:
    if last.raw is NULL or not (last.type is DYNAMIC or last.type.is_sequence):
        raise EvaluationError("the expanding argument must be a list, a tuple or a set that is not null")
    if isinstance(last.raw, Unknown):
        text = f"{name}({', '.join([*map(values.describe, first), last.raw.text])}...)"
        refers = values.joined_refers([*first, last])
        why = values.doubt(last) or f"the number of arguments of {name} is not known"
        return values.unknown(DYNAMIC, Unknown(values.shortened(text), refers, sure=False, doubt=why))
    return scope.call(name, [*first, *(item.marked(last.sensitive) for item in last.raw)])


def _tried(name: str, node: nodes.Call, scope: Scope) -> Value:
    arguments = node.arguments
    if node.expands:
        inner = of(arguments[-1], scope)
        if not inner.type.is_sequence or not isinstance(inner.raw, tuple):
            raise EvaluationError("the expanding argument must be a list, a tuple or a set that is not null")
        arguments = (*arguments[:-1], *map(nodes.Literal, inner.raw))
    if name == "can":
        if len(arguments) != 1:
            raise EvaluationError("can takes exactly one argument")
        return _can(arguments[0], scope)
    for at, argument in enumerate(arguments):
        try:
            value, doubted, why = _attempt(argument, scope)
        except EvaluationError:
            continue
        if value.known and not doubted:
            return value
        made = _doubted(value, arguments[at + 1 :], scope, doubted=doubted)
        return _with_doubt(made, why) if doubted else made
    raise EvaluationError("no expression succeeded")


def _attempt(node: Node, scope: Scope) -> tuple[Value, bool, str]:
    """The value of an argument of `try` or `can`; whether Terraform may refuse a part of it, and the doubt if any."""
    around = budget.current()
    before, lenient, why = around.doubts, around.lenient, around.why
    around.lenient, around.why = False, ""
    try:
        value = of(node, scope)
        return value, around.doubts > before, around.why
    except EvaluationError:
        around.doubts = before
        raise
    finally:
        around.lenient, around.why = lenient, why


def _can(node: Node, scope: Scope) -> Value:
    try:
        value, doubted, why = _attempt(node, scope)
    except EvaluationError:
        return FALSE
    if value.known and not doubted:
        return TRUE
    text = f"can({values.describe(value)})"
    return values.unknown(BOOL, Unknown(values.shortened(text), values.refers(value), doubt=why))


def _with_doubt(value: Value, why: str) -> Value:
    """An unknown value with a doubt of one of its parts."""
    origin = replace(value.raw, doubt=value.raw.doubt or why)
    return values.unknown(value.type, origin, value.sensitive)


def _doubted(value: Value, rest: tuple[Node, ...], scope: Scope, *, doubted: bool) -> Value:
    """What `try` results in for a value that is not wholly known: Terraform knows nothing of it yet."""
    only = values.options(value)
    raw = only[0].raw if len(only) == 1 else value.raw
    is_certain = isinstance(raw, Unknown) and raw.sure and raw.direct and not raw.doubt and not raw.may_fail
    if is_certain and not doubted:
        return values.unknown(DYNAMIC, raw, value.sensitive)
    made = [value]
    if doubted or not _is_certain(value):
        for other in rest:
            try:
                made.append(_attempt(other, scope)[0])
            except EvaluationError:
                continue
    chosen = values.choice(made, f"whether {values.describe(value)} can be evaluated", DYNAMIC)
    return values.unknown(DYNAMIC, replace(chosen.raw, sure=False), chosen.sensitive)


def _is_certain(value: Value) -> bool:
    """Whether a value that is partly unknown can certainly be evaluated."""
    return not values.doubt(value) and all(
        one.sure and one.direct and not one.may_fail for one in values.unknowns(value)
    )


def _list(node: nodes.ListOf, scope: Scope) -> Value:
    budget.step(len(node.items))
    return values.tuple_(of(item, scope) for item in node.items)


def _object(node: nodes.ObjectOf, scope: Scope) -> Value:
    budget.step(len(node.items))
    keys = [of(key, scope) for key, _ in node.items]
    items = [of(item, scope) for _, item in node.items]
    return values.over_options(keys, lambda each: _object_of(each, items))


def _object_of(keys: list[Value], items: list[Value]) -> Value:
    made: dict[str, Value] = {}
    unknown: list[Value] = []
    for key, item in zip(keys, items, strict=True):
        if key.raw is NULL:
            raise EvaluationError("can't use a null value as a key")
        name = convert(key, STRING)
        if name.is_unknown:
            unknown.append(key)
        else:
            made[name.raw] = item
    if unknown:
        return _unknown_content("{" + values.describe(unknown[0]) + " = …}", [*unknown, *items])
    return values.object_(made).marked(any(key.sensitive for key in keys))


def _unknown_content(text: str, given: list[Value], *, sensitive: bool = False) -> Value:
    """An object or a tuple of which nothing is known."""
    origin = Unknown(values.shortened(text), values.joined_refers(given), doubt=values.doubt(given))
    return values.unknown(DYNAMIC, origin, sensitive)


def _for(node: nodes.For, scope: Scope) -> Value:
    value = of(node.of, scope)
    return values.over_options([value], lambda each: _for_of(node, each[0], scope))


def _for_of(node: nodes.For, value: Value, scope: Scope) -> Value:
    if value.raw is NULL:
        raise EvaluationError("a null value cannot be used as the collection in a 'for' expression")
    if value.type is DYNAMIC:
        return _unknown_content(f"[for … in {values.describe(value)}]", [value], sensitive=value.sensitive)
    if value.type.is_primitive:
        raise EvaluationError(f"a {value.type} cannot be used as the collection in a 'for' expression")
    is_unknown = isinstance(value.raw, Unknown) and value.members is None
    if node.condition is not None and (is_unknown or not value.raw):
        _check_condition(node, scope)
    if is_unknown:
        return _unknown_content(f"[for … in {value.raw.text}]", [value], sensitive=value.sensitive)
    return _entries(node, value, scope)


def _check_condition(node: nodes.For, scope: Scope) -> None:
    """Terraform looks at the condition even where there is nothing to go through."""
    nothing = values.unknown(DYNAMIC, Unknown("an element", sure=False))
    wanted = of(node.condition, Bound(scope, dict.fromkeys(node.names, nothing)))  # type: ignore[arg-type]
    _wanted(wanted, known=True)


@dataclass(frozen=True, slots=True)
class _Row:
    """One pass of a `for`: whether it is wanted, its key and its value, or why Terraform refuses them."""

    wanted: Value
    key: Value
    value: Value
    problem: EvaluationError | None = None


_NO_KEY = values.string("")


def _entries(node: nodes.For, value: Value, scope: Scope) -> Value:
    rows: list[_Row] = []
    known = True
    two = len(node.names) > 1
    for key, item in value.elements():
        budget.step()
        names = {node.names[0]: key, node.names[1]: item} if two else {node.names[0]: item}
        inner = Bound(scope, names)
        wanted = TRUE if node.condition is None else _wanted(of(node.condition, inner), known=known)
        if wanted.raw is not False:
            row = _row(node, wanted, inner, known=known and wanted.known)
            rows.append(row)
            known = known and wanted.known and row.key.known
        elif wanted.sensitive:
            rows.append(_Row(wanted, _NO_KEY, TRUE))
    conditions = [row.wanted for row in rows]
    if all(one.known for one in conditions):
        return _gathered(node, value, rows, conditions)
    return values.over_options(conditions, lambda each: _gathered(node, value, rows, each))


def _wanted(condition: Value, *, known: bool) -> Value:
    """A condition; one that cannot be is unknown if the result already is."""
    try:
        if condition.raw is NULL:
            raise EvaluationError("the value of the 'if' clause must not be null")
        return convert(condition, BOOL)
    except EvaluationError:
        if known:
            raise
        return values.unknown(BOOL, Unknown("a condition", sure=False))


def _key_of(key: Value, *, known: bool) -> Value:
    """A key of an object; one that cannot be is unknown if the result already is."""
    try:
        if key.raw is NULL:
            raise EvaluationError("the key expression in 'for' must not produce a null value")
        return convert(key, STRING)
    except EvaluationError:
        if known and not (key.is_unknown and key.members is None):
            raise
        return values.unknown(STRING, Unknown("a key", sure=False))


def _row(node: nodes.For, wanted: Value, scope: Scope, *, known: bool) -> _Row:
    key = _NO_KEY
    try:
        if node.key is not None:
            key = _key_of(of(node.key, scope), known=known)
        return _Row(wanted, key, of(node.value, scope))
    except EvaluationError as error:
        if wanted.known and key.known:
            raise
        return _Row(wanted, key, TRUE, error)


def _gathered(node: nodes.For, value: Value, rows: list[_Row], conditions: list[Value]) -> Value:
    """The list or object of the rows whose condition is true."""
    sensitive = value.sensitive or any(one.sensitive for one in conditions)
    unsure: list[Value] = []
    entries: list[tuple[str, Value]] = []
    for row, condition in zip(rows, conditions, strict=True):
        if condition.raw is False:
            continue
        if condition.is_unknown:
            unsure.append(condition)
            continue
        sensitive = sensitive or row.key.sensitive
        if row.key.is_unknown:
            unsure.append(row.key)
        elif row.problem:
            raise row.problem
        else:
            entries.append((row.key.raw, row.value))
    if node.key is not None and not node.groups and len({name for name, _ in entries}) < len(entries):
        raise EvaluationError("two different items produced the same key in a 'for' expression")
    if unsure:
        text = f"[for … in {values.describe(value)} if {values.describe(unsure[0])}]"
        return _unknown_content(text, [value, *unsure, *(item for _, item in entries)], sensitive=sensitive)
    return _collected(node, entries).marked(sensitive)


def _collected(node: nodes.For, entries: list[tuple[str, Value]]) -> Value:
    if node.key is None:
        return values.tuple_(item for _, item in entries)
    if not node.groups:
        return values.object_(dict(entries))
    grouped: dict[str, list[Value]] = {}
    for name, item in entries:
        grouped.setdefault(name, []).append(item)
    return values.object_({name: values.tuple_(items) for name, items in grouped.items()})


def _text(node: nodes.Text, scope: Scope) -> Value:
    parts = [of(part, scope) for part in node.parts]
    budget.step(sum(part.size for part in parts))
    if any(part.raw is NULL for part in parts):
        raise EvaluationError("cannot include a null value in a string template")
    return values.over_options([_part(part) for part in parts], joined)


def _part(value: Value) -> Value:
    """A part of a template as text; Terraform does not look at the type of an unknown one."""
    try:
        return convert(value, STRING)
    except EvaluationError:
        if not value.is_unknown or value.members is not None:
            raise
    return values.unknown(STRING, replace(value.raw, options=(), by="", parts=None), value.sensitive)


def joined(parts: list[Value]) -> Value:
    """The text of a template whose parts may be unknown."""
    if any(part.raw is NULL for part in parts):
        raise EvaluationError("cannot include a null value in a string template")
    sensitive = any(part.sensitive for part in parts)
    holes = list(map(_hole, parts))
    if sum(map(len, holes)) > _LONGEST:
        raise TooLargeError("a long text")
    made = "".join(holes)
    if all(part.known for part in parts):
        return values.string(made).marked(sensitive)
    why = values.doubt(parts)
    refers = values.joined_refers(parts)
    # a text with a hole is no value's direct origin, yet two that read the same are the same
    origin = Unknown(made, refers, holes=True, doubt=why)
    document = None if why else json_text.document(origin)
    if document is not None:
        origin = Unknown(made, refers, holes=True, parts=document, json=True)
    return values.unknown(STRING, origin, sensitive)


_LONGEST = 10_000_000
"""Characters of a text, those of what stands for unknown parts included."""


def _hole(part: Value) -> str:
    raw = part.raw
    if isinstance(raw, Unknown):
        return raw.text if raw.holes else "${" + raw.text + "}"
    return str(raw)


def _joined(node: nodes.Joined, scope: Scope) -> Value:
    made = _for(node.each, scope)
    return values.over_options([made], lambda each: _joined_texts(each[0]))


def _joined_texts(value: Value) -> Value:
    if value.is_unknown:
        return values.unknown(
            STRING, Unknown(value.raw.text, value.raw.refers, doubt=value.raw.doubt), value.sensitive
        )
    made = joined([convert(item, STRING) for item in value.raw])
    return made.marked(value.sensitive)


_HANDLERS: Mapping[type, Callable[[Any, Scope], Found]] = {
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
    nodes.Text: _text,
    nodes.Joined: _joined,
    nodes.Refused: _refused,
    nodes.Opaque: _opaque,
}
