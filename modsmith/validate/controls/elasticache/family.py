"""ElastiCache: the parameter group matches the engine and its version."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.validate.aws import caches
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

GUARDS = (
    *((type_, path) for type_ in caches.TYPES for path in ("engine_version", "parameter_group_name")),
    (caches.PARAMETERS, ""),
    (caches.PARAMETERS, "family"),
)


def check(cache: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the version is pinned and that the attached parameter group matches it."""
    caches.no_member(cache)
    caches.no_secondary(cache)
    version = str(cache.known("engine_version") or "")
    if not version:
        yield Violation("The engine version is not pinned.", "engine_version")
    if not cache.is_set("parameter_group_name"):
        yield Violation("No parameter group is attached.", "parameter_group_name")
    if not version or not cache.is_set("parameter_group_name"):
        return
    expected, found = family(caches.engine(cache), version), _family(cache, evaluation)
    if found != expected:
        yield Violation(
            f"The parameter group's family is {found}, but the engine version needs {expected}.",
            "parameter_group_name",
        )


def family(engine: str, version: str) -> str:
    """The family of an engine version: `redis7` for Redis 7.0, `redis6.x` for 6.2, `redis5.0` for 5.0.6."""
    major, _, rest = version.partition(".")
    if engine == "redis" and major == "6":
        return "redis6.x"
    if engine == "valkey" or (engine == "redis" and major.isdigit() and int(major) > 6):
        return f"{engine}{major}"
    return f"{engine}{major}.{rest.partition('.')[0]}"


def _family(cache: Resource, evaluation: Evaluation) -> str:
    """The family of the attached group: one of this module, or one of AWS's default groups."""
    value = cache.at("parameter_group_name")
    groups = evaluation.named(value, caches.PARAMETERS)
    if len(groups) == 1 and groups[0].exists:
        return str(groups[0].known("family"))
    if isinstance(value, str) and value.startswith("default."):
        return value.removeprefix("default.").removesuffix(".cluster.on")
    raise UndeterminedError("parameter_group_name", "it is not a parameter group of this module")


CONTROL = Control(
    id="elasticache-family",
    title="A cache pins its engine version and has a parameter group of that version's family.",
    why=(
        "AWS rejects a group of another family after minutes of apply. Without a group, AWS's memory "
        "defaults apply."
    ),
    source="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html",
    fix="Set engine_version, and attach an aws_elasticache_parameter_group of its family: redis7 for 7.x.",
    types=caches.TYPES,
    severity=Severity.LOW,
    check=check,
    reads=(caches.PARAMETERS,),
    guards=GUARDS,
)
