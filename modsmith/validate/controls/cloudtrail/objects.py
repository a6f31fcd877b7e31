"""CloudTrail: a trail records who reads and writes objects."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.links import listed
from modsmith.validate.aws.services.trails import TRAIL
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

OBJECTS = "AWS::S3::Object"


def check(trail: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a selector of data events of S3."""
    if not any(_selects(one) for one in trail.parts("event_selector")) and not any(
        _selects_fields(one) for one in trail.parts("advanced_event_selector")
    ):
        yield Violation("The trail does not record who reads and writes objects.")


def _selects(selector: Resource) -> bool:
    return (selector.known("read_write_type") or "All") == "All" and any(
        part.known("type") == OBJECTS for part in selector.parts("data_resource")
    )


def _selects_fields(selector: Resource) -> bool:
    fields = selector.parts("field_selector")
    named = [listed(part, "equals") for part in fields if part.known("field") == "resources.type"]
    return any(OBJECTS in one for one in named) and not any(
        part.known("field") == "readOnly" for part in fields
    )


CONTROL = Control(
    id="cloudtrail-objects",
    title="A trail records reads and writes of S3 objects.",
    why="Management events do not show who fetched or deleted data. After an incident that is the question.",
    source="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html",
    fix=f"Add an event_selector with a data_resource of type {OBJECTS}, for the buckets that matter.",
    types=(TRAIL,),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    trivy=("AVD-AWS-0171", "AVD-AWS-0172"),
    guards=((TRAIL, "event_selector"), (TRAIL, "event_selector.data_resource")),
)
