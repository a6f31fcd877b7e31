"""OpenSearch: a production domain survives the loss of an availability zone."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import searches
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

LEAST = 3
"""Nodes of a kind: with two, a domain that loses contact between them cannot tell which one is right."""


def check(domain: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for three data nodes in several zones, and for three dedicated master nodes."""
    production_only(evaluation)
    if (domain.number("cluster_config.0.instance_count") or 1) < LEAST:
        yield Violation(f"The domain has fewer than {LEAST} data nodes.", "cluster_config")
    if not (
        domain.flag("cluster_config.0.zone_awareness_enabled")
        or domain.flag("cluster_config.0.multi_az_with_standby_enabled")
    ):
        yield Violation("All nodes can be in one availability zone.", "cluster_config")
    masters = domain.number("cluster_config.0.dedicated_master_count") or 0
    if not domain.flag("cluster_config.0.dedicated_master_enabled") or masters < LEAST:
        yield Violation(f"The domain has fewer than {LEAST} dedicated master nodes.", "cluster_config")


CONTROL = Control(
    id="opensearch-availability",
    title="A production search domain has three data nodes in several zones, and three master nodes.",
    why="A domain with fewer nodes stops, and can lose data, when a node or a zone fails.",
    source="https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html",
    fix=(
        "Set instance_count, dedicated_master_count = 3, dedicated_master_enabled and "
        "zone_awareness_enabled in cluster_config."
    ),
    types=searches.TYPES,
    severity=Severity.MEDIUM,
    check=check,
    checkov=(
        "CKV_AWS_318",
        "CKV2_AWS_59",
    ),
    fsbp=(
        "Opensearch.6",
        "ES.6",
        "ES.7",
    ),
    guards=searches.guards(
        "cluster_config",
        *(
            f"cluster_config.{name}"
            for name in (
                "instance_count",
                "zone_awareness_enabled",
                "dedicated_master_enabled",
                "dedicated_master_count",
            )
        ),
    ),
)
