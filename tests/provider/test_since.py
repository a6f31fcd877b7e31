from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from modsmith.errors import ModsmithError, ToolFailedError
from modsmith.provider import since
from modsmith.provider.appeared import CHANGELOG, Appearances, Fact
from modsmith.provider.bindings import read_binding, read_package
from modsmith.provider.recut import write
from modsmith.provider.since import Snapshot, key, make, paths
from modsmith.provider.table import KINDS, Table

BINDING = """\
"use strict";
const cdktf = require("cdktf");
class LogTtlOutputReference extends cdktf.ComplexObject {
    get attributeName() {
        return this.getStringAttribute('attribute_name');
    }
    set attributeName(value) {
        this._attributeName = value;
    }
    resetAttributeName() {
    }
    get enabled() {
        return this.getBooleanAttribute('enabled');
    }
    set enabled(value) {
    }
}
class LogReplicaList extends cdktf.ComplexList {
}
class LogReplicaOutputReference extends cdktf.ComplexObject {
    get arn() {
        return this.getStringAttribute('arn');
    }
}
class Log extends cdktf.TerraformResource {
    constructor(scope, id, config) {
        super(scope, id, {
            terraformResourceType: 'aws_log',
            terraformGeneratorMetadata: {
                providerName: 'aws',
                providerVersion: '5.7.1',
            },
        });
        this._ttl = new LogTtlOutputReference(this, "ttl");
        this._replica = new LogReplicaList(this, "replica", true);
        this._tagsAll = new cdktf.StringMap(this, "tags_all");
    }
    get ids() {
        return cdktf.Fn.tolist(this.getListAttribute('ids'));
    }
    putTtl(value) {
    }
    resetTtl() {
    }
}
exports.Log = Log;
Log.tfResourceType = "aws_log";
"""
FLAGS = {
    "ids": "c",
    "replica": "c",
    "replica.arn": "c",
    "tags_all": "c",
    "ttl": "o",
    "ttl.attribute_name": "o",
    "ttl.enabled": "r",
}


class TestBindings:
    def test_paths_and_whether_they_can_be_set_or_left_out(self) -> None:
        assert read_binding(BINDING) == {"resource.aws_log": FLAGS}

    def test_data_sources_and_files_without_a_type(self) -> None:
        data = BINDING.replace("TerraformResource", "TerraformDataSource")
        assert read_binding(data) == {"data.aws_log": FLAGS}
        assert read_binding('exports.log = require("./log");') == {}

    def test_class_fields_of_newer_releases(self) -> None:
        newer = (
            BINDING.replace("cdktf", "cdktn")
            .replace("        this._", "    _")
            .replace('Log.tfResourceType = "aws_log";\n', "")
            .replace("TerraformResource {\n", 'TerraformResource {\n    static tfResourceType = "aws_log";\n')
        )
        assert read_binding(newer) == {"resource.aws_log": FLAGS}

    def test_a_package(self, tmp_path: Path) -> None:
        _pack(tmp_path / "p.tgz", {"package/lib/log/index.js": BINDING, "package/lib/index.js": "x"})
        assert read_package(tmp_path / "p.tgz") == ("5.7.1", {"resource.aws_log": FLAGS})

    def test_another_package(self, tmp_path: Path) -> None:
        _pack(tmp_path / "p.tgz", {"package/index.js": "x"})
        with pytest.raises(ToolFailedError, match="holds no bindings"):
            read_package(tmp_path / "p.tgz")


@pytest.fixture
def tiny(tmp_path: Path) -> Table:
    """A provider 5.9.0 with one resource and one data source."""
    name = {"type": "string", "required": True}
    optional = {"type": "string", "optional": True}
    ttl = {"nesting_mode": "list", "block": {"attributes": {"days": optional, "hours": optional}}}
    log = {"attributes": {"name": name, "class": optional}, "block_types": {"ttl": ttl}}
    schema = {
        "resource_schemas": {"aws_log": {"block": log}},
        "data_source_schemas": {"aws_log": {"block": log}},
    }
    write(schema, "5.9.0", tmp_path / "tiny.zip")
    return Table(tmp_path / "tiny.zip")


ALL = {"name": "r", "class": "o", "ttl": "o", "ttl.days": "o", "ttl.hours": "o"}


def snapshots(**types: dict[str, str] | None) -> list[Snapshot]:
    """`v4_67_0={...}`: the paths of the resource in a version; the data source has always been whole."""
    found = []
    for name, flags in types.items():
        known = {"data.aws_log": ALL} | ({} if flags is None else {"resource.aws_log": flags})
        found.append(Snapshot(name.removeprefix("v").replace("_", "."), "1.0.0", known))
    return found


