"""Service Catalog: portfolios are shared within the organization."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

SHARE = "aws_servicecatalog_portfolio_share"


def check(share: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the share is not with a single account, which need not be in the organization."""
    if not str(share.known("type")).startswith("ORGANIZATION"):
        yield Violation("The portfolio is shared with an account that may leave the organization.", "type")


CONTROL = Control(
    id="servicecatalog-sharing",
    title="A portfolio of Service Catalog is shared through the organization.",
    why="A share with an account stays when the account leaves, and no one notices.",
    source="https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios_sharing_how-to-share.html",
    fix='Set type to "ORGANIZATION", "ORGANIZATIONAL_UNIT" or "ORGANIZATION_MEMBER_ACCOUNT".',
    types=(SHARE,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("ServiceCatalog.1",),
    guards=((SHARE, "type"),),
)
