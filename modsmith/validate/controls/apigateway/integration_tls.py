"""API Gateway: requests to the backend are encrypted."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.stages import INTEGRATION, INTEGRATION_V2
from modsmith.validate.aws.texts import start
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

GUARDS = ((INTEGRATION_V2, "tls_config"), (INTEGRATION_V2, "tls_config.server_name_to_verify"))


def check(integration: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that no backend is called over plain HTTP, and that private connections of HTTP APIs use TLS."""
    path = "uri" if integration.type == INTEGRATION else "integration_uri"
    kind = integration.known("type" if integration.type == INTEGRATION else "integration_type")
    if kind not in ("HTTP", "HTTP_PROXY"):
        raise NotApplicableError("It does not call a server over HTTP.")
    if integration.type == INTEGRATION_V2 and integration.known("connection_type") == "VPC_LINK":
        if not any(part.is_set("server_name_to_verify") for part in integration.parts("tls_config")):
            yield Violation("Requests in the VPC are not encrypted: there is no tls_config.")
    elif start(integration.at(path), path).lower().startswith("http://"):
        yield Violation("Requests to the backend are not encrypted.", path)


CONTROL = Control(
    id="apigateway-integration-tls",
    title="An API sends requests to its backend over TLS.",
    why="Attackers between API Gateway and the backend can read and change plain HTTP.",
    source="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html",
    fix="Use an https:// address, and tls_config with server_name_to_verify for a VPC link.",
    types=(INTEGRATION, INTEGRATION_V2),
    severity=Severity.HIGH,
    check=check,
    fsbp=("APIGateway.10",),
    guards=GUARDS,
)
