"""The table `[validate]` of the project file: what it changes, and how it is refused."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from modsmith.errors import ProjectError
from modsmith.project import Project
from modsmith.project.file import _KEYS as KEYS_OF_PROJECT
from modsmith.validate import project_schema, run
from modsmith.validate.results.finding import ModuleResult
from modsmith.validate.settings import KEYS, Settings, parameters
from modsmith.validate.severity import Severity

LOGS = (
    'resource "aws_cloudwatch_log_group" "this" {\n  name              = "a"\n  retention_in_days = 14\n}\n'
)
TABLE = """
resource "aws_dynamodb_table" "this" {
  name     = "orders"
  hash_key = "pk"
  tags     = { Team = "shop" }

  server_side_encryption {
    enabled     = true
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1"
  }
}
"""


def settings(folder: Path, text: str) -> Settings:
    (folder / "modsmith.toml").write_text(text)
    project = Project.find(folder)
    assert project
    return Settings.of_project(project)


def checked(folder: Path, hcl: str, toml: str) -> ModuleResult:
    found = settings(folder, toml)
    (folder / "m").mkdir(exist_ok=True)
    (folder / "m/main.tf").write_text(hcl)
    [result] = run.validate([folder / "m"], {}, sources=("interface", "hcl"), settings=found)
    return result


def reasons(result: ModuleResult, rule: str) -> list[str]:
    return [finding.message for finding in result.findings if finding.rule == rule]


def test_a_parameter_changes_what_a_control_asks(tmp_path: Path) -> None:
    assert reasons(checked(tmp_path, LOGS, ""), "logs-retention") == []
    asked = checked(tmp_path, LOGS, "[validate.parameters]\nlog_retention_days = 30\n")
    assert reasons(asked, "logs-retention") == ["The log group keeps logs for only 14 of 30 days."]
    assert reasons(checked(tmp_path, LOGS, ""), "logs-retention") == []


def test_only_allowed_keys_encrypt(tmp_path: Path) -> None:
    asked = checked(
        tmp_path, TABLE, '[validate.parameters]\nallowed_kms_keys = ["arn:aws:kms:*:999999999999:key/*"]\n'
    )
    assert "is not one that the project allows" in reasons(asked, "dynamodb-encryption")[0]
    allowed = '[validate.parameters]\nallowed_kms_keys = ["arn:aws:kms:*:123456789012:key/*"]\n'
    assert reasons(checked(tmp_path, TABLE, allowed), "dynamodb-encryption") == []


def test_required_tags_are_asked_of_what_can_have_tags(tmp_path: Path) -> None:
    asked = '[validate.parameters]\nrequired_tags = ["Team", "CostCenter"]\n'
    alias = 'resource "aws_kms_alias" "this" {\n  target_key_id = "x"\n}\n'
    found = checked(tmp_path, TABLE + alias, asked)
    assert reasons(found, "required-tags") == ["It does not have the required tag CostCenter."]


def test_a_control_that_is_left_out_is_named_with_its_reason(tmp_path: Path) -> None:
    found = checked(tmp_path, TABLE, '[validate.skip]\ndynamodb-recovery = "Rebuilt from S3."\n')
    assert reasons(found, "dynamodb-recovery") == []
    assert found.skipped == (("dynamodb-recovery", "Rebuilt from S3."),)


def test_a_severity_of_the_project_counts(tmp_path: Path) -> None:
    found = checked(tmp_path, TABLE, '[validate.severity]\ndynamodb-recovery = "critical"\n')
    assert found.findings[0].rule == "dynamodb-recovery"
    assert found.findings[0].severity is Severity.CRITICAL


def test_profile_fail_on_and_baseline_are_read(tmp_path: Path) -> None:
    found = settings(tmp_path, '[validate]\nprofile = "root"\nfail_on = "high"\nbaseline = "known.json"\n')
    assert found.profile
    assert (found.profile.name, found.fail_on, found.baseline) == (
        "root",
        Severity.HIGH,
        tmp_path / "known.json",
    )


@pytest.mark.parametrize(
    ("text", "where", "fix"),
    [
        ("[validate]\nprofil = 'root'\n", "validate.profil", "Did you mean 'profile'?"),
        ("[validate]\nprofile = 'rooot'\n", "validate.profile", "Did you mean 'root'?"),
        ("[validate]\nfail_on = 'hihg'\n", "validate.fail_on", "Did you mean 'high'?"),
        ("[validate]\nfail_on = 3\n", "validate.fail_on", "Write one of low, medium, high, critical."),
        ("[validate]\nbaseline = 1\n", "validate.baseline", 'Write it as baseline = "FILE".'),
        (
            "[validate.skip]\ndynamodb-recover = 'x'\n",
            "validate.skip.dynamodb-recover",
            "'dynamodb-recovery'",
        ),
        (
            "[validate.skip]\ndynamodb-recovery = ''\n",
            "validate.skip.dynamodb-recovery",
            "why the control does not run",
        ),
        ("[validate]\nskip = ['a']\n", "validate.skip", "Write it as [validate.skip]."),
        ("[validate.severity]\ns3-acl = 'bad'\n", "validate.severity.s3-acl", "Write one of"),
        ("[validate.parameters]\nlog_days = 1\n", "validate.parameters.log_days", "log_retention_days"),
        (
            "[validate.parameters]\nlog_retention_days = '1'\n",
            "log_retention_days",
            "log_retention_days = 30",
        ),
        ("[validate.parameters]\nlog_retention_days = -1\n", "log_retention_days", "log_retention_days = 30"),
        ("[validate.parameters]\nrequired_tags = 'a'\n", "required_tags", 'required_tags = ["…"]'),
        ("validate = 1\n", "validate", "Write it as [validate]."),
    ],
)
def test_what_cannot_be_used_is_one_error_with_place_and_fix(
    tmp_path: Path, text: str, where: str, fix: str
) -> None:
    with pytest.raises(ProjectError) as raised:
        settings(tmp_path, text)
    assert where in raised.value.where
    assert fix in raised.value.fix


def test_a_control_of_the_project_is_known_by_its_file_which_does_not_run(tmp_path: Path) -> None:
    (tmp_path / "controls").mkdir()
    (tmp_path / "controls/sqs_cost_center.py").write_text("raise SystemExit('ran')\n")
    found = settings(tmp_path, '[validate.severity]\nsqs-cost-center = "low"\n')
    assert found.severity == {"sqs-cost-center": Severity.LOW}


def schema() -> dict[str, Any]:
    return project_schema.schema()


GOOD = """
namespace = "acme"
environments = ["dev", "prod"]

