"""Verifying a release: what is untouched passes, and each way of tampering is refused, even if all hashes agree."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from modsmith.release import archive, contents
from modsmith.release.evidence.subject import MANIFEST, PROVENANCE
from modsmith.release.verify import VerifyError, verify

from .evidenced import FILES, MAIN, Release, bundle, entries, origin, subject

UNASKED = {"revision", "source", "declared", "notes", "signature"}
"""Checks that need the project or cosign."""

WEAK = {
    **FILES,
    "main.tf": MAIN.replace("sqs_managed_sse_enabled = true", "sqs_managed_sse_enabled = false").encode(),
}
"""The same module without encryption."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return Release.publish(tmp_path_factory.mktemp("published"), subject())


@pytest.fixture
def release(published: Release, tmp_path: Path) -> Release:
    return published.copy(tmp_path / "registry")


@pytest.fixture
def second(tmp_path: Path) -> Release:
    """0.2.0, in a registry folder that has 0.1.0 as well."""
    first = subject()
    Release.publish(tmp_path / "registry", first)
    changed = {**FILES, "README.md": b"# Jobs of 0.2.0\n"}
    return Release.publish(tmp_path / "registry", subject("0.2.0", changed, previous=bundle(first)))


def test_an_untouched_release_passes(release: Release) -> None:
    results = release.results()
    assert {name for name, result in results.items() if result != "ok"} == UNASKED
    assert {results[name] for name in UNASKED} == {"not checked"}
    assert not verify(release.zip).failed


def test_both_archives_are_checked_from_one(release: Release) -> None:
    release.zip.unlink()
    results = release.results()
    assert results["other-archive"] == results["sums"] == "not checked"
    assert results["packing"] == results["statement"] == "ok"  # the other one was packed again
    release.archive.write_bytes(archive.tar_gz(contents.composed("jobs", WEAK, {})))
    assert {"archive", "files", "packing"} <= release.failed().keys()


def test_no_sources_of_the_project_run_by_themselves(release: Release) -> None:
    """What needs the project is not said to be fine."""
    reasons = {check.name: check.reason for check in release.verify().checks}
    assert "--project" in reasons["source"]
    assert "unsigned" in reasons["signature"]


# --- bytes of the archives


def positions(content: bytes) -> dict[str, int]:
    """One byte of each kind in a .tar.gz that is stored, not deflated."""
    return {
        "magic": 0,
        "method": 2,
        "flags": 3,
        "time": 5,
        "system": 9,
        "block": 12,
        "name": content.index(b"main.tf"),
        "mode": content.index(b"0000644"),
        "header checksum": content.index(b"main.tf") + 148,
        "content": content.index(b"aws_sqs_queue"),
        "padding": content.index(b"aws_sqs_queue") + 400,
        "end of the tar": len(content) - 600,
        "checksum": len(content) - 8,
        "size": len(content) - 2,
    }


@pytest.mark.parametrize("place", positions(archive.tar_gz(contents.composed("jobs", FILES, {}))))
def test_each_flipped_byte_of_the_tar_is_refused(release: Release, place: str) -> None:
    content = bytearray(release.archive.read_bytes())
    content[positions(bytes(content))[place]] ^= 1
    release.archive.write_bytes(content)
    assert "archive" in release.failed()
    release.forge()  # also if the manifest agrees, because these files are not packed into these bytes
    assert {"files", "packing", "provenance"} & release.failed().keys()


@pytest.mark.parametrize("place", ["local header", "content", "directory", "end"])
def test_each_flipped_byte_of_the_zip_is_refused(release: Release, place: str) -> None:
    content = bytearray(release.zip.read_bytes())
    places = {
        "local header": 4,
        "content": content.index(b"aws_sqs_queue"),
        "directory": content.index(b"PK\x01\x02") + 4,
        "end": len(content) - 1,
    }
    content[places[place]] ^= 1
    release.zip.write_bytes(content)
    assert "other-archive" in release.failed()
    assert "archive" in {check.name for check in verify(release.zip).checks if check.result == "failed"}


