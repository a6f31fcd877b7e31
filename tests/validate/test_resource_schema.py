"""A module with values that AWS's resource schemas do not allow gets a finding at the argument."""

from __future__ import annotations

from pathlib import Path

from modsmith.validate import run
from modsmith.validate.report.rules import describe
from modsmith.validate.results.finding import Finding

MODULE = """
variable "engine_version" {{
  type = string{default}
}}

resource "aws_rds_cluster" "this" {{
  cluster_identifier = "a"
  engine             = "aurora-postgresql"
  engine_version     = var.engine_version
}}
"""


def found(folder: Path, default: str, waiver: str = "") -> list[Finding]:
    text = MODULE.format(default=default).replace('"this" {', '"this" {' + waiver)
    (folder / "main.tf").write_text(text, "utf-8")
    [result] = run.validate([folder], {}, sources=["hcl"])
    return [finding for finding in result.findings if finding.rule == "resource-schema"]


def test_finding_names_argument_line_and_value(tmp_path: Path) -> None:
    [finding] = found(tmp_path, '\n  default = "15.99"')
    assert (finding.where, finding.address) == ("main.tf:10", "aws_rds_cluster.this")
    assert finding.message.startswith("engine_version: '15.99' is not one of 15, 15.10")
    assert describe(finding).title == "Every resource is what AWS's resource schema of its type allows."


def test_value_that_exists_and_value_that_is_unknown_are_no_findings(tmp_path: Path) -> None:
    assert found(tmp_path, '\n  default = "15.4"') == []
    assert found(tmp_path, "") == []


def test_waiver_in_the_file_applies(tmp_path: Path) -> None:
    waiver = "\n  #modsmith:skip=resource-schema: AWS is ahead of the schema"
    assert found(tmp_path, '\n  default = "15.99"', waiver) == []
