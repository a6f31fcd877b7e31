"""The root that a caller has, changed as the upgrade notes say, and nothing else in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith.spec.upgrades import Upgrade
from modsmith.upgrade.root_text import Notes, edit
from modsmith.versions import Version

ROOT = """\
module "shop" {
  source = "../.."

  name = "shop" # of everything
  tags = {
    Team = "platform"
  }
}

module "other" {
  source = "../../../other"

  tags = { Team = "other" }
}

output "policy" {
  value = module.shop.policy
}

output "policies" {
  value = [module.shop.policy["a"], module.shop.policy_json, module.workshop.policy]
}
"""


def edited(tmp_path: Path, notes: Notes, inputs: tuple[str, ...] = ()) -> tuple[str, list[str]]:
    (tmp_path / "main.tf").write_text(ROOT, "utf-8")
    lines = edit(tmp_path, notes, inputs)
    return (tmp_path / "main.tf").read_text("utf-8"), lines


@pytest.mark.parametrize(
    ("replaced", "old", "new"),
    [
        ({"name": "title = <value>"}, 'name = "shop"', 'title = "shop"'),
        (
            {"name": 'names = { all = <value>, one = "x" }'},
            'name = "shop"',
            'names = { all = "shop", one = "x" }',
        ),
        ({"name": ""}, '  name = "shop" # of everything\n', ""),
        ({"name": "tags = {}"}, '  name = "shop" # of everything\n', ""),
        ({"tags": "labels = <value>"}, "  tags = {\n    Team", "  labels = {\n    Team"),
        ({"tags": ""}, '  tags = {\n    Team = "platform"\n  }\n', ""),
        ({"size": "capacity = <value>"}, "", ""),
    ],
)
def test_an_input_that_is_gone(tmp_path: Path, replaced: dict[str, str], old: str, new: str) -> None:
    text, lines = edited(tmp_path, Notes(replaced))
    assert text == ROOT.replace(old, new, 1)
    assert len(lines) == (text != ROOT)


def test_an_input_that_the_module_still_has_stays(tmp_path: Path) -> None:
    assert edited(tmp_path, Notes({"name": "title = <value>"}), ("name",)) == (ROOT, [])


def test_other_text_is_rewritten_where_it_ends(tmp_path: Path) -> None:
    text, lines = edited(tmp_path, Notes({}, {"module.shop.policy": 'one(module.shop.policy["a"])'}))
    assert text == ROOT.replace("value = module.shop.policy\n", 'value = one(module.shop.policy["a"])\n')
    assert lines == ['module.shop.policy → one(module.shop.policy["a"])']


def test_only_the_notes_of_later_versions_count() -> None:
    upgrades = (
        Upgrade("0.3.0", "Notes.", {"b": "c = <value>"}, {"x": "z"}),
        Upgrade("0.2.0", "Notes.", {"a": "b = <value>"}, {"x": "y"}),
    )
    assert Notes.of(upgrades) == Notes({"a": "b = <value>", "b": "c = <value>"}, {"x": "z"})
    assert Notes.of(upgrades, Version.parse("0.2.0")) == Notes({"b": "c = <value>"}, {"x": "z"})
    assert Notes.of(upgrades, Version.parse("0.3.0")) == Notes()