class TestMake:
    def test_the_first_version_with_it_and_the_last_without(self, tiny: Table) -> None:
        early = {"name": "r"}
        made = make(tiny, snapshots(v4_67_0=early, v5_4_0=early | {"class": "o"}, v5_6_0=ALL), {})
        assert made["first"] == {
            "resource": {"aws_log": {"class": "5.4.0 4.67.0", "ttl": "5.6.0 5.4.0"}},
            "data": {},
        }
        assert made["packages"] == {"4.67.0": "1.0.0", "5.4.0": "1.0.0", "5.6.0": "1.0.0"}

    def test_versions_are_compared_as_numbers(self, tiny: Table) -> None:
        made = make(tiny, snapshots(v5_10_0=ALL, v5_9_0={"name": "r"}, v4_67_0={"name": "r"}), {})
        assert made["first"]["resource"]["aws_log"]["class"] == "5.10.0 5.9.0"

    def test_a_new_type_tells_only_what_is_newer_than_itself(self, tiny: Table) -> None:
        born = {path: flag for path, flag in ALL.items() if path != "ttl.hours"}
        made = make(tiny, snapshots(v4_67_0=None, v5_4_0=born, v5_6_0=ALL), {})
        assert made["first"]["resource"]["aws_log"] == {"": "5.4.0 4.67.0", "ttl.hours": "5.6.0 5.4.0"}

    def test_what_no_snapshot_has_is_new_in_the_tables_version(self, tiny: Table) -> None:
        made = make(tiny, snapshots(v5_4_0={"name": "r", "ttl": "o", "ttl.days": "o"}), {})
        assert made["first"]["resource"]["aws_log"] == {"class": "5.9.0 5.4.0", "ttl.hours": "5.9.0 5.4.0"}

    def test_what_came_went_and_came_back_counts_from_its_return(self, tiny: Table) -> None:
        made = make(tiny, snapshots(v4_67_0=ALL, v5_4_0={"name": "r"}, v5_6_0=ALL), {})
        assert made["first"]["resource"]["aws_log"]["ttl"] == "5.6.0 5.4.0"

    def test_below_any_nothing_is_claimed(self, tiny: Table) -> None:
        made = make(tiny, snapshots(v5_4_0={"name": "r", "class": "o", "ttl": "o"}), {})
        assert made["opaque"]["resource"] == {"aws_log": ["ttl"]}
        assert made["first"]["resource"] == {}

    def test_when_it_may_be_left_out_and_when_it_may_be_set(self, tiny: Table) -> None:
        strict = ALL | {"ttl.days": "r", "class": "c"}
        unread = dict.fromkeys(ALL, "")
        made = make(tiny, snapshots(v4_67_0=strict, v5_2_0=unread, v5_4_0=ALL), {})
        assert made["omittable"]["resource"] == {"aws_log": {"ttl.days": "5.4.0 4.67.0"}}
        assert made["settable"]["resource"] == {"aws_log": {"class": "5.4.0 4.67.0"}}

    def test_the_changelog_narrows_a_bracket(self, tiny: Table) -> None:
        history = snapshots(v4_67_0=None, v5_4_0={"name": "r"}, v5_6_0=ALL)
        claims = {"resource.aws_log": "5.2.0", "resource.aws_log.class": "5.5.0"}
        made = make(tiny, history, claims)
        assert made["first"]["resource"]["aws_log"] == {
            "": "5.2.0 changelog",
            "class": "5.5.0 changelog",
            "ttl": "5.6.0 5.4.0",
        }

    @pytest.mark.parametrize("version", ["5.4.0", "5.7.0"])
    def test_a_claim_outside_its_bracket_is_refused(self, tiny: Table, version: str) -> None:
        history = snapshots(v5_4_0={"name": "r"}, v5_6_0=ALL)
        with pytest.raises(ModsmithError, match=f"{version} is not after 5.4.0 and up to 5.6.0"):
            make(tiny, history, {"resource.aws_log.class": version})

    def test_a_claim_about_nothing_is_refused(self, tiny: Table) -> None:
        with pytest.raises(ModsmithError, match=r"no bracket for resource\.aws_log\.clas"):
            make(tiny, snapshots(v5_4_0=ALL), {"resource.aws_log.clas": "5.5.0"})


