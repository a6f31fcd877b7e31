"""Evidence that was tampered with, and evidence that another modsmith made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from modsmith.release.evidence.subject import MANIFEST, PROVENANCE

from .evidenced import FILES, Release, improve, subject

EVIDENCE = [
    "SHA256SUMS",
    "controls.json",
    "inputs.schema.json",
    "interface.json",
    "junit.xml",
    "manifest.json",
    "provenance.intoto.json",
    "results.sarif",
    "sbom.cdx.json",
]


def test_these_are_all_evidence_files(release: Release) -> None:
    assert sorted(path.name for path in release.evidence.iterdir()) == EVIDENCE


@pytest.mark.parametrize("name", EVIDENCE)
def test_each_evidence_file_must_be_there(release: Release, name: str) -> None:
    (release.evidence / name).unlink()
    assert release.failed()
    if name != MANIFEST:
        release.forge()
        assert name in release.failed()["complete"]


@pytest.mark.parametrize("name", EVIDENCE)
def test_each_evidence_file_must_be_as_it_was(release: Release, name: str) -> None:
    path = release.evidence / name
    content = path.read_bytes()
    path.write_bytes(content + b"\n")
    assert release.failed() or name == MANIFEST
    if name == "SHA256SUMS":
        assert "sums" in release.failed()
    elif name != MANIFEST:
        release.forge()
        assert release.failed()


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"format": 1}', b"\xff", b'{"format": 2}', b"[" * 9999]
)
@pytest.mark.parametrize("name", [MANIFEST, "controls.json", PROVENANCE])
def test_damaged_evidence_is_refused_with_a_reason(release: Release, name: str, content: bytes) -> None:
    (release.evidence / name).write_bytes(content)
    if name != MANIFEST:
        release.forge()
    assert any(name in reason for reason in release.failed().values())


def test_nothing_else_may_be_in_the_evidence(release: Release) -> None:
    (release.evidence / "more.json").write_text("{}", "utf-8")
    assert "more.json is not in the manifest" in release.failed()["evidence"]
    release.forge()
    assert "more.json" in release.failed()["complete"]


def test_links_in_the_evidence_are_not_followed(release: Release) -> None:
    path = release.evidence / "junit.xml"
    path.rename(release.folder / "junit.xml")
    path.symlink_to("../junit.xml")
    assert "junit.xml is not a plain file" in release.failed()["evidence"]


def test_controls_improved_by_hand_are_noticed(release: Release) -> None:
    release.edit("controls.json", improve)
    release.forge()
    said = "sqs-alarms of aws_sqs_queue.this: the evidence says pass, and the files give fail"
    assert said in release.failed()["controls"]


def test_a_result_that_is_left_out_is_noticed(release: Release) -> None:
    def leave_out(data: dict[str, Any]) -> None:
        data["results"] = [one for one in data["results"] if one["status"] != "fail"]

    release.edit("controls.json", leave_out)
    release.forge()
    assert "the evidence says nothing, and the files give fail" in release.failed()["controls"]


def add_waiver(data: dict[str, Any]) -> None:
    waiver = {"control": "sqs-alarms", "resources": ["*"], "reason": "No reason.", "owner": "me"}
    data["declared"]["waivers"].append(waiver)


def test_a_control_of_the_project_added_by_hand_excuses_nothing(release: Release) -> None:
    """Its own results cannot be made again, but all others can."""

    def excuse(data: dict[str, Any]) -> None:
        data["declared"]["own_controls"] = {"sqs-own": "Own.", "sqs-alarms": "Own."}
        for one in data["results"]:
            if one["control"] == "sqs-alarms":
                one.update(status="not applicable")

    release.edit("controls.json", excuse)
    release.forge()
    said = "sqs-alarms of aws_sqs_queue.this: the evidence says not applicable, and the files give fail"
    assert said in release.failed()["controls"]


@pytest.mark.parametrize("results", [None, 1, [1], [{"resource": 1}], {"a": 1}])
def test_damaged_results_by_another_modsmith_are_refused(release: Release, results: object) -> None:
    release.edit("controls.json", lambda data: data.update(results=results))
    older(release)
    assert "controls.json" in release.failed()["controls"]


def test_a_waiver_added_by_hand_does_not_agree_with_the_results(release: Release) -> None:
    release.edit("controls.json", add_waiver)
    release.forge()
    assert {"controls", "sarif", "junit"} <= release.failed().keys()


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(module="../../outside"),
        lambda data: data["declared"].update(environments="dev"),
        lambda data: data["declared"].update(environments=[]),
        lambda data: data["declared"].update(parameters={"unknown": 1}),
        lambda data: data["declared"].update(fail_on="never"),
        lambda data: data["declared"].update(waivers=[{}]),
        lambda data: data["declared"]["promises"][0].update(expects={"a": ["b"]}),
        lambda data: data["declared"]["promises"][0].update(resources=[1]),
        lambda data: data["declared"]["promises"][0].update(statement="\ud800."),
        lambda data: data["declared"].update(parameters={"log_retention_days": 1e400}),
        lambda data: data.update(results=[1]),
        lambda data: data.update(results={"a": 1}),
    ],
    ids=[
        "a path as module",
        "text for a list",
        "no environment",
        "unknown parameter",
        "unknown severity",
        "empty waiver",
        "list as promised value",
        "number as resource",
        "half of a letter",
        "infinity",
        "number as result",
        "object for a list",
    ],
)
def test_declarations_that_make_no_sense_are_refused(
    release: Release, tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    release.edit("controls.json", change)
    release.forge()
    assert "controls" in release.failed()
    assert not [*tmp_path.rglob("outside")]


def older(one: Release) -> None:
    """As an earlier modsmith would have written it."""
    digest = "0" * 64
    one.edit(MANIFEST, lambda data: data["generator"].update(version="0.0.9", digest={"sha256": digest}))

    def change(data: dict[str, Any]) -> None:
        data["predicate"]["runDetails"]["builder"]["version"]["modsmith"] = "0.0.9"
        data["predicate"]["buildDefinition"]["resolvedDependencies"][1]["digest"]["sha256"] = digest

    one.edit(PROVENANCE, change)
    one.forge()


def test_evidence_by_another_modsmith_is_not_built_again_but_its_controls_run(release: Release) -> None:
    older(release)
    checks = {check.name: check for check in release.verify().checks}
    assert not release.failed()
    assert "modsmith 0.0.9 (digest 000000000000)" in checks["interface"].reason
    assert {checks[name].result for name in ("interface", "sarif", "packing")} == {"not checked"}
    assert checks["controls"].result == "ok"
    assert "3 of 3 checks that are said to pass, pass again" in checks["controls"].reason


def test_what_another_modsmith_says_to_pass_must_not_fail(release: Release) -> None:
    release.edit("controls.json", improve)
    older(release)
    assert "they do not: sqs-alarms of aws_sqs_queue.this" in release.failed()["controls"]


def test_results_for_resources_that_are_not_there_are_refused(release: Release) -> None:
    def invent(data: dict[str, Any]) -> None:
        data["results"].append({**data["results"][0], "resource": "aws_sqs_queue.other"})

    release.edit("controls.json", invent)
    older(release)
    assert "coverage of aws_sqs_queue.other" in release.failed()["controls"]


def test_other_libraries_count_as_another_modsmith(release: Release) -> None:
    release.edit(MANIFEST, lambda data: data["generator"]["libraries"].update({"cfn-lint": "0.0.1"}))
    checks = {check.name: check for check in release.verify().checks}
    assert checks["sarif"].result == "not checked"
    assert "cfn-lint 0.0.1" in checks["sarif"].reason


def test_the_policy_must_be_that_of_the_archive(tmp_path: Path) -> None:
    files = {**FILES, "policies/deployer.json": b'{"Statement": []}'}
    release = Release.publish(tmp_path, subject(files=files))
    assert not release.failed()
    (release.evidence / "deployer-policy.json").write_bytes(b'{"Statement": ["*"]}')
    release.forge()
    assert release.failed().keys() == {"policy"}
    (release.evidence / "deployer-policy.json").unlink()
    release.forge()
    assert {"policy", "complete"} <= release.failed().keys()
