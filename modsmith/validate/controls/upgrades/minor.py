"""Managed engines: minor versions arrive by themselves, or by a change of the code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import why
from modsmith.validate.aws import switches
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

TYPES = (
    "aws_db_instance",
    "aws_rds_cluster_instance",
    "aws_elasticache_replication_group",
    "aws_elasticache_cluster",
    "aws_memorydb_cluster",
)
SWITCH = "auto_minor_version_upgrade"
PINNED = re.compile(r"\d+\.\d+")
"""A version that names a minor one: whoever changes the code decides about upgrades."""


def check(engine: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that upgrades, which are on by default, are off only where the code names a minor version."""
    if switches.is_on(engine, SWITCH):
        return
    version = evaluation.resolve(engine.at("engine_version"))
    if version is not None and not isinstance(version, str):
        raise UndeterminedError("engine_version", why(version))
    if version is None or not PINNED.match(version):
        yield Violation("It takes no minor versions, and the code names none either.", SWITCH)


CONTROL = Control(
    id="upgrades-minor",
    title=(
        "A managed database or cache takes minor versions by itself, or the code names the one that it runs."
    ),
    why="Minor versions close security holes. Without either way nobody notices that one is missing.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html",
    fix="Leave auto_minor_version_upgrade on, or name a minor version in engine_version.",
    types=TYPES,
    severity=Severity.MEDIUM,
    check=check,
)
