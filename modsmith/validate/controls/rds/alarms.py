"""RDS: every instance is watched for load and connections, and one with storage of its own for that."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.world import Resource, World
from modsmith.validate.aws import alarms, databases
from modsmith.validate.control import Control, Lack

LOAD = ("CPUUtilization", "ACUUtilization", "DBLoad", "DBLoadCPU")
CONNECTIONS = ("DatabaseConnections",)
STORAGE = ("FreeStorageSpace",)
TYPES = (databases.MEMBER, databases.INSTANCE)
GUARDS = ((alarms.ALARM, ""), (alarms.ALARM, "dimensions"), (alarms.ALARM, "metric_name"))


def judge(instance: Resource, world: World) -> Iterator[Lack]:
    """One alarm for each, on the instance or on the whole of its cluster."""
    wanted = {"load": LOAD, "connections": CONNECTIONS}
    if instance.type == databases.INSTANCE and not str(instance.at("engine")).startswith("aurora"):
        wanted["free storage"] = STORAGE
    for what, names in wanted.items():
        if not _is_watched(instance, world, names):
            yield Lack(f"No alarm watches its {what}.")


def _is_watched(instance: Resource, world: World, names: tuple[str, ...]) -> bool:
    if alarms.watching(world, instance, "AWS/RDS", names, "DBInstanceIdentifier"):
        return True
    clusters = [
        one
        for one in world.of(databases.CLUSTER)
        if instance.type == databases.MEMBER and world.names(instance.at("cluster_identifier"), one)
    ]
    return any(alarms.watching(world, one, "AWS/RDS", names, "DBClusterIdentifier") for one in clusters)


CONTROL = Control(
    id="rds-alarms",
    title="Every instance of a database is watched for its load and its connections.",
    why="An instance that has no connections left refuses everybody, and tells nobody.",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html",
    mend="Add aws_cloudwatch_metric_alarm on CPUUtilization and DatabaseConnections of each instance.",
    types=TYPES,
    judge=judge,
    reads=(alarms.ALARM,),
    guards=GUARDS,
)
