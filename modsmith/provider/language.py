"""Features of Terraform's language and the version each came with.

Source: the changelogs, https://github.com/hashicorp/terraform/blob/v1.MINOR/CHANGELOG.md, section 1.MINOR.0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from modsmith.hcl import template
from modsmith.hcl.blocks import Block, Template
from modsmith.provider.expressions import block_codes, codes

FLOOR: Final = "1.0.0"

FUNCTIONS: Final = {
    "startswith": "1.3.0",
    "endswith": "1.3.0",
    "timecmp": "1.3.0",
    "strcontains": "1.5.0",
    "plantimestamp": "1.5.0",
    "issensitive": "1.8.0",
    "templatestring": "1.9.0",
    "ephemeralasnull": "1.10.0",
}
BLOCKS: Final = {
    "moved": "1.1.0",
    "check": "1.5.0",
    "import": "1.5.0",
    "removed": "1.7.0",
    "ephemeral": "1.10.0",
}

_CALL: Final = re.compile(r"(\w+)\(")
_PROVIDER_FUNCTION: Final = re.compile(r"\bprovider::(\w+)::(\w+)")
_REFERENCE: Final = re.compile(r"(?<![\w.-])(data\.)?(aws_\w+)\.[\w-]+((?:\[[^\[\]]*\]|\.\*|\.\w+)*)")
_STEP: Final = re.compile(r"\.([a-zA-Z_]\w*)")


class Feature(NamedTuple):
    """A feature that a block uses.

    Attributes:
        version: the first Terraform that has it.
        reason: a clause that says so.
    """

    version: str
    reason: str


class Reference(NamedTuple):
    """An attribute of a resource or data source that an expression reads.

    Attributes:
        kind: `resource` or `data`.
        type: `aws_dynamodb_table`.
        path: names without indexes, `replica.arn`; "" for the whole object.
    """

    kind: str
    type: str
    path: str


def features(block: Block) -> Iterator[Feature]:
    """The features younger than `FLOOR` that a top-level block uses, one for each use."""
    for detect in _DETECTORS:
        yield from detect(block)


def references(block: Block) -> Iterator[Reference]:
    """What the expressions of a block read from AWS resources and data sources."""
    for code in block_codes(block):
        for data, type_, path in _REFERENCE.findall(code):
            yield Reference("data" if data else "resource", type_, ".".join(_STEP.findall(path)))


def provider_functions(block: Block) -> Iterator[str]:
    """The names of the AWS provider's functions that a block calls, `arn_parse`."""
    for code in block_codes(block):
        yield from (name for provider, name in _PROVIDER_FUNCTION.findall(code) if provider == "aws")


def _functions(block: Block) -> Iterator[Feature]:
    for code in block_codes(block):
        for name in _CALL.findall(code):
            if version := FUNCTIONS.get(name):
                yield _came(version, f"the function `{name}`")
        if _PROVIDER_FUNCTION.search(code):
            yield _came("1.8.0", "functions of providers")


def _block_types(block: Block) -> Iterator[Feature]:
    if version := BLOCKS.get(block.type):
        yield _came(version, f"`{block.type}` blocks")
    if block.type == "import" and "for_each" in _names(block):
        yield _came("1.7.0", "`for_each` in `import` blocks")
    if block.type == "resource" and block.labels[0] == "terraform_data":
        yield _came("1.4.0", "`terraform_data`")


def _variables(block: Block) -> Iterator[Feature]:
    if block.type != "variable":
        return
    if "nullable" in _names(block):
        yield _came("1.1.0", "`nullable` in variables")
    if any(re.search(r"\boptional\s*\(", code) for code in codes(block.get("type"))):
        yield _came("1.3.0", "optional attributes in object types")
    for validation in block.blocks("validation"):
        if isinstance(validation.get("error_message"), Template):
            yield _came("1.2.0", "interpolation in a validation's message")
        if template.references(validation) - {block.address}:
            yield _came("1.9.0", "validations that look at other variables")


def _conditions(block: Block) -> Iterator[Feature]:
    places = [block] if block.type == "output" else [*block.blocks("lifecycle")]
    for place in places:
        for condition in place.blocks():
            if condition.type in ("precondition", "postcondition"):
                yield _came("1.2.0", f"`{condition.type}` blocks")
        if "replace_triggered_by" in _names(place):
            yield _came("1.2.0", "`replace_triggered_by`")


def _ephemeral(block: Block) -> Iterator[Feature]:
    if block.type in ("variable", "output") and "ephemeral" in _names(block):
        yield _came("1.10.0", f"`ephemeral` in {block.type}s")


def _names(block: Block) -> set[str]:
    return {attribute.name for attribute in block.attributes()}


def _came(version: str, subject: str) -> Feature:
    return Feature(version, f"{subject} came with {version.removesuffix('.0')}")


_DETECTORS: Final[tuple[Callable[[Block], Iterator[Feature]], ...]] = (
    _functions,
    _block_types,
    _variables,
    _conditions,
    _ephemeral,
)
