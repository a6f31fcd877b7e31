"""Elastic Beanstalk: the platform updates itself."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import beanstalk
from modsmith.validate.aws.beanstalk import ENVIRONMENT, SETTINGS, TEMPLATE
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

NAMESPACE = "aws:elasticbeanstalk:managedactions"


def check(environment: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for managed platform updates."""
    on = beanstalk.setting(environment, evaluation, NAMESPACE, "ManagedActionsEnabled")
    if str(on).lower() != "true":
        yield Violation("The platform is not updated by itself.", SETTINGS)


CONTROL = Control(
    id="elasticbeanstalk-updates",
    title="An environment has managed platform updates.",
    why="Known holes in the operating system, the web server and the runtime stay open.",
    source="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environment-platform-update-managed.html",
    fix=f"Add a setting ManagedActionsEnabled = true of {NAMESPACE}.",
    types=(ENVIRONMENT,),
    severity=Severity.MEDIUM,
    check=check,
    reads=(TEMPLATE,),
    checkov=("CKV_AWS_340",),
    fsbp=("ElasticBeanstalk.2",),
    guards=((ENVIRONMENT, SETTINGS),),
)
