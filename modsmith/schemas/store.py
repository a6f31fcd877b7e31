"""The resource schemas that cfn-lint ships: AWS's own, and its extensions of them.

cfn-lint itself is not imported, which takes 2 s; its rules are read as text for the extensions that they apply.
"""

from __future__ import annotations

import ast
import functools
import importlib.util
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any, cast

REGION = "us-east-1"
"""The region whose schemas apply where none is known; it has all types."""

ACROSS_TEMPLATE = ("cfnGather", "$data", "$lookup")
"""Keywords with which an extension looks at other resources of a CloudFormation template."""

OF_TEXT = ("E3051", "E3601")
"""Rules that decode a text first: documents of Systems Manager, state machines."""


@dataclass(frozen=True)
class Extension:
    """A schema of cfn-lint's for a part of a type's properties.

    Attributes:
        rule: cfn-lint's id of the rule, such as `E3690`.
        path: names of properties down to the part, `*` for every item; () for all properties.
        file: of the schema, below cfn-lint's folder of schemas.
        regional: whether there is one schema for each region.
    """

    rule: str
    path: tuple[str, ...]
    file: str
    regional: bool

    @property
    def schema(self) -> Mapping[str, Any]:
        """The schema, or one for each region."""
        return cast(Mapping[str, Any], _read(self.file))

    @property
    def is_across_template(self) -> bool:
        """Whether it looks at other resources."""
        text = _text(self.file)
        return any(f'"{word}"' in text for word in ACROSS_TEMPLATE)

    def of(self, region: str) -> Any:
        """The schema in a region; True, which allows everything, if there is none."""
        return self.schema.get(region, True) if self.regional else self.schema


def types(region: str = REGION) -> Mapping[str, str]:
    """CloudFormation's types of a region: type to the name of its schema's file."""
    try:
        return cast(Mapping[str, str], _read(f"providers/{region}.json"))
    except OSError:
        return types(REGION) if region != REGION else {}


def schema(kind: str, region: str = REGION) -> Mapping[str, Any]:
    """A type's schema; empty if the region has no such type.

    Args:
        kind: such as `AWS::RDS::DBCluster`.
        region: where the resource is made.
    """
    name = types(region).get(kind)
    return cast(Mapping[str, Any], _read(f"resources/{name}.json")) if name else {}


@functools.cache
def extensions(kind: str) -> tuple[Extension, ...]:
    """The extensions that cfn-lint reports as errors for a type; those about other resources are left out.

    Args:
        kind: such as `AWS::RDS::DBCluster`.
    """
    own = (extension for type_, extension in _extensions(f"Resources/{kind}/") if type_ == kind)
    return tuple(extension for extension in own if not extension.is_across_template)


def engine_versions(kind: str, engine: str) -> frozenset[str]:
    """The versions of a database engine; empty if the engine is not known.

    Args:
        kind: `AWS::RDS::DBCluster` or `AWS::RDS::DBInstance`.
        engine: such as `aurora-postgresql`.
    """
    file = f"extensions/{kind.lower().replace('::', '_')}/engine_version.json"
    for rule in _read(file)["allOf"]:
        if rule["if"]["properties"]["Engine"].get("const") == engine:
            return frozenset(map(str, rule["then"]["properties"]["EngineVersion"]["enum"]))
    return frozenset()


def _extensions(word: str = "") -> tuple[tuple[str, Extension], ...]:
    """The types and extensions of all rules whose text has a word."""
    return tuple(found for text in _rules() if word in text for found in _of_rule(text))


@functools.cache
def _rules() -> tuple[str, ...]:
    """The texts of the rules that apply a schema."""
    texts = (file.read_text("utf-8") for file in sorted(_package().glob("rules/resources/**/*.py")))
    return tuple(text for text in texts if "SchemaDetails(" in text)


_PATH = re.compile(r"Resources/(AWS::\w+::\w+)/Properties(?:/(.+))?")


def _of_rule(text: str) -> Iterator[tuple[str, Extension]]:
    """The types and extensions of the rule in a text, if it is no more than an extension."""
    for rule in (node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)):
        identifier = _assigned(rule, "id")
        bases = {ast.unparse(base) for base in rule.bases}
        applies = bool(bases & {"CfnLintJsonSchema", "CfnLintJsonSchemaRegional"}) and identifier.startswith(
            "E"
        )
        if not applies or identifier in OF_TEXT or "schemas.extensions" not in ast.unparse(rule):
            continue
        words = [node.value for node in ast.walk(rule) if isinstance(node, ast.Constant)]
        file_of_schema = _details(rule)
        for match in filter(None, (_PATH.fullmatch(word) for word in words if isinstance(word, str))):
            below = tuple(match[2].split("/")) if match[2] else ()
            regional = "CfnLintJsonSchemaRegional" in bases
            yield match[1], Extension(identifier, below, file_of_schema, regional)


def _details(rule: ast.ClassDef) -> str:
    """The file of a rule's `SchemaDetails(module=cfnlint.data.schemas.extensions.X, filename="Y.json")`."""
    calls = (node for node in ast.walk(rule) if isinstance(node, ast.Call))
    call = next(call for call in calls if ast.unparse(call.func) == "SchemaDetails")
    module, name = [*call.args, *(keyword.value for keyword in call.keywords)]
    return f"extensions/{ast.unparse(module).rpartition('.')[2]}/{ast.literal_eval(name)}"


def _assigned(rule: ast.ClassDef, name: str) -> str:
    for node in rule.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return str(ast.literal_eval(node.value))
    return ""


@functools.cache
def _package() -> Path:
    found = cast(ModuleSpec, importlib.util.find_spec("cfnlint"))
    return Path(cast(str, found.origin)).parent


def _text(path: str) -> str:
    return (_package() / "data" / "schemas" / path).read_text("utf-8")


@functools.cache
def _read(path: str) -> Any:
    return json.loads(_text(path))
