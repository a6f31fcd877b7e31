"""Which ways of using a module are recorded."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith.deployer import variants
from modsmith.errors import SpecError
from modsmith.spec.environments import Environments
from tests.project import catalog

SPEC = catalog.spec("dynamodb")
ENVIRONMENTS = Environments()


def folder(tmp_path: Path, toml: str) -> Path:
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "variants.toml").write_text(toml, "utf-8")
    (tmp_path / "examples").mkdir()
    for name in ("basic", "complete", "other"):
        (tmp_path / "examples" / f"{name}.tf").touch()
    return tmp_path


def test_base_booleans_environments_and_examples(tmp_path: Path) -> None:
    found = variants.of(SPEC, folder(tmp_path, ""), ENVIRONMENTS).listed
    titles = [one.title for one in found]
    assert titles[0] == ""
    assert {"enable_ttl = false", "create_kms_key = true", "create_kms_key = false"} < set(titles)
    assert "enable_ttl = true" not in titles, "that is the default"
    assert titles[-4:] == [
        'environment = "staging"',
        'environment = "prod"',
        "example complete",
        "example other",
    ]
    assert [one.title for one in found if not one.can_turn_back] == ['environment = "prod"']


def test_listed_variants(tmp_path: Path) -> None:
    toml = """
variants = [["enable_ttl = false", 'billing_mode = "PROVISIONED"'], ["table_class = null"]]
always = ["enable_cloudwatch_alarms = false"]
skip = ["create_kms_key", "staging", "other"]
stays = ["table_class"]
names = ["audit"]
"""
    found = variants.of(SPEC, folder(tmp_path, toml), ENVIRONMENTS)
    by_title = {one.title: one for one in found.listed}
    ttl = by_title["enable_ttl = false"]
    assert ttl.arguments == {"enable_ttl": "false", "billing_mode": '"PROVISIONED"'}
    assert ttl.always == by_title["enable_streams = true"].always == {"enable_cloudwatch_alarms": "false"}
    assert by_title[""].always == by_title["example complete"].always == {}
    assert by_title["enable_cloudwatch_alarms = false"].always == {}
    assert not by_title["table_class = null"].can_turn_back
    skipped = ("create_kms_key = true", 'environment = "staging"', "example other")
    assert by_title.keys().isdisjoint(skipped)
    assert found.names == ("audit",)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("variants = [", "is no TOML"),
        ('variants = ["enable_ttl = false"]', "variants is not a list of lists"),
        ('variants = [["enable_ttl"]]', "variants is not a list of lists"),
    ],
)
def test_file_with_a_mistake(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(SpecError, match=message):
        variants.of(SPEC, folder(tmp_path, toml), ENVIRONMENTS)
