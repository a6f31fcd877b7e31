"""CloudFront: AWS managed cache policies."""

from __future__ import annotations

from typing import Any

from moto.cloudfront import urls
from moto.cloudfront.exceptions import CloudFrontException
from moto.cloudfront.responses import CloudFrontResponse as Response
from moto.core.responses import ActionResult

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import add_to

MOTO_GAP = "Cache policies are not implemented, not even AWS managed ones"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {"by id": "Managed-CachingDisabled", "listed": True}

DAY = 86400

# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
# name: (id, default TTL in seconds, compression)
MANAGED = {
    "Managed-CachingOptimized": ("658327ea-f89d-4fab-a63d-7e88639e58f6", DAY, True),
    "Managed-CachingOptimizedForUncompressedObjects": ("b2884449-e4de-46a7-ac36-70bc7f1ddd6d", DAY, False),
    "Managed-CachingDisabled": ("4135ea2d-6df8-44a3-9df3-4b5a84be39ad", 0, False),
}


def probe(client: Clients) -> object:
    """The name of a policy by id, and whether the list of managed policies contains it."""
    cloudfront, name = client("cloudfront"), "Managed-CachingDisabled"
    identifier = MANAGED[name][0]
    found = cloudfront.get_cache_policy(Id=identifier)["CachePolicy"]["CachePolicyConfig"]["Name"]
    listed = cloudfront.list_cache_policies(Type="managed")["CachePolicyList"]["Items"]
    names = [each["CachePolicy"]["CachePolicyConfig"]["Name"] for each in listed]
    return {"by id": found, "listed": name in names}


def apply() -> None:
    """Returns the managed policies; custom ones stay unknown."""
    for path in ("$", "/(?P<policy>[^/]+)$"):
        urls.url_paths["{0}/2020-05-31/cache-policy" + path] = Response.dispatch
    add_to(Response, _get_cache_policy, _list_cache_policies)


def _get_cache_policy(self: Response) -> ActionResult:
    for name, (identifier, *_) in MANAGED.items():
        if identifier == self._get_param("Id"):
            return ActionResult({"CachePolicy": _policy(name), "ETag": "E23ZP02F085DFQ"})
    raise CloudFrontException("NoSuchCachePolicy", "The cache policy does not exist.")


def _list_cache_policies(self: Response) -> ActionResult:
    items = [{"Type": "managed", "CachePolicy": _policy(name)} for name in MANAGED]
    if self._get_param("Type") == "custom":
        items = []
    return ActionResult({"CachePolicyList": {"MaxItems": 100, "Quantity": len(items), "Items": items}})


def _policy(name: str) -> dict[str, Any]:
    identifier, default, compress = MANAGED[name]
    least, most = (1, 365 * DAY) if default else (0, 0)
    forwarded = {
        "EnableAcceptEncodingGzip": compress,
        "EnableAcceptEncodingBrotli": compress,
        "HeadersConfig": {"HeaderBehavior": "none"},
        "CookiesConfig": {"CookieBehavior": "none"},
        "QueryStringsConfig": {"QueryStringBehavior": "none"},
    }
    config = {"Name": name, "MinTTL": least, "DefaultTTL": default, "MaxTTL": most}
    return {
        "Id": identifier,
        "LastModifiedTime": "2020-01-01T00:00:00Z",
        "CachePolicyConfig": config | {"ParametersInCacheKeyAndForwardedToOrigin": forwarded},
    }
