"""Stores bucket configurations and returns them byte for byte.

Moto reads most sub-resources of a bucket (`?lifecycle`, `?logging`, ...) into a model that has fewer fields than AWS,
and returns only those. An echo stores the request's body on moto's bucket, so that it is deleted with the bucket, and
lets moto handle the request as before.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from moto.s3.responses import S3Response

from modsmith.emulator.patching import around

MISSING = (
    "<Error><Code>NoSuchConfiguration</Code>"
    "<Message>The specified configuration does not exist.</Message></Error>"
)
XML = {"content-type": "application/xml"}


def echo(
    subresource: str,
    *,
    known_to_moto: bool = True,
    headers: Mapping[str, str] = MappingProxyType({}),
    default: str | None = None,
) -> None:
    """Answers GET of a bucket's sub-resource with the body of the last PUT.

    Args:
        subresource: the name in the query string, such as `lifecycle`.
        known_to_moto: whether moto has its own handler for PUT and DELETE, which then runs as well.
        headers: request headers that belong to the configuration, with their defaults.
        default: the answer before the first PUT if moto has none; otherwise the configuration does not exist.
    """

    def bucket_response(original: Any, self: S3Response, request: Any, full_url: str) -> Any:
        query = self._get_querystring(request, full_url)
        if subresource not in query:
            return original(self, request, full_url)
        bucket = self.backend.get_bucket(self.parse_bucket_name_from_url(request, full_url))
        kept = vars(bucket).setdefault("echoes", {})
        name = (subresource, *query.get("id", []))
        if request.method == "GET":
            if known_to_moto and name not in kept:
                return original(self, request, full_url)
            return _tell(*kept.get(name, (default, {})))
        answer = original(self, request, full_url) if known_to_moto else (_success(request.method), {}, "")
        kept.pop(name, None)
        if request.method == "PUT":
            kept[name] = (
                self.body,
                {name: request.headers.get(name, usual) for name, usual in headers.items()},
            )
        return answer

    around(S3Response, "_bucket_response", bucket_response)


def _tell(body: bytes | str | None, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes | str]:
    return (404, XML, MISSING) if body is None else (200, XML | headers, body)


def _success(method: str) -> int:
    return 204 if method == "DELETE" else 200
