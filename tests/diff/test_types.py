"""A type is wider exactly if Terraform's conversion accepts and keeps every value of the other one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modsmith.cty import types as cty
from modsmith.cty import values
from modsmith.cty.convert import convert
from modsmith.cty.errors import EvaluationError
from modsmith.cty.types import BOOL, DYNAMIC, NUMBER, STRING, Type
from modsmith.cty.values import Value
from modsmith.diff.types import Relation, differences, losses, other_defaults, relation
from modsmith.evaluate.constraints import constraint
from modsmith.hcl.blocks import Expression

NAMES = ("a", "b", "c")
OPPOSITE = {
    Relation.SAME: Relation.SAME,
    Relation.ALIKE: Relation.ALIKE,
    Relation.WIDENED: Relation.NARROWED,
    Relation.NARROWED: Relation.WIDENED,
    Relation.CHANGED: Relation.CHANGED,
}


def _objects(inner: st.SearchStrategy[Type]) -> st.SearchStrategy[Type]:
    attributes = st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)
    return st.builds(cty.object_of, attributes, st.sets(st.sampled_from(NAMES))).map(_declared)


def _declared(type_: Type) -> Type:
    return cty.object_of(type_.attributes, type_.optional & type_.attributes.keys())


SCALARS = {STRING: ["", "x", "1", "true"], NUMBER: [0, 1, -2, 2.5], BOOL: [True, False]}
PRIMITIVES = st.sampled_from([STRING, NUMBER, BOOL])
EXACT = st.recursive(
    PRIMITIVES,
    lambda inner: st.one_of(
        st.builds(cty.list_of, inner),
        st.builds(cty.set_of, inner),
        st.builds(cty.map_of, inner),
        st.builds(cty.tuple_of, st.lists(inner, max_size=2)),
        _objects(inner),
    ),
    max_leaves=5,
)
ANY = st.recursive(
    st.sampled_from([STRING, NUMBER, BOOL, DYNAMIC]),
    lambda inner: st.one_of(st.builds(cty.list_of, inner), st.builds(cty.map_of, inner), _objects(inner)),
    max_leaves=4,
)


@st.composite
def similar(draw: st.DrawFn) -> tuple[Type, Type]:
    """Two types that often have something in common: random ones seldom do."""
    one = draw(EXACT)
    return one, draw(st.one_of(EXACT, st.just(one), st.just(_changed(draw, one))))


def _changed(draw: st.DrawFn, type_: Type) -> Type:
    if type_.is_collection:
        make = draw(st.sampled_from([cty.list_of, cty.set_of, cty.map_of]))
        return make(_changed(draw, type_.element))
    if type_.kind == "object":
        made = {name: _changed(draw, one) for name, one in type_.attributes.items()}
        made |= {draw(st.sampled_from(NAMES)): draw(PRIMITIVES)}
        return _declared(cty.object_of(made, draw(st.sets(st.sampled_from(NAMES)))))
    return draw(st.one_of(st.just(type_), PRIMITIVES))


def written(draw: st.DrawFn, type_: Type) -> Value:
    """A value that a caller writes for a type: without attributes that it does not have, but with `null`."""
    if draw(st.integers(0, 9)) == 0:
        return values.NULL_VALUE
    if type_.is_primitive:
        return values.from_python(draw(st.sampled_from(SCALARS[type_])))
    if type_.kind == "map":
        keys = draw(st.sets(st.sampled_from([*NAMES, "d"]), max_size=3))
        return values.object_({key: written(draw, type_.element) for key in sorted(keys)})
    if type_.is_collection:
        return values.tuple_([written(draw, type_.element) for _ in range(draw(st.integers(0, 3)))])
    if type_.kind == "tuple":
        return values.tuple_([written(draw, one) for one in type_.elements])
    given_ = [name for name in type_.attributes if name not in type_.optional or draw(st.booleans())]
    return values.object_({name: written(draw, type_.attributes[name]) for name in given_})


@given(similar())
@settings(max_examples=150, deadline=None)
def test_the_opposite_direction_is_the_opposite_relation(pair: tuple[Type, Type]) -> None:
    old, new = pair
    assert relation(new, old) is OPPOSITE[relation(old, new)]


@given(EXACT)
def test_a_type_is_itself(type_: Type) -> None:
    assert relation(type_, type_) is Relation.SAME
    assert list(differences(type_, type_)) == []


@given(similar())
@settings(max_examples=150, deadline=None)
def test_terraform_refuses_or_drops_what_a_loss_says(pair: tuple[Type, Type]) -> None:
    old, new = pair
    for loss in losses(old, new):
        convert(loss.example, old)
        if loss.kind == "refused":
            with pytest.raises(EvaluationError):
                convert(loss.example, new)
        elif loss.kind == "ignored" and not any(one.kind == "refused" for one in losses(old, new)):
            assert values.to_json(convert(loss.example, new)) != values.to_json(convert(loss.example, old))


@given(st.data(), similar())
@settings(max_examples=250, deadline=None)
def test_a_wider_type_accepts_and_keeps_every_value(data: st.DataObject, pair: tuple[Type, Type]) -> None:
    old, new = pair
    if any(loss.kind != "reordered" for loss in losses(old, new)):
        return
    value = data.draw(st.composite(lambda draw: written(draw, old))())
    try:
        before = convert(value, old)
    except EvaluationError:  # a null where the type of an element is needed
        return
    convert(value, new)
    if not any(loss.kind == "reordered" for loss in losses(old, new)):
        assert content(convert(before, new)) == content(before)


def content(value: Value) -> object:
    """What a value says: `1` and `"1"` are the same, and so are an attribute that is null and none."""
    if value.is_null:
        return None
    if isinstance(value.raw, dict):
        return {key: content(item) for key, item in value.raw.items() if not item.is_null}
    if isinstance(value.raw, tuple):
        return sorted((content(item) for item in value.raw), key=repr)
    return convert(value, STRING).raw


@given(ANY)
def test_any_accepts_everything(type_: Type) -> None:
    assert relation(type_, DYNAMIC) in (Relation.SAME, Relation.WIDENED)


def _type(text: str) -> Type:
    return constraint(Expression(text)).type


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("number", "string", Relation.WIDENED),
        ("string", "number", Relation.NARROWED),
        ("bool", "number", Relation.CHANGED),
        ("list(string)", "set(string)", Relation.ALIKE),
        ("list(number)", "list(string)", Relation.WIDENED),
        ("map(string)", "list(string)", Relation.CHANGED),
        ("object({ a = string })", "object({ a = string, b = optional(number) })", Relation.WIDENED),
        ("object({ a = string })", "object({ a = string, b = number })", Relation.CHANGED),
        ("object({ a = string })", "object({ a = optional(string) })", Relation.WIDENED),
        ("object({ a = string, b = optional(string) })", "object({ a = string })", Relation.NARROWED),
        ("object({ a = string })", "map(string)", Relation.WIDENED),
        ("map(string)", "object({ a = optional(string) })", Relation.NARROWED),
        ("any", "string", Relation.NARROWED),
        ("list(any)", "any", Relation.WIDENED),
        ("list(object({ a = optional(list(string)), b = optional(string) }))", "list(any)", Relation.CHANGED),
        ("list(object({ a = number }))", "list(object({ a = string }))", Relation.WIDENED),
        ("tuple([string, string])", "list(string)", Relation.WIDENED),
        ("tuple([string])", "tuple([string, string])", Relation.CHANGED),
    ],
)
def test_examples(old: str, new: str, expected: Relation) -> None:
    assert relation(_type(old), _type(new)) is expected


def test_differences_name_the_place() -> None:
    old = _type("object({ rules = list(object({ port = string, gone = optional(string) })) })")
    new = _type("object({ rules = list(object({ port = number, days = optional(number) })) })")
    assert [(one.path, one.text) for one in differences(old, new)] == [
        ("rules[*].days", "is new and optional"),
        ("rules[*].gone", "is gone"),
        ("rules[*].port", "is number, was string"),
    ]


def test_defaults_of_attributes_are_compared_at_any_depth() -> None:
    old, new = (
        constraint(Expression(f"map(object({{ days = optional(number, {days}), name = optional(string) }}))"))
        for days in (30, 60)
    )
    found = list(other_defaults((old.type, old.defaults), (new.type, new.defaults)))
    assert [(one.path, values.to_json(one.old), values.to_json(one.new)) for one in found] == [
        ("[*].days", "30", "60")
    ]
