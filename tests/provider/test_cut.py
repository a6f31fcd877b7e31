"""Schema tables of other providers: cut from an installed one, kept in the project, used by its modules."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith.errors import ModsmithError, SchemaError
from modsmith.generate import run
from modsmith.project import Catalog, Project
from modsmith.provider.recut import write
from modsmith.provider.table import Table
from modsmith.provider.tables import Tables, file_of
from tests.build import sample
from tests.build.conftest import InProject, in_project
from tests.cli.conftest import modsmith
from tests.machine import need_mirror, need_terraform

__all__ = ["in_project"]

SCHEMA = {
    "resource_schemas": {
        "acme_box": {
            "block": {
                "attributes": {
                    "label": {"type": "string", "required": True},
                    "id": {"type": "string", "computed": True},
                },
            }
        }
    }
}
BOX = """\
from modsmith import File


class Main(File):
    def build(self):
        box = self.add("acme_box.this", {"label": "${var.project_name}-queue"})
        self.output("queue_arn", box["id"])
"""


def with_table(catalog: Catalog) -> Catalog:
    write(SCHEMA, "2.3.4", file_of(catalog.project.schemas, "tools/acme"), "tools/acme")
    return catalog


def test_a_module_uses_another_provider(in_project: InProject, tmp_path: Path) -> None:
    catalog = with_table(in_project(main_py=BOX))
    tree = run.compare(catalog, tmp_path / "modules").trees["queue"]
    assert b'resource "acme_box" "this" {\n  label = "${var.project_name}-queue"\n}' in tree["main.tf"]
    wanted = b'    acme = {\n      source  = "tools/acme"\n      version = ">= 2.3.4"\n    }'
    assert wanted in tree["versions.tf"]
    assert wanted in tree["examples/basic/versions.tf"]
    assert b"hashicorp/aws" not in tree["versions.tf"]
    assert b"| tools/acme | >= 2.3.4 | the schema table is of this version |" in tree["PROOFS.md"]
    assert b"- Provider `tools/acme` 2.3.4 or later\n" in tree["README.md"]


def test_both_providers_in_one_module(in_project: InProject, tmp_path: Path) -> None:
    both = sample.FOLDER["main.py"] + '        self.add("acme_box.this", {"label": "${var.project_name}"})\n'
    tree = run.compare(with_table(in_project(main_py=both)), tmp_path / "modules").trees["queue"]
    assert b"hashicorp/aws" in tree["versions.tf"]
    assert b"tools/acme" in tree["versions.tf"]


def test_its_arguments_are_checked(in_project: InProject, tmp_path: Path) -> None:
    catalog = with_table(in_project(main_py=BOX.replace('"label"', '"lable"')))
    with pytest.raises(ModsmithError) as raised:
        run.compare(catalog, tmp_path / "modules")
    assert "acme_box.this.lable: unknown attribute" in str(raised.value)
    assert "label" in str(raised.value)


def test_a_type_without_a_table_is_an_error_that_says_so(in_project: InProject, tmp_path: Path) -> None:
    with pytest.raises(SchemaError) as raised:
        run.compare(in_project(main_py=BOX), tmp_path / "modules")
    assert str(raised.value) == (
        "acme_box: there is no schema table for the provider 'acme', which acme_box belongs to."
        " Run `modsmith schema cut --provider NAMESPACE/acme` and commit the table."
    )


def test_a_changed_table_makes_the_modules_stale(in_project: InProject, tmp_path: Path) -> None:
    catalog = with_table(in_project(main_py=BOX))
    run.apply(catalog, tmp_path / "modules")
    assert run.compare(catalog, tmp_path / "modules").fresh
    write(SCHEMA, "2.4.0", file_of(catalog.project.schemas, "tools/acme"), "tools/acme")
    assert not run.compare(catalog, tmp_path / "modules").fresh


def test_a_file_that_is_no_table(in_project: InProject, tmp_path: Path) -> None:
    catalog = in_project(main_py=BOX)
    catalog.project.schemas.mkdir()
    (catalog.project.schemas / "tools-acme.zip").write_text("no zip")
    with pytest.raises(SchemaError, match="cannot read the provider's schema"):
        run.compare(catalog, tmp_path / "modules")


def test_terraform_data_needs_no_table() -> None:
    assert Tables().resource("terraform_data").attributes["input"].settable


@pytest.mark.parametrize("source", ["google", "hashicorp/google/x", "../x", "Hashi Corp/google", ""])
def test_a_source_that_is_none(tmp_path: Path, source: str) -> None:
    root = sample.write_project(tmp_path / "project")
    said = modsmith("schema", "cut", "--provider", source, cwd=root)
    assert (said.code, said.out) == (1, "")
    assert "is not the source of a provider. Write NAMESPACE/NAME, such as hashicorp/google." in said.err
    assert not (root / "schemas").exists()


@pytest.mark.terraform
def test_cut_keeps_the_table_of_an_installed_provider(tmp_path: Path) -> None:
    need_terraform()
    need_mirror()
    root = sample.write_project(tmp_path / "project")
    said = modsmith("schema", "cut", "--provider", "hashicorp/aws", cwd=root)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("wrote schemas/hashicorp-aws.zip, the schema of hashicorp/aws ")
    project = Project.require(root)
    cut = Table(file_of(project.schemas, "hashicorp/aws"))
    assert (cut.source, cut.name) == ("hashicorp/aws", "aws")
    assert cut.types("resource") == Table.load().types("resource")


@pytest.mark.terraform
def test_a_provider_that_is_not_installed_is_one_error(tmp_path: Path) -> None:
    need_terraform()
    root = sample.write_project(tmp_path / "project")
    (tmp_path / "empty").mkdir()
    said = modsmith(
        "schema", "cut", "--provider", "tools/acme", "--plugin-dir", str(tmp_path / "empty"), cwd=root
    )
    assert (said.code, said.out) == (1, "")
    assert "error: modsmith schema cut: `terraform init` failed" in said.err
    assert not (root / "schemas").exists()
