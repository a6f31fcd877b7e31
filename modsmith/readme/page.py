"""Renders a module's README.md, GUIDE.md and PROOFS.md from its spec and blocks, so they are up to date.

README.md    for those who use the module: what it is, usage, inputs, outputs, guarantees, operations
GUIDE.md     for those who operate it: the sections of `prose/guide/`, if there are any
PROOFS.md    the evidence: what proves each guarantee, controls, waivers, rules of inputs, resources, requirements
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as package_files
from types import ModuleType

from jinja2 import Environment, StrictUndefined, Template

from modsmith.errors import raise_all
from modsmith.hcl.blocks import Block
from modsmith.provider.requirements import Requirements
from modsmith.readme import evidence, guarantees, inputs, outputs
from modsmith.readme.cells import cell, codes
from modsmith.readme.claims import check, passages
from modsmith.readme.claims.proofs import Proof, proofs
from modsmith.readme.diagram import mermaid
from modsmith.readme.usage import inputs_set, usage
from modsmith.spec import environments
from modsmith.spec.model import ModuleSpec
from modsmith.validate.results.overview import Row

README, GUIDE, PROOFS = PAGES = ("README.md", "GUIDE.md", "PROOFS.md")

EVERYTHING = "complete"
"""The example that sets every input, and so tells nothing about which of them are common."""


@dataclass(frozen=True)
class Extras:
    """What the pages contain besides the module's blocks.

    Attributes:
        examples: name to the text of its `main.tf`; `basic` is the usage.
        model: the module's data, for figures in prose.
        controls: results of controls for the module.
        place: the generator's folder, such as `generators/dynamodb`.
        source: what a caller writes as `source`, such as `acme/dynamodb/aws`; the path from the project if "".
        version: what a caller writes as `version`, such as `~> 0.1`; "" for none.
        tests: paths of the module's tests, such as `tests/defaults.tftest.hcl`.
        schema: version of the AWS provider whose schema the arguments were checked against; "" for none.
        generated: further sections of GUIDE.md: title and text.
    """

    examples: Mapping[str, str]
    model: ModuleType | None = None
    controls: Sequence[Row] = ()
    place: str = ""
    source: str = ""
    version: str = ""
    tests: Sequence[str] = ()
    schema: str = ""
    generated: Sequence[tuple[str, str]] = ()


def render(
    spec: ModuleSpec, files: Mapping[str, Sequence[Block]], requirements: Requirements, extras: Extras
) -> dict[str, str]:
    """Renders the pages in Markdown.

    Args:
        spec: the module's spec.
        files: file name without `.tf` to its blocks, for the diagram and the list of resources.
        requirements: minimum versions with their reasons.
        extras: examples, figures, controls.

    Returns:
        `README.md`, `PROOFS.md` and, if the module has sections for it, `GUIDE.md` to their text.

    Raises:
        SpecError: prose refers to something that the spec does not have, or makes an unproved claim; `SeveralErrors`
            for several of them.
    """
    known = proofs(spec, extras.controls, [block for blocks in files.values() for block in blocks])
    shared = {"spec": spec, "requirements": requirements, "place": _place(spec, extras)}
    anchors = {id_: proof.anchor for id_, proof in known.items()}
    documents = [passages.render(section, spec, extras.model, anchors) for section in spec.sections]
    raise_all(check.problems(spec, [one for each in documents for one in each.passages], known))
    sections = [
        (section.in_guide, section.title, one.text)
        for section, one in zip(spec.sections, documents, strict=True)
    ]
    guide = [(title, text) for in_guide, title, text in sections if in_guide] + [*extras.generated]
    own = {
        "tick": _tick(spec.summary_proved_by, anchors),
        "sections": [(title, _below(text)) for in_guide, title, text in sections if not in_guide],
        "guide": [title for title, _ in guide],
    }
    pages = {
        README: _rendered(README, shared | _of_readme(spec, files, extras, known) | own),
        PROOFS: _rendered(PROOFS, shared | _of_proofs(spec, files, extras)),
    }
    return pages | ({GUIDE: _rendered(GUIDE, shared | {"sections": guide})} if guide else {})


def _of_readme(
    spec: ModuleSpec, files: Mapping[str, Sequence[Block]], extras: Extras, known: Mapping[str, Proof]
) -> dict[str, object]:
    """What the template of README.md shows."""
    call = usage(
        spec, extras.examples.get("basic", ""), _place(spec, extras), _source(spec, extras), extras.version
    )
    common = inputs_set({name: text for name, text in extras.examples.items() if name != EVERYTHING})
    return {
        "diagram": mermaid(files),
        "usage": call,
        "is_path": _source(spec, extras).startswith("./"),
        "examples": sorted(extras.examples),
        "groups": inputs.groups(spec, common),
        "outputs": outputs.rows(spec.outputs),
        "guarantees": guarantees.rows(spec.promises, known),
    }


def _of_proofs(spec: ModuleSpec, files: Mapping[str, Sequence[Block]], extras: Extras) -> dict[str, object]:
    """What the template of PROOFS.md shows."""
    checkov = [waiver for waiver in spec.waivers if waiver.check.startswith("CKV")]
    return {
        "environments": environments.current().names,
        "examples": sorted(extras.examples),
        "tests": extras.tests,
        "schema": extras.schema,
        "controls": extras.controls,
        "waivers": evidence.waived([waiver for waiver in spec.waivers if waiver not in checkov]),
        "checkov": evidence.waived(checkov),
        "resources": [
            (file, block) for file, blocks in files.items() for block in blocks if block.type == "resource"
        ],
    }


def _rendered(name: str, names: Mapping[str, object]) -> str:
    return re.sub(r"\n{3,}", "\n\n", template(name).render(names)).strip() + "\n"


@cache
def template(page: str) -> Template:
    """The template of a page, compiled once for all modules."""
    jinja = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)  # noqa: S701 - Markdown
    jinja.filters |= {
        "cell": cell,
        "codes": codes,
        "type": inputs.short_type,
        "default": inputs.default,
        "description": inputs.description,
        "rules": inputs.rules,
        "anchor": _anchor,
        "planned": evidence.planned,
        "checked": evidence.checked,
        "instances": evidence.instances,
    }
    return jinja.from_string((package_files("modsmith.readme") / f"{page}.j2").read_text("utf-8"))


def _anchor(title: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


def _place(spec: ModuleSpec, extras: Extras) -> str:
    return extras.place or f"generators/{spec.name}"


def _source(spec: ModuleSpec, extras: Extras) -> str:
    return extras.source or f"./modules/{spec.name}"


def _tick(ids: Sequence[str], anchors: Mapping[str, str]) -> str:
    """One link for everything that proves the summary."""
    if len(ids) > 1:
        return f" [✓]({PROOFS}#guarantees)"
    return f" {passages.links(ids, anchors)}" if ids else ""


def _below(text: str) -> str:
    """A section's text with its headings one level lower, because the section is part of "Operations"."""
    fenced = False
    lines = []
    for line in text.split("\n"):
        fenced ^= line.lstrip().startswith("```")
        lines.append(line if fenced else re.sub(r"^(#{2,5}) ", r"#\1 ", line))
    return "\n".join(lines)
