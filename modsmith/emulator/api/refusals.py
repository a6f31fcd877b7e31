"""The service's answer for a call that it does not accept: its error code, in its protocol."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from moto.core.exceptions import ServiceException
from moto.core.serialize import get_serializer_class
from werkzeug.wrappers import Response

from modsmith.emulator.api.call import Call
from modsmith.emulator.api.constraints import Violation


@dataclass(frozen=True)
class Refusal:
    """An error of a service.

    Attributes:
        code: the error code, such as `InvalidParameterException`.
        message: the error's text.
        status: the HTTP status; None for that of the error's model.
    """

    code: str
    message: str
    status: int | None = None


class _Error(ServiceException):
    """Moto finds a ServiceException's model by the package of its class, and has none for its own base class."""


MALFORMED = {
    "json": "SerializationException",
    "rest-json": "SerializationException",
    "query": "MalformedInput",
    "ec2": "InvalidParameterValue",
    "rest-xml": "MalformedXML",
}
"""Protocol to the code for a request that cannot be read."""

INVALID = {
    "json": "ValidationException",
    "rest-json": "ValidationException",
    "query": "ValidationError",
    "ec2": "InvalidParameterValue",
    "rest-xml": "MalformedXML",
}
"""Protocol to the code for a parameter that the model does not allow.

docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html, and the same page of every other service
"""

INVALID_BY_SERVICE = {
    "logs": "InvalidParameterException",  # github.com/lazywithclass/winston-cloudwatch/issues/55
    "sqs": "InvalidParameterValue",  # docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
}
"""Services with a code of their own."""

MISSING = {
    "ec2": "MissingParameter",  # docs.aws.amazon.com/ec2/latest/devguide/errors-overview.html
    "sqs": "MissingParameter",  # docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
}
"""Services with another code for a required parameter that is missing."""

INVALID_BY_MEMBER = {
    ("lambda", "Runtime"): "InvalidParameterValueException",  # github.com/aws/aws-cli/issues/3789
}
"""Parameters with a code of their own."""


def malformed(call: Call, reason: str) -> Refusal:
    """The refusal of a request that cannot be read."""
    return Refusal(MALFORMED[call.protocol], reason)


def invalid(call: Call, violations: Sequence[Violation]) -> Refusal:
    """The refusal of parameters that the model does not allow."""
    code = INVALID_BY_SERVICE.get(call.service, INVALID[call.protocol])
    first = violations[0]
    code = INVALID_BY_MEMBER.get((call.service, first.member), code)
    if first.trait == "required":
        code = MISSING.get(call.service, code)
    noun = "error" if len(violations) == 1 else "errors"
    found = "; ".join(map(str, violations))
    return Refusal(code, f"{len(violations)} validation {noun} detected: {found}")


def answer(call: Call, refusal: Refusal) -> Response:
    """The refusal in the protocol of the call."""
    serializer: Any = get_serializer_class(call.service, call.protocol)(call.operation)
    said = serializer.serialize(_Error(refusal.code, refusal.message))
    return Response(said["body"], refusal.status or said["status_code"], said["headers"])
