"""Reads the AWS provider's attributes out of a release of the npm package `@cdktf/provider-aws`.

The package holds one generated `lib/<resource>/index.js` for each resource and data source, with a class for
the resource and one (`...OutputReference`) for each nested block. A class has a getter for each attribute; a
setter or `put` method if it can be set, and a `reset` method if it can be left out.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from modsmith.errors import ToolFailedError

ROOTS: Final = {"TerraformResource": "resource", "TerraformDataSource": "data"}

_FILE: Final = re.compile(r"package/lib/[^/]+/index\.js")
_PROVIDER: Final = re.compile(r"providerVersion: '([\d.]+)'")
_TYPE: Final = re.compile(r"^(?:\w+\.| +static )tfResourceType = ['\"](\w+)['\"]", re.MULTILINE)
_CLASS: Final = re.compile(r"^class (\w+) extends cdk(?:tf|tn)\.(\w+)", re.MULTILINE)
_GETTER: Final = re.compile(
    r"get (\w+)\(\) \{\s*(?://[^\n]*\s*)*return [^\n]*?this\."
    r"(?:get\w+Attribute|interpolationForAttribute)\(['\"](\w+)['\"]"
)
_NESTED: Final = re.compile(
    r"(?:this\.| )_(\w+) = new (?:cdk(?:tf|tn)\.)?(\w+?)(?:OutputReference|MapList|List|Map)\(this, ['\"](\w+)['\"]"
)

Flags = dict[str, str]


def read_package(archive: Path) -> tuple[str, dict[str, Flags]]:
    """What a release knows.

    Args:
        archive: the `.tgz` that `npm pack` wrote.

    Returns:
        The provider's version, and `resource.aws_kms_key` -> path -> `r`, `o` or `c`.

    Raises:
        ToolFailedError: it is no such package.
    """
    provider, types = "", {}
    with tarfile.open(archive, "r|gz") as files:
        for member in files:
            source = files.extractfile(member) if _FILE.fullmatch(member.name) else None
            text = source.read().decode() if source else ""
            types.update(read_binding(text))
            provider = provider or "".join(_PROVIDER.findall(text)[:1])
    if not provider or not types:
        raise ToolFailedError("holds no bindings of a provider", where=str(archive))
    return provider, types


def read_binding(javascript: str) -> dict[str, Flags]:
    """The one type that a generated file binds; empty if it binds none."""
    heads = [*_CLASS.finditer(javascript)]
    ends = [*(head.start() for head in heads[1:]), len(javascript)]
    bodies = {head[1]: javascript[head.end() : end] for head, end in zip(heads, ends, strict=False)}
    root = next((head for head in heads if head[2] in ROOTS), None)
    type_ = _TYPE.search(javascript)
    if root is None or type_ is None:
        return {}
    return {f"{ROOTS[root[2]]}.{type_[1]}": dict(sorted(_attributes(root[1], bodies, "")))}


def _attributes(name: str, bodies: dict[str, str], prefix: str) -> Iterator[tuple[str, str]]:
    body = bodies.get(name, "")
    for getter, attribute in _GETTER.findall(body):
        yield prefix + attribute, _flag(getter, body)
    for field, nested, attribute in _NESTED.findall(body):
        yield prefix + attribute, _flag(field, body)
        yield from _attributes(f"{nested}OutputReference", bodies, f"{prefix}{attribute}.")


def _flag(name: str, body: str) -> str:
    title = name[0].upper() + name[1:]
    if f"    set {name}(" not in body and f"    put{title}(" not in body:
        return "c"
    return "o" if f"    reset{title}(" in body else "r"
