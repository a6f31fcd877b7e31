"""Names in code made readable: `s3_data_lake_bucket` is `S3 data lake bucket`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from modsmith.readme.diagram.knowledge import POLICY_OUTPUTS

_GENERIC = frozenset({"this", "main", "default", "all"})
_SPELLING = {
    **{word: word.upper() for word in ("acl", "api", "arn", "cdn", "db", "dlq", "dns", "ecs", "http", "id")},
    **{word: word.upper() for word in ("json", "kms", "rds", "s3", "sns", "sqs", "sql", "ssm", "url", "vpc")},
    "aws": "AWS",
    "cloudfront": "CloudFront",
    "cloudwatch": "CloudWatch",
    "geojson": "GeoJSON",
    "dynamodb": "DynamoDB",
    "websocket": "WebSocket",
}
_NAMES_A_THING = re.compile(
    r"arn|bucket|queue|topic|stream|table|function|cluster|endpoint|distribution|role|domain|bus"
)
_ENDING = re.compile(r"_(?:arn|name|id|url|json)(s?)$")
_POLICY = re.compile(r"_polic(y|ies)(_jsons?|_documents?)?$")


def readable(name: str) -> str:
    """Words with their usual spelling, without a capital at the start."""
    words = re.split(r"[_\-/.\s]+", name.strip("_-/. "))
    return " ".join(_SPELLING.get(word.lower(), word) for word in words if word)


def capital(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def of_resource(type_: str, label: str, key: str | None, alone: bool) -> str:
    """The name of a resource's instance; "" if its kind says it all.

    Args:
        type_: resource type.
        label: the resource's name in code.
        key: of the instance; None if there is but one.
        alone: whether it is the only resource of its type.
    """
    nouns = {word for part in type_.split("_") for word in (part, f"{part}s")}
    words = [word for word in label.split("_") if word not in nouns]
    own = "" if label in _GENERIC or not words else readable(label)
    if key is None:
        return own
    said = all(word in re.split(r"[_-]", key) for word in words)
    return readable(key) if alone or not own or said else f"{readable(key)} {' '.join(map(readable, words))}"


def of_type(type_: str) -> str:
    """A resource type as words: `aws_sagemaker_endpoint` is `Sagemaker endpoint`."""
    return capital(readable(type_.removeprefix("aws_")))


def of_input(name: str) -> str | None:
    """The outside thing that an input names; None if its name is not that of a thing."""
    if not _NAMES_A_THING.search(name):
        return None
    return capital(readable(_ENDING.sub(lambda end: end[1], name)))


def of_policy_output(name: str) -> str | None:
    """Who uses a policy that an output hands out; None if the output's name is not that of a policy."""
    if not _POLICY.search(name):
        return None
    who = _POLICY.sub("", name)
    return POLICY_OUTPUTS.get(who) or capital(readable(who))


def of_schedule(expression: str) -> str:
    """A schedule in words: `rate(1 minute)` is `every minute`."""
    rate = re.fullmatch(r"rate\((\d+) (\w+?)s?\)", expression)
    if not rate:
        return expression
    return f"every {rate[2]}" if rate[1] == "1" else f"every {rate[1]} {rate[2]}s"


def listed(names: Sequence[str], most: int) -> list[str]:
    """The first names, and how many there are more."""
    if len(names) <= most:
        return list(names)
    return [*names[: most - 1], f"and {len(names) - most + 1} more"]
