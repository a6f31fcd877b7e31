"""Examples of the original as examples of the generator: one file each.

What cannot be carried: examples that call modules from elsewhere, read files, or need other providers than AWS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from modsmith.hcl.blocks import Attribute, Block, Expression, Template, Value
from modsmith.hcl.read import configuration, folders
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.configuration import HclModule
from modsmith.hcl.render import render
from modsmith.importing import constraints
from modsmith.importing.notes import Note
from modsmith.importing.original import Original
from modsmith.provider.tables import AWS, provider_of
from modsmith.spec.types import Collection, Object, Primitive, Type, is_required

BASIC = "basic"
_HERE = re.compile(r"\.\./\.\./?")
_SOURCE = re.compile(r'^(\s*source\s*=\s*)"\.\./\.\./?"', re.MULTILINE)
_BLOCK = re.compile(r"^terraform \{\n.*?^\}\n+", re.MULTILINE | re.DOTALL)
_READS = re.compile(
    r"\bpath\.(?:module|root)\b|\b(?:file|filebase64|templatefile|filemd5|filesha256|fileset)\("
)
_REGION = "us-east-1"


@dataclass(frozen=True)
class Examples:
    """What becomes of the examples.

    Attributes:
        carried: name to the text of its file.
        missing: what is not carried, with reasons.
        plannable: names of folders in the original's `examples/` whose plans can be compared.
        invented: the inputs of `basic` that no example sets and that therefore have made-up values.
    """

    carried: Mapping[str, str]
    missing: Sequence[Note]
    plannable: Sequence[str]
    invented: Sequence[str] = ()


def read(original: Original, name: str) -> Examples:
    """The examples of a module.

    Args:
        original: the module.
        name: of the generator, for the call in an example that is made here.
    """
    carried: dict[str, str] = {}
    missing: list[Note] = []
    plannable: list[str] = []
    modules: dict[str, HclModule] = {}
    for folder in folders.examples(original.folder):
        module = configuration.read(folder)
        modules[folder.name] = module
        reason = _obstacle(folder, module)
        if reason:
            missing.append(Note("", f"examples/{folder.name}", reason))
            continue
        plannable.append(folder.name)
        carried[_name(folder.name)] = _text(folder)
    invented: list[str] = []
    if BASIC not in carried:
        values = {key: value for module in modules.values() for key, value in _given(module)}
        carried[BASIC], invented = _basic(original, name, values)
    return Examples(carried, missing, plannable, invented)


def _name(folder: str) -> str:
    return re.sub(r"[^a-z0-9_-]", "-", folder.lower())


def _obstacle(folder: Path, module: HclModule) -> str:
    """Why an example is not carried; "" if it is."""
    files = folders.files(folder)
    if module.unparsable:
        fault = module.unparsable[0]
        return f"{fault.file}:{fault.line} cannot be read: {fault.problem}"
    if any(file.suffix == ".json" for file in files):
        return "it is written in JSON"
    if any(_READS.search(folders.text(file)) for file in files):
        return "it reads files of its own"
    return _foreign(module)


def _foreign(module: HclModule) -> str:
    """What an example needs that is not here; "" if nothing."""
    sources = {block.labels[0]: block.values.get("source") for block in module.of("module")}
    if not any(isinstance(source, str) and _HERE.fullmatch(source) for source in sources.values()):
        return "it does not call the module itself"
    others = [
        name for name, source in sources.items() if not (isinstance(source, str) and _HERE.fullmatch(source))
    ]
    if others:
        return f"it calls another module, {', '.join(f'module.{one}' for one in others)}"
    foreign = sorted(
        {
            provider_of(block.labels[0])
            for block in module.resources()
            if provider_of(block.labels[0]) not in (AWS, "terraform")
        }
    )
    return f"it needs the provider {', '.join(foreign)}" if foreign else ""


def _text(folder: Path) -> str:
    """All files of an example in one, without versions, which modsmith writes."""
    files = sorted(folders.files(folder), key=lambda file: (file.name != "main.tf", file.name))
    texts = (_BLOCK.sub("", folders.text(file)).strip("\n") for file in files)
    text = "\n\n".join(text for text in texts if text) + "\n"
    return _SOURCE.sub(r'\1"../.."', text.replace("\r\n", "\n"))


def _given(module: HclModule) -> Iterator[tuple[str, Value]]:
    """Literal arguments of the calls in an example."""
    for block in module.of("module"):
        source = block.values.get("source")
        if isinstance(source, str) and _HERE.fullmatch(source):
            yield from ((name, value) for name, value in block.values.items() if _is_literal(value))


def _is_literal(value: Value) -> bool:
    if isinstance(value, Mapping):
        return all(isinstance(key, str) and _is_literal(item) for key, item in value.items())
    if isinstance(value, list | tuple):
        return all(map(_is_literal, value))
    return not isinstance(value, Expression | Template)


def _basic(original: Original, name: str, values: Mapping[str, Value]) -> tuple[str, list[str]]:
    """The smallest root module: what must be given, from an example if one gives it as a literal."""
    body: list[Attribute | Block] = [Attribute("source", "../..")]
    invented: list[str] = []
    for block in original.module.of("variable"):
        if "default" in block.values:
            continue
        variable = block.labels[0]
        if variable not in values:
            invented.append(variable)
        body.append(Attribute(variable, values.get(variable, _made_up(variable, block))))
    provider = Block("provider", ("aws",), (Attribute("region", _REGION),))
    aliases = sorted(aliases_of(original))
    further = [
        Block(
            "provider", ("aws",), (Attribute("alias", alias.partition(".")[2]), Attribute("region", _REGION))
        )
        for alias in aliases
    ]
    if aliases:
        pairs = "\n".join(f"{alias} = {alias}" for alias in ("aws", *aliases))
        body.append(Attribute("providers", Expression(f"{{\n{pairs}\n}}")))
    return render([provider, *further, Block("module", (name,), tuple(body))]), invented


def aliases_of(original: Original) -> list[str]:
    """The provider configurations that the module wants of its caller."""
    made: list[str] = []
    for block in original.module.of("terraform"):
        for providers in block.nested("required_providers"):
            for value in providers.values.values():
                listed = value.get("configuration_aliases") if isinstance(value, Mapping) else None
                if isinstance(listed, list | tuple):
                    made += [one.text for one in listed if isinstance(one, Expression)]
    return made


def _made_up(name: str, block: HclBlock) -> Value:
    """A value of a type, for an input that no example sets."""
    return _of_type(constraints.type_of(block.values.get("type")), name)


def _of_type(type_: Type, name: str) -> Value:
    if isinstance(type_, Primitive):
        samples: dict[str, Value] = {"string": name.replace("_", "-"), "number": 1, "bool": False}
        return samples[type_.name]
    if isinstance(type_, Collection):
        return {} if type_.kind == "map" else []
    if isinstance(type_, Object):
        return {
            field.name: _of_type(field.type, field.name)
            for field in type_.fields
            if is_required(field.default)
        }
    return name.replace("_", "-")