def test_a_release_is_fetched_once_and_its_archive_does_not_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _pack(tmp_path / "release.tgz", {"package/lib/log/index.js": BINDING})
    npm = tmp_path / "bin" / "npm"
    npm.parent.mkdir()
    npm.write_text(
        f'#!/bin/sh\ncp {tmp_path}/release.tgz "$5/p.tgz" && echo p.tgz\necho x >> {tmp_path}/calls\n'
    )
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{npm.parent}:/usr/bin:/bin")
    (tmp_path / "cut").mkdir()
    for _ in range(2):
        assert since.snapshot("16.0.0", tmp_path / "cut").types == {"resource.aws_log": FLAGS}
    assert (tmp_path / "calls").read_text() == "x\n"
    assert [each.name for each in (tmp_path / "cut").iterdir()] == ["16.0.0.json"]


class TestCommitted:
    """The file in the package."""

    @pytest.mark.parametrize(
        ("kind", "name", "path", "version"),
        [
            ("resource", "aws_dynamodb_table", "point_in_time_recovery.recovery_period_in_days", "5.98.0"),
            ("resource", "aws_dynamodb_resource_policy", "", "5.43.0"),
            (
                "resource",
                "aws_s3_bucket_lifecycle_configuration",
                "transition_default_minimum_object_size",
                "5.70.0",
            ),
            ("resource", "aws_dynamodb_table", "on_demand_throughput", "5.72.0"),
            ("resource", "aws_dynamodb_table", "restore_source_table_arn", "5.64.0"),
            ("resource", "aws_cloudwatch_log_group", "log_group_class", "5.30.0"),
            ("resource", "aws_kms_key", "rotation_period_in_days", "5.49.0"),
            ("resource", "aws_timestreamwrite_table", "schema", "5.7.0"),
        ],
    )
    def test_known_facts(self, kind: str, name: str, path: str, version: str) -> None:
        fact = Appearances.load().first(kind, name, path)
        assert fact is not None
        assert fact.version == version

    @pytest.mark.parametrize(
        ("kind", "name", "path"),
        [
            ("resource", "aws_dynamodb_table", ""),
            ("resource", "aws_dynamodb_table", "point_in_time_recovery.enabled"),
            ("resource", "aws_kinesis_firehose_delivery_stream", "extended_s3_configuration.buffering_size"),
            ("resource", "aws_lambda_function", "environment.variables"),
            ("data", "aws_iam_policy_document", "statement.condition.variable"),
        ],
    )
    def test_what_version_5_had_from_the_start(self, kind: str, name: str, path: str) -> None:
        assert Appearances.load().first(kind, name, path) is None

    def test_every_path_is_one_of_the_providers(self) -> None:
        raw, table = _raw(), Table.load()
        assert raw["provider"] == table.version
        for facts in ("first", "settable", "omittable"):
            for kind in KINDS:
                assert raw[facts][kind], facts
                for name, dated in raw[facts][kind].items():
                    schema = table.data(name) if kind == "data" else table.resource(name)
                    assert set(dated) - {""} <= set(paths(schema)), name

    def test_every_fact_is_a_bracket_above_the_floor(self) -> None:
        raw = _raw()
        for facts in ("first", "settable", "omittable"):
            for dated in [*raw[facts]["resource"].values(), *raw[facts]["data"].values()]:
                for fact in (Fact(*text.split()) for text in dated.values()):
                    assert key(raw["floor"]) < key(fact.version) <= key(raw["provider"])
                    assert fact.evidence == CHANGELOG or key(fact.evidence) < key(fact.version)

    def test_every_claim_of_the_changelog_is_in_it(self) -> None:
        for name, version in json.loads(since.CLAIMS.read_text()).items():
            kind, type_, *path = name.split(".")
            fact = Appearances.load().first(kind, type_, ".".join(path))
            assert fact == (None if version == since.FLOOR else Fact(version, CHANGELOG)), name

    def test_what_the_packages_do_not_tell_is_not_dated_too_early(self) -> None:
        fact = Appearances.load().first("resource", "aws_wafv2_web_acl", "rule.statement.asn_match_statement")
        assert fact == Fact(Table.load().version, "5.0.0")


def _raw() -> dict[str, Any]:
    return dict(Appearances.load().raw)


def _pack(path: Path, files: dict[str, str]) -> None:
    with tarfile.open(path, "w:gz") as archive:
        for name, text in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(text.encode())
            archive.addfile(entry, io.BytesIO(text.encode()))
