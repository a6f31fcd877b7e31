"""What an import cannot carry is told with file, line and reason; what it cannot read is one error."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith import cli
from modsmith.errors import ImportingError, ModsmithError
from modsmith.importing import generator, original
from modsmith.importing.notes import Note, Notes
from modsmith.project import Project
from modsmith.provider.tables import Tables

from .hand_written import only

QUEUE = 'resource "aws_sqs_queue" "this" {\n  name = "x"\n}\n'

LEFT_OUT = {
    "a provider": (
        'provider "aws" {\n  region = "eu-west-1"\n}\n',
        "main.tf:1: provider.aws: a module has no",
    ),
    "an import": (
        'import {\n  to = aws_sqs_queue.this\n  id = "x"\n}\n',
        "main.tf:1: import: `import` blocks work in root modules alone",
    ),
    "a provisioner": (
        'resource "aws_eip" "a" {\n  provisioner "local-exec" {\n    command = "true"\n  }\n}\n',
        "main.tf:2: aws_eip.a: provisioner: modsmith has no provisioners",
    ),
    "a backend": (
        'terraform {\n  backend "local" {}\n}\n',
        "main.tf:2: terraform.backend: a generated module has no such settings",
    ),
    "an upper bound": (
        'terraform {\n  required_version = ">= 1.5, < 2.0"\n}\n',
        "main.tf:1: version of terraform: modsmith writes lower bounds of versions alone; `< 2.0` is not carried",
    ),
    "an ephemeral input": (
        'variable "x" {\n  ephemeral = true\n}\n',
        "main.tf:2: var.x: a spec has no `ephemeral` of inputs",
    ),
    "a module outside of ./modules": (
        'module "x" {\n  source = "./inner"\n}\n',
        "main.tf:2: module.x: only modules below ./modules are copied, not ./inner",
    ),
}


def _made(folder: Path) -> tuple[generator.Generator, Notes]:
    notes = Notes()
    return generator.make(original.read(folder), "imported", Tables(), notes), notes


@pytest.mark.parametrize(("text", "told"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_is_left_out_is_told(tmp_path: Path, text: str, told: str) -> None:
    _, notes = _made(only(tmp_path / "module", text + QUEUE))
    assert any(str(note).startswith(told) for note in notes.missing), list(map(str, notes.missing))


def test_a_file_that_is_not_copied_is_told(tmp_path: Path) -> None:
    folder = only(tmp_path / "module", 'locals {\n  text = file("${path.module}/files/a.txt")\n}\n' + QUEUE)
    (folder / "files").mkdir()
    (folder / "files/a.txt").write_text("a")
    _, notes = _made(folder)
    text = "the file is not copied; move it to assets/ in the generator and correct the path"
    assert Note("main.tf:2", "files/a.txt", text) in notes.missing


def test_what_is_adapted_is_told(tmp_path: Path) -> None:
    text = 'variable "size" {\n  type    = number\n  default = "1"\n}\n'
    _, notes = _made(only(tmp_path / "module", text + QUEUE))
    assert [str(note) for note in notes.adapted] == [
        "main.tf:3: var.size: the default is written as its type has it",
        "main.tf:1: var.size: has no description, and gets 'Size.'",
    ]


REFUSED = {
    "broken HCL": ("locals {\n  x = = 1\n}\n", "main.tf:2", "unexpected `=`"),
    "an unknown type": ('resource "aws_nothing" "x" {}\n', "main.tf:1", "has no resource type 'aws_nothing'"),
    "another provider": (
        'resource "random_pet" "x" {}\n',
        "main.tf:1",
        "no schema table for the provider 'random'",
    ),
    "a type": ('variable "name" {\n  type = strin\n}\n', "main.tf:2", "its type is not a type constraint"),
    "a default": (
        'variable "n" {\n  type    = number\n  default = "x"\n}\n',
        "main.tf:2",
        "the default of n is 'x'",
    ),
}


@pytest.mark.parametrize(("text", "where", "problem"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_imported_is_one_error(tmp_path: Path, text: str, where: str, problem: str) -> None:
    folder = only(tmp_path / "module", text)
    with pytest.raises(ImportingError) as caught:
        _made(folder)
    assert where in caught.value.where
    assert problem in caught.value.problem
    assert caught.value.fix


def test_another_provider_says_how_to_cut_its_schema(tmp_path: Path) -> None:
    with pytest.raises(ImportingError, match="modsmith schema cut --provider"):
        _made(only(tmp_path / "module", 'resource "random_pet" "x" {}\n'))


def test_a_folder_without_a_module(tmp_path: Path) -> None:
    with pytest.raises(ImportingError, match=r"holds no \.tf file"):
        original.read(tmp_path)
    with pytest.raises(ImportingError, match="is not a folder"):
        original.read(tmp_path / "missing")


def test_every_broken_file_is_named(tmp_path: Path) -> None:
    folder = only(tmp_path / "module", "a {\n")
    (folder / "b.tf").write_text("locals {\n  b =\n}\n")
    with pytest.raises(ModsmithError) as caught:
        original.read(folder)
    assert "main.tf:1" in str(caught.value)
    assert "b.tf:2" in str(caught.value)


def test_examples_that_need_nothing_else_are_carried(tmp_path: Path) -> None:
    folder = only(tmp_path / "module", 'variable "name" {\n  type = string\n}\n' + QUEUE)
    for name, text in {
        "plain": 'terraform {\n  required_version = ">= 1.0"\n}\n\n'
        'module "a" {\n  source = "../../"\n  name   = "orders"\n}\n',
        "random": 'resource "random_pet" "x" {}\n\nmodule "a" {\n  source = "../.."\n}\n',
        "other": 'module "a" {\n  source = "../.."\n}\n\nmodule "b" {\n  source = "a/b/aws"\n}\n',
        "reads": 'module "a" {\n  source = "../.."\n  name   = file("x")\n}\n',
        "elsewhere": 'module "a" {\n  source = "../../modules/x"\n}\n',
    }.items():
        only(folder / "examples" / name, text)
    made, notes = _made(folder)
    assert made.files["examples/plain.tf"] == 'module "a" {\n  source = "../.."\n  name   = "orders"\n}\n'
    assert {str(note) for note in notes.missing} == {
        "examples/random: it needs the provider random",
        "examples/other: it calls another module, module.b",
        "examples/reads: it reads files of its own",
        "examples/elsewhere: it does not call the module itself",
    }
    assert 'name = "orders"' in str(made.files["examples/basic.tf"])
    assert made.examples.invented == []


def test_a_basic_example_has_made_up_values_and_says_so(tmp_path: Path) -> None:
    text = 'variable "queue_name" {\n  type = string\n}\n\nvariable "sizes" {\n  type = map(number)\n}\n'
    made, _ = _made(only(tmp_path / "module", text + QUEUE))
    assert 'queue_name = "queue-name"' in str(made.files["examples/basic.tf"])
    assert made.examples.invented == ["queue_name", "sizes"]


def test_nothing_is_written_by_an_import_that_fails(project: Project, tmp_path: Path) -> None:
    folder = only(tmp_path / "broken", "locals {\n  x = = 1\n}\n")
    assert cli.run(["import", str(folder)]) == 1
    assert [*project.generators.iterdir()] == []
