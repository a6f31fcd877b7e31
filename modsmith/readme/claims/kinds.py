"""The kinds of claims: the words that make a claim, and which promises or controls prove it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

_COLD = r"(?:Standard-IA|Glacier|Intelligent-Tiering|Deep Archive)"


@dataclass(frozen=True)
class Kind:
    """A kind of claim.

    Attributes:
        name: its name in messages and in `no_claim`.
        words: regular expressions for claims. A space matches any white space; a bar matches the start of a table cell,
            where a noun alone is a claim.
        about: globs of `type.argument` without indices. A proof expects or guards one of them.
    """

    name: str
    words: tuple[str, ...]
    about: tuple[str, ...]

    def claims(self, text: str) -> Iterator[re.Match[str]]:
        """Each claim of this kind in a text."""
        pattern = "|".join(self.words).replace(" ", r"\s+")
        return re.finditer(pattern, text, re.IGNORECASE)

    def is_proved_by(self, about: Iterable[str]) -> bool:
        """Whether a proof about these arguments proves the claim."""
        return any(fnmatchcase(argument, glob) for argument in about for glob in self.about)


KINDS = (
    Kind(
        "encryption at rest",
        (
            r"\bencrypts\b",
            r"(?<!must\sbe\s)\bencrypted\b(?! (?:objects|queues|topics?)\b)",
            r"\ban encrypted\b",
            r"\bencryption at rest\b",
            r"\bAES-256\b",
        ),
        (
            "*.kms_*key*",
            "*_kms_key_id",
            "*.sse_algorithm",
            "*.server_side_encryption*",
            "aws_s3_bucket_server_side_encryption_configuration.*",
            "*.encryption_type",
            "*.storage_encrypted",
            "*.at_rest_encryption_enabled",
            "*.sqs_managed_sse_enabled",
        ),
    ),
    Kind(
        "encryption in transit",
        (
            r"\b(?:is|by|over|with|without|through|speaks?|needs?|requires?|only) (?:TLS|SSL|HTTPS)\b",
            r"\b(?:TLS|SSL|HTTPS)[ -]only\b",
            r"\bplain HTTP\b",
            r"\bin transit\b",
        ),
        (
            "*.transit_encryption_enabled",
            "data.aws_iam_policy_document.statement.condition.values",
            "aws_rds_cluster_parameter_group.parameter*",
            "*.minimum_protocol_version",
            "*.viewer_protocol_policy",
        ),
    ),
    Kind(
        "recovery",
        (
            r"\bpoint-in-time recovery\b",
            r"\bPITR\b",
            r"\bany second\b",
            r"\breach(?:es)? back\b",
            r"\bcan be (?:restored|recovered|brought back)\b",
            r"\brecoverable\b",
        ),
        (
            "*.point_in_time_recovery*",
            "*.backup_retention_period",
            "aws_s3_bucket_versioning.versioning_configuration*",
            "aws_s3_bucket_lifecycle_configuration.rule.noncurrent_version_expiration*",
        ),
    ),
    Kind(
        "lifecycle",
        (
            r"(?<!never\s)(?<!not\s)\bexpires?\b",
            r"\| expiry\b",
            r", expiry\b",
            r"\b(?:is|are|and|then) (?:kept|retained|archived) for\b",
            r"\b(?:kept|retained) for (?:a|one|two|\d)",
            r"\bkeeps? (?:\w+ ){1,6}for (?:a|one|two|\d|`)",
            r"\bgone after\b",
            r"\bdead letters wait\b",
            r"\bin the (?:memory|magnetic) store\b",
            r"\bTTL\b",
            r"\bretention of\b",
            r"\blifecycle rules?\b",
            rf"\b(?:goes?|moves?|moved|transitions?) (?:\w+ )?to (?:\w+ )?{_COLD}",
            rf"\b{_COLD}(?: \w+){{0,2}} (?:after|from)\b",
            r"\| retention\b",
            r"\b(?:deleted|removed|purged|retained|stored) (?:after|for) (?:an?|one|two|\d|`)",
            r"\bdeletes? (?:items?|objects?|them|it) after\b",
        ),
        (
            "*.ttl*",
            "aws_s3_bucket_lifecycle_configuration.*",
            "aws_s3_bucket_object_lock_configuration.rule*",
            "*.retention_in_days",
            "*.retention_period",
            "*.retention_properties*",
            "*.message_retention_seconds",
            "*.backup_retention_period",
            "*.snapshot_retention_limit",
        ),
    ),
    Kind(
        "backup",
        (
            r"\b(?:continuous|daily|automatic) (?:backups?|snapshots?)\b",
            r"\| continuous\b",
            r"\b(?:backups?|snapshots?) (?:every|each|for \d|(?:is|are) (?:taken|made|kept))",
            r"\b(?:leaves?|keeps?|takes?|with) (?!the |AWS )(?:\w+ ){0,4}(?:backups?|snapshots?)\b",
            r"\bback(?:s|ed) up\b",
        ),
        (
            "*.point_in_time_recovery*",
            "*.backup_retention_period",
            "*.snapshot_retention_limit",
            "*.final_snapshot_identifier",
            "*.skip_final_snapshot",
            "*.delete_automated_backups",
            "aws_s3_bucket_replication_configuration.*",
        ),
    ),
    Kind(
        "versioning",
        (
            r"\bversioned\b",
            r"\bversioning\b",
            r"\bkeeps? (?:the |all |old )?versions\b",
            r"\| versions\b",
        ),
        ("aws_s3_bucket_versioning.*",),
    ),
    Kind(
        "deletion protection",
        (
            r"\brefuses? (?:deletion|to be deleted|to delete)\b",
            r"\brefused by AWS\b",
            r"\bdeletion is (?:refused|blocked|prevented)\b",
            r"\bprevents? (?:\w+ )?deletion\b",
            r"\bdeletion protection\b",
            r"\bcannot be (?:destroyed|deleted)\b",
            r"\bdestroyed only\b",
            r"\bprotected (?:from|against) (?:being )?delet",
        ),
        ("*.deletion_protection*", "*.force_destroy", "*.enforce_consumer_deletion"),
    ),
    Kind(
        "public access",
        (r"\bpublic(?:ly)?\b", r"\b(?:is|are) private\b"),
        ("aws_s3_bucket_public_access_block.*", "*.publicly_accessible"),
    ),
)
