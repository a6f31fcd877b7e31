"""`explain`: a control by its own id and by ids of others, as text and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from modsmith.validate.control import shipped
from tests.build.conftest import InProject

from .conftest import Run
from .test_own_controls import CONTROL


def test_text_says_why_the_fix_and_shows_both_examples(run: Run) -> None:
    said = run("explain", "s3-acl")
    control = shipped()["s3-acl"]
    assert (said.code, said.err) == (0, "")
    parts = [control.title, control.why, control.fix, control.source, control.severity.rule, *control.checkov]
    assert [part for part in parts if part not in said.out] == []
    fails, passes = said.out.partition("Fails:")[2].split("Passes:")
    assert 'acl = "public-read"' in fails
    assert 'acl = "private"' in passes
    assert "controls/s3/acl.md" in said.out


def test_json_has_the_same(run: Run) -> None:
    data = json.loads(run("explain", "s3_acl", "--format", "json").out)
    assert (data["id"], data["severity"], data["scope"]) == ("s3-acl", "critical", "resource")
    assert data["examples"]["fails"] == 'resource "aws_s3_bucket" "fail_public" {\n  acl = "public-read"\n}\n'
    assert "CKV_AWS_20" in data["same_purpose"]["checkov"]
    assert data["page"].endswith("controls/s3/acl.md")


def test_without_a_name_it_lists_every_control(run: Run) -> None:
    rows = json.loads(run("explain", "--format", "json").out)
    assert [row["id"] for row in rows] == list(shipped())
    said = run("explain")
    assert [id_ for id_ in shipped() if id_ not in said.out] == []


@pytest.mark.parametrize("id_", ["CKV_AWS_28", "ckv_aws_28", "AVD-AWS-0024", "AWS-0024", "DynamoDB.2"])
def test_an_id_of_others_names_its_controls(run: Run, id_: str) -> None:
    assert "Of the same purpose: dynamodb-recovery" in run("explain", id_).out
    [data] = json.loads(run("explain", id_, "--format", "json").out)
    assert data["id"] == "dynamodb-recovery"


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("s3-tsl", "there is no control 's3-tsl'. Did you mean 's3-tls'?"),
        ("CKV_AWS_9999", "there is no control 'CKV_AWS_9999'. Did you mean 'CKV_AWS_"),
        ("nothing like it", "there is no control 'nothing like it'. `modsmith explain` lists all controls."),
        (
            "IAM.4",
            'no control has the purpose of IAM.4, "The root user has no access key". The root user\'s keys',
        ),
    ],
)
def test_anything_else_is_one_error(run: Run, name: str, error: str) -> None:
    said = run("explain", name)
    assert (said.code, said.out) == (1, "")
    assert error in said.err
    assert len(said.err.splitlines()) == 1


def test_a_control_of_the_project_has_the_examples_of_its_fixture(run: Run, in_project: InProject) -> None:
    root: Path = in_project().project.root
    (root / "controls").mkdir()
    (root / "controls" / "sqs_cost_center.py").write_text(CONTROL, "utf-8")
    assert json.loads(run("explain", "sqs-cost-center", "--format", "json").out)["examples"] is None
    (root / "tests" / "controls").mkdir(parents=True)
    cases = 'resource "aws_sqs_queue" "fail_absent" {}\n\nresource "aws_sqs_queue" "pass_tagged" {\n' + (
        '  tags = {\n    CostCenter = "7"\n  }\n}\n'
    )
    (root / "tests" / "controls" / "sqs_cost_center.tf").write_text(cases, "utf-8")
    said = run("explain", "sqs-cost-center")
    assert (said.code, said.err) == (0, "")
    assert 'resource "aws_sqs_queue" "pass_tagged"' in said.out
    assert "page:" not in said.out
