"""All files of a generator for an imported module."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from modsmith.build.consistency import block_references
from modsmith.errors import ImportingError, SchemaError
from modsmith.hcl.blocks import Attribute, Block
from modsmith.hcl.read.block import HclBlock, is_local
from modsmith.importing import constraints, examples, inputs, python, sentences
from modsmith.importing.bodies import literal
from modsmith.importing.constructs import Source, stem_of
from modsmith.importing.examples import Examples
from modsmith.importing.notes import Note, Notes
from modsmith.importing.original import Original
from modsmith.importing.python import Call, Raw
from modsmith.importing.speller import Speller
from modsmith.provider import check
from modsmith.provider.table import Table
from modsmith.spec.types import fields_of

Files = Mapping[str, str | bytes]
"""Path in the generator's folder to content."""

_SNAKE_CASE = re.compile(r"[a-z][a-z0-9_]*")
_COPIED = ("tests", "assets", "modules")
_FILE = re.compile(r"\$\{path\.module\}/([\w./-]+)")
_LOWER = re.compile(r"(?:>=|~>|=)?\s*v?(\d+(?:\.\d+){0,2})")


@dataclass(frozen=True)
class Generator:
    """A generator that is not written yet.

    Attributes:
        files: its files.
        examples: what became of the examples.
    """

    files: Files
    examples: Examples


def make(original: Original, name: str, table: Table, notes: Notes) -> Generator:
    """The generator of a module.

    Args:
        original: the module.
        name: of the generator.
        table: the provider's schema.
        notes: what is changed and what is left out is added to them.

    Raises:
        ImportingError: a spec cannot say what the module says; `SeveralErrors` for several.
    """
    sources: dict[str, Source] = {}
    for block in original.blocks:
        stem = stem_of(block.file)
        if f"{stem}.tf" != block.file and stem not in sources:
            notes.adapted.append(Note(block.file, "the file", f"is now {stem}.tf"))
        sources.setdefault(stem, Source(stem, original, table, notes)).add(block)
    texts: dict[str, str | bytes] = {
        f"{stem}.py": source.text()
        for stem, source in sources.items()
        if any(section.statements for section in source.sections)
    }
    title = sentences.titled(name)
    texts["__init__.py"] = f'"""{title}, imported from hand-written HCL."""\n'
    texts["inputs.py"] = _inputs(original, notes)
    found = examples.read(original, name)
    notes.missing += found.missing
    texts["spec.py"] = _spec(original, name, table, notes)
    texts |= {f"examples/{example}.tf": text for example, text in found.carried.items()}
    texts |= dict(_copied(original, notes))
    return Generator(dict(sorted(texts.items())), found)


def _inputs(original: Original, notes: Notes) -> str:
    speller = Speller(names={"Input", "types"})
    calls = [inputs.shown(block, speller, notes) for block in original.module.of("variable")]
    if not calls:
        return '"""Inputs."""\n\nfrom modsmith import Input\n\nINPUTS: tuple[Input, ...] = ()\n'
    constants = "".join(f"{python.constant(name, text)}\n\n" for name, text in speller.constants.items())
    names = sorted(speller.names, key=lambda one: (one[0].islower(), one))
    shown = python.show(tuple(calls), 0, len("INPUTS = "), 0)
    return f'"""Inputs."""\n\nfrom modsmith import {", ".join(names)}\n\n{constants}INPUTS = {shown}\n'


def _spec(original: Original, name: str, table: Table, notes: Notes) -> str:
    outputs = tuple(_output(block, notes) for block in original.module.of("output"))
    aliases = tuple(
        Call("ProviderAlias", (alias, sentences.from_name(f"{alias.partition('.')[2]}_provider")))
        for alias in examples.aliases_of(original)
    )
    legacy = _legacy(original, table, notes)
    named: dict[str, Any] = {
        "name": name,
        "title": sentences.titled(name),
        "summary": _summary(original),
        "inputs": Raw("INPUTS"),
        "outputs": Raw("OUTPUTS"),
        **({"provider_aliases": aliases} if aliases else {}),
        **({"legacy": Call("Legacy", (), legacy)} if legacy else {}),
    }
    used = ["ModuleSpec", "Output"]
    used += [*(["Legacy"] if legacy else []), *(["ProviderAlias"] if aliases else [])]
    names = ", ".join(sorted(used, key=lambda one: (one[0].islower(), one)))
    typed = "" if outputs else ": tuple[Output, ...]"
    return "\n".join(
        [
            f'"""What goes into the module {name} and what comes out; imported from hand-written HCL."""',
            "",
            "from __future__ import annotations",
            "",
            f"from modsmith import {names}",
            "",
            "from .inputs import INPUTS",
            "",
            f"OUTPUTS{typed} = {python.show(outputs, 0, len('OUTPUTS = '), 0)}",
            "",
            f"SPEC = {python.show(Call('ModuleSpec', (), named), 0, len('SPEC = '), 0)}",
            "",
        ]
    )


def _output(block: HclBlock, notes: Notes) -> Call:
    named = {"sensitive": True} if block.values.get("sensitive") is True else {}
    for name in block.values.keys() - {"description", "value", "sensitive", "depends_on"}:
        notes.miss(block, f"a spec has no `{name}` of outputs", name)
    return Call("Output", (block.labels[0], inputs.description(block, notes)), named)


