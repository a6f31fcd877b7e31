"""CloudFront: certificates of us-east-1."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.rules.cloudfront_ttls import configuration

AWS_REFUSES = "a certificate of another region than us-east-1, and aliases without a certificate"
SOURCE = "docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html"
OPERATIONS = ("CreateDistribution", "CreateDistributionWithTags", "UpdateDistribution")
CODE = "InvalidViewerCertificate"


def check(call: Call) -> str | None:
    """Reads the certificate's ARN and the aliases."""
    distribution = configuration(call)
    certificate = distribution.get("ViewerCertificate", {})
    arn = certificate.get("ACMCertificateArn")
    if arn and arn.split(":")[3] != "us-east-1":
        return "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain."
    aliases = distribution.get("Aliases", {}).get("Items")
    if aliases and not arn and not certificate.get("IAMCertificateId"):
        return "To add an alternate domain name (CNAME) to a CloudFront distribution, you must attach a trusted certificate that validates your authorization to use the domain name."
    return None


def refused(client: Clients) -> object:
    """A certificate of Ireland."""
    return _create(client, "eu-west-1")


def accepted(client: Clients) -> object:
    """A certificate of us-east-1."""
    return _create(client, "us-east-1")


def _create(client: Clients, region: str) -> object:
    certificate = {
        "ACMCertificateArn": f"arn:aws:acm:{region}:123456789012:certificate/rule",
        "SSLSupportMethod": "sni-only",
        "MinimumProtocolVersion": "TLSv1.2_2021",
    }
    origin: dict[str, Any] = {
        "Id": "o",
        "DomainName": "rule.s3.amazonaws.com",
        "S3OriginConfig": {"OriginAccessIdentity": ""},
    }
    return client("cloudfront").create_distribution(
        DistributionConfig={
            "CallerReference": "rule",
            "Comment": "rule",
            "Enabled": True,
            "Aliases": {"Quantity": 1, "Items": ["example.com"]},
            "ViewerCertificate": certificate,
            "Origins": {"Quantity": 1, "Items": [origin]},
            "DefaultCacheBehavior": {
                "TargetOriginId": "o",
                "ViewerProtocolPolicy": "https-only",
                "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6",
            },
        }
    )
