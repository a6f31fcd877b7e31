"""Reads an HTTP request as a call of one AWS operation."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import Any

from moto.core.model import OperationModel
from moto.core.parse import PROTOCOL_PARSERS, RequestParserError
from moto.core.request import Request, determine_request_protocol
from moto.core.routing import get_service_router
from moto.core.utils import get_service_model
from werkzeug.exceptions import NotFound

Environ = dict[str, Any]

JSON = ("json", "rest-json")


class UnknownOperationError(Exception):
    """The request belongs to no operation in the service's model."""


class MalformedError(Exception):
    """The request's body cannot be read, or a value has another type than the model's."""


@dataclass(frozen=True)
class Call:
    """One call of an operation.

    Attributes:
        service: botocore's name of the service, such as `application-autoscaling`.
        operation: the operation's model.
        protocol: `json`, `rest-json`, `query`, `ec2` or `rest-xml`.
        values: the parameters, by botocore's names.
        request: the HTTP request.
    """

    service: str
    operation: OperationModel
    protocol: str
    values: dict[str, Any]
    request: Request

    @property
    def name(self) -> str:
        """Service and operation, such as `firehose:CreateDeliveryStream`."""
        return f"{self.service}:{self.operation.name}"

    @property
    def region(self) -> str:
        """The region that the request is signed for."""
        return _scope(self.request)[2]

    @property
    def access_key(self) -> str:
        """The access key ID that signed the request; "" if it is not signed."""
        return _scope(self.request)[0]

    @property
    def account(self) -> str:
        """The account of the access key."""
        from moto.iam.models import get_account_id_from  # noqa: PLC0415 - moto's IAM takes 0.2 s to import

        return str(get_account_id_from(self.access_key))


def read(environ: Environ, service: str) -> Call:
    """Reads a request; the body in `environ` can be read again afterwards.

    Args:
        environ: the request's WSGI environment.
        service: botocore's name of the service.

    Raises:
        UnknownOperationError: no operation of the service has this path, target or action.
        MalformedError: the body is not JSON or XML, or a value has another type than in the model.
    """
    request = _request(environ)
    try:
        operation, uri = get_service_router(service).match(request)
    except (NotFound, NotImplementedError) as fault:
        raise UnknownOperationError from fault
    protocol = determine_request_protocol(get_service_model(service), request.content_type)
    called = Call(service, operation, protocol, {}, request)
    if protocol in JSON:
        _require_types(called)
    parts: Any = {
        "method": request.method,
        "values": request.values,
        "headers": request.headers,
        "body": request.data,
        "url_path": request.path,
        "url_params": uri,
    }
    try:
        parsed = PROTOCOL_PARSERS[protocol](operation).parse(parts)
    except (RequestParserError, ValueError, TypeError, AttributeError, KeyError) as fault:
        raise MalformedError(called, str(fault)) from fault
    present = {name: value for name, value in parsed.items() if value is not None}
    return Call(service, operation, protocol, present, request)


def _request(environ: Environ) -> Request:
    """The request, with its body read into memory, where moto finds it again."""
    request = Request(environ)
    body = request.get_data(cache=True, parse_form_data=False)
    environ["wsgi.input"], environ["CONTENT_LENGTH"] = io.BytesIO(body), str(len(body))
    return Request({**environ, "wsgi.input": io.BytesIO(body)})


def _scope(request: Request) -> list[str]:
    """Access key ID, date, region and service of the signature.

    docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
    """
    signed = request.headers.get("Authorization", "").partition("Credential=")[2].split(",")[0]
    parts = signed.split("/")
    return parts if len(parts) == 5 else ["", "", "us-east-1", "", ""]


NAMES = {str: "STRING_VALUE", bool: "TRUE_VALUE", int: "NUMBER_VALUE", float: "NUMBER_VALUE"}
NAMES |= {list: "START_ARRAY", dict: "START_OBJECT"}
EXPECTED: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    **dict.fromkeys(("integer", "long"), (int,)),
    **dict.fromkeys(("float", "double"), (int, float)),
    "list": (list,),
    **dict.fromkeys(("map", "structure"), (dict,)),
    "blob": (str,),
}


def _require_types(call: Call) -> None:
    """Refuses a JSON body with values of other types, which moto's parser would convert."""
    shape, body = call.operation.input_shape, call.request.data
    if shape is None or not body:
        return
    payload = shape.serialization.get("payload")
    inner = shape.members[payload] if payload else shape
    if inner.type_name != "structure":
        return
    try:
        value = json.loads(body)
    except ValueError as fault:
        raise MalformedError(call, str(fault)) from fault
    _require_type(call, inner, value)


def _require_type(call: Call, shape: Any, value: object) -> None:
    kind = shape.type_name
    if value is None or kind not in EXPECTED or shape.serialization.get("jsonvalue"):
        return
    number_or_boolean = isinstance(value, bool) == (kind == "boolean")
    if not (number_or_boolean and isinstance(value, EXPECTED[kind])):
        raise MalformedError(call, f"{NAMES[type(value)]} can not be converted to {_title(kind)}")
    if isinstance(value, list):
        for each in value:
            _require_type(call, shape.member, each)
    elif isinstance(value, dict) and kind == "map":
        for each in value.values():
            _require_type(call, shape.value, each)
    elif isinstance(value, dict) and not shape.is_document_type:
        for name, member in shape.members.items():
            if "location" not in member.serialization:
                _require_type(call, member, value.get(member.serialization.get("name", name)))


def _title(kind: str) -> str:
    article = "an" if kind[0] in "aeiou" else "a"
    return f"{article} {kind.capitalize()}"
