"""EC2: an image that is looked up by name is of a named owner."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

IMAGES = ("data.aws_ami", "data.aws_ami_ids")
BY_OWNER = ("image-id", "owner-alias", "owner-id")
"""Filters that others' images do not pass."""


def check(image: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for an owner, in `owners` or in a filter."""
    if image.is_set("owners"):
        return
    if not any(one.known("name") in BY_OWNER for one in image.parts("filter")):
        yield Violation("The image can be of any AWS account that publishes one of this name.", "owners")


CONTROL = Control(
    id="ec2-image-owners",
    title="An image that is looked up has a named owner.",
    why="Anyone can publish an image of a fitting name, and the newest one is launched.",
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/finding-an-ami.html",
    fix='Set owners to "amazon", "self" or the account of the publisher.',
    types=IMAGES,
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_386",),
    trivy=("AVD-AWS-0344",),
)
