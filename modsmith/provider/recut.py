"""Cuts a table from the schema of an installed provider: `aws.zip` here, others in the projects that use them.

One small JSON entry for each resource and data source, so that a reader opens only what it uses:

    {"a": {name: [flags, type]}, "b": {name: [nesting, min_items, max_items, {"a": ..., "b": ...}]}, "d": 1}

Flags are letters of `table.FLAGS`, a type is spelt as in Terraform's JSON, `d` marks what is deprecated.
The bytes depend on the provider's version and the zlib that packs them, not on time, folder or user.
Source: https://developer.hashicorp.com/terraform/cli/commands/providers/schema
"""

from __future__ import annotations

import io
import json
import subprocess
import tempfile
import zipfile
from pathlib import Path
from typing import Any, Final

from modsmith.errors import ToolFailedError, ToolMissingError
from modsmith.provider.table import FLAGS, KINDS
from modsmith.tools.terraform import environment

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
ROOT_MODULE: Final = """\
terraform {{
  required_providers {{
    {name} = {{
      source = "{source}"
    }}
  }}
}}
"""

Json = dict[str, Any]


def recut(terraform: Path, mirror: Path | None, target: Path, source: str = "hashicorp/aws") -> str:
    """Ask Terraform for the provider's schema and write the table.

    Args:
        terraform: the executable.
        mirror: a filesystem mirror that holds the provider; None lets `terraform init` find it.
        target: the zip to write; it is replaced whole or not at all.
        source: the provider, such as `hashicorp/aws`.

    Returns:
        The provider's version.

    Raises:
        ToolMissingError: no executable there.
        ToolFailedError: Terraform cannot install the provider or tell its schema.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = ROOT_MODULE.format(name=source.rpartition("/")[2], source=source)
        Path(folder, "main.tf").write_text(root)
        plugins = [f"-plugin-dir={mirror}"] if mirror else []
        _run(terraform, folder, "init", "-backend=false", "-input=false", "-no-color", *plugins)
        versions = json.loads(_run(terraform, folder, "version", "-json"))["provider_selections"]
        schemas = json.loads(_run(terraform, folder, "providers", "schema", "-json"))["provider_schemas"]
    address = next(name for name in schemas if name.endswith(f"/{source}"))
    write(schemas[address], versions[address], target, source)
    return str(versions[address])


def write(schema: Json, version: str, target: Path, source: str = "hashicorp/aws") -> None:
    """Write the table of one provider's schema, in one rename."""
    entries = {"provider.json": {"source": source, "version": version}}
    for kind, key in KINDS.items():
        entries |= {f"{kind}/{name}.json": cut(entry["block"]) for name, entry in schema.get(key, {}).items()}
    packed, scratch = io.BytesIO(), target.with_suffix(".tmp")
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(entries):
            text = json.dumps(entries[name], separators=(",", ":"), sort_keys=True)
            archive.writestr(_entry(name), text, zipfile.ZIP_DEFLATED, compresslevel=9)
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch.write_bytes(packed.getvalue())
    scratch.replace(target)


def cut(block: Json) -> Json:
    """A block of Terraform's schema in the table's short form."""
    attributes = {name: _attribute(entry) for name, entry in block.get("attributes", {}).items()}
    blocks = {
        name: [
            entry["nesting_mode"],
            entry.get("min_items", 0),
            entry.get("max_items", 0),
            cut(entry["block"]),
        ]
        for name, entry in block.get("block_types", {}).items()
    }
    short = {"a": attributes, "b": blocks, "d": int(block.get("deprecated", False))}
    return {key: value for key, value in short.items() if value}


def _attribute(entry: Json) -> list[Any]:
    flags = "".join(letter for flag, letter in FLAGS.items() if entry.get(flag))
    return [flags, entry["type"] if "type" in entry else _nested_type(entry["nested_type"])]


def _nested_type(nested: Json) -> Any:
    """A framework attribute with attributes of its own, as the collection of objects that it is."""
    fields = {name: _attribute(entry)[1] for name, entry in nested["attributes"].items()}
    whole = ["object", fields]
    return whole if nested["nesting_mode"] == "single" else [nested["nesting_mode"], whole]


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry whose bytes do not tell when, where and by whom it was written."""
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _run(terraform: Path, folder: str, *arguments: str) -> str:
    command = [str(terraform), *arguments]
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment(), capture_output=True, text=True, check=False
        )
    except OSError as error:
        problem = f"cannot run {terraform}: {error.strerror}"
        raise ToolMissingError(problem, fix="Install Terraform or name another executable.") from error
    if done.returncode:
        said = " ".join(done.stderr.split())[-400:]
        raise ToolFailedError(f"`terraform {arguments[0]}` failed: {said}", where="modsmith schema cut")
    return done.stdout
