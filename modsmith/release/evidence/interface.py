"""The interface of a module, and the JSON Schema of its inputs, as its HCL declares them."""

from __future__ import annotations

from collections.abc import Mapping

from modsmith.diff.interface import read
from modsmith.release.evidence.subject import INTERFACE, SCHEMA, dump


def build(files: Mapping[str, bytes], module: str) -> dict[str, bytes]:
    """The two files; from HCL and not from the spec, so that anyone can build them again from an archive."""
    found = read(files, module)
    title = f"Inputs of the Terraform module {module}"
    return {INTERFACE: dump({"module": module, **found.as_data()}), SCHEMA: dump(found.json_schema(title))}