[validate]
profile = "root"
fail_on = "high"
baseline = "known.json"

[validate.skip]
s3-logging = "CloudTrail has them."

[validate.severity]
dynamodb-alarms = "high"

[validate.parameters]
log_retention_days = 30
required_tags = ["Team"]
"""


def test_the_schema_of_the_project_file_accepts_what_modsmith_accepts(tmp_path: Path) -> None:
    settings(tmp_path, GOOD)
    jsonschema.validate(tomllib.loads(GOOD), schema())


def test_the_schema_of_the_project_file_knows_every_key() -> None:
    assert set(schema()["properties"]) == set(KEYS_OF_PROJECT)
    assert set(schema()["properties"]["validate"]["properties"]) == set(KEYS)


@pytest.mark.parametrize(
    "text",
    [
        "[validate]\nprofil = 'root'\n",
        "[validate]\nfail_on = 'hihg'\n",
        "[validate.skip]\ndynamodb-recover = 'x'\n",
        "[validate.severity]\ns3-acl = 'bad'\n",
        "[validate.parameters]\nlog_days = 1\n",
        "[validate.parameters]\nlog_retention_days = -1\n",
        "[validate.parameters]\nrequired_tags = 'a'\n",
        "environments = []\n",
        "modulse = 'x'\n",
    ],
)
def test_the_schema_of_the_project_file_refuses_what_modsmith_refuses(tmp_path: Path, text: str) -> None:
    with pytest.raises(ProjectError):
        settings(tmp_path, text)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomllib.loads(text), schema())


def test_every_parameter_is_in_the_documentation() -> None:
    page = (Path(__file__).parents[2] / "docs/project-file.md").read_text(encoding="utf-8")
    for one in parameters().values():
        default = one.default if isinstance(one.default, int) else "none"
        assert f"| `{one.name}` | {default} | {one.what} |" in page
