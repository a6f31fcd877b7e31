"""Compares a Terraform resource with AWS's schema of its type, and with cfn-lint's extensions of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema import ValidationError

from modsmith.provider.table import BlockSchema
from modsmith.schemas import store, validator
from modsmith.schemas.exceptions import exempt
from modsmith.schemas.store import Extension
from modsmith.schemas.translate import translate
from modsmith.schemas.values import Path, Translated


@dataclass(frozen=True)
class Mismatch:
    """A value that AWS's schema does not allow.

    Attributes:
        argument: Terraform's argument, such as `engine_version`; "" for the whole resource.
        message: what is wrong with it.
        kind: CloudFormation's type.
        rule: cfn-lint's rule; "" for AWS's own schema.
    """

    argument: str
    message: str
    kind: str
    rule: str = ""


def mismatches(terraform: str, body: Mapping[str, Any], block: BlockSchema | None = None) -> list[Mismatch]:
    """What AWS's schema of a type certainly does not allow in a resource.

    Args:
        terraform: Terraform's type, such as `aws_rds_cluster`.
        body: arguments by name, nested blocks as lists of such mappings, `UNKNOWN` for what is not known.
        block: what the provider's schema says of the type, if it is known.

    Returns:
        Nothing for types that CloudFormation does not have.
    """
    translated = translate(terraform, body, block)
    if translated is None:
        return []
    found = [
        *_named(validator.errors(store.schema(translated.kind), translated.properties), translated, (), ""),
        *(
            one
            for extension in store.extensions(translated.kind)
            for one in _by_extension(extension, translated)
        ),
    ]
    return [one for one in dict.fromkeys(found) if not exempt(one.kind, one.rule, one.argument)]


def _by_extension(extension: Extension, translated: Translated) -> Iterator[Mismatch]:
    for path, value in _parts(translated.properties, extension.path, ()):
        errors = validator.errors(extension.of(store.REGION), value)
        yield from _named(errors, translated, path, extension.rule)


def _parts(value: Any, wanted: tuple[str, ...], path: Path) -> Iterator[tuple[Path, Any]]:
    """The parts of a value at a path in which `*` stands for every item."""
    if not wanted:
        yield path, value
    elif wanted[0] == "*" and isinstance(value, list):
        for number, each in enumerate(value):
            yield from _parts(each, wanted[1:], (*path, number))
    elif isinstance(value, dict) and wanted[0] in value:
        yield from _parts(value[wanted[0]], wanted[1:], (*path, wanted[0]))


def _named(
    errors: list[ValidationError], translated: Translated, above: Path, rule: str
) -> Iterator[Mismatch]:
    for error in errors:
        argument = translated.argument((*above, *error.absolute_path))
        yield Mismatch(argument, error.message, translated.kind, rule)