@pytest.mark.parametrize("change", [b"", b"\0", b"PK\x03\x04"])
def test_bytes_after_the_end_are_refused(release: Release, change: bytes) -> None:
    release.archive.write_bytes(release.archive.read_bytes() + (change or release.archive.read_bytes()))
    assert "archive" in release.failed()
    release.forge()
    assert "packing" in release.failed()


# --- files in the archives

LESS = {path: content for path, content in FILES.items() if path != "README.md"}
MORE = {**FILES, "more.tf": b"# more\n"}
CHANGED = {**FILES, "README.md": b"# Other jobs\n"}
TAMPERED = pytest.mark.parametrize(
    "files", [LESS, MORE, CHANGED, WEAK], ids=["less", "more", "changed", "weak"]
)


@TAMPERED
def test_other_files_with_the_manifest_left_are_refused(release: Release, files: dict[str, bytes]) -> None:
    whole = contents.composed("jobs", files, {})
    release.archive.write_bytes(archive.tar_gz(whole))
    release.zip.write_bytes(archive.zip_(whole))
    assert {"archive", "other-archive", "files", "provenance", "packing"} <= release.failed().keys()


def test_other_files_under_all_agreeing_hashes_are_noticed_by_the_controls(release: Release) -> None:
    release.replace(WEAK)
    failed = release.failed()
    assert {"controls", "junit", "bill-of-materials"} <= failed.keys()
    assert (
        "sqs-encryption of aws_sqs_queue.this" in release.failed()["controls"]
        or "encryption" in failed["controls"]
    )
    assert (
        not {"archive", "files", "evidence", "provenance"} & failed.keys()
    )  # they agree, so only building again tells


def test_other_files_under_all_agreeing_hashes_are_noticed_by_the_bill_of_materials(release: Release) -> None:
    release.replace(CHANGED)
    assert release.failed().keys() == {"bill-of-materials"}


def test_the_manifest_in_the_archive_must_list_its_files(release: Release) -> None:
    whole = {**contents.composed("jobs", FILES, {}), "more.tf": b"# more\n"}
    release.archive.write_bytes(archive.tar_gz(whole))
    release.zip.write_bytes(archive.zip_(whole))
    release.edit(MANIFEST, lambda data: data.update(files=entries(whole)))
    release.forge()
    assert release.failed()["module-manifest"] == ".modsmith.json does not list what is there: more.tf"


def test_archives_with_different_files_are_refused(release: Release) -> None:
    release.zip.write_bytes(archive.zip_(contents.composed("jobs", WEAK, {})))
    release.forge()
    assert "does not contain the same files: .modsmith.json, main.tf" in release.failed()["other-archive"]


