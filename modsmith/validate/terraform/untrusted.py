"""Whether `terraform init` and `terraform validate` may run in a module that nobody vouches for.

Both run providers, and `init` downloads providers and modules. So a module may ask for providers of HashiCorp alone,
and for modules in the folders that were copied. `terraform validate` also evaluates `file()`, whose result can end up
in a message, so it may only name files of the module.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from modsmith.errors import ModsmithError
from modsmith.hcl.blocks import Value
from modsmith.hcl.read import configuration, folders, json_syntax
from modsmith.hcl.read.block import HclBlock, is_local
from modsmith.validate.workspace import Copy

_PROVIDER = re.compile(r"hashicorp/[a-z0-9-]+")
_PROVISIONERS = frozenset({"local-exec", "remote-exec", "file"})
"""Provisioners that are part of Terraform: `validate` checks their arguments and runs nothing."""

_SPACE = r"(?:\s|/\*.*?\*/|(?:#|//)[^\n]*\n)*"
_READS_FILE = re.compile(
    rf"\b(?P<name>file(?:exists|set|(?:base64)?(?:md5|sha1|sha256|sha512)|base64)?|templatefile){_SPACE}"
    rf"\({_SPACE}(?P<argument>\"[^\"\n]*\")?",
    re.DOTALL,
)
_OWN_FILE = re.compile(r'"(?:\$\{path\.module\}/)?(?P<path>[\w./ -]+)"')
_TESTS = ("*.tftest.hcl", "tests/*.tftest.hcl")
_TESTS_IN_JSON = ("*.tftest.json", "tests/*.tftest.json")


class _Refusal(Exception):  # noqa: N818 - it is no error of the module
    """Why Terraform does not run in a module."""


def refusal(copy: Copy) -> str:
    """Why Terraform does not run in a module; "" if it may.

    Args:
        copy: of the module, in the workspace.
    """
    try:
        _Search(copy.slot.resolve(), copy.folder).look()
    except _Refusal as refused:
        return f"Terraform does not run in it, because {refused}; give --run-tests if the module is your own"
    return ""


@dataclass(frozen=True)
class _Search:
    """Looks at every folder from which Terraform would load configuration.

    Attributes:
        slot: folder that holds the copies, resolved.
        module: the module's copy.
    """

    slot: Path
    module: Path

    def look(self) -> None:
        open_, seen = [self.module, *folders.examples(self.module)], set[Path]()
        while open_:
            folder = open_.pop()
            if folder not in seen:
                seen.add(folder)
                for file in (*folders.files(folder), *_test_files(folder)):
                    open_ += self._called(folder, file)

    def _called(self, folder: Path, file: Path) -> Iterator[Path]:
        """The folders that a file calls.

        Raises:
            _Refusal: the file asks for something that is not permitted.
        """
        name = Path(os.path.relpath(file, self.module)).as_posix()
        for block in _blocks(file, name):
            for inner in _all(block):
                _check_block(inner, name)
                if inner.type == "module" and (inner.labels or block.type == "run"):
                    yield self._local(folder, inner, name)

    def _local(self, folder: Path, block: HclBlock, name: str) -> Path:
        source = block.values.get("source")
        if not is_local(source):
            raise _Refusal(f"{name} calls a module that is not in a local folder: {_shown(source)}")
        target = Path(os.path.normpath(folder / source))
        if not target.resolve().is_relative_to(self.slot) or not target.is_dir():
            raise _Refusal(f"{name} calls {source}, which is not there or outside of its repository")
        return target


def _test_files(folder: Path) -> list[Path]:
    """The tests of a folder: `init` installs what they call, and `validate` checks them."""
    for pattern in _TESTS_IN_JSON:
        if found := next(folder.glob(pattern), None):
            raise _Refusal(f"{found.name} is a test in JSON")
    return [file for pattern in _TESTS for file in sorted(folder.glob(pattern))]


def _blocks(file: Path, name: str) -> tuple[HclBlock, ...]:
    """The blocks of a file, before overrides are merged."""
    try:
        text = folders.text(file)
        _check_files_read(text, name)
        if file.suffix != ".json":
            return configuration.read_text(text, file.name)
        _check_files_read(json.dumps(json.loads(text), ensure_ascii=False).replace('\\"', '"'), name)
        return tuple(json_syntax.read_text(text, file.name))
    except (ModsmithError, OSError, ValueError, RuntimeError) as error:
        raise _Refusal(f"{name} cannot be read") from error


def _check_files_read(text: str, name: str) -> None:
    """Refuses a function that reads a file, unless its argument is a literal path inside the module."""
    for found in _READS_FILE.finditer(text):
        own = _OWN_FILE.fullmatch(found["argument"] or "")
        if own is None or own["path"].startswith("/") or ".." in own["path"].split("/"):
            raise _Refusal(f"{name} calls {found['name']}() with a path that may lead out of the module")


def _all(block: HclBlock) -> Iterator[HclBlock]:
    yield block
    for inner in block.blocks:
        yield from _all(inner)


def _check_block(block: HclBlock, name: str) -> None:
    if block.type == "provisioner" and block.labels[:1] and block.labels[0] not in _PROVISIONERS:
        raise _Refusal(f"{name} uses the provisioner {block.labels[0]}, which is a program of its own")
    if block.type == "required_providers":
        for local_name, entry in block.values.items():
            source = entry.get("source", f"hashicorp/{local_name}") if isinstance(entry, dict) else ""
            if isinstance(entry, dict) and not (
                isinstance(source, str) and _PROVIDER.fullmatch(source.lower())
            ):
                raise _Refusal(
                    f"{name} asks for the provider {_shown(source)}, which is not one of hashicorp"
                )


def _shown(value: Value | None) -> str:
    return value if isinstance(value, str) else "an expression"
