"""CloudWatch: an alarm watches a metric, or exactly one result of several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.alarms import ALARM
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, Violation

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
    """One metric with its namespace, or metric math in which nothing is missing."""
    queries = alarm.parts("metric_query")
    if bool(queries) == alarm.is_set("metric_name"):
        yield Violation(
            "It watches no metric, or two things at once.", "metric_query" if queries else "metric_name"
        )
    if not queries and not alarm.is_set("namespace"):
        yield Violation("Its metric is in no namespace.", "namespace")
    if queries:
        yield from _math(queries)


def _math(queries: Sequence[Resource]) -> Iterator[Violation]:
    ids = [text(query.at("id") or "") for query in queries]
    if len(set(ids)) < len(ids) or not all(ids):
        yield Violation("Its queries have not each an id of their own.", "metric_query")
    if sum(query.flag("return_data") for query in queries) != 1:
        yield Violation("Not exactly one of its queries returns data.", "metric_query")
    metrics = {one for query, one in zip(queries, ids, strict=True) if query.blocks("metric")}
    for query, one in zip(queries, ids, strict=True):
        if query.is_set("expression") == (one in metrics):
            yield Violation(
                f"The query {one} is neither a metric nor an expression, or both.", "metric_query"
            )
        for metric in query.parts("metric"):
            if not all(metric.is_set(key) for key in ("metric_name", "namespace")):
                yield Violation(f"The metric {one} has no name or no namespace.", "metric_query")
    yield from _used(
        [text(query.at("expression")) for query in queries if query.is_set("expression")], ids, metrics
    )


def _used(expressions: Sequence[str], ids: Sequence[str], metrics: set[str]) -> Iterator[Violation]:
    """Every metric is used by an expression, and every id in one is that of a query."""
    named = {one for expression in expressions for one in _IDS.findall(_TEXTS.sub("", expression))}
    for one in sorted(named - set(ids)):
        yield Violation(f"Its expression names {one}, which is no query.", "metric_query")
    every = any("METRICS(" in expression for expression in expressions)
    if every and not metrics:
        yield Violation("Its expression is over metrics, and there are none.", "metric_query")
    if expressions and not every:
        for one in sorted(metrics - named):
            yield Violation(f"The metric {one} is used by no expression.", "metric_query")


CONTROL = Control(
    id="alarm-metric",
    title="An alarm watches one metric, or metric math with one result in which no query is missing or idle.",
    why="An alarm on nothing, or on a part of what it is called after, is never red.",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create-alarm-on-metric-math-expression.html",
    fix="Set namespace and metric_name, or metric_query blocks of which exactly one has return_data = true.",
    types=(ALARM,),
    check=check,
    guards=GUARDS,
)
