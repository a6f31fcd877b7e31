"""The oldest Terraform and AWS provider that can run a module, computed from what the module uses.

    requirements(blocks).aws
    # Minimum("5.98.0", ("`point_in_time_recovery.recovery_period_in_days` of `aws_dynamodb_table`
    #                     appeared in 5.98.0",))

It sees names: types, arguments, references, functions, language features. It does not see that a *value*
became valid later (a runtime, an engine), nor that a bug was fixed, nor that `||` stops early from 1.12 on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from modsmith.hcl.blocks import Block
from modsmith.provider.appeared import CHANGELOG, Appearances, Fact, bodies
from modsmith.provider.check import BUILT_IN
from modsmith.provider.language import FLOOR, features, provider_functions, references
from modsmith.provider.table import Table
from modsmith.provider.tables import AWS, provider_of

FUNCTIONS: Final = {"arn_build": "5.40.0", "arn_parse": "5.40.0"}  # from the provider's changelog
WORDS: Final = {"resource": "", "data": "data source "}


@dataclass(frozen=True)
class Minimum:
    """A lower bound and why it is not lower.

    Attributes:
        version: `1.9.0`.
        reasons: clauses without a full stop, at least one, each for something the version has first.
    """

    version: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Provider:
    """A provider other than AWS.

    Attributes:
        name: its local name, such as `google`.
        source: such as `hashicorp/google`.
        minimum: the version that its schema table was cut from: older ones are not known to have everything.
    """

    name: str
    source: str
    minimum: Minimum


@dataclass(frozen=True)
class Requirements:
    """What `versions.tf` asks for.

    Attributes:
        terraform: the oldest Terraform.
        aws: the oldest release of the AWS provider; None for a module without resources of AWS.
        others: other providers, sorted by name.
    """

    terraform: Minimum
    aws: Minimum | None
    others: tuple[Provider, ...] = ()


class _Need(NamedTuple):
    version: str
    reason: str


def requirements(blocks: Sequence[Block], table: Table | None = None) -> Requirements:
    """The true minimum versions of a module.

    Args:
        blocks: all top-level blocks of the module, of all its files.
        table: the schema tables of the project; that of AWS alone by default.

    Returns:
        The lowest versions that have everything the blocks use, with reasons for the README.
    """
    table, appearances = table or Table.load(), Appearances.load()
    others = _others(blocks, table)
    aws = [need for block in blocks for need in _aws_needs(block, appearances)]
    terraform = [_Need(*feature) for block in blocks for feature in features(block)]
    terraform += [need for block in blocks for need in _write_only(block, table)]
    return Requirements(
        _minimum(terraform, FLOOR, "uses nothing that is younger than Terraform's compatibility promise"),
        _minimum(aws, appearances.floor, "uses nothing that is younger than the provider's major version 5")
        if _uses_aws(blocks) or not others
        else None,
        others,
    )


def raised(needs: Requirements, minimum: Mapping[str, str]) -> Requirements:
    """Requirements that are nowhere below what a module asks for.

    Args:
        needs: as computed.
        minimum: `terraform` or the local name of a provider to a version.
    """

    def higher(one: Minimum, name: str) -> Minimum:
        asked = minimum.get(name, one.version)
        return Minimum(asked, ("the module asks for it",)) if _key(asked) > _key(one.version) else one

    others = tuple(replace(one, minimum=higher(one.minimum, one.name)) for one in needs.others)
    aws = higher(needs.aws, AWS) if needs.aws else None
    return Requirements(higher(needs.terraform, "terraform"), aws, others)


def _types(blocks: Sequence[Block]) -> set[str]:
    """Resource types and data sources of a module, but for those that Terraform has built in."""
    inner = [data for block in blocks if block.type == "check" for data in block.blocks("data")]
    made = [block for block in (*blocks, *inner) if block.type in ("resource", "data")]
    return {block.labels[0] for block in made if not block.labels[0].startswith(BUILT_IN)}


def _uses_aws(blocks: Sequence[Block]) -> bool:
    return any(provider_of(type_) == AWS for type_ in _types(blocks))


def _others(blocks: Sequence[Block], table: Table) -> tuple[Provider, ...]:
    tables = {owner.name: owner for type_ in _types(blocks) if (owner := table.of(type_)).name != AWS}
    return tuple(
        Provider(name, owner.source, Minimum(owner.version, ("the schema table is of this version",)))
        for name, owner in sorted(tables.items())
    )


def _minimum(needs: Sequence[_Need], floor: str, otherwise: str) -> Minimum:
    version = max((need.version for need in needs), key=_key, default=floor)
    reasons = dict.fromkeys(need.reason for need in needs if need.version == version)
    return Minimum(version, tuple(reasons)) if _key(version) > _key(floor) else Minimum(floor, (otherwise,))


def _key(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _aws_needs(block: Block, appearances: Appearances) -> Iterator[_Need]:
    if block.type in ("resource", "data") and provider_of(block.labels[0]) == AWS:
        yield from _argument_needs(block, appearances)
    if block.type == "check":
        for data in block.blocks("data"):
            yield from _argument_needs(data, appearances)
    for name in provider_functions(block):
        version = FUNCTIONS.get(name, appearances.raw["provider"])
        yield _Need(version, f"the provider's function `{name}` is in {version}")
    for kind, type_, path in references(block):
        yield from _path_needs(kind, type_, path, appearances)


def _argument_needs(block: Block, appearances: Appearances) -> Iterator[_Need]:
    kind, type_ = block.type, block.labels[0]
    omittable = list(appearances.omittable(kind, type_))
    yield from _first(kind, type_, "", appearances)
    for body in bodies(block):
        for name in sorted(body.names):
            path = f"{body.path}.{name}" if body.path else name
            yield from _first(kind, type_, path, appearances)
            if fact := appearances.settable(kind, type_, path):
                yield _need(f"{_named(kind, type_, path)} as an argument", fact)
        for path, fact in omittable:
            parent, _, name = path.rpartition(".")
            if parent == body.path and name not in body.names:
                yield _Need(
                    fact.version, f"{_named(kind, type_, path)} is left out, which {fact.evidence} refuses"
                )


def _path_needs(kind: str, type_: str, path: str, appearances: Appearances) -> Iterator[_Need]:
    """A reference needs every step of its path."""
    steps = path.split(".") if path else []
    yield from _first(kind, type_, "", appearances)
    for end in range(1, len(steps) + 1):
        yield from _first(kind, type_, ".".join(steps[:end]), appearances)


def _first(kind: str, type_: str, path: str, appearances: Appearances) -> Iterator[_Need]:
    if fact := appearances.first(kind, type_, path):
        yield _need(_named(kind, type_, path), fact)


def _need(subject: str, fact: Fact) -> _Need:
    if fact.evidence == CHANGELOG or _adjacent(fact):
        return _Need(fact.version, f"{subject} appeared in {fact.version}")
    return _Need(fact.version, f"{subject} is in {fact.version} and not yet in {fact.evidence}")


def _adjacent(fact: Fact) -> bool:
    """Whether no minor release lies between the last without it and the first with it."""
    minor, before = _key(fact.version)[1], _key(fact.evidence)
    return before[0] == _key(fact.version)[0] and minor - before[1] <= 1


def _named(kind: str, type_: str, path: str) -> str:
    return f"`{path}` of {WORDS[kind]}`{type_}`" if path else f"{WORDS[kind]}`{type_}`"


def _write_only(block: Block, table: Table) -> Iterator[_Need]:
    """Write-only arguments need Terraform 1.11.

    Source: https://github.com/hashicorp/terraform/blob/v1.11/CHANGELOG.md
    """
    if block.type != "resource" or block.labels[0].startswith(BUILT_IN):
        return
    schema = table.resource(block.labels[0])
    for attribute in block.attributes():
        known = schema.attributes.get(attribute.name)
        if known is not None and known.write_only:
            yield _Need("1.11.0", f"write-only arguments such as `{attribute.name}` came with 1.11")
