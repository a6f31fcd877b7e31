"""The resource schemas that cfn-lint ships: AWS's own, and its extensions of them."""

from __future__ import annotations

import functools
import importlib.util
import json
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any, cast


@functools.cache
def _root() -> Path:
    """The folder of schemas; cfn-lint itself is not imported, which takes 2 s."""
    found = cast(ModuleSpec, importlib.util.find_spec("cfnlint"))
    return Path(cast(str, found.origin)).parent / "data" / "schemas"


@functools.cache
def _read(path: str) -> Any:
    return json.loads((_root() / path).read_text("utf-8"))


def extension(kind: str, name: str) -> Any:
    """One of cfn-lint's extensions of a type's schema.

    Args:
        kind: CloudFormation's type, such as `AWS::RDS::DBCluster`.
        name: the file's name, such as `engine_version.json`.
    """
    return _read(f"extensions/{kind.lower().replace('::', '_')}/{name}")


def engine_versions(kind: str, engine: str) -> frozenset[str]:
    """The versions of a database engine; empty if the engine is not known.

    Args:
        kind: `AWS::RDS::DBCluster` or `AWS::RDS::DBInstance`.
        engine: such as `aurora-postgresql`.
    """
    for rule in extension(kind, "engine_version.json")["allOf"]:
        if rule["if"]["properties"]["Engine"].get("const") == engine:
            return frozenset(map(str, rule["then"]["properties"]["EngineVersion"]["enum"]))
    return frozenset()
