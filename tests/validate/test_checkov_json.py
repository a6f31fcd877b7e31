"""JSON configuration is written as HCL for Checkov: the same blocks, at the lines of the JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from modsmith.generate import pipeline
from modsmith.hcl.json_syntax import to_json
from modsmith.hcl.read import configuration, json_syntax
from modsmith.hcl.read.block import HclBlock
from modsmith.validate import run
from modsmith.validate.checkov import hcl_copy
from modsmith.validate.results.finding import ModuleResult
from tests.project import catalog

MODULE = """\
{
  "variable": {"name": {"type": "string"}, "ports": {"default": [22, "${literal}"]}},
  "resource": {
    "aws_s3_bucket": {
      "this": {
        "bucket": "${var.name}-data",
        "tags": {"${var.name}": "x", "a b": "y\\nz\\n"},
        "lifecycle": {"prevent_destroy": true, "ignore_changes": ["tags"]},
        "provisioner": [{"local-exec": {"command": "true"}}]
      }
    },
    "aws_security_group": {
      "this": {
        "dynamic": {"ingress": {"for_each": "${var.ports}", "iterator": "port", "content": {
          "from_port": "${port.value}", "to_port": 22, "protocol": "tcp"}}},
        "provider": "aws.eu",
        "depends_on": ["aws_s3_bucket.this"]
      }
    }
  },
  "resource": {
    "aws_sqs_queue": {"this": [{"name": "q", "policy": "${jsonencode({ a = [for x in var.ports : x] })}"}]}
  }
}
"""


def shape(block: HclBlock) -> object:
    """What a block says, without where it stands."""
    values = {name: configuration.spelling(value) for name, value in block.values.items()}
    return (block.type, block.labels, _normal(values), [shape(one) for one in block.blocks])


def _normal(values: dict[str, str]) -> list[tuple[str, str]]:
    return sorted((name, "".join(text.split())) for name, text in values.items())


def test_every_kind_of_value_is_written_as_what_it_is() -> None:
    text, lines = hcl_copy.written(MODULE, "main.tf.json")
    blocks = {one.address: one for one in configuration.read_text(text, "main.tf")}
    bucket, group = blocks["aws_s3_bucket.this"], blocks["aws_security_group.this"]
    assert '"${var.name}-data"' in text
    assert "(var.name) = " in text
    assert 'provisioner "local-exec"' in text
    assert "ignore_changes  = [tags]" in text
    assert "iterator = port" in text
    assert "provider = aws.eu" in text
    assert "depends_on = [aws_s3_bucket.this]" in text
    assert '"$${literal}"' in text, "a default is a constant"
    assert [one.type for one in (*bucket.blocks, *group.blocks)] == ["lifecycle", "provisioner", "dynamic"]
    assert "aws_sqs_queue.this" in blocks, "a name that is given twice holds both"
    written, told = zip(*lines, strict=True)
    assert [text.splitlines()[at - 1].split()[0] for at in written] == [one.type for one in blocks.values()]
    names = ['"name"', '"ports"', '"this"', '"this"', '"this"']
    assert [name in MODULE.splitlines()[at - 1] for name, at in zip(names, told, strict=True)] == [True] * 5


@pytest.mark.parametrize("name", catalog.names())
def test_our_modules_come_back_from_json_as_they_were(name: str) -> None:
    (module,) = pipeline.build(catalog, [name])
    text = json.dumps(to_json(module.blocks), indent=1)
    in_json = json_syntax.read_text(text, "main.tf.json")
    as_hcl = configuration.read_text(hcl_copy.written(text, "main.tf.json")[0], "main.tf")
    assert [one.address for one in as_hcl] == [one.address for one in in_json]
    original = {
        one.address: shape(one)
        for path in sorted(Path("modules", name).glob("*.tf"))
        for one in configuration.read_text(path.read_text("utf-8"), path.name)
        if one.type == "resource"
    }
    assert {one.address: shape(one) for one in as_hcl if one.type == "resource"} == original


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            '{"resource": {"google_x": {"a": {"b": [{"c": 1}]}}}}',
            "google_x.a.b is a block or a map is not known",
        ),
        ('{"resource": {"aws_sqs_queue": {"a b": {}}}}', "unusual characters"),
        ('{"resource": {"aws_sqs_queue": {"a": {"name": "${"}}}}', "not closed"),
    ],
)
def test_what_cannot_be_written_is_left_out_with_the_reason(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "modules" / "0").mkdir(parents=True)
    file = tmp_path / "modules" / "0" / "main.tf.json"
    file.write_text(text, "utf-8")
    mirror = hcl_copy.mirror(tmp_path / "modules", tmp_path / "as-hcl")
    assert why in mirror.left_out[file.resolve()]
    assert not list(mirror.folder.rglob("*.tf"))


def test_modules_in_hcl_are_scanned_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text("", "utf-8")
    assert hcl_copy.mirror(tmp_path, tmp_path / "as-hcl").folder == tmp_path
    assert not (tmp_path / "as-hcl").exists()


def checked(folder: Path, text: str) -> ModuleResult:
    folder.mkdir()
    (folder / "main.tf.json").write_text(text, "utf-8")
    [result] = run.validate([folder], {}, sources=["checkov"])
    return result


@pytest.mark.terraform
def test_checkov_finds_in_json_what_it_finds_in_hcl_and_at_its_line(tmp_path: Path) -> None:
    text = '{\n"resource": {"aws_sqs_queue": {\n  "one": {"name": "q"},\n  "two": {"name": "q"}\n}}}\n'
    result = checked(tmp_path / "queue", text)
    assert result.could_not_run == ()
    found = {(one.rule, one.where, one.address) for one in result.findings}
    assert found == {
        ("CKV_AWS_27", "main.tf.json:3", "aws_sqs_queue.one"),
        ("CKV_AWS_27", "main.tf.json:4", "aws_sqs_queue.two"),
    }
    beside = tmp_path / "beside"
    beside.mkdir()
    (beside / "main.tf").write_text('resource "aws_sns_topic" "two" {\n}\n', "utf-8")
    results = run.validate([tmp_path / "queue", beside], {}, sources=["checkov"])
    assert {one.rule for one in results[1].findings} == {"CKV_AWS_26"}, "each has its own alone"
    lost = checked(tmp_path / "lost", '{"resource": {"google_x": {"a": {"b": {"c": 1}}}}}')
    assert "main.tf.json could not be written as HCL" in lost.could_not_run[0].problem
    assert lost.could_not_run[0].fix == "Write main.tf.json in HCL"
