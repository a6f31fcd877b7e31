"""All files of a generator for an imported module."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from modsmith.hcl.read.block import HclBlock, is_local
from modsmith.importing import examples, inputs, legacy, python, sentences
from modsmith.importing.constructs import Source, stem_of
from modsmith.importing.examples import Examples
from modsmith.importing.notes import Note, Notes
from modsmith.importing.original import Original
from modsmith.importing.python import Call, Raw
from modsmith.importing.speller import Speller
from modsmith.provider.table import Table

Files = Mapping[str, str | bytes]
"""Path in the generator's folder to content."""

_COPIED = ("tests", "assets", "modules")
_FILE = re.compile(r"\$\{path\.module\}/([\w./-]+)")


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
    kept = legacy.found(original, table, notes)
    named: dict[str, Any] = {
        "name": name,
        "title": sentences.titled(name),
        "summary": _summary(original),
        "inputs": Raw("INPUTS"),
        "outputs": Raw("OUTPUTS"),
        **({"provider_aliases": aliases} if aliases else {}),
        **({"legacy": Call("Legacy", (), kept)} if kept else {}),
    }
    used = ["ModuleSpec", "Output"]
    used += [*(["Legacy"] if kept else []), *(["ProviderAlias"] if aliases else [])]
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
