"""The short table of guarantees: a module's promises by topic and environment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from modsmith.readme.cells import cell
from modsmith.readme.claims.kinds import KINDS
from modsmith.readme.claims.passages import links
from modsmith.readme.claims.proofs import Proof, environments_of
from modsmith.spec import environments
from modsmith.spec.model import Promise


@dataclass(frozen=True)
class Topic:
    """What some of the promises are about.

    Attributes:
        name: as it is in the table.
        kinds: the kinds of claims that belong to it.
        about: further globs of `type.argument` that belong to it.
    """

    name: str
    kinds: tuple[str, ...]
    about: tuple[str, ...] = ()

    def share(self, proved: Proof) -> int:
        """The number of arguments of a proof that belong to it."""
        globs = [*self.about, *(glob for kind in KINDS if kind.name in self.kinds for glob in kind.about)]
        return sum(any(fnmatchcase(one, glob) for glob in globs) for one in proved.about)


TOPICS = (
    Topic("Encryption", ("encryption at rest", "encryption in transit"), ("aws_kms_key.*",)),
    Topic(
        "Access",
        ("public access",),
        (
            "aws_s3_bucket_ownership_controls.*",
            "*.manage_master_user_password",
            "*.iam_database_authentication_enabled",
        ),
    ),
    Topic("Deletion", ("deletion protection",)),
    Topic("Recovery", ("recovery", "backup", "versioning")),
    Topic("Retention", ("lifecycle",)),
    Topic(
        "Monitoring",
        (),
        (
            "aws_cloudwatch_*",
            "*_feedback_sample_rate",
            "*.performance_insights_enabled",
            "*.monitoring_interval",
        ),
    ),
    Topic("Behavior", ()),
)
"""Of topics with the same share of a promise the first wins; the last is for promises about nothing else."""


@dataclass(frozen=True)
class Row:
    """A row of the table.

    Attributes:
        topic: what the guarantees are about.
        guarantees: the cell with their statements, each with a link to its proof.
        where: the environments that they hold in; `all` for every one.
    """

    topic: str
    guarantees: str
    where: str


def rows(promises: Sequence[Promise], known: Mapping[str, Proof]) -> list[Row]:
    """One row for each topic and its environments, in the order of `TOPICS`.

    Args:
        promises: of the spec.
        known: id of each proof to the proof.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for promise in promises:
        tick = links((promise.control,), {promise.control: known[promise.control].anchor})
        key = topic(known[promise.control]), _where(promise)
        found.setdefault(key, []).append(f"{promise.statement} {tick}")
    return [Row(name, cell("\n".join(found[name, where])), where) for name, where in _ordered(found)]


def topic(proved: Proof) -> str:
    """The name of the topic that a promise is about."""
    best = max(TOPICS, key=lambda one: one.share(proved))
    return best.name if best.share(proved) else TOPICS[-1].name


def _where(promise: Promise) -> str:
    names = environments_of(promise)
    return "all" if names == environments.current().names else ", ".join(names)


def _ordered(keys: Mapping[tuple[str, str], object]) -> Iterator[tuple[str, str]]:
    for one in TOPICS:
        of_topic = [key for key in keys if key[0] == one.name]
        yield from sorted(of_topic, key=lambda key: key[1] != "all")
