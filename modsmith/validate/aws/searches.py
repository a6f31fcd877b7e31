"""OpenSearch and Elasticsearch domains, which have the same arguments."""

from __future__ import annotations

TYPES = ("aws_opensearch_domain", "aws_elasticsearch_domain")


def guards(*paths: str) -> tuple[tuple[str, str], ...]:
    """The guards of a control: each path in each type."""
    return tuple((type_, path) for type_ in TYPES for path in paths)
