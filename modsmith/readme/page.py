"""A module's README, rendered from the same blocks and spec as its HCL, so that it is always up to date."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources import files as package_files
from types import ModuleType
from typing import Any

from jinja2 import Environment, StrictUndefined

from modsmith.errors import SpecError, raise_all
from modsmith.hcl.blocks import Block
from modsmith.provider.requirements import Requirements
from modsmith.readme.claims import check, passages
from modsmith.readme.claims.proofs import proofs
from modsmith.readme.diagram import mermaid
from modsmith.spec import environments
from modsmith.spec.model import Expected, Input, ModuleSpec, Promise, Refers
from modsmith.validate.results.overview import Row


@dataclass(frozen=True)
class Extras:
    """What a README contains besides the module's blocks.

    Attributes:
        examples: name to the text of its `main.tf`; `basic` is the usage.
        model: the module's data, for figures in prose.
        controls: results of controls for the module.
        place: the generator's folder, such as `generators/dynamodb`.
        source: what a caller writes as `source`, such as `acme/dynamodb/aws`; the path from the project if "".
    """

    examples: Mapping[str, str]
    model: ModuleType | None = None
    controls: Sequence[Row] = ()
    place: str = ""
    source: str = ""


def render(
    spec: ModuleSpec, files: Mapping[str, Sequence[Block]], requirements: Requirements, extras: Extras
) -> str:
    """Renders the README in Markdown.

    Args:
        spec: the module's spec.
        files: file name without `.tf` to its blocks, for the list of resources.
        requirements: minimum versions with their reasons.
        extras: examples, figures, controls.

    Raises:
        SpecError: prose refers to something that the spec does not have, or makes an unproved claim; `SeveralErrors`
            for several of them.
    """
    known = proofs(spec, extras.controls, [block for blocks in files.values() for block in blocks])
    anchors = {id_: proof.anchor for id_, proof in known.items()}
    documents = [passages.render(section, spec, extras.model, anchors) for section in spec.sections]
    raise_all(check.problems(spec, [one for each in documents for one in each.passages], known))
    jinja = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)  # noqa: S701 - Markdown
    columns: dict[str, Callable[[Any], str]] = {
        "rules": _rules,
        "default": _default,
        "type": _type,
        "proof": _proof,
    }
    jinja.filters |= {"cell": _cell, **{name: partial(_in_cell, column) for name, column in columns.items()}}
    template = (package_files("modsmith.readme") / "README.md.j2").read_text("utf-8")
    text = jinja.from_string(template).render(
        spec=spec,
        diagram=mermaid(files),
        usage=_usage(spec, extras),
        examples=sorted(extras.examples),
        sections=[(section.title, one.text) for section, one in zip(spec.sections, documents, strict=True)],
        controls=[(row, _checked(row)) for row in extras.controls],
        resources=[
            (file, block, _instances(block))
            for file, blocks in files.items()
            for block in blocks
            if block.type == "resource"
        ],
        requirements=requirements,
        place=extras.place,
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _usage(spec: ModuleSpec, extras: Extras) -> str:
    """The module block of the basic example, with the source of a real caller."""
    example = extras.examples.get("basic", "")
    found = re.search(r'^module "[^"]+" \{\n.*?^\}', example, re.MULTILINE | re.DOTALL)
    if not found:
        place = extras.place or f"generators/{spec.name}"
        fix = f"Add {place}/examples/basic.tf with a module block."
        raise SpecError("has no basic example, which the README shows as usage", where=spec.name, fix=fix)
    source = extras.source or f"./modules/{spec.name}"
    return found[0].replace('"../.."', f'"{source}"')


def _in_cell(column: Callable[[Any], str], item: object) -> str:
    return _cell(column(item))


def _cell(text: str) -> str:
    return re.sub(r"\s*\n\s*", "<br>", text.strip()).replace("|", "\\|")


def _rules(item: Input) -> str:
    return "; ".join(rule.rule for rule in item.validations) or "–"


def _default(item: Input) -> str:
    return "**required**" if item.required else f"`{json.dumps(item.default, ensure_ascii=False)}`"


def _type(item: Input) -> str:
    return (
        "`"
        + re.sub(r"\(\{ ", "({ ", re.sub(r"\s+", " ", re.sub(r"\n\s+(?=\w)", " ", _commas(item.type.hcl()))))
        + "`"
    )


def _commas(hcl: str) -> str:
    """Adds commas between the attributes of an object type, which it needs on one line."""
    return re.sub(r"(?<!\{)\n(?=\s+\w)", ",\n", hcl)


def _proof(promise: Promise) -> str:
    """The planned values that prove a promise, by environment if they differ."""
    parts = [f"`{path}` = `{_expected(value)}`" for path, value in promise.expects.items()]
    for path in dict.fromkeys(path for values in promise.by_environment.values() for path in values):
        values = [f"{env} `{_expected(promise.expected(env).get(path))}`" for env in promise.environments]
        parts.append(f"`{path}` = {', '.join(values)}")
    if promise.environments != environments.current().names:
        parts.insert(0, f"only in {' and '.join(promise.environments)}:")
    return "<br>".join(parts)


def _expected(value: Expected) -> str:
    return value.address if isinstance(value, Refers) else json.dumps(value)


def _checked(row: Row) -> str:
    """The result of a control, with the resources that it applies to."""
    parts = [f"`{type_}`{f' ({count})' if count > 1 else ''}" for type_, count in row.passes]
    results = [", ".join(parts)] if parts else []
    results += [f"needs a plan: {_addresses(row.by_plan)}"] if row.by_plan else []
    results += [f"**fails**: {_addresses(row.fails)}"] if row.fails else []
    results += [f"waived for `{address}` by {owner}: {reason}" for address, reason, owner in row.waived]
    results += [f"not applicable to {_addresses(which)}: {reason}" for reason, which in row.not_applicable]
    return "<br>".join(results)


def _addresses(addresses: Sequence[str]) -> str:
    return ", ".join(f"`{address}`" for address in addresses)


def _instances(block: Block) -> str:
    for name, words in (("count", "`count`"), ("for_each", "`for_each`")):
        value = block.get(name)
        if value is not None:
            return f"{words} = `{getattr(value, 'text', value)}`"
    return "1"