def tar(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as packed:
        for name, content in contents.composed("jobs", FILES, {}).items():
            one = tarfile.TarInfo(name)
            one.size = len(content)
            packed.addfile(one, io.BytesIO(content))
        for info, content in members:
            packed.addfile(info, io.BytesIO(content))
    return written.getvalue()


def member(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info, b""


@pytest.mark.parametrize(
    ("hostile", "said"),
    [
        (member("../outside.tf"), "not a safe path"),
        (member("/etc/outside.tf"), "not a safe path"),
        (member("a/../../outside.tf"), "not a safe path"),
        (member("link.tf", tarfile.SYMTYPE, "/etc/passwd"), "not a plain file"),
        (member("link.tf", tarfile.LNKTYPE, "main.tf"), "not a plain file"),
        (member("pipe.tf", tarfile.FIFOTYPE), "not a plain file"),
        (member("main.tf"), "there twice"),
    ],
    ids=["parent", "absolute", "inner parent", "symlink", "hard link", "pipe", "twice"],
)
def test_an_archive_that_leaves_its_folder_is_refused(
    release: Release, tmp_path: Path, hostile: tuple[tarfile.TarInfo, bytes], said: str
) -> None:
    release.archive.write_bytes(tar(hostile))
    release.forge()
    assert said in release.failed()["files"]
    assert not [*tmp_path.rglob("outside.tf")]


@pytest.mark.parametrize("name", ["main.tf/x.tf", "con:.tf", "a b.tf", "MAIN.tf"])
def test_a_name_that_not_every_disk_takes_is_refused(release: Release, name: str) -> None:
    whole = {**contents.composed("jobs", FILES, {}), name: b""}
    release.archive.write_bytes(archive.tar_gz(whole))
    release.forge()
    assert {"controls", "interface"} <= release.failed().keys()


def test_an_archive_that_unpacks_to_gigabytes_is_refused(release: Release) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("main.tf", bytes(101 * 1024 * 1024))
    release.zip.write_bytes(written.getvalue())
    release.forge()
    assert "more than 100 MiB" in release.failed()["other-archive"]


# --- the evidence

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


def improve(data: dict[str, Any]) -> None:
    for one in data["results"]:
        if one["status"] == "fail":
            one.update(status="pass", reason="")
    data["outcome"] = "clean"


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
        lambda data: data.update(results=[1]),
        lambda data: data.update(results={"a": 1}),
    ],
)
def test_declarations_that_make_no_sense_are_refused(
    release: Release, tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    release.edit("controls.json", change)
    release.forge()
    assert "controls" in release.failed()
    assert not [*tmp_path.rglob("outside")]


# --- evidence of something else


def test_evidence_of_another_version_is_refused(second: Release, tmp_path: Path) -> None:
    other = Release(tmp_path / "registry")
    reasons = {check.name: check.reason for check in verify(second.archive, evidence=other.evidence).checks}
    assert reasons["archive"].startswith("the evidence is of jobs-0.1.0.tar.gz, jobs-0.1.0.zip")
    assert "the evidence is of acme/jobs/aws 0.1.0" in reasons["version"]


def test_an_archive_under_the_name_of_another_version_is_refused(release: Release, tmp_path: Path) -> None:
    renamed = tmp_path / "jobs-0.9.0.tar.gz"
    renamed.write_bytes(release.archive.read_bytes())
    checks = verify(renamed, evidence=release.evidence).checks
    assert {"archive", "version"} <= {check.name for check in checks if check.result == "failed"}


def test_a_version_in_the_folder_of_another_one_is_refused(release: Release) -> None:
    """A registry that hands out 0.1.0 when 0.9.0 is asked for."""
    moved = release.folder.with_name("0.9.0")
    release.folder.rename(moved)
    release.folder = moved
    assert release.failed()["version"].endswith("the registry folder says v1/modules/acme/jobs/aws/0.9.0")


def test_an_older_evidence_of_the_same_version_is_refused(release: Release, tmp_path: Path) -> None:
    """A version that was built twice before it was published."""
    newer = Release.publish(tmp_path / "newer", subject(files=CHANGED))
    checks = verify(newer.archive, evidence=release.evidence).checks
    assert {"archive", "files", "provenance"} <= {check.name for check in checks if check.result == "failed"}


def test_evidence_files_of_different_builds_are_refused(release: Release, tmp_path: Path) -> None:
    older = Release.publish(tmp_path / "older", subject(origin=origin(revision="f" * 40)))
    (release.evidence / PROVENANCE).write_bytes((older.evidence / PROVENANCE).read_bytes())
    assert {"evidence", "sums"} <= release.failed().keys()


def test_the_manifest_of_another_module_is_refused(release: Release) -> None:
    release.edit(MANIFEST, lambda data: data.update(address="acme/other/aws"))
    assert {"version", "provenance"} <= release.failed().keys()


def test_a_provenance_of_something_else_is_refused(release: Release) -> None:
    def change(data: dict[str, Any]) -> None:
        data["subject"][0]["digest"]["sha256"] = "0" * 64

    release.edit(PROVENANCE, change)
    release.forge()
    assert "jobs-0.1.0.tar.gz" in release.failed()["provenance"]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(predicateType="https://slsa.dev/provenance/v0.2"),
        lambda data: data["predicate"]["buildDefinition"].update(buildType="https://example.com"),
        lambda data: data["predicate"]["runDetails"]["builder"].update(id="https://example.com"),
        lambda data: data["predicate"]["buildDefinition"]["externalParameters"].update(version="0.9.0"),
        lambda data: data["predicate"]["buildDefinition"]["externalParameters"].update(module="a/b/aws"),
        lambda data: data["subject"].pop(),
        lambda data: data["subject"].append(data["subject"][0]),
        lambda data: data["predicate"]["buildDefinition"]["resolvedDependencies"][1]["digest"].update(
            sha256="0" * 64
        ),
    ],
)
def test_a_provenance_that_says_something_else_is_refused(
    release: Release, change: Callable[[dict[str, Any]], None]
) -> None:
    release.edit(PROVENANCE, change)
    release.forge()
    assert "provenance" in release.failed()


