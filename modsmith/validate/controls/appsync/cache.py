"""AppSync: a cache is encrypted at rest and in transit."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CACHE = "aws_appsync_api_cache"
NEEDED = {
    "at_rest_encryption_enabled": "The cache does not encrypt data at rest.",
    "transit_encryption_enabled": "The cache does not encrypt data in transit.",
}


def check(cache: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks both kinds of encryption."""
    for argument, violation in NEEDED.items():
        if not cache.flag(argument):
            yield Violation(violation, argument)


CONTROL = Control(
    id="appsync-cache",
    title="The cache of an API is encrypted at rest and in transit.",
    why="Answers of the API, with the data of your users, lie and travel in plain text.",
    source="https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html",
    fix="Set at_rest_encryption_enabled and transit_encryption_enabled to true.",
    types=(CACHE,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_214", "CKV_AWS_215"),
    guards=tuple((CACHE, argument) for argument in NEEDED),
)
