"""The app that the real `cdktf` command runs: one stack for each module, without backend and provider.

`cdktf synth` expects `stacks/<name>/cdk.tf.json`, `cdktf synth --hcl` expects `cdk.tf` and a `metadata.json`; both with
the stack's metadata under `//` and an object `terraform`. CDKTF's own rendering loses part of a module (ADR 0003),
so modsmith replaces each file with the rendering that `modsmith generate` uses.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from modsmith.generate import pipeline
from modsmith.generate.pipeline import Module
from modsmith.generate.run import building
from modsmith.hcl.blocks import Block
from modsmith.hcl.json_syntax import to_json
from modsmith.hcl.render import render
from modsmith.project import Catalog, Project


def synth() -> None:
    """Writes all stacks to `CDKTF_OUTDIR`, in HCL if `SYNTH_HCL_OUTPUT` is `true`; the `cdktf` command sets both.

    Raises:
        ModsmithError: a module cannot be built, or node is not installed.
    """
    out = Path(os.environ.get("CDKTF_OUTDIR", "cdktf.out"))
    catalog = Catalog(Project.require().use())
    with building(catalog):
        from modsmith.build.cdk import cdktf  # noqa: PLC0415 - starts node

        app = cdktf.App(outdir=str(out), skip_validation=True)
        modules = list(pipeline.build(catalog, catalog.names(), app))
        app.synth()
    write = _write_hcl if os.environ.get("SYNTH_HCL_OUTPUT") == "true" else _write_json
    for module in modules:
        folder = out / "stacks" / module.spec.name
        write(folder, module)
        _write_assets(folder, module)


def _write_hcl(folder: Path, module: Module) -> None:
    (folder / "cdk.tf").write_text(render(_in_reading_order(module)), "utf-8")
    file = folder / "metadata.json"
    metadata = json.loads(file.read_text("utf-8"))
    file.write_text(_dump({"//": _without_backend(metadata["//"]), "terraform": {}}), "utf-8")


def _write_json(folder: Path, module: Module) -> None:
    file = folder / "cdk.tf.json"
    metadata = json.loads(file.read_text("utf-8"))["//"]
    file.write_text(_dump({"//": _without_backend(metadata), **to_json(_in_reading_order(module))}), "utf-8")


def _write_assets(folder: Path, module: Module) -> None:
    for path, content in module.tree.items():
        if path.startswith("assets/"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)


def _in_reading_order(module: Module) -> list[Block]:
    """Sorts files as in a hand-written single file: versions and variables first, outputs last."""
    first, last = ("versions", "variables"), ("outputs",)
    middle = [file for file in module.files if file not in (*first, *last)]
    return [block for file in (*first, *middle, *last) for block in module.files[file]]


def _without_backend(metadata: dict[str, Any]) -> dict[str, Any]:
    inner = {key: value for key, value in metadata["metadata"].items() if key != "backend"}
    return {**metadata, "metadata": inner}


def _dump(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
