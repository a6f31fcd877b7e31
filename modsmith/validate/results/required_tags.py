"""Tags that an organisation requires of every resource that can have tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.provider.table import Table
from modsmith.validate.control import Violation
from modsmith.validate.parameters import Parameter
from modsmith.validate.results.matrix import Observation, observation

REQUIRED_TAGS: Final = "required-tags"
"""The rule of these findings."""

TAGS: Final = Parameter[tuple[str, ...]](
    "required_tags", (), "keys of the tags that every resource must have"
)


def check(evaluations: Iterable[Evaluation]) -> Iterator[Observation]:
    """The result for every managed resource whose type has tags; nothing if no tag is required.

    A plan's `tags_all` includes the provider's `default_tags`; the HCL alone shows the resource's own.
    """
    wanted = TAGS.value
    for evaluation in evaluations if wanted else ():
        for resource in evaluation.resources:
            if resource.exists is not False and _has_tags(resource):
                yield _result(resource, evaluation, wanted)


def _has_tags(resource: Resource) -> bool:
    table = Table.load()
    return resource.type in table.types("resource") and "tags" in table.resource(resource.type).attributes


def _result(resource: Resource, evaluation: Evaluation, wanted: Iterable[str]) -> Observation:
    try:
        found: set[str] = set()
        for name in ("tags_all", "tags"):
            tags = resource.known(name)
            found |= {str(key) for key in tags} if isinstance(tags, Mapping) else set()
    except UndeterminedError as error:
        unknown = Violation(f"{error.path} could not be determined: {error.reason}.", "tags")
        return observation(resource, evaluation, REQUIRED_TAGS, "undetermined", unknown)
    missing = [name for name in wanted if name not in found]
    if not missing:
        return observation(resource, evaluation, REQUIRED_TAGS, "pass")
    which = "tag" if len(missing) == 1 else "tags"
    untagged = Violation(f"It does not have the required {which} {', '.join(missing)}.", "tags")
    return observation(resource, evaluation, REQUIRED_TAGS, "fail", untagged)
