"""A baseline sets aside what it names, wherever the lines move to, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from modsmith.validate import baseline
from modsmith.validate.baseline import file
from modsmith.validate.results.finding import ModuleResult, Outcome, Ran, exit_code

from .reported import CLEAN, FINDING, FOUND, LOST, UNFORMATTED, UNRECOVERABLE, with_lines_moved


@pytest.fixture
def shop(tmp_path: Path) -> ModuleResult:
    """A module with findings, in a folder that is there."""
    (tmp_path / "modules/shop").mkdir(parents=True)
    ran = tuple(replace(FOUND.ran[0], source=finding.source) for finding in FOUND.findings)
    return replace(FOUND, path=str(tmp_path / "modules/shop"), ran=ran, waived=())


@pytest.fixture
def known(tmp_path: Path, shop: ModuleResult) -> baseline.Baseline:
    baseline.write(tmp_path / "baseline.json", [shop])
    return baseline.read(tmp_path / "baseline.json")


def test_what_it_names_is_waived_with_reason_and_owner(known: baseline.Baseline, shop: ModuleResult) -> None:
    owned = tuple(replace(entry, reason="Until May.", owner="shop team") for entry in known.entries)
    [result], stale = baseline.apply(replace(known, entries=owned), [shop])
    assert (result.findings, stale, result.outcome) == ((), (), Outcome.CLEAN)
    assert {(one.source, one.reason, one.owner) for one in result.waived} == {
        ("baseline", "Until May.", "shop team")
    }
    assert [one.finding for one in result.waived] == list(shop.findings)


def test_moved_lines_change_nothing(known: baseline.Baseline, shop: ModuleResult) -> None:
    [result], stale = baseline.apply(known, [with_lines_moved(shop, 17)])
    assert (result.findings, stale) == ((), ())


@pytest.mark.parametrize(
    "new",
    [
        FINDING,  # one more of the same kind
        replace(FINDING, rule="CKV_AWS_28"),
        replace(FINDING, address="aws_sqs_queue.other"),
        replace(FINDING, message="Another thing is wrong with it."),
        replace(FINDING, where="other.tf:7"),
        replace(FINDING, source="plan"),
    ],
)
def test_a_new_finding_is_never_hidden(known: baseline.Baseline, shop: ModuleResult, new: Any) -> None:
    [result], _ = baseline.apply(known, [replace(shop, findings=(*shop.findings, new))])
    assert result.findings == (new,)
    assert result.outcome is Outcome.FINDINGS


def test_one_that_takes_a_known_ones_place_is_new(known: baseline.Baseline, shop: ModuleResult) -> None:
    other = replace(FINDING, message="Another thing is wrong with it.")
    findings = tuple(other if finding == FINDING else finding for finding in shop.findings)
    [result], _ = baseline.apply(known, [replace(shop, findings=findings)])
    assert result.findings == (other,)


def test_the_same_finding_in_another_module_is_new(known: baseline.Baseline, shop: ModuleResult) -> None:
    other = replace(shop, path=shop.path.replace("shop", "shop2"))
    [result], _ = baseline.apply(known, [other])
    assert result.findings == shop.findings


def test_what_could_not_run_is_never_hidden(known: baseline.Baseline, shop: ModuleResult) -> None:
    results, _ = baseline.apply(known, [replace(shop, could_not_run=LOST.could_not_run)])
    assert results[0].could_not_run == LOST.could_not_run
    assert exit_code(results) == 1


def test_a_failed_cell_is_waived_with_its_findings_and_not_before(
    known: baseline.Baseline, shop: ModuleResult
) -> None:
    [result], _ = baseline.apply(known, [shop])
    assert [entry.status for entry in result.matrix] == [
        "pass",
        "waived",
        "waived",
        "not applicable",
    ]
    assert result.matrix[1].reason == file.REASON
    worse = replace(UNRECOVERABLE, message="It is off in another region as well.")
    [result], _ = baseline.apply(known, [replace(shop, findings=(*shop.findings, worse))])
    assert result.matrix[1].status == "fail"


def test_a_fixed_finding_makes_its_entry_stale_if_its_source_ran(
    known: baseline.Baseline, shop: ModuleResult
) -> None:
    mended = replace(shop, findings=shop.findings[1:])
    _, stale = baseline.apply(known, [mended])
    assert [entry.rule for entry in stale] == ["no-tests"]
    assert known.told(stale[0]).startswith(
        "modules/shop: no-tests is in the baseline and not found any more."
    )
    unheard = replace(mended, ran=tuple(ran for ran in shop.ran if ran.source != "terraform test"))
    assert baseline.apply(known, [unheard])[1] == ()
    assert baseline.apply(known, [CLEAN])[1] == ()


def test_writing_anew_shrinks_keeps_reasons_and_leaves_other_modules_alone(
    known: baseline.Baseline, shop: ModuleResult
) -> None:
    foreign = replace(known.entries[0], module="modules/other")
    entries = (*(replace(entry, reason="Until May.", owner="me") for entry in known.entries), foreign)
    mended = replace(shop, findings=(*shop.findings[1:], replace(FINDING, rule="CKV_AWS_28")))
    baseline.write(known.path, [mended], replace(known, entries=entries))
    written = {(entry.module, entry.rule): entry for entry in baseline.read(known.path).entries}
    assert ("modules/shop", "no-tests") not in written
    assert written["modules/shop", "CKV_AWS_27"].owner == "me"
    assert written["modules/shop", "CKV_AWS_28"].reason == file.REASON
    assert written["modules/other", foreign.rule] == foreign


def test_nothing_is_written_where_nothing_ran(known: baseline.Baseline, shop: ModuleResult) -> None:
    before = known.path.read_bytes()
    with pytest.raises(
        baseline.BaselineError, match="no baseline written: fmt could not run: there is no Terr"
    ):
        baseline.write(known.path, [LOST])
    assert known.path.read_bytes() == before


def test_a_run_of_fewer_sources_keeps_the_entries_of_the_others(
    known: baseline.Baseline, shop: ModuleResult
) -> None:
    hcl = replace(shop, ran=(Ran("hcl", 0.1, ""),), findings=(UNRECOVERABLE,))
    again = baseline.write(known.path, [hcl], known)
    assert again == known
    less = baseline.write(known.path, [replace(hcl, findings=())], known)
    assert set(known.entries) - set(less.entries) == {
        entry for entry in known.entries if entry.source == "hcl"
    }
    assert less.sources == known.sources


def test_a_resource_in_another_file_of_its_folder_is_the_same(
    known: baseline.Baseline, shop: ModuleResult
) -> None:
    findings = tuple(replace(one, where="new.tf:1") if one.address else one for one in shop.findings)
    [result], stale = baseline.apply(known, [replace(shop, findings=findings)])
    assert (result.findings, stale) == ((), ())
    Path(shop.path, "queues.tf").write_text("")
    elsewhere = replace(FINDING, where="examples/x/queues.tf:7")
    [result], stale = baseline.apply(known, [replace(shop, findings=(elsewhere,))])
    assert result.findings == (elsewhere,)


def test_a_file_with_another_name_keeps_its_findings_and_a_copy_does_not(
    known: baseline.Baseline, shop: ModuleResult
) -> None:
    renamed = replace(UNFORMATTED, where="examples/a b/other.tf:3")
    findings = tuple(renamed if one == UNFORMATTED else one for one in shop.findings)
    [result], stale = baseline.apply(known, [replace(shop, findings=findings)])
    assert (result.findings, stale) == ((), ())
    original = Path(shop.path, "examples/a b/main.tf")
    original.parent.mkdir(parents=True)
    original.write_text("a=1\n")
    [result], _ = baseline.apply(known, [replace(shop, findings=findings)])
    assert result.findings == (renamed,)


def test_of_a_finding_about_several_resources_only_the_new_ones_are_left(
    known: baseline.Baseline, shop: ModuleResult
) -> None:
    both = replace(FINDING, addresses=(FINDING.address, "module.b.aws_sqs_queue.this"))
    findings = tuple(both if one == FINDING else one for one in shop.findings)
    [result], stale = baseline.apply(known, [replace(shop, findings=findings)])
    assert result.findings == (replace(FINDING, address="module.b.aws_sqs_queue.this"),)
    assert stale == ()
    baseline.write(known.path, [replace(shop, findings=findings)])
    third = replace(
        both,
        address="module.a.aws_sqs_queue.this",
        addresses=("module.a.aws_sqs_queue.this", *both.addresses),
    )
    [result], _ = baseline.apply(baseline.read(known.path), [replace(shop, findings=(third,))])
    assert result.findings == (replace(FINDING, address="module.a.aws_sqs_queue.this"),)


def test_of_two_alike_the_one_in_the_new_file_is_new(known: baseline.Baseline, shop: ModuleResult) -> None:
    copy = replace(FINDING, where="a_copy.tf:1")
    [result], _ = baseline.apply(known, [replace(shop, findings=(copy, *shop.findings))])
    assert result.findings == (copy,)


def test_what_a_control_says_of_other_sources_does_not_make_it_new(
    known: baseline.Baseline, shop: ModuleResult
) -> None:
    more = replace(
        UNRECOVERABLE, message=f"{UNRECOVERABLE.message} Sources disagree: plan basic prod passes it."
    )
    [result], stale = baseline.apply(known, [replace(shop, findings=(more,), ran=(Ran("hcl", 0.1, ""),))])
    assert (result.findings, stale) == ((), ())


def test_the_file_keeps_to_its_schema_and_is_the_same_every_time(
    known: baseline.Baseline, shop: ModuleResult
) -> None:
    text = known.path.read_text(encoding="utf-8")
    Draft202012Validator(schema()).validate(json.loads(text))
    baseline.write(known.path, [replace(shop, findings=shop.findings[::-1])], known)
    assert known.path.read_text(encoding="utf-8") == text
    assert str(known.path.parent) not in text


ENTRY = dict.fromkeys(baseline.Entry.__dataclass_fields__, "x") | {"count": 1}
MALFORMED: dict[str, Any] = {
    "is not JSON": "{",
    "must be an object": [],
    "has format_version '3.0'": {"format_version": "3.0", "entries": []},
    "sources must be an object": {"format_version": "2.1", "sources": {"x": "hcl"}, "entries": []},
    "entries must be a list": {"format_version": "2.0", "entries": {}},
    "entry 0 must have module": {"format_version": "2.0", "entries": [{"module": "x"}]},
    "entry 0: all but count are texts": {"format_version": "2.0", "entries": [ENTRY | {"reason": " "}]},
    "entry 0: count": {"format_version": "2.0", "entries": [ENTRY | {"count": True}]},
    "two entries": {"format_version": "2.0", "entries": [ENTRY, ENTRY | {"reason": "y"}]},
}


@pytest.mark.parametrize("problem", MALFORMED)
def test_a_malformed_file_is_one_clear_error(tmp_path: Path, problem: str) -> None:
    content = MALFORMED[problem]
    file = tmp_path / "baseline.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    with pytest.raises(baseline.BaselineError) as raised:
        baseline.read(file)
    assert problem in raised.value.problem
    assert (raised.value.where, bool(raised.value.fix)) == (str(file), True)
    if not isinstance(content, str) and problem not in {"two entries", "entry 0: count"}:
        with pytest.raises(ValidationError):
            Draft202012Validator(schema()).validate(content)


def test_a_file_that_is_not_there_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(baseline.BaselineError, match="cannot be read: No such file"):
        baseline.read(tmp_path / "none.json")


def schema() -> dict[str, Any]:
    return json.loads(file.SCHEMA.read_text(encoding="utf-8"))


def test_a_file_of_format_1_is_read_with_its_former_names(known: baseline.Baseline) -> None:
    data = json.loads(known.path.read_text(encoding="utf-8"))
    former = [
        {"witness": entry.pop("source"), "source": entry.pop("code"), **entry} for entry in data["entries"]
    ]
    known.path.write_text(json.dumps({"format_version": "1.0", "entries": former}), encoding="utf-8")
    assert baseline.read(known.path) == replace(known, sources={})
