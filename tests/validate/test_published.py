"""Published lists of rules: every id that a control names exists, and severities and coverage are what the docs say."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
from pathlib import Path

import pytest

from modsmith.validate import published
from modsmith.validate.control import Control, shipped
from modsmith.validate.published import ListName, coverage
from modsmith.validate.severity import Severity
from tests.project import ROOT

LEAST_OF_FSBP = 0.9
"""The part of FSBP's controls, of those that HCL can show, which our controls cover at least."""

SEVERITIES = {
    ("ec2-imds", "EC2.170"): "It also finds instances, which FSBP rates high.",
    ("iam-least-privilege", "IAM.21"): "It also finds policies that allow everything, which FSBP rates high.",
    ("rds-backup", "RDS.16"): "It also finds databases without backups for a week; tags alone are low.",
    ("rds-backup", "RDS.17"): "It also finds databases without backups for a week; tags alone are low.",
    ("rds-backup", "RDS.47"): "It also finds databases without backups for a week; tags alone are low.",
    ("rds-backup", "RDS.48"): "It also finds databases without backups for a week; tags alone are low.",
}
"""Controls that are more than one level from FSBP's severity, with the reason."""

CONTROLS = list(shipped().values())


@pytest.mark.parametrize("name", published.NAMES)
def test_a_list_has_every_id_that_a_control_names(name: ListName) -> None:
    rules = published.read(name).rules
    named = {id_: control.id for control in CONTROLS for id_ in published.ids(control, name)}
    assert {id_: control for id_, control in named.items() if id_ not in rules} == {}


@pytest.mark.parametrize("name", published.NAMES)
def test_no_control_covers_what_hcl_cannot_show(name: ListName) -> None:
    rules = published.read(name).rules
    named = {id_ for control in CONTROLS for id_ in published.ids(control, name)}
    reasons = {id_: rules[id_].reason for id_ in named if id_ in rules}
    assert {id_: why for id_, why in reasons.items() if why and "retired" not in why} == {}


@pytest.mark.parametrize("name", published.NAMES)
def test_every_rule_is_counted_once_and_has_a_title(name: ListName) -> None:
    rules, found = published.read(name).rules, coverage.of(name, CONTROLS)
    groups = [*found.covered, *(rule.id for rule in (*found.open, *found.hidden))]
    assert sorted(groups) == sorted(rule.id for rule in rules.values() if not rule.beyond)
    assert [rule.id for rule in rules.values() if not rule.title] == []


def test_fsbp_is_covered_as_far_as_promised() -> None:
    found = coverage.of("fsbp", CONTROLS)
    assert found.share >= LEAST_OF_FSBP, f"{found.share:.1%} of {found.visible}"


def _distance(control: Control, id_: str) -> int:
    levels = sorted(Severity)
    rule = published.read("fsbp").rules[id_]
    return abs(levels.index(control.severity) - levels.index(Severity(rule.severity)))


def test_severities_are_within_one_level_of_fsbps() -> None:
    far = {(one.id, id_) for one in CONTROLS for id_ in one.fsbp if _distance(one, id_) > 1}
    assert far - SEVERITIES.keys() == set(), "change the severity, or add the reason to SEVERITIES"
    assert SEVERITIES.keys() - far == set(), "no longer more than one level apart"


def test_checkovs_list_is_that_of_the_locked_version() -> None:
    """If it is not: `python scripts/published.py checkov`."""
    locked = re.search(
        r"^checkov==(\S+)", (ROOT / "requirements" / "checkov.txt").read_text("utf-8"), re.MULTILINE
    )
    assert locked
    assert published.read("checkov").source == f"Checkov {locked[1]}"


@pytest.mark.parametrize(
    ("text", "id_"),
    [("ckv_aws_28", "CKV_AWS_28"), ("AWS-0024", "AVD-AWS-0024"), ("dynamodb.2", "DynamoDB.2")],
)
def test_an_id_is_found_in_any_case_and_in_trivys_short_form(text: str, id_: str) -> None:
    found = published.find(text)
    assert found is not None
    assert found.id == id_


def test_a_list_has_one_rule_on_each_line() -> None:
    for name in published.NAMES:
        text = (Path(published.__file__).parent / f"{name}.json").read_text("utf-8")
        rules = json.loads(text)["rules"]
        assert sum(line.lstrip().startswith('{"id"') for line in text.splitlines()) == len(rules)


def test_a_refresh_keeps_our_words_and_names_what_is_new_and_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A rule whose severity changed, one that is new, and all others gone."""
    spec = importlib.util.spec_from_file_location("scripts_published", ROOT / "scripts" / "published.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    shutil.copy(published.FOLDER / "fsbp.json", tmp_path)
    found = [
        {"SecurityControlId": "DynamoDB.2", "SeverityRating": "HIGH"},
        {"SecurityControlId": "DynamoDB.99", "SeverityRating": "LOW"},
    ]
    (tmp_path / "aws.json").write_text(json.dumps({"SecurityControlDefinitions": found}), "utf-8")
    monkeypatch.setattr(script, "FOLDER", tmp_path)
    monkeypatch.setattr(script, "ROOT", tmp_path)
    monkeypatch.setattr("sys.argv", ["published.py", "fsbp", str(tmp_path / "aws.json")])
    assert script.main() == 1
    said = capsys.readouterr().out
    assert "without a title: DynamoDB.99" in said
    assert "DynamoDB.1," in said.partition("gone:")[2]
    rules = json.loads((tmp_path / "fsbp.json").read_text("utf-8"))["rules"]
    title = published.read("fsbp").rules["DynamoDB.2"].title
    assert rules[0] == {"id": "DynamoDB.2", "severity": "high", "title": title}
    assert "KMS.4" in {rule["id"] for rule in rules}
