"""CloudFront: order of TTLs."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients

AWS_REFUSES = "a cache behaviour whose least TTL is above its default, or its default above its greatest"
SOURCE = "docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html"
OPERATIONS = ("CreateDistribution", "CreateDistributionWithTags", "UpdateDistribution")
CODE = "InvalidArgument"


def configuration(call: Call) -> dict[str, Any]:
    """The distribution in a call, which stands elsewhere if it comes with tags."""
    tagged: dict[str, Any] = call.values.get("DistributionConfigWithTags", {}).get("DistributionConfig", {})
    untagged: dict[str, Any] = call.values.get("DistributionConfig", {})
    return tagged or untagged


def check(call: Call) -> str | None:
    """Reads every behaviour."""
    distribution = configuration(call)
    listed = distribution.get("CacheBehaviors", {}).get("Items") or []
    behaviours: list[dict[str, Any]] = [distribution.get("DefaultCacheBehavior", {}), *listed]
    for behaviour in behaviours:
        times = [behaviour[name] for name in ("MinTTL", "DefaultTTL", "MaxTTL") if name in behaviour]
        if times != sorted(times):
            return (
                "The parameter MinTTL should be less than or equal to DefaultTTL, and DefaultTTL to MaxTTL."
            )
    return None


def refused(client: Clients) -> object:
    """At least an hour, by default a minute."""
    return _create(client, 3600, 60)


def accepted(client: Clients) -> object:
    """At least nothing, by default a minute."""
    return _create(client, 0, 60)


def _create(client: Clients, least: int, default: int) -> object:
    return client("cloudfront").create_distribution(
        DistributionConfig={
            "CallerReference": "rule",
            "Comment": "rule",
            "Enabled": True,
            "Origins": {
                "Quantity": 1,
                "Items": [
                    {
                        "Id": "o",
                        "DomainName": "rule.s3.amazonaws.com",
                        "S3OriginConfig": {"OriginAccessIdentity": ""},
                    }
                ],
            },
            "DefaultCacheBehavior": {
                "TargetOriginId": "o",
                "ViewerProtocolPolicy": "https-only",
                "ForwardedValues": {"QueryString": False, "Cookies": {"Forward": "none"}},
                "MinTTL": least,
                "DefaultTTL": default,
                "MaxTTL": 86400,
            },
        }
    )
