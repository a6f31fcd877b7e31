"""Reports say all that a verdict holds, to people and to machines."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from rich.console import Console

from modsmith.validate.report import json as json_report
from modsmith.validate.report import text
from modsmith.validate.report.document import Document
from modsmith.validate.report.formats import Format, plain, render
from modsmith.validate.results.finding import SOURCES, ModuleResult, Waived

from .reported import CLEAN, FINDING, FOUND, LOST

GOLDEN = Path(__file__).with_name("golden")


def shown(*results: ModuleResult, width: int = 100, matrix: bool = False) -> str:
    console = Console(width=width, no_color=True, force_terminal=False)
    with console.capture() as capture:
        console.print(text.render(Document(results), matrix=matrix))
    return capture.get()


def test_a_finding_is_shown_with_place_line_message_and_mend() -> None:
    report = shown(FOUND)
    assert "queues.tf:7  aws_sqs_queue.this  checkov: CKV_AWS_27" in report
    assert 'resource "aws_sqs_queue" "this" {' in report
    assert "Ensure [bold]all[/bold] data is 100% encrypted | or so." in report
    assert "→ Set kms_master_key_id. See https" in report
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
    assert "incomplete" in report
    assert "clean" not in report


def test_the_last_line_sums_up() -> None:
    last = shown(CLEAN, FOUND, LOST).strip().splitlines()[-1]
    assert last == "3 modules, 1 clean, 1 with findings, 1 incomplete"
    assert shown(CLEAN).strip().splitlines()[-1] == "1 module, 1 clean"


def test_a_narrow_terminal_loses_no_words() -> None:
    narrow = " ".join(shown(FOUND, LOST, width=40).split())
    assert "Ensure [bold]all[/bold] data is 100% encrypted | or so." in narrow
    assert "It is its own policy." in narrow


@pytest.mark.parametrize("width", [80, 110])
def test_text_as_people_see_it(width: int, request: pytest.FixtureRequest) -> None:
    """Read the file when it changes: this is what everybody sees first. It is written by `--update-golden`."""
    seen = shown(CLEAN, FOUND, LOST, width=width, matrix=width == 110)
    seen = "".join(f"{line.rstrip()}\n" for line in seen.splitlines())
    if request.config.getoption("--update-golden"):
        (GOLDEN / f"report.{width}.txt").write_text(seen, encoding="utf-8")
    assert seen == (GOLDEN / f"report.{width}.txt").read_text(encoding="utf-8")
    assert max(map(len, seen.splitlines())) <= width


def test_the_matrix_is_counted_and_shown_in_full_where_asked() -> None:
    assert "4 checks: 1 pass, 1 fail, 1 waived, 1 not applicable" in shown(FOUND)
    assert "s3-website" not in shown(FOUND)
    full = shown(FOUND, matrix=True)
    assert "not applicable  s3-website: It serves none." in full
    assert "waived          s3-versioning: Written once. (storage team)" in full
    assert "pass            coverage: hcl, 1 plan" in full


def test_what_a_baseline_sets_aside_is_counted_and_not_listed() -> None:
    known = tuple(
        Waived(one.rule, one.address, one.where, "Old.", "baseline", finding=one) for one in FOUND.findings
    )
    report = shown(replace(FOUND, findings=(), waived=known))
    assert "4 findings in the baseline" in report
    assert "Old." not in report


def test_a_file_gets_text_without_escape_codes_or_blanks_at_line_ends() -> None:
    written = render(Document((FOUND,)), Format.TEXT)
    assert "\x1b" not in written
    assert all(line == line.rstrip() for line in written.splitlines())


def test_the_witnesses_of_the_schema_are_those_of_the_code() -> None:
    assert _schema()["$defs"]["source"]["enum"] == list(SOURCES)


def test_json_has_the_whole_matrix_and_the_owners() -> None:
    [result] = json_report.to_dict(Document((FOUND,)))["verdicts"]
    assert [entry["status"] for entry in result["matrix"]] == [
        "pass",
        "fail",
        "waived",
        "not applicable",
    ]
    assert (result["matrix"][1]["file"], result["matrix"][1]["line"]) == ("tables.tf", 12)
    assert result["matrix"][1]["witnesses"] == ["hcl", "plan basic prod"]
    assert [waived["owner"] for waived in result["waived"]] == ["", "", "storage team"]


def test_json_keeps_to_its_schema_and_says_all() -> None:
    document = json.loads(json_report.render(Document((CLEAN, FOUND, LOST))))
    Draft202012Validator(_schema()).validate(document)
    assert document["exit_code"] == 1
    assert [result["outcome"] for result in document["verdicts"]] == ["clean", "findings", "could-not-run"]
    second, _, first, _ = document["verdicts"][1]["findings"]
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
    document = json_report.to_dict(Document((FOUND,)))
    document["verdicts"][0]["colour"] = "red"
    with pytest.raises(ValidationError):
        Draft202012Validator(schema).validate(document)


def _schema() -> dict[str, Any]:
    return json.loads(json_report.SCHEMA.read_text(encoding="utf-8"))


def test_only_what_could_not_be_determined_is_called_so() -> None:
    below = replace(FINDING, fails=False)
    unknown = replace(FINDING, kind="undetermined", address="aws_sqs_queue.other")
    report = plain(Document((replace(FOUND, findings=(below, unknown)),)), matrix=False, width=200)
    assert "not determined  queues.tf:7  aws_sqs_queue.other" in report
    assert report.count("not determined") == 1
