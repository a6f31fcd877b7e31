"""API Gateway: a web ACL filters requests to a stage."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import links
from modsmith.validate.aws.services import stages
from modsmith.validate.aws.services.stages import STAGE
from modsmith.validate.aws.services.web_acls import ASSOCIATIONS
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity


def check(stage: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for an association of the stage with a web ACL."""
    if stages.is_private(stages.rest_api(stage, evaluation)):
        raise NotApplicableError("The API is private.")
    if not links.attached(stage, evaluation, *((type_, "resource_arn") for type_ in ASSOCIATIONS)):
        yield Violation("No web ACL filters requests to the stage.")


CONTROL = Control(
    id="apigateway-waf",
    title="A web ACL filters requests to a stage of a public REST API.",
    why="Without a web ACL, attacks such as SQL injection and floods reach the backend.",
    source="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html",
    fix="Add an aws_wafv2_web_acl_association with the stage's ARN.",
    types=(STAGE,),
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    reads=ASSOCIATIONS,
    checkov=("CKV2_AWS_29",),
    fsbp=("APIGateway.4",),
    guards=tuple((type_, "resource_arn") for type_ in ASSOCIATIONS),
)
