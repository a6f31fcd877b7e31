"""DMS: MongoDB and Redis ask DMS for a password."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

ENDPOINT = "aws_dms_endpoint"
SETTINGS = {
    "mongodb": ("mongodb_settings", "no"),
    "docdb": ("mongodb_settings", "no"),
    "redis": ("redis_settings", "none"),
}
"""Engine to its settings, and the type of authentication that is none."""


def check(endpoint: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that authentication is not turned off."""
    engine = str(endpoint.known("engine_name"))
    if engine not in SETTINGS:
        raise NotApplicableError(f"Connections to {engine} always need a name.")
    block, none = SETTINGS[engine]
    if endpoint.known(f"{block}.0.auth_type") == none:
        yield Violation("DMS connects without a password, so everyone else can as well.", block)


CONTROL = Control(
    id="dms-authentication",
    title="DMS authenticates itself to MongoDB and Redis.",
    why="A database that lets in DMS without a password lets in everyone.",
    source="https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Source.MongoDB.html",
    fix="Set auth_type to password, auth-role or auth-token.",
    types=(ENDPOINT,),
    severity=Severity.HIGH,
    check=check,
    fsbp=("DMS.11",),
)
