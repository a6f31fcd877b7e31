"""CloudWatch: an alarm watches one metric, or exactly one result of metric math."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.alarms import ALARM
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

_TEXTS = re.compile(r"'[^']*'|\"[^\"]*\"|\$\{[^}]*\}")
_IDS = re.compile(r"\b[a-z]\w*\b(?!\s*\()")
GUARDS = tuple(
    (ALARM, path)
    for path in (
        "namespace",
        "metric_name",
        "metric_query",
        "metric_query.id",
        "metric_query.return_data",
        "metric_query.expression",
        "metric_query.metric",
        "metric_query.metric.namespace",
        "metric_query.metric.metric_name",
    )
)


def check(alarm: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for one metric with its namespace, or for complete metric math."""
    queries = alarm.parts("metric_query")
    if bool(queries) == alarm.is_set("metric_name"):
        yield Violation(
            "The alarm watches no metric, or both a metric and queries.",
            "metric_query" if queries else "metric_name",
        )
    if not queries and not alarm.is_set("namespace"):
        yield Violation("The alarm's metric has no namespace.", "namespace")
    if queries:
        yield from _math(queries)


def _math(queries: Sequence[Resource]) -> Iterator[Violation]:
    ids = [text(query.known("id") or "") for query in queries]
    if len(set(ids)) < len(ids) or not all(ids):
        yield Violation("The alarm's queries do not all have unique ids.", "metric_query")
    if sum(query.flag("return_data") for query in queries) != 1:
        yield Violation("The alarm needs exactly one query that returns data.", "metric_query")
    metrics = {one for query, one in zip(queries, ids, strict=True) if query.blocks("metric")}
    for query, one in zip(queries, ids, strict=True):
        if query.is_set("expression") == (one in metrics):
            yield Violation(f"The query {one} must be either a metric or an expression.", "metric_query")
        for metric in query.parts("metric"):
            if not all(metric.is_set(key) for key in ("metric_name", "namespace")):
                yield Violation(f"The metric {one} has no name or no namespace.", "metric_query")
    yield from _used(
        [text(query.at("expression")) for query in queries if query.is_set("expression")], ids, metrics
    )


def _used(expressions: Sequence[str], ids: Sequence[str], metrics: set[str]) -> Iterator[Violation]:
    """Checks that expressions use every metric and refer only to existing queries."""
    named = {one for expression in expressions for one in _IDS.findall(_TEXTS.sub("", expression))}
    for one in sorted(named - set(ids)):
        yield Violation(f"The alarm's expression refers to {one}, which is not a query.", "metric_query")
    every = any("METRICS(" in expression for expression in expressions)
    if every and not metrics:
        yield Violation("The alarm's expression uses metrics, but the alarm defines none.", "metric_query")
    if expressions and not every:
        for one in sorted(metrics - named):
            yield Violation(f"No expression uses the metric {one}.", "metric_query")


CONTROL = Control(
    id="alarm-metric",
    title="An alarm watches one metric, or metric math with one result and no missing or unused query.",
    why="An alarm that watches nothing, or only part of what its name says, never fires when it should.",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create-alarm-on-metric-math-expression.html",
    fix="Set namespace and metric_name, or metric_query blocks of which exactly one has return_data = true.",
    types=(ALARM,),
    severity=Severity.MEDIUM,
    check=check,
    guards=GUARDS,
)
