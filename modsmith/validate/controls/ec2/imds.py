"""EC2: instances accept only requests with a session token for their metadata."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import instances
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

DEFAULTS = "aws_ec2_instance_metadata_defaults"
TOKENS = "metadata_options.0.http_tokens"
GUARDS = (
    *((type_, "metadata_options") for type_ in instances.LAUNCHED),
    *((type_, "metadata_options.http_tokens") for type_ in instances.LAUNCHED),
    (DEFAULTS, "http_tokens"),
)


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that tokens are required, unless the metadata service is off."""
    if resource.type == DEFAULTS:
        if resource.known("http_tokens") != "required":
            yield Violation("New instances accept requests for metadata without a token.", "http_tokens")
        return
    if resource.known("metadata_options.0.http_endpoint") == "disabled":
        return
    tokens = resource.known(TOKENS)
    if (
        tokens is None
        and resource.type in (instances.INSTANCE, instances.SPOT)
        and resource.blocks("launch_template")
    ):
        raise NotApplicableError("Its launch template decides, which has its own check.")
    if tokens is None and any(
        one.exists and one.known("http_tokens") == "required" for one in evaluation.of(DEFAULTS)
    ):
        return
    if tokens != "required":
        yield Violation("Requests for metadata are accepted without a token (IMDSv1).", "metadata_options")


CONTROL = Control(
    id="ec2-imds",
    title="Instances require a session token for their metadata (IMDSv2).",
    why="Without it, one forged request through a web application reads the credentials of the instance's role.",
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
    fix='Set http_tokens = "required" in metadata_options.',
    types=(*instances.LAUNCHED, DEFAULTS),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_79",),
    trivy=("AVD-AWS-0028", "AVD-AWS-0130"),
    fsbp=("EC2.8", "EC2.170", "AutoScaling.3"),
    guards=GUARDS,
)
