"""API Gateway: cached responses are encrypted."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.stages import SETTINGS
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity


def check(settings: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that methods that cache responses encrypt them."""
    caching = [part for part in settings.parts("settings") if part.flag("caching_enabled")]
    if not caching:
        raise NotApplicableError("These settings do not turn on a cache.")
    for part in caching:
        if not part.flag("cache_data_encrypted"):
            yield Violation("Cached responses are not encrypted.", "settings")


CONTROL = Control(
    id="apigateway-cache",
    title="Cached responses of a REST API are encrypted.",
    why="The cache holds what the API answers, including personal data, for up to an hour.",
    source="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html",
    fix="Set cache_data_encrypted = true wherever caching_enabled is true.",
    types=(SETTINGS,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_308",),
    trivy=("AVD-AWS-0002",),
    fsbp=("APIGateway.5",),
    guards=((SETTINGS, "settings.cache_data_encrypted"),),
)
