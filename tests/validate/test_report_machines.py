"""SARIF, JUnit, annotations and Markdown: what code scanning and CI systems take, and nothing that they refuse."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator
from junitparser import JUnitXml

from modsmith.validate.control import load
from modsmith.validate.report import github, junit, markdown, rules, sarif
from modsmith.validate.report.document import Document, shown
from modsmith.validate.results.finding import SOURCES, ModuleResult, Waived
from modsmith.validate.severity import Severity

from .reported import CLEAN, FINDING, FOUND, LOST, UNRECOVERABLE, with_lines_moved

ROOT = Path(__file__).resolve().parents[2]
SARIF_SCHEMA = ROOT / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
ALL = Document((CLEAN, FOUND, LOST), ("modules/shop: no-tests of main.tf is stale.",))


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def sarif_run(*results: ModuleResult) -> dict[str, Any]:
    return json.loads(sarif.render(Document(results)))["runs"][0]


@pytest.mark.skipif(not SARIF_SCHEMA.exists(), reason="no npm on this machine brought the schema of SARIF")
@pytest.mark.parametrize("document", [ALL, Document(()), Document((CLEAN,))])
def test_sarif_keeps_to_the_schema(document: Document) -> None:
    schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
    Draft4Validator(schema).validate(json.loads(sarif.render(document)))


def test_sarif_places_are_what_code_scanning_takes() -> None:
    outside = replace(FOUND, path="/somewhere/else/shop")
    beside = replace(FOUND, findings=(replace(FINDING, where="../key/main.tf:2"),))
    far = replace(FOUND, findings=(replace(FINDING, where="../../../../main.tf:2"),))
    for result in (FOUND, outside, beside, far):
        for entry in sarif_run(result)["results"]:
            [location] = entry["locations"]
            physical = location["physicalLocation"]
            uri = physical["artifactLocation"]["uri"]
            assert not uri.startswith("/")
            assert ".." not in uri
            assert " " not in uri
            assert physical["region"]["startLine"] >= 1
    uris = [
        entry["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for entry in sarif_run(FOUND)["results"]
    ]
    assert uris[:3] == [
        "modules/shop/main.tf",
        "modules/shop/examples/a%20b/main.tf",
        "modules/shop/queues.tf",
    ]
    assert shown(beside, "../key/main.tf") == "modules/key/main.tf"


def test_sarif_says_what_why_where_and_how_to_mend() -> None:
    run = sarif_run(FOUND)
    result = next(item for item in run["results"] if item["ruleId"] == "dynamodb-recovery")
    assert result["level"] == "warning"
    assert result["message"]["text"].endswith("Point-in-time recovery is not enabled.\nEnable it.")
    assert result["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 12,
        "snippet": {"text": UNRECOVERABLE.line},
    }
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    control = load()["dynamodb-recovery"]
    assert (rule["id"], rule["name"], rule["helpUri"]) == (control.id, "DynamodbRecovery", control.source)
    assert rule["shortDescription"]["text"] == control.title
    assert rule["fullDescription"]["text"] == control.why
    assert rule["help"]["text"] == control.fix
    assert rule["properties"] == {"security-severity": "5.5", "tags": ["security"]}


def test_a_rule_of_checkov_leads_to_its_page() -> None:
    described = rules.describe(FINDING)
    assert described.page == "https://docs.example.com/policies/a,b?x=1"
    assert described.title == FINDING.message


def test_every_witness_is_described_and_shares_no_rule_with_another() -> None:
    findings = [replace(FINDING, source=source, rule="stale-waiver") for source in SOURCES]
    described = [rules.describe(finding) for finding in findings]
    assert all(rule.why and rule.page.startswith("https://") for rule in described)
    assert len({rule.id for rule in described}) == len(SOURCES)


def test_the_level_in_sarif_follows_the_severity() -> None:
    high = replace(
        FOUND, findings=(*FOUND.findings, replace(FINDING, rule="CKV_AWS_9", severity=Severity.HIGH))
    )
    levels = {item["ruleId"]: item["level"] for item in sarif_run(high)["results"]}
    assert [levels[rule] for rule in ("fmt/not-formatted", "CKV_AWS_27", "CKV_AWS_9")] == [
        "note",
        "warning",
        "error",
    ]


def test_sarif_marks_stay_when_lines_move_and_tell_findings_apart() -> None:
    def marks(result: ModuleResult) -> list[str]:
        return [item["partialFingerprints"][sarif.FINGERPRINT] for item in sarif_run(result)["results"]]

    assert marks(with_lines_moved(FOUND, 40)) == marks(FOUND)
    twice = replace(FOUND, findings=(FINDING, FINDING, replace(FINDING, address="aws_sqs_queue.other")))
    assert len(set(marks(twice))) == len(marks(twice))


def test_sarif_suppresses_what_is_waived_and_says_who_did() -> None:
    baselined = Waived("CKV_AWS_27", FINDING.address, FINDING.where, "Old.", "baseline", "shop team", FINDING)
    result = replace(FOUND, findings=(), waived=(*FOUND.waived, baselined))
    results = sarif_run(result)["results"]
    assert [item["suppressions"][0]["kind"] for item in results] == [
        "external",
        "external",
        "inSource",
        "external",
    ]
    assert results[2]["suppressions"][0]["justification"] == "Written once. (storage team)"
    before, after = sarif_run(FOUND)["results"][2], results[3]
    assert after["partialFingerprints"] == before["partialFingerprints"]
    assert after["message"] == before["message"]


def test_sarif_of_what_could_not_run_is_no_success() -> None:
    [invocation] = sarif_run(LOST, FOUND)["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 1)
    texts = [note["message"]["text"] for note in invocation["toolExecutionNotifications"]]
    assert texts[0] == "lost: fmt could not run: there is no Terraform. Install it."
    [invocation] = sarif_run(FOUND)["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (True, 2)


def test_junit_counts_failures_errors_and_what_was_set_aside() -> None:
    suites = JUnitXml.fromstring(junit.render(ALL).encode())
    assert [suite.name for suite in suites] == ["modules/calm", "modules/shop", "lost"]
    assert [(suite.failures, suite.errors, suite.skipped) for suite in suites] == [
        (0, 0, 0),
        (4, 0, 5),
        (0, 2, 0),
    ]
    assert (suites.failures, suites.errors, suites.skipped) == (4, 2, 5)


def test_junit_says_where_what_and_how_to_mend() -> None:
    cases = {
        case.get("name"): case
        for suite in ElementTree.fromstring(junit.render(ALL))  # noqa: S314 - our own
        for case in suite
    }
    failure = cases["CKV_AWS_27 aws_sqs_queue.this"].find("failure")
    assert failure is not None
    assert failure.text is not None
    assert failure.text.splitlines()[:2] == ["severity: medium", "modules/shop/queues.tf:7"]
    assert FINDING.fix in failure.text
    skipped = cases["s3-versioning aws_s3_bucket.logs"].find("skipped")
    assert skipped is not None
    assert skipped.get("message") == "waived (inline storage team): Written once."
    not_applicable = cases["s3-website aws_s3_bucket.logs"].find("skipped")
    assert not_applicable is not None
    assert not_applicable.get("message") == "It serves none."
    assert cases["coverage aws_dynamodb_table.orders"].find("*") is None


def test_junit_survives_what_xml_cannot_write() -> None:
    broken = replace(FINDING, message="a \x1b[1m<b> \x00 & ]]>", line="\x07", address="\ud800")
    written = junit.render(Document((replace(FOUND, findings=(broken,), matrix=()),)))
    assert ElementTree.fromstring(written).get("failures") == "1"  # noqa: S314 - our own


def test_annotations_stand_at_file_and_line_and_are_escaped() -> None:
    lines = github.render(ALL).splitlines()
    assert (
        "::error file=modules/shop/queues.tf,line=7,title=shop%3A CKV_AWS_27::aws_sqs_queue.this: Ensure "
        "[bold]all[/bold] data is 100%25 encrypted | or so.%0ASet kms_master_key_id. "
        "See https://docs.example.com/policies/a,b?x=1."
    ) in lines
    assert any(line.startswith("::warning file=modules/shop/examples/a b/main.tf,line=3,") for line in lines)
    assert "::error title=lost%3A fmt could not run::there is no Terraform. Install it." in lines
    assert sum(line.startswith("::notice") for line in lines) == 2
    assert len(lines) == 4 + 2 + 2


def test_an_annotation_cannot_be_broken_out_of() -> None:
    evil = replace(
        FINDING,
        where="a,line=1::x.tf:2",
        message="x\r\n::add-mask::y",
        rule="r\n::error::z",
        source="checkov",
    )
    [line] = github.render(Document((replace(FOUND, findings=(evil,), waived=()),))).splitlines()
    assert line.startswith(
        "::error file=modules/shop/a%2Cline=1%3A%3Ax.tf,line=2,title=shop%3A checkov/r%0A%3A%3Aerror"
    )
    assert "x%0D%0A::add-mask::y" in line


def test_markdown_has_a_row_for_each_module_and_finding() -> None:
    written = markdown.render(ALL)
    assert (
        "| ❌ | `modules/shop` | 4 |  | 3 | 4 checks: 1 pass, 1 fail, 1 waived, 1 not applicable |" in written
    )
    assert "| ⚠️ | `lost` | 0 | fmt, terraform test | 0 |  |" in written
    assert "3 modules: 4 findings, 2 sources could not run, 3 waived." in written
    assert "| medium | `modules/shop/queues.tf:7` | `CKV_AWS_27` | `aws_sqs_queue.this`: " in written
    assert "is stale." in written


def test_markdown_keeps_its_columns_whatever_is_in_them() -> None:
    nasty = replace(FINDING, message="a | b\nc <img> *d*", address="x|y`z", fix="| https://e.example/a|b")
    rows = [
        line
        for line in markdown.render(Document((replace(FOUND, findings=(nasty,)),))).splitlines()
        if "queues.tf:7" in line
    ]
    assert len(rows) == 1
    assert rows[0].replace("\\|", "").count("|") == 6
    assert "\\<img\\>" in rows[0]


def test_markdown_says_how_much_does_not_fit() -> None:
    many = replace(FOUND, findings=(replace(FINDING, message="x" * 1000),) * 2000)
    written = markdown.render(Document((many,)))
    assert len(written.encode()) < 1024 * 1024
    kept = written.count("queues.tf:7")
    assert f"{2000 - kept} more findings do not fit here" in written
