"""CloudFront: the full configuration of a distribution."""

from __future__ import annotations

import copy
from typing import Any

from moto.cloudfront.models import DistributionConfig

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "Distributions reject origin groups as targets and drop origin access controls and functions"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {"target": "both", "access control": "E2QWRUHEXAMPLE", "functions": 1}

FUNCTION = {"FunctionARN": "arn:aws:cloudfront::123456789012:function/f", "EventType": "viewer-request"}


def probe(client: Clients) -> object:
    """Three settings of a distribution: origin group, access control and function."""
    made = client("cloudfront").create_distribution(DistributionConfig=_config())["Distribution"]["Id"]
    answer = client("cloudfront").get_distribution_config(Id=made)["DistributionConfig"]
    return {
        "target": answer["DefaultCacheBehavior"]["TargetOriginId"],
        "access control": answer["Origins"]["Items"][0].get("OriginAccessControlId"),
        "functions": answer["DefaultCacheBehavior"]["FunctionAssociations"]["Quantity"],
    }


def apply() -> None:
    """Lets moto check and complete the configuration, then restores the original values."""
    around(DistributionConfig, "__init__", _keep_as_sent)


def _keep_as_sent(original: Any, self: DistributionConfig, config: dict[str, Any]) -> None:
    sent = copy.deepcopy(config)
    groups = {group["Id"] for group in (config.get("OriginGroups") or {}).get("Items") or []}
    if config["DefaultCacheBehavior"]["TargetOriginId"] in groups:
        config["DefaultCacheBehavior"]["TargetOriginId"] = config["Origins"]["Items"][0]["Id"]
    original(self, config)
    vars(self).update(sent)


def _config() -> dict[str, Any]:
    bucket = {"DomainName": "b.s3.us-east-1.amazonaws.com", "S3OriginConfig": {"OriginAccessIdentity": ""}}
    origins = [bucket | {"Id": name, "OriginAccessControlId": "E2QWRUHEXAMPLE"} for name in ("a", "b")]
    group = {
        "Id": "both",
        "FailoverCriteria": {"StatusCodes": {"Quantity": 1, "Items": [500]}},
        "Members": {"Quantity": 2, "Items": [{"OriginId": "a"}, {"OriginId": "b"}]},
    }
    return {
        "CallerReference": "gap-distribution",
        "Comment": "",
        "Enabled": True,
        "Origins": {"Quantity": 2, "Items": origins},
        "OriginGroups": {"Quantity": 1, "Items": [group]},
        "DefaultCacheBehavior": {
            "TargetOriginId": "both",
            "ViewerProtocolPolicy": "redirect-to-https",
            "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6",
            "FunctionAssociations": {"Quantity": 1, "Items": [FUNCTION]},
        },
    }
