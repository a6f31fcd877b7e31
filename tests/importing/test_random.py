"""Random expressions, blocks and modules: what is imported and generated again says the same."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from modsmith.build import interface, synth
from modsmith.build.cdk import cdktf
from modsmith.build.stack import ModuleStack
from modsmith.hcl.order import ordered
from modsmith.hcl.read.block import HclSyntaxError
from modsmith.hcl.read.configuration import HclModule, parse
from modsmith.hcl.render import render
from modsmith.importing import compare, generator
from modsmith.importing.constructs import Source
from modsmith.importing.notes import Note, Notes
from modsmith.importing.original import Original
from modsmith.provider.tables import Tables
from modsmith.spec.model import ModuleSpec
from tests.evaluate.difference import blocks, expressions, modules

EXPRESSIONS, FEWEST = 400, 300


def _differences(text: str, folder: Path) -> list[Note]:
    """What the import and the generation change in a module of one file."""
    original = Original(
        folder,
        HclModule(tuple(block.of_file("main.tf") for block in parse(text))),
        {"main.tf": text.split("\n")},
    )
    table, notes = Tables(), Notes()
    source = Source("main", original, table, notes)
    for block in original.blocks:
        source.add(block)
    scope: dict[str, Any] = {"__name__": "imported.main"}
    spec_text = generator._spec(original, "imported", table, notes).replace("from .inputs import INPUTS", "")
    for code in (source.text(), generator._inputs(original, notes), spec_text):
        exec(code, scope)  # noqa: S102 - what is to be tested
    spec: ModuleSpec = scope["SPEC"]
    stack = ModuleStack(cdktf.App(outdir=str(folder), skip_validation=True), spec)
    scope["Main"](stack)
    made = [block for group in synth.blocks_by_file(stack, table).values() for block in group]
    made += [*interface.variables(spec), *interface.outputs(spec, synth.bound_outputs(stack))]
    written = render(map(ordered, made))
    return compare.differences(original.blocks, parse(written), table)


def test_expressions(tmp_path: Path) -> None:
    texts = []
    for seed in range(EXPRESSIONS):
        random_ = random.Random(seed)  # noqa: S311
        text = f"locals {{\n  x{seed} = {expressions.expression(random_)}\n}}\n"
        try:
            parse(text)
        except HclSyntaxError:
            continue  # some of them are wrong on purpose
        texts.append(text)
    assert len(texts) > FEWEST
    assert _differences("\n".join(texts), tmp_path) == []


@pytest.mark.parametrize("seed", range(6))
def test_blocks(seed: int, tmp_path: Path) -> None:
    assert _differences(blocks.text(seed), tmp_path) == []


@pytest.mark.parametrize("seed", range(30))
def test_modules(seed: int, tmp_path: Path) -> None:
    for file, text in modules.case(seed).texts().items():
        if file.endswith(".tf"):
            assert _differences(text, tmp_path) == []
