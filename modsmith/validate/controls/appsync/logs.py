"""AppSync: an API logs its resolvers."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import texts
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

API = "aws_appsync_graphql_api"
LEVELS = ("ERROR", "ALL", "INFO", "DEBUG")


def check(api: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for field-level logs of errors or of everything."""
    if not any(texts.is_one_of(one, "field_log_level", *LEVELS) for one in api.parts("log_config")):
        yield Violation("The API does not log errors of its fields.", "log_config")


CONTROL = Control(
    id="appsync-logs",
    title="A GraphQL API logs at least the errors of its fields.",
    why="Failing and forbidden requests leave no trace.",
    source="https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html",
    fix='Add log_config with field_log_level = "ERROR" and a role that may write logs.',
    types=(API,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_193", "CKV_AWS_194"),
    fsbp=("AppSync.2",),
    guards=((API, "log_config"), (API, "log_config.field_log_level")),
)
