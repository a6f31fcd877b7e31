"""Reports say all that a verdict holds, to people and to machines."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from rich.console import Console

from validators.finding import Fault, Finding, Ran, Verdict, Waived
from validators.report import json as json_report
from validators.report import text

FINDING = Finding(
    "shop",
    "checkov",
    "CKV_AWS_27",
    "queues.tf:7",
    "aws_sqs_queue.this",
    "Ensure [bold]all[/bold] data is encrypted.",
    "Set kms_master_key_id.",
    '  resource "aws_sqs_queue" "this" {',
)
CLEAN = Verdict("calm", "modules/calm", has_spec=True, ran=(Ran("fmt", 0.04, "3 files"),))
FOUND = Verdict(
    "shop",
    "modules/shop",
    has_spec=False,
    findings=(FINDING, replace(FINDING, where="", line="", rule="no-tests")),
    ran=(Ran("fmt", 0.04, "3 files"), Ran("checkov", 3.21, "9 checks")),
    waived=(
        Waived("CKV_AWS_1", "aws_kms_key.this", "key.tf:1", "It is its own policy.", "spec"),
        Waived("CKV_AWS_2", "aws_kms_key.this", "key.tf:1", "It is its own policy.", "spec"),
    ),
    not_asked=(("terraform test", "no spec"),),
    unseen=("aws_kms_alias.this",),
)
LOST = Verdict(
    "lost",
    "lost",
    has_spec=False,
    could_not_run=(
        Fault("fmt", "there is no Terraform", "Install it"),
        Fault("terraform test", "there is no Terraform", "Install it"),
    ),
)


def shown(*verdicts: Verdict, width: int = 100) -> str:
    console = Console(width=width, no_color=True, force_terminal=False)
    with console.capture() as capture:
        console.print(text.render(verdicts))
    return capture.get()


def test_a_finding_is_shown_with_place_line_message_and_mend() -> None:
    report = shown(FOUND)
    assert "queues.tf:7  aws_sqs_queue.this  checkov: CKV_AWS_27" in report
    assert 'resource "aws_sqs_queue" "this" {' in report
    assert "Ensure [bold]all[/bold] data is encrypted." in report
    assert "→ Set kms_master_key_id." in report
    assert report.index("queues.tf:7") < report.index("Ensure") < report.index("→ Set")


def test_what_ran_was_waived_left_out_and_unseen_is_shown() -> None:
    report = shown(FOUND)
    assert "checkov, 3.2 s: 9 checks" in report
    assert "CKV_AWS_1, CKV_AWS_2 for aws_kms_key.this (key.tf:1): It is its own policy." in report
    assert "terraform test: no spec" in report
    assert "aws_kms_alias.this" in report


def test_a_fault_is_shown_once_for_all_witnesses_it_stopped_and_never_as_clean() -> None:
    report = shown(LOST)
    assert "fmt, terraform test: there is no Terraform. Install it." in report
    assert "no verdict" in report
    assert "clean" not in report


def test_the_last_line_sums_up() -> None:
    last = shown(CLEAN, FOUND, LOST).strip().splitlines()[-1]
    assert last == "3 modules, 1 clean, 1 with findings, 1 without a verdict"
    assert shown(CLEAN).strip().splitlines()[-1] == "1 module, 1 clean"


def test_a_narrow_terminal_loses_no_words() -> None:
    narrow = " ".join(shown(FOUND, LOST, width=40).split())
    assert "Ensure [bold]all[/bold] data is encrypted." in narrow
    assert "It is its own policy." in narrow


def test_json_keeps_to_its_schema_and_says_all() -> None:
    document = json.loads(json_report.render([CLEAN, FOUND, LOST]))
    Draft202012Validator(_schema()).validate(document)
    assert document["exit_code"] == 1
    assert [verdict["outcome"] for verdict in document["verdicts"]] == ["clean", "findings", "could-not-run"]
    first, second = document["verdicts"][1]["findings"]
    assert (first["file"], first["line"], first["rule"]) == ("queues.tf", 7, "CKV_AWS_27")
    assert (second["file"], second["line"]) == ("", None)
    assert document["verdicts"][2]["could_not_run"][0]["mend"] == "Install it"


def test_the_schema_describes_every_field_and_allows_no_other() -> None:
    schema = _schema()
    Draft202012Validator.check_schema(schema)
    objects = [schema, *(item for item in schema["$defs"].values() if "properties" in item)]
    for item in objects:
        assert item["additionalProperties"] is False
        assert set(item["required"]) == set(item["properties"])
    document = json_report.to_dict([FOUND])
    document["verdicts"][0]["colour"] = "red"
    with pytest.raises(ValidationError):
        Draft202012Validator(schema).validate(document)


def _schema() -> dict[str, Any]:
    return json.loads(json_report.SCHEMA.read_text(encoding="utf-8"))
