"""RDS: alarms watch the load and connections of every instance, and its storage if it has its own."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import alarms, databases
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

LOAD = ("CPUUtilization", "ACUUtilization", "DBLoad", "DBLoadCPU")
CONNECTIONS = ("DatabaseConnections",)
STORAGE = ("FreeStorageSpace",)
TYPES = (databases.MEMBER, databases.INSTANCE)
GUARDS = ((alarms.ALARM, ""), (alarms.ALARM, "dimensions"), (alarms.ALARM, "metric_name"))


def check(instance: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for one alarm of each kind, on the instance or on its whole cluster."""
    wanted = {"load": LOAD, "connections": CONNECTIONS}
    if instance.type == databases.INSTANCE and not str(instance.at("engine")).startswith("aurora"):
        wanted["free storage"] = STORAGE
    for what, names in wanted.items():
        if not _is_watched(instance, evaluation, names):
            yield Violation(f"No alarm watches the instance's {what}.")


def _is_watched(instance: Resource, evaluation: Evaluation, names: tuple[str, ...]) -> bool:
    if alarms.watching(evaluation, instance, "AWS/RDS", names, "DBInstanceIdentifier"):
        return True
    clusters = [
        one
        for one in evaluation.of(databases.CLUSTER)
        if instance.type == databases.MEMBER and evaluation.names(instance.at("cluster_identifier"), one)
    ]
    return any(alarms.watching(evaluation, one, "AWS/RDS", names, "DBClusterIdentifier") for one in clusters)


CONTROL = Control(
    id="rds-alarms",
    title="Alarms watch every database instance for its load and its connections.",
    why="An instance without free connections rejects all clients, and nothing reports it.",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html",
    fix="Add aws_cloudwatch_metric_alarm on CPUUtilization and DatabaseConnections of each instance.",
    types=TYPES,
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    reads=(alarms.ALARM,),
    guards=GUARDS,
)
