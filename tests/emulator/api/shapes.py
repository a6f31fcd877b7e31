"""Random parameters that a botocore shape allows, and copies of them with one constraint broken."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from modsmith.emulator.api.constraints import java_pattern

DEEPEST = 5

EXAMPLES = (
    *("a", "name-1", "aName", "a.b", "/a/", "12", "123456789012", "us-east-1", "logs.amazonaws.com", "{}"),
    *(
        "arn:aws:iam::123456789012:role/r",
        "arn:aws:s3:::bucket-1",
        "arn:aws:kms:us-east-1:123456789012:key/k",
    ),
    *("arn:aws:firehose:us-east-1:123456789012:deliverystream/d", "https://example.com/a", "0.0.0.0/0"),
    *("arn:aws:lambda:us-east-1:123456789012:function:f", "arn:aws:kinesis:us-east-1:123456789012:stream/s"),
    *("arn:aws:glue:us-east-1:123456789012:table/d/t", "example.com", "arn:aws:sqs:us-east-1:123456789012:q"),
    *("UTC", "0123456789abcdef0123456789abcdef", "b" * 100),
)
"""Strings of which some match most patterns."""


class ImpossibleError(Exception):
    """No value of this shape is known."""


def parameters(shape: Any, random: Random, depth: int = 0) -> Any:
    """A value of a shape.

    Raises:
        ImpossibleError: no example matches its pattern, or it is of a kind that is not generated.
    """
    limits = shape.metadata
    match shape.type_name:
        case "structure" if not shape.is_document_type:
            return _structure(shape, random, depth)
        case "list":
            least = max(1, limits.get("min", 1))
            count = min(limits.get("max", least), random.randint(least, least + 1))
            return [parameters(shape.member, random, depth + 1) for _ in range(count)]
        case "map":
            return {parameters(shape.key, random, depth): parameters(shape.value, random, depth + 1)}
        case "string":
            return random.choice(strings(shape))
        case "boolean":
            return random.random() < 0.5
        case "integer" | "long":
            least = int(limits.get("min", 0))
            return random.randint(least, min(int(limits.get("max", least + 100)), least + 100))
        case "float" | "double":
            least = int(limits.get("min", 0))
            return float(random.randint(least, int(limits.get("max", least + 100))))
        case "blob":
            return random.randbytes(max(8, limits.get("min", 1)))
    raise ImpossibleError(shape.type_name)


def strings(shape: Any) -> list[str]:
    """Strings of a shape.

    Raises:
        ImpossibleError: there is none among the examples.
    """
    limits = shape.metadata
    least, most = limits.get("min", 1), limits.get("max", 1000)
    pattern = java_pattern(limits.get("pattern", "(?s).*"))
    fitting = [each for each in EXAMPLES if least <= len(each) <= most]
    some = shape.enum or [each for each in fitting if pattern and pattern.fullmatch(each)]
    if not some:
        raise ImpossibleError(limits)
    return list(some)


def _structure(shape: Any, random: Random, depth: int) -> dict[str, Any]:
    required = shape.required_members
    chosen = {name: parameters(shape.members[name], random, depth + 1) for name in required}
    rest = [name for name in shape.members if name not in required]
    random.shuffle(rest)
    for name in rest if depth < DEEPEST else ():
        if random.random() < 0.6 or shape.is_tagged_union:
            try:
                chosen[name] = parameters(shape.members[name], random, depth + 1)
            except ImpossibleError:
                continue
            if shape.is_tagged_union:
                break
    if not chosen:  # an empty structure does not exist in the query protocol
        raise ImpossibleError(shape.name)
    return chosen


def broken(values: Any, shape: Any) -> Iterator[tuple[str, Any]]:
    """Every way to break one constraint of a value: the trait, and the changed copy."""
    yield from _broken_itself(values, shape)
    kind = shape.type_name
    if kind == "structure":
        for name in shape.required_members:
            rest = {key: value for key, value in values.items() if key != name}
            if rest and shape.members[name].serialization.get("location") != "uri":
                yield "required", rest
        for name, value in values.items():
            if shape.members[name].serialization.get("location") != "uri":
                for trait, changed in broken(value, shape.members[name]):
                    yield trait, values | {name: changed}
    elif kind == "list":
        for trait, changed in broken(values[0], shape.member):
            yield trait, [changed, *values[1:]]
    elif kind == "map":
        key, value = next(iter(values.items()))
        for trait, changed in broken(value, shape.value):
            yield trait, values | {key: changed}


def _broken_itself(values: Any, shape: Any) -> Iterator[tuple[str, Any]]:
    limits, kind = shape.metadata, shape.type_name
    if kind == "string" and shape.enum:
        yield "enum", "no-such-value"
    elif kind == "string" and limits.get("max", 10**6) < 5_000:
        yield "length", "a" * (limits["max"] + 1)
    elif kind in ("integer", "long"):
        if limits.get("max", 2**31) < 2**31 - 1:
            yield "range", int(limits["max"]) + 1
        if "min" in limits:
            yield "range", int(limits["min"]) - 1
    elif kind == "list" and limits.get("max", 10**6) <= 50:
        yield "length", values[:1] * (limits["max"] + 1)
