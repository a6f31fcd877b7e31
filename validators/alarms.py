"""Which alarm watches what: its metrics, and the resource that their dimensions name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from validators.configuration.values import Symbol, symbols, why
from validators.configuration.world import Resource, UndeterminedError, World

ALARM = "aws_cloudwatch_metric_alarm"


@dataclass(frozen=True)
class Metric:
    """A metric that an alarm looks at.

    Attributes:
        namespace: such as `AWS/DynamoDB`.
        name: such as `ReadThrottleEvents`.
        dimensions: name to value; values may be symbols.
        statistic: such as `Sum` or `p99`.
    """

    namespace: str
    name: str
    dimensions: Mapping[str, Any]
    statistic: Any = None


def metrics(alarm: Resource) -> Iterator[Metric]:
    """All metrics of an alarm, those of its metric math included.

    Raises:
        UndeterminedError: nobody knows which they are.
    """
    if alarm.is_set("metric_name"):
        yield _metric(alarm, "statistic")
    for query in alarm.blocks("metric_query"):
        for block in alarm.part(query).blocks("metric"):
            yield _metric(alarm.part(block), "stat")


def _metric(part: Resource, statistic: str) -> Metric:
    dimensions = part.at("dimensions")
    if dimensions is not None and not isinstance(dimensions, Mapping):
        raise UndeterminedError("dimensions", why(dimensions))
    name = part.at("metric_name")
    if isinstance(name, Symbol):
        raise UndeterminedError("metric_name", why(name))
    return Metric(str(part.known("namespace")), str(name), dict(dimensions or {}), part.at(statistic))


def watching(
    world: World, resource: Resource, namespace: str, names: Collection[str], dimension: str, **others: str
) -> list[Resource]:
    """The alarms on any of some metrics of a resource.

    Args:
        world: they are in.
        resource: that they watch.
        namespace: of the metrics.
        names: of the metrics, any of which will do.
        dimension: that names the resource, such as `TableName`.
        others: dimensions that must have just these values, such as `GlobalSecondaryIndexName`.

    Raises:
        UndeterminedError: there is none, yet one whose metrics or existence nobody knows.
    """
    found, doubt = [], None
    for alarm in world.of(ALARM):
        try:
            if not any(
                _is_watched(world, resource, metric, dimension, others)
                for metric in _of(alarm, namespace, names)
            ):
                continue
            if alarm.exists is None:
                raise UndeterminedError(alarm.address, f"whether it is made depends on {alarm.doubt}")
            found.append(alarm)
        except UndeterminedError as error:
            doubt = error
    if not found and doubt:
        raise doubt
    return found


def _of(alarm: Resource, namespace: str, names: Collection[str]) -> Iterator[Metric]:
    return (one for one in metrics(alarm) if one.namespace == namespace and one.name in names)


def _is_watched(
    world: World, resource: Resource, metric: Metric, dimension: str, others: Mapping[str, str]
) -> bool:
    value = metric.dimensions.get(dimension)
    if value is None or any(metric.dimensions.get(key) != other for key, other in others.items()):
        return False
    if world.names(value, resource):
        return True
    if any(not symbol.direct and not symbol.holes for symbol in symbols(value)):
        raise UndeterminedError(f"dimensions.{dimension}", why(value))
    return False
