"""Route 53: hosted zones."""

from __future__ import annotations

from modsmith.evaluate.evaluation import Resource
from modsmith.validate.control import NotApplicableError

ZONE = "aws_route53_zone"


def public_only(zone: Resource) -> None:
    """Skips a control for private zones.

    Raises:
        NotApplicableError: the zone belongs to a VPC.
        UndeterminedError: the answer is unknown.
    """
    if zone.parts("vpc"):
        raise NotApplicableError("The zone is private.")
