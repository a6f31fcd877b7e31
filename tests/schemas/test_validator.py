"""What is found in a partly unknown value is found in every value that it may become."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from modsmith.schemas import validator
from modsmith.schemas.values import UNKNOWN, Properties

NAMES = ("a", "b", "c")
VALUES = ("x", "y", 1)

LEAF = st.sampled_from(
    [
        {"const": "x"},
        {"enum": ["x", "y"]},
        {"type": "string", "minLength": 2},
        {"type": "string"},
        {"not": {"const": "x"}},
        True,
    ]
)
PROPERTIES = st.dictionaries(st.sampled_from(NAMES), LEAF | st.just(False), max_size=3)
PLAIN = st.builds(
    lambda properties, required: {"properties": properties, "required": required},
    PROPERTIES,
    st.lists(st.sampled_from(NAMES), unique=True, max_size=2),
)
SCHEMAS = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.builds(lambda one, two, three: {"if": one, "then": two, "else": three}, inner, inner, inner),
        st.builds(lambda some: {"anyOf": some}, st.lists(inner, min_size=1, max_size=2)),
        st.builds(lambda some: {"oneOf": some}, st.lists(inner, min_size=1, max_size=2)),
        st.builds(lambda some: {"allOf": some}, st.lists(inner, min_size=1, max_size=2)),
        st.builds(lambda one: {"not": one}, inner),
    ),
    max_leaves=4,
)
OBJECTS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([*VALUES, UNKNOWN]), max_size=3)


def completions(value: dict[str, Any], unsaid: frozenset[str]) -> list[dict[str, Any]]:
    """All values that a partly unknown object may become; absent, too."""
    absent = object()
    choices = {name: [each] if each is not UNKNOWN else [*VALUES, absent] for name, each in value.items()}
    choices |= {name: [*VALUES, absent] for name in unsaid - set(value)}
    listed = itertools.product(*choices.values())
    return [
        {name: each for name, each in zip(choices, values, strict=True) if each is not absent}
        for values in listed
    ]


@given(schema=SCHEMAS, value=OBJECTS, unsaid=st.frozensets(st.sampled_from(NAMES)))
def test_an_error_holds_for_every_completion(
    schema: dict[str, Any], value: dict[str, Any], unsaid: frozenset[str]
) -> None:
    unsaid -= set(value)
    found = validator.errors(schema, Properties(value, unsaid))
    if found:
        real = Draft7Validator(schema)
        valid = [one for one in completions(value, unsaid) if real.is_valid(one)]
        assert valid == [], f"{[error.message for error in found]}"


@given(schema=SCHEMAS, value=st.dictionaries(st.sampled_from(NAMES), st.sampled_from(("x", "y")), max_size=3))
def test_a_known_value_has_the_result_of_jsonschema(schema: dict[str, Any], value: dict[str, Any]) -> None:
    found = validator.errors(schema, Properties(value))
    assert bool(found) == (not Draft7Validator(schema).is_valid(value))


@pytest.mark.parametrize(
    ("schema", "value", "wrong"),
    [
        ({"requiredXor": ["a", "b"]}, {"a": 1, "b": 1}, True),
        ({"requiredXor": ["a", "b"]}, {}, True),
        ({"requiredXor": ["a", "b"]}, {"a": 1}, False),
        ({"requiredXor": ["a", "b"]}, {"a": UNKNOWN}, False),
        ({"requiredOr": ["a", "b"]}, {}, True),
        ({"requiredOr": ["a", "b"]}, {"b": UNKNOWN}, False),
        ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, True),
        ({"dependentRequired": {"a": ["b"]}}, {"a": 1, "b": UNKNOWN}, False),
        ({"dependentRequired": {"a": ["b"]}}, {"a": UNKNOWN}, False),
        ({"dependentExcluded": {"a": ["b"]}}, {"a": 1, "b": 1}, True),
        ({"dependentExcluded": {"a": ["b"]}}, {"a": 1, "b": UNKNOWN}, False),
        ({"enumCaseInsensitive": ["X"]}, "x", False),
        ({"enumCaseInsensitive": ["X"]}, "y", True),
        ({"enum": [5]}, "5", False),
        ({"enum": ["true"]}, True, False),
        ({"type": "integer"}, "5", False),
        ({"type": "object"}, "5", True),
        ({"not": {"properties": {"a": {"type": "string", "minLength": 2}}}}, {"a": 1}, False),
        ({"not": {"properties": {"a": {"type": "integer"}}}}, {"a": "5"}, False),
        ({"not": {"properties": {"a": {"type": "string"}}}}, {"a": "5"}, True),
        ({"pattern": "^a"}, "ba", True),
    ],
)
def test_keywords_of_cloudformation(schema: Any, value: Any, wrong: bool) -> None:
    instance = Properties(value) if isinstance(value, dict) else value
    assert bool(validator.errors(schema, instance)) == wrong
