"""Third-party modules: the results for each were reviewed and are correct.

`strangers/NAME/expected.txt` holds every check result other than a pass, every other finding, every fault, and the
number of passes. `pytest --update-golden` writes it again; review it before you commit it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from modsmith.validate import jobs, run
from modsmith.validate.results.finding import ModuleResult, Outcome, Source, exit_code

STRANGERS = Path(__file__).parent / "strangers"
NAMES = sorted(path.name for path in STRANGERS.iterdir() if path.is_dir())
ASKED: tuple[Source, ...] = ("interface", "hcl", "plan")
IN_BOTH = pytest.mark.parametrize("sources", [("hcl",), ("hcl", "plan")], ids=["in place", "in a copy"])
KEY = 'resource "aws_kms_key" "this" {\n  enable_key_rotation = false\n}\n'


def checked(folder: Path, sources: tuple[Source, ...] = ASKED) -> ModuleResult:
    [result] = run.validate([folder], {}, sources=sources)
    return result


def described(result: ModuleResult) -> Iterator[str]:
    yield f"exit {exit_code([result])}"
    yield from (f"fault {fault.source}: {fault.problem}" for fault in result.could_not_run)
    yield f"pass {sum(entry.status == 'pass' for entry in result.matrix)}"
    for entry in result.matrix:
        if entry.status != "pass":
            yield f"{entry.status} {entry.where} {entry.address} {entry.control}: {entry.reason}"
    controls = {entry.control for entry in result.matrix}
    yield from (f"finding {f.where} {f.rule}: {f.message}" for f in result.findings if f.rule not in controls)
    for f in result.findings:
        inputs = f", by {', '.join(f.inputs)}" if f.inputs else ""
        kind = f.kind if f.fails else f"{f.kind}, passes"
        yield f"{f.severity.value} {kind}: {' '.join(f.every_address)} {f.rule}{inputs}"


@pytest.mark.parametrize("name", NAMES)
def test_results_for_a_third_party_module_are_as_reviewed(name: str, pytestconfig: pytest.Config) -> None:
    golden = STRANGERS / name / "expected.txt"
    found = "\n".join(described(checked(STRANGERS / name))) + "\n"
    if pytestconfig.getoption("--update-golden"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_hcl_results_are_the_same_in_place_and_in_a_copy(name: str) -> None:
    """Without tools or plans, files are read in place; otherwise from a copy."""
    in_place, copied = checked(STRANGERS / name, ("hcl",)), checked(STRANGERS / name, ("hcl", "plan"))
    of_hcl = [fault for fault in copied.could_not_run if fault.source == "hcl"]
    assert in_place.matrix == copied.matrix
    assert in_place.findings == copied.findings
    assert list(in_place.could_not_run) == of_hcl


@IN_BOTH
def test_a_hidden_file_is_passed_over_as_terraform_does(tmp_path: Path, sources: tuple[Source, ...]) -> None:
    """An editor's backup must neither fail a module nor give it the resource that it lacks."""
    rotating = KEY.replace("false", "true").replace("this", "other")
    module(tmp_path, {"main.tf": rotating, ".old.tf": KEY, ".#main.tf": "resource {"})
    result = checked(tmp_path, sources)
    assert {entry.address for entry in result.matrix} == {"aws_kms_key.other"}
    assert not result.findings


def test_what_an_override_file_switches_off_is_off() -> None:
    off = {finding.rule for finding in checked(STRANGERS / "overridden").findings}
    assert {"dynamodb-recovery", "dynamodb-deletion-protection", "kms-rotation"} <= off


@pytest.mark.terraform
def test_terraform_and_checkov_run_on_third_party_modules() -> None:
    names = ("in_json", "heredoc_policies", "nested_dynamic", "outputs_only")
    results = {one.module: one for one in run.validate([STRANGERS / name for name in names], {})}
    assert [results[name].could_not_run for name in names] == [()] * 4
    assert results["outputs_only"].outcome is Outcome.CLEAN
    found = {(one.rule, one.where) for one in results["in_json"].findings}
    assert ("CKV_AWS_119", "main.tf.json:6") in found
    for name in names[:3]:
        assert {"checkov", "hcl"} <= {finding.source for finding in results[name].findings}


def module(folder: Path, files: dict[str, bytes | str]) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


