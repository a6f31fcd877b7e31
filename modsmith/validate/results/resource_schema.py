"""Compares the resources of an evaluation with AWS's resource schemas.

A value that AWS's schema of the type does not allow is a violation, whatever the rest of the resource is. What is
unknown is not a violation: another control or a plan tells more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import SCALARS, Choice, Symbol
from modsmith.provider.table import Table
from modsmith.schemas.kinds import kind
from modsmith.validate.control import Violation
from modsmith.validate.results.matrix import Observation, observation

RESOURCE_SCHEMA = "resource-schema"
"""The control that requires every resource to be what AWS's schema of its type allows."""

_UNKNOWN = {"$unknown": True}


def check(evaluations: Iterable[Evaluation]) -> Iterator[Observation]:
    """A failure for every argument of a resource that AWS's schema of its type does not allow."""
    for evaluation in evaluations:
        for resource in evaluation.resources:
            for violation in violations(resource):
                yield observation(resource, evaluation, RESOURCE_SCHEMA, "fail", violation)


def violations(resource: Resource) -> Sequence[Violation]:
    """A violation for every argument that AWS's schema of the type does not allow."""
    if resource.exists is False or not kind(resource.type):
        return ()
    return _violations(resource.type, json.dumps(_plain(resource.body), sort_keys=True))


@lru_cache(maxsize=4096)
def _violations(type_: str, body: str) -> tuple[Violation, ...]:
    """The same for equal resources, of which the evaluations of a module have many."""
    from modsmith.schemas.compare import mismatches  # noqa: PLC0415 - jsonschema takes 0.1 s to import
    from modsmith.schemas.values import UNKNOWN  # noqa: PLC0415

    values = json.loads(body, object_hook=lambda found: UNKNOWN if found == _UNKNOWN else found)
    table = Table.load()
    block = table.resource(type_) if type_ in table.types("resource") else None
    return tuple(
        Violation(f"{_subject(one.argument)}: {one.message}, by AWS's resource schema.", _outer(one.argument))
        for one in mismatches(type_, values, block)
    )


def _subject(argument: str) -> str:
    return argument or "The resource"


def _outer(argument: str) -> str:
    """The argument or block in which it is, whose line is known."""
    return argument.partition(".")[0]


def _plain(value: Any) -> Any:
    """A value as JSON, with a mark for what is unknown."""
    if type(value) in SCALARS:
        return value
    if isinstance(value, Symbol | Choice):
        return _UNKNOWN
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
