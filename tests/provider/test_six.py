"""Every argument that the modules use is one of provider 6, too, and is not deprecated there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from modsmith.hcl.read import configuration
from modsmith.hcl.read.block import HclBlock
from modsmith.provider.six import Six, provider_versions
from modsmith.provider.table import Table
from tests.project import catalog

MODULES = Path(__file__).parents[2] / "modules"
META = {"count", "depends_on", "for_each", "lifecycle", "provider", "provisioner", "connection"}
RERUN = "run scripts/aws6.py"

DEPRECATED = {
    "resource.aws_dynamodb_table global_secondary_index.hash_key": "provider 5 has no key_schema to replace it",
    "resource.aws_dynamodb_table global_secondary_index.range_key": "provider 5 has no key_schema to replace it",
}
"""Deprecated arguments that the modules use, and why: provider 6 takes them with a warning."""


@pytest.mark.parametrize("module", catalog.names())
def test_provider_6_has_every_argument(module: str) -> None:
    six, looked_at, faults = Six.load(), 0, []
    for block in _blocks(MODULES / module):
        type_ = f"{block.type}.{block.labels[0]}"
        assert type_ in six.arguments, f"{block.address} is new to the data: {RERUN}"
        known = six.arguments[type_]
        for path, where in _arguments(block, known):
            looked_at += 1
            if path not in known:
                faults.append(f"{where}: {block.address}: {path}")
    print(f"{module}: {looked_at} arguments looked at")
    assert looked_at > 100
    assert faults == [], f"not in provider {six.provider}"


@pytest.mark.parametrize("module", catalog.names())
def test_required_arguments_of_provider_6_are_there(module: str) -> None:
    for block in _blocks(MODULES / module):
        known = Six.load().arguments[f"{block.type}.{block.labels[0]}"]
        given = {path for path, _ in _arguments(block, known)}
        required = {path for path, flag in known.items() if flag == "r"}
        missing = {path for path in required if path not in given and (_parent(path) in given | {""})}
        assert missing == set(), block.address


def test_what_provider_6_deprecates_has_a_reason() -> None:
    six = Six.load()
    used = {
        f"{type_} {path}"
        for module in catalog.names()
        for block in _blocks(MODULES / module)
        for type_ in [f"{block.type}.{block.labels[0]}"]
        for path, _ in _arguments(block, six.arguments.get(type_, {}))
        if path in six.deprecated.get(type_, {})
    }
    assert used == set(DEPRECATED)


def test_what_is_deprecated_is_in_the_data() -> None:
    """Names in the data come from two sources, which spell lists differently."""
    deprecated = Six.load().deprecated["resource.aws_s3_bucket"]
    assert {"acl", "cors_rule", "lifecycle_rule", "server_side_encryption_configuration"} <= deprecated.keys()


def test_a_readme_can_name_the_versions() -> None:
    assert Six.load().provider.startswith("6.")
    assert Table.load().version in provider_versions()
    assert Six.load().provider in provider_versions()


def _blocks(folder: Path) -> Iterator[HclBlock]:
    """Resources and data sources of the AWS provider."""
    read = configuration.read(folder)
    for kind in ("resource", "data"):
        yield from (block for block in read.of(kind) if block.labels[0].startswith("aws_"))


def _arguments(block: HclBlock, known: Mapping[str, str], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Path of each argument and nested block, with where it stands."""
    for name, value in block.values.items():
        if prefix or name not in META:
            yield prefix + name, block.where(name)
            yield from _inside(value, known, f"{prefix}{name}.", block.where(name))
    for nested in block.blocks:
        if not prefix and nested.makes in META:
            continue
        yield prefix + nested.makes, nested.where()
        for body in nested.nested("content") if nested.type == "dynamic" else [nested]:
            yield from _arguments(body, known, f"{prefix}{nested.makes}.")


def _inside(value: object, known: Mapping[str, str], prefix: str, where: str) -> Iterator[tuple[str, str]]:
    """Fields of objects that stand for blocks; keys of maps, such as tags, are no arguments."""
    if not any(path.startswith(prefix) for path in known):
        return
    for item in value if isinstance(value, Sequence) and not isinstance(value, str) else [value]:
        if isinstance(item, Mapping):
            for name, field in item.items():
                yield f"{prefix}{name}", where
                yield from _inside(field, known, f"{prefix}{name}.", where)


def _parent(path: str) -> str:
    return path.rpartition(".")[0]
