"""Elastic Beanstalk: an environment reports its health in detail, and streams its logs."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import beanstalk
from modsmith.validate.aws.beanstalk import ENVIRONMENT, SETTINGS, TEMPLATE
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

HEALTH = ("aws:elasticbeanstalk:healthreporting:system", "SystemType")
LOGS = ("aws:elasticbeanstalk:cloudwatch:logs", "StreamLogs")


def check(environment: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for enhanced health reports and for logs in CloudWatch."""
    if str(beanstalk.setting(environment, evaluation, *HEALTH)).lower() != "enhanced":
        yield Violation("The environment has basic health reports only.", SETTINGS)
    if str(beanstalk.setting(environment, evaluation, *LOGS)).lower() != "true":
        yield Violation("Logs stay on the instances and are gone with them.", SETTINGS)


CONTROL = Control(
    id="elasticbeanstalk-monitoring",
    title="An environment has enhanced health reports and streams logs to CloudWatch.",
    why="The cause of a failure is hard to find, and impossible once the instance is replaced.",
    source="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced.html",
    fix=f"Add the settings SystemType = enhanced of {HEALTH[0]} and StreamLogs = true of {LOGS[0]}.",
    types=(ENVIRONMENT,),
    severity=Severity.MEDIUM,
    check=check,
    reads=(TEMPLATE,),
    checkov=("CKV_AWS_312",),
    fsbp=("ElasticBeanstalk.1", "ElasticBeanstalk.3"),
    guards=((ENVIRONMENT, SETTINGS),),
)