def test_a_dependency_added_to_the_provenance_is_noticed(release: Release) -> None:
    def change(data: dict[str, Any]) -> None:
        data["predicate"]["buildDefinition"]["resolvedDependencies"].append(
            {"uri": "pkg:pypi/more", "name": "more"}
        )

    release.edit(PROVENANCE, change)
    release.forge()
    assert release.failed().keys() == {"statement"}


def test_a_key_that_is_there_twice_is_refused(release: Release) -> None:
    """Readers differ in which one counts."""
    path = release.evidence / MANIFEST
    path.write_bytes(
        path.read_bytes().replace(b'{\n  "format": 1,', b'{\n  "version": "0.9.0",\n  "format": 1,')
    )
    assert "'version' is there twice" in release.failed()["manifest"]


# --- the chain of versions


def test_a_version_comes_after_the_one_before(second: Release, tmp_path: Path) -> None:
    assert second.failed() == {}
    assert second.results()["previous"] == "ok"
    alone = tmp_path / "alone"
    second.folder.rename(alone)
    second.folder = alone
    assert second.results()["previous"] == "not checked"
    previous = Release(tmp_path / "registry").archive
    assert second.results(previous=previous)["previous"] == "ok"


def test_another_version_before_is_noticed(second: Release, tmp_path: Path) -> None:
    """0.1.0 was replaced after 0.2.0 was released."""
    other = Release.publish(tmp_path / "other", subject(files=CHANGED))
    assert (
        "is not the one that this version was released after"
        in second.failed(previous=other.archive)["previous"]
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data.update(previous=None), "the first version, and there is 0.1.0"),
        (lambda data: data["previous"].update(version="0.2.0"), "does not come before"),
        (lambda data: data["previous"].update(version="0.0.9"), "the folder has 0.1.0 after it"),
        (lambda data: data["previous"].update(manifest_sha256="0" * 64), "is not the one"),
    ],
)
def test_a_broken_chain_is_noticed(
    second: Release, change: Callable[[dict[str, Any]], None], said: str
) -> None:
    second.edit(MANIFEST, change)
    assert said in second.failed()["previous"]


def test_the_version_before_must_be_whole_itself(second: Release, tmp_path: Path) -> None:
    first = Release(tmp_path / "registry")
    first.archive.write_bytes(archive.tar_gz(contents.composed("jobs", WEAK, {})))
    assert "0.1.0 is not of jobs-0.1.0.tar.gz" in second.failed()["previous"]


# --- another modsmith


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


# --- the policy of the deployer, signatures, and what is not there


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


def test_signatures_may_be_beside_what_they_sign(release: Release) -> None:
    (release.evidence / "manifest.json.sigstore.json").write_text("{}", "utf-8")
    signature = next(check for check in release.verify().checks if check.name == "signature")
    assert signature.result == "not checked"
    assert signature.reason.startswith("manifest.json.sigstore.json is there")
    assert not release.failed()
    (release.evidence / "other.json.sigstore.json").write_text("{}", "utf-8")
    assert "evidence" in release.failed()


@pytest.mark.parametrize(
    "name", ["missing-0.1.0.tar.gz", "README.md", ".zip", "https://example.com/a-0.1.0.zip"]
)
def test_what_cannot_be_verified_is_an_error(release: Release, name: str) -> None:
    with pytest.raises(VerifyError):
        verify(release.folder / name if "://" not in name else Path(name))


def test_without_evidence_there_is_nothing_to_verify(release: Release) -> None:
    release.evidence.rename(release.folder / "moved")
    with pytest.raises(VerifyError, match="there is no evidence"):
        release.verify()


def test_verifying_writes_nothing(release: Release, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    release.verify()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
