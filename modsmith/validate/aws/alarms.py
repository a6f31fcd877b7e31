"""Which alarm watches what: its metrics, and the resource that their dimensions refer to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Choice, Symbol, options, symbols, why

ALARM = "aws_cloudwatch_metric_alarm"


@dataclass(frozen=True)
class Metric:
    """A metric that an alarm watches.

    Attributes:
        namespace: such as `AWS/DynamoDB`.
        name: such as `ReadThrottleEvents`.
        part: the alarm, or the block in it that contains the metric.
    """

    namespace: str
    name: str
    part: Resource

    @cached_property
    def dimensions(self) -> Mapping[str, Any]:
        """Name to value; values may be symbols.

        Raises:
            UndeterminedError: their names are unknown.
        """
        given = self.part.at("dimensions")
        if given is not None and not isinstance(given, Mapping):
            raise UndeterminedError("dimensions", why(given))
        return given or {}


def metrics(alarm: Resource) -> list[Metric]:
    """All metrics of an alarm, including those of its metric math.

    Raises:
        UndeterminedError: they are unknown.
    """
    return alarm.once("metrics", lambda: list(_metrics(alarm)))


def _metrics(alarm: Resource) -> Iterator[Metric]:
    if alarm.is_set("metric_name"):
        yield _metric(alarm)
    for query in alarm.parts("metric_query"):
        yield from map(_metric, query.parts("metric"))


def _metric(part: Resource) -> Metric:
    return Metric(str(part.known("namespace")), str(part.known("metric_name")), part)


def watching(
    evaluation: Evaluation,
    resource: Resource,
    namespace: str,
    names: Collection[str],
    dimension: str,
    **others: str | None,
) -> list[Resource]:
    """The alarms on any of the given metrics of a resource.

    Args:
        evaluation: the evaluation to search.
        resource: the watched resource.
        namespace: the namespace of the metrics.
        names: the names of the metrics; one of them is enough.
        dimension: the dimension that refers to the resource, such as `TableName`.
        others: dimensions that must have these exact values, such as `GlobalSecondaryIndexName`; None for those that
            must be absent, because they belong to the metric of another resource.

    Raises:
        UndeterminedError: there is no certain one, but an alarm with unknown metrics or instances, or a module that was
            not read and may create one.
    """
    needed = {key: other for key, other in others.items() if other is not None}
    refused = others.keys() - needed.keys()

    def is_watched(metric: Metric) -> bool:
        if any(metric.dimensions.get(key) is not None for key in refused):
            return False
        return is_of(metric, evaluation, resource, dimension, needed)

    among = (dimension, list(evaluation.names_of(resource)))
    found = on(evaluation, namespace, names, is_watched, among)
    if not found:
        evaluation.is_missing(resource, "aws_cloudwatch_metric_alarm")
    return found


def on(
    evaluation: Evaluation,
    namespace: str,
    names: Collection[str],
    is_meant: Callable[[Metric], bool] = lambda _: True,
    among: tuple[str, Sequence[Any]] = ("", ()),
) -> list[Resource]:
    """The alarms on any of the given metrics.

    Args:
        evaluation: the evaluation to search.
        namespace: the namespace of the metrics.
        names: the names of the metrics; one of them is enough.
        is_meant: whether a metric has the right dimensions.
        among: a dimension and keys: only metrics of which the dimension may have one of the keys of
            `Evaluation.keys_of`; "" for all.

    Raises:
        UndeterminedError: there is no certain one, but an alarm with unknown metrics or instances.
    """
    watched = _watched(evaluation)
    found, doubt = [], watched.doubt
    for alarm, metric in (one for name in names for one in watched.of((namespace, name), among, evaluation)):
        try:
            if not is_meant(metric):
                continue
            if alarm.exists is None:
                raise UndeterminedError(alarm.address, f"whether it is created depends on {alarm.doubt}")
            found.append(alarm)
        except UndeterminedError as error:
            doubt = error
    if not found and doubt:
        raise doubt
    return found


@dataclass
class _Watched:
    """All metrics that the alarms of an evaluation watch, by namespace and name, and why there may be more."""

    by_name: dict[tuple[str, str], list[tuple[Resource, Metric]]]
    doubt: UndeterminedError | None = None
    _by_key: dict[tuple[str, str, str], dict[Any, list[int]]] = field(default_factory=dict)

    def of(
        self, name: tuple[str, str], among: tuple[str, Sequence[Any]], evaluation: Evaluation
    ) -> Iterator[tuple[Resource, Metric]]:
        """The alarms on a metric of which a dimension may be one of the keys."""
        dimension, keys = among
        known = self.by_name.get(name, [])
        if not dimension or not known:
            yield from known
            return
        index = self._by_key.get((*name, dimension))
        if index is None:
            index = self._by_key[(*name, dimension)] = {}
            for at, (_, metric) in enumerate(known):
                for key in _dimension_keys(metric, dimension, evaluation):
                    index.setdefault(key, []).append(at)
        found = {at for key in (*keys, _OPEN) for at in index.get(key, ())}
        yield from (known[at] for at in sorted(found))


_OPEN = object()
"""The key of metrics of which a dimension is not known."""


def _dimension_keys(metric: Metric, dimension: str, evaluation: Evaluation) -> Iterator[Any]:
    """What a dimension of a metric may be looked up by."""
    try:
        value = metric.dimensions.get(dimension)
    except UndeterminedError:
        yield _OPEN
        return
    if any(not symbol.direct and not symbol.holes for symbol in symbols(value)):
        yield _OPEN
    for option in options(value):
        yield from evaluation.keys_of(option)
        yield str(evaluation.resolve(option))


def _watched(evaluation: Evaluation) -> _Watched:
    def compute() -> _Watched:
        made = _Watched({})
        for alarm in evaluation.of(ALARM):
            try:
                for metric in metrics(alarm):
                    made.by_name.setdefault((metric.namespace, metric.name), []).append((alarm, metric))
            except UndeterminedError as error:
                made.doubt = error
        return made

    return evaluation.once("alarms", compute)


def is_of(
    metric: Metric,
    evaluation: Evaluation,
    resource: Resource,
    dimension: str,
    others: Mapping[str, str] | None = None,
) -> bool:
    """Whether a metric belongs to a resource.

    Args:
        metric: the metric of an alarm.
        evaluation: the evaluation to search.
        resource: the resource to compare with.
        dimension: the dimension that refers to the resource.
        others: dimensions that must have these exact values.

    Raises:
        UndeterminedError: the answer is unknown.
    """
    others = others or {}
    value = metric.dimensions.get(dimension)
    if value is None or any(key not in metric.dimensions for key in others):
        return False
    for key, other in others.items():
        given = evaluation.resolve(metric.dimensions[key])
        if isinstance(given, Symbol | Choice):
            raise UndeterminedError(f"dimensions.{key}", why(given))
        if given != other:
            return False
    if evaluation.names(value, resource):
        return True
    if any(not symbol.direct and not symbol.holes for symbol in symbols(value)):
        raise UndeterminedError(f"dimensions.{dimension}", why(value))
    return False