READ = {
    "a byte order mark": {"main.tf": b"\xef\xbb\xbf" + KEY.encode()},
    "a byte order mark in JSON": {
        "main.tf.json": b'\xef\xbb\xbf{"resource": {"aws_kms_key": {"this": {"enable_key_rotation": false}}}}'
    },
    "lines of Windows": {"main.tf": KEY.replace("\n", "\r\n")},
    "an empty file beside": {"main.tf": KEY, "empty.tf": "", "comment.tf": "# nothing\n"},
    "a long literal": {"main.tf": KEY + f'locals {{\n  x = "{"a" * 200_000}"\n}}\n'},
    "a second resource of that name": {"main.tf": KEY.replace("false", "true"), "more.tf": KEY},
    "more instances than there are": {"main.tf": KEY.replace("{\n", "{\n  count = 1000000000\n")},
    "more elements than there are": {
        "main.tf": KEY.replace("{\n", "{\n  count = length(range(1000000000))\n"),
    },
    "a pattern that never ends": {
        "main.tf": KEY.replace("{\n", '{\n  description = regex("^(a+)+$", "' + "a" * 40 + '!")\n')
    },
}


@pytest.mark.parametrize("kind", READ)
def test_a_file_that_terraform_reads_is_read(tmp_path: Path, kind: str) -> None:
    result = checked(module(tmp_path, READ[kind]))
    too_large = ["coverage"] if kind == "more instances than there are" else []
    assert sorted(finding.rule for finding in result.findings) == [*too_large, "kms-rotation"]
    assert result.could_not_run == ()


def test_a_folder_that_is_named_like_a_file_is_none(tmp_path: Path) -> None:
    (tmp_path / "x.tf").mkdir()
    assert [f.rule for f in checked(module(tmp_path, {"main.tf": KEY})).findings] == ["kms-rotation"]


@IN_BOTH
def test_a_link_is_followed_and_one_in_a_circle_is_not(tmp_path: Path, sources: tuple[Source, ...]) -> None:
    inside = tmp_path / "module"
    inside.mkdir()
    (module(inside, {"key.txt": KEY}) / "main.tf").symlink_to("key.txt")
    (inside / "a").symlink_to(".")
    (inside / "b").symlink_to("..")
    assert [finding.rule for finding in checked(inside, sources).findings] == ["kms-rotation"]


@IN_BOTH
def test_a_link_to_nowhere_is_a_fault(tmp_path: Path, sources: tuple[Source, ...]) -> None:
    (module(tmp_path, {"main.tf": KEY}) / "more.tf").symlink_to("nowhere.tf")
    result = checked(tmp_path, sources)
    assert {fault.source for fault in result.could_not_run} == set(sources)
    assert "more.tf is a link to a file that is not there" in result.could_not_run[0].problem


UNREAD = {
    "not UTF-8": "# \xe4\n".encode("latin-1") + KEY.encode(),
    "nested too deep": f"{KEY}locals {{\n  x = {'[' * 400}{']' * 400}\n}}\n",
    "a resource without a name": KEY.replace(' "this"', ""),
    "a module without a name": 'module {\n  source = "./x"\n}\n',
}


@pytest.mark.parametrize("kind", UNREAD)
def test_a_file_that_cannot_be_read_is_found_and_never_ok(tmp_path: Path, kind: str) -> None:
    result = checked(module(tmp_path, {"main.tf": UNREAD[kind]}))
    assert {finding.rule for finding in result.findings} == {"unparsable-file"}


def test_an_internal_error_is_a_fault_of_that_module_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("good", "bad"):
        (tmp_path / name).mkdir()
        module(tmp_path / name, {"main.tf": KEY})

    def broken(target: object, copy: object, given: object) -> object:
        if getattr(target, "module", "") == "bad":
            raise ZeroDivisionError("never told")
        return real(target, copy, given)  # type: ignore[arg-type]

    real = jobs.look.hcl
    monkeypatch.setattr(jobs.look, "hcl", broken)
    good, bad = run.validate([tmp_path / "good", tmp_path / "bad"], {}, sources=ASKED)
    assert [finding.rule for finding in good.findings] == ["kms-rotation"]
    [fault] = bad.could_not_run
    assert (fault.source, "ZeroDivisionError at test_strangers.py" in fault.problem) == ("hcl", True)


def test_a_module_called_from_elsewhere_is_named_however_deep(tmp_path: Path) -> None:
    shutil.copytree(STRANGERS / "registry_calls", tmp_path / "m")
    result = checked(tmp_path / "m")
    [unread] = [finding for finding in result.findings if finding.rule == "unread-module"]
    for call in ("module.vpc", "module.git", "module.inner.module.deep"):
        assert call in unread.message
    assert "--plan" in unread.fix
