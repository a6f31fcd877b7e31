"""Short names to write blocks with."""

from __future__ import annotations

from modsmith.hcl.blocks import Attribute, Block, Expression, Value

Part = Attribute | Block


def block(kind: str, /, *labels_or_parts: str | Part, **attributes: Value) -> Block:
    """`block("ttl", enabled=True)`, `block("dynamic", "ttl", part, for_each=...)`."""
    labels = tuple(each for each in labels_or_parts if isinstance(each, str))
    parts = tuple(each for each in labels_or_parts if not isinstance(each, str))
    return Block(kind, labels, tuple(Attribute(name, value) for name, value in attributes.items()) + parts)


def resource(type_: str, label: str, /, *parts: Part, **attributes: Value) -> Block:
    """A resource of the AWS provider."""
    return block("resource", type_, label, *parts, **attributes)


def table(label: str, /, *parts: Part, **attributes: Value) -> Block:
    """A DynamoDB table that is right, with more in it."""
    key = block("attribute", name="id", type="S")
    return resource("aws_dynamodb_table", label, key, *parts, name="logs", hash_key="id", **attributes)


def ref(text: str) -> Expression:
    return Expression(text)
