"""Config: an aggregator collects from all regions."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

AGGREGATOR = "aws_config_configuration_aggregator"
SOURCES = ("account_aggregation_source", "organization_aggregation_source")


def check(aggregator: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that every source covers all regions."""
    sources = [(name, part) for name in SOURCES for part in aggregator.parts(name)]
    if not sources:
        yield Violation("The aggregator has no source.")
    for name, source in sources:
        if not source.flag("all_regions"):
            yield Violation("The aggregator leaves out regions.", name)


CONTROL = Control(
    id="config-aggregator",
    title="An aggregator of AWS Config covers all regions.",
    why="Resources in regions that no one expects are those that someone should see.",
    source="https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html",
    fix="Set all_regions = true in each source.",
    types=(AGGREGATOR,),
    severity=Severity.LOW,
    check=check,
    checkov=("CKV_AWS_121",),
    trivy=("AVD-AWS-0019",),
    guards=tuple((AGGREGATOR, f"{name}.all_regions") for name in SOURCES),
)
