"""S3: replication is complete, encrypted and monitored."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import options
from modsmith.validate.aws import buckets, keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

REPLICATION = "aws_s3_bucket_replication_configuration"
KMS = "source_selection_criteria.0.sse_kms_encrypted_objects.0.status"
KEY = "destination.0.encryption_configuration.0.replica_kms_key_id"
TIMED = ("destination.0.replication_time.0", "destination.0.metrics.0")
EVENT_THRESHOLD = f"{TIMED[1]}.event_threshold.0"
MINUTES = (f"{TIMED[0]}.time.0.minutes", f"{EVENT_THRESHOLD}.minutes")
PROMISED = 15
"""Minutes of Replication Time Control; AWS accepts no other number."""

GUARDS = (
    (REPLICATION, "role"),
    (REPLICATION, "rule"),
    (REPLICATION, "rule.status"),
    (REPLICATION, "rule.delete_marker_replication"),
    (REPLICATION, "rule.delete_marker_replication.status"),
    (REPLICATION, "rule.source_selection_criteria"),
    (REPLICATION, "rule.source_selection_criteria.sse_kms_encrypted_objects"),
    (REPLICATION, "rule.source_selection_criteria.sse_kms_encrypted_objects.status"),
    (REPLICATION, "rule.destination"),
    (REPLICATION, "rule.destination.bucket"),
    (REPLICATION, "rule.destination.encryption_configuration"),
    (REPLICATION, "rule.destination.encryption_configuration.replica_kms_key_id"),
    (REPLICATION, "rule.destination.replication_time"),
    (REPLICATION, "rule.destination.replication_time.status"),
    (REPLICATION, "rule.destination.metrics"),
    (REPLICATION, "rule.destination.metrics.status"),
    (REPLICATION, "rule.destination.replication_time.time.minutes"),
    (REPLICATION, "rule.destination.metrics.event_threshold.minutes"),
    (REPLICATION, "rule.filter"),
)


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the role, the rules for all objects, and that the source keeps versions."""
    yield from buckets.unnamed(resource)
    source = buckets.bucket_of(resource, evaluation)
    if not resource.is_set("role"):
        yield Violation("The replication has no role.", "role")
    if source and not buckets.is_versioned(source, evaluation):
        yield Violation(f"{source.address} keeps no versions, so S3 cannot replicate it.", "bucket")
    rules = resource.parts("rule")
    if not any(buckets.is_whole(rule) for rule in rules):
        yield Violation("No rule replicates all objects.", "rule")
    algorithms = buckets.algorithms(source, evaluation) if source else []
    encrypted = any(str(one).startswith("aws:kms") for one in algorithms)
    for rule in rules:
        yield from (
            Violation(f"Rule {rule.at('id')}: {what}.", "rule") for what in _wrong(rule, source, evaluation)
        )
        if encrypted or rule.at(KMS) is not None or rule.at(KEY) is not None:
            yield from (
                Violation(f"Rule {rule.at('id')}: {what}.", "rule") for what in _unencrypted(rule, evaluation)
            )


def _wrong(rule: Resource, source: Resource | None, evaluation: Evaluation) -> Iterator[str]:
    if rule.known("status") != "Enabled":
        yield "the rule is not enabled"
    if rule.known("delete_marker_replication.0.status") != "Enabled":
        yield "deletions are not replicated"
    if not rule.blocks("filter"):
        yield "the rule has no filter, which replication of delete markers requires"
    if not rule.is_set("destination.0.bucket"):
        yield "the rule has no destination"
    elif source and evaluation.names(rule.at("destination.0.bucket"), source):
        yield "the rule replicates a bucket to itself"
    yield from _timed(rule)


def _timed(rule: Resource) -> Iterator[str]:
    """Replication Time Control is either whole or absent; metrics may stand without it, but without a threshold."""
    timed, metrics = (rule.known(f"{path}.status") for path in TIMED)
    if rule.at(TIMED[0]) is None and rule.at(EVENT_THRESHOLD) is None:
        if rule.at(TIMED[1]) is not None and metrics != "Enabled":
            yield "the metrics of replication are not enabled"
    elif timed != "Enabled" or metrics != "Enabled":
        yield "Replication Time Control and its metrics are not both enabled"
    elif any(rule.number(path) != PROMISED for path in MINUTES):
        yield f"Replication Time Control and its metrics do not use {PROMISED} minutes"


def _unencrypted(rule: Resource, evaluation: Evaluation) -> Iterator[str]:
    if rule.known(KMS) != "Enabled":
        yield "objects encrypted with KMS are not replicated"
    if not rule.is_set(KEY):
        yield "replicas have no KMS key of their region"
    elif (own := keys.customer_keys(evaluation)) and not all(
        keys.is_one_of(option, own, evaluation) for option in options(rule.at(KEY))
    ):
        yield "replicas are not encrypted with the module's key"


CONTROL = Control(
    id="s3-replication",
    title=(
        "Replication includes all objects, deletions and KMS-encrypted objects, and has a time limit "
        "and metrics."
    ),
    why="A replica that is incomplete or lags unnoticed is useless when you need it.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-walkthrough-5.html",
    fix=(
        "Enable the rule, delete markers, KMS objects with the replica's key, and replication_time "
        "with metrics."
    ),
    types=(REPLICATION,),
    severity=Severity.MEDIUM,
    check=check,
    guards=GUARDS,
)