def _summary(original: Original) -> str:
    types = Counter(block.labels[0] for block in original.module.of("resource"))
    if not types:
        return "Values without resources, imported from hand-written HCL."
    resources, kinds = sum(types.values()), len(types)
    plural = "s" * (resources != 1)
    return (
        f"{resources} resource{plural} of {kinds} type{'s' * (kinds != 1)}, imported from hand-written HCL."
    )


def _legacy(original: Original, table: Table, notes: Notes) -> dict[str, Any]:
    """What the module keeps although a new one may not have it."""
    blocks = [as_block(block, table) for block in original.blocks]
    used: set[str] = set()
    for block in blocks:
        if block.type != "variable":
            used |= block_references(block)
    unused = [
        block.labels[0] for block in original.module.of("variable") if f"var.{block.labels[0]}" not in used
    ]
    deprecated: list[str] = []
    for block in blocks:
        if block.type in ("resource", "data") and not block.labels[0].startswith(check.BUILT_IN):
            deprecated += check.deprecated(block, table)
    minimum = dict(_minimum(original, notes))
    found = {
        "deprecated": tuple(deprecated),
        "unused_inputs": tuple(unused),
        "minimum": minimum,
        "names": tuple(dict.fromkeys(_odd_names(original))),
    }
    return {name: value for name, value in found.items() if value}


def _odd_names(original: Original) -> Iterator[str]:
    """Names that are not in snake case: of inputs, outputs and attributes of objects."""
    for block in original.blocks:
        if block.type not in ("variable", "output"):
            continue
        type_ = constraints.type_of(block.values.get("type"))
        names = (block.labels[0], *(field.name for _, field in fields_of(type_)))
        yield from (name for name in names if not _SNAKE_CASE.fullmatch(name))


def _minimum(original: Original, notes: Notes) -> Iterator[tuple[str, str]]:
    for block in original.module.of("terraform"):
        asked: dict[str, object] = {"terraform": block.values.get("required_version")}
        for providers in block.nested("required_providers"):
            for name, value in providers.values.items():
                asked[name] = value.get("version") if isinstance(value, Mapping) else value
        for name, constraint in asked.items():
            if isinstance(constraint, str):
                yield from _lowest(name, constraint, block, notes)
        for nested in block.blocks:
            if nested.type != "required_providers":
                notes.missing.append(
                    Note(
                        nested.where(), f"terraform.{nested.type}", "a generated module has no such settings"
                    )
                )


def _lowest(name: str, constraint: str, block: HclBlock, notes: Notes) -> Iterator[tuple[str, str]]:
    parts = [part.strip() for part in constraint.split(",")]
    lower = [match[1] for part in parts if (match := _LOWER.fullmatch(part))]
    if lower:
        numbers = [[*map(int, version.split("."))] for version in lower]
        highest = max([*one, 0, 0][:3] for one in numbers)
        yield name, ".".join(map(str, highest))
    rest = [part for part in parts if not part.startswith(">=")]
    if rest:
        text = f"modsmith writes lower bounds of versions alone; `{', '.join(rest)}` is not carried"
        notes.missing.append(Note(block.where(), f"version of {name}", text))


def as_block(block: HclBlock, table: Table) -> Block:
    """A block that was read as a block that is written, with literals as the provider declares them."""
    schema = None
    if block.type in ("resource", "data") and len(block.labels) == 2:
        try:
            schema = table.data(block.labels[0]) if block.type == "data" else table.resource(block.labels[0])
        except SchemaError as error:
            raise ImportingError(error.problem, where=block.where(), fix=error.fix) from error
    return _as_block(block, schema)


def _as_block(block: HclBlock, schema: Any) -> Block:
    attributes = schema.attributes if schema else {}
    body: list[Attribute | Block] = [
        Attribute(name, literal(value, attributes[name].type) if name in attributes else value)
        for name, value in block.values.items()
    ]
    for nested in block.blocks:
        inner = schema.blocks.get(nested.makes) if schema else None
        body.append(_as_block(nested, inner.block if inner else None))
    return Block(block.type, block.labels, tuple(body))


def _copied(original: Original, notes: Notes) -> Iterator[tuple[str, bytes]]:
    """Tests, assets and the modules that the module calls."""
    for kind in _COPIED:
        for path in sorted((original.folder / kind).rglob("*")):
            inside = path.relative_to(original.folder)
            if not path.is_file() or any(part.startswith((".", "__pycache__")) for part in inside.parts):
                continue
            if kind == "tests" and not path.name.endswith(".tftest.hcl"):
                continue
            if kind == "modules" and not _is_called(original, inside):
                continue
            yield inside.as_posix(), path.read_bytes()
    _note_files(original, notes)


def _is_called(original: Original, inside: Path) -> bool:
    """Whether a module calls one below `modules/`: then all of them are copied, which may call each other."""
    sources = [block.values.get("source") for block in original.module.of("module")]
    return bool(inside.parts) and any(is_local(one) and one.startswith("./modules/") for one in sources)


def _note_files(original: Original, notes: Notes) -> None:
    for block in original.module.of("module"):
        source = block.values.get("source")
        if is_local(source) and not source.startswith("./modules/"):
            notes.miss(block, f"only modules below ./modules are copied, not {source}", "source")
    for file, lines in original.lines.items():
        for number, line in enumerate(lines, 1):
            for path in _FILE.findall(line):
                if path.partition("/")[0] not in _COPIED and (original.folder / path).exists():
                    text = "the file is not copied; move it to assets/ in the generator and correct the path"
                    notes.missing.append(Note(f"{file}:{number}", path, text))
