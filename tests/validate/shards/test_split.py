"""Which modules are in which shard: each in exactly one, balanced, the same on every machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from modsmith.errors import ModsmithError
from modsmith.validate.shards import split as splitting
from modsmith.validate.shards.split import Shard, cost, split

COSTS = st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), st.integers(1, 60), max_size=12)


def write(root: Path, name: str, resources: int, examples: int = 0) -> Path:
    module = root / name
    module.mkdir(parents=True)
    text = "".join(f'resource "aws_sqs_queue" "q{n}" {{\n}}\n' for n in range(resources))
    (module / "main.tf").write_text(text)
    for n in range(examples):
        (module / f"examples/e{n}").mkdir(parents=True)
        (module / f"examples/e{n}/main.tf").write_text('module "m" {\n  source = "../.."\n}\n')
    return module


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(costs=COSTS, total=st.integers(1, 9))
def test_each_module_is_in_exactly_one_shard_and_no_shard_is_much_too_large(
    monkeypatch: pytest.MonkeyPatch, costs: dict[str, int], total: int
) -> None:
    monkeypatch.setattr(splitting, "cost", lambda folder: costs[folder.name])
    modules = [Path("/modules") / name for name in costs]
    shards = split(modules, total)
    assert sorted(folder for shard in shards for folder in shard) == sorted(modules)
    assert shards == split(modules[::-1], total)
    positions = [n for number in range(1, total + 1) for n in Shard(number, total).positions(modules)]
    assert sorted(positions) == [*range(len(modules))]
    most = max(sum(costs[folder.name] for folder in shard) for shard in shards)
    assert most * total <= sum(costs.values()) + (total - 1) * max(costs.values(), default=0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(costs=COSTS, total=st.integers(1, 5), new=st.integers(1, 60))
def test_a_new_module_moves_none_that_costs_more(
    monkeypatch: pytest.MonkeyPatch, costs: dict[str, int], total: int, new: int
) -> None:
    monkeypatch.setattr(splitting, "cost", lambda folder: {**costs, "NEW": new}[folder.name])
    modules = [Path("/modules") / name for name in costs]
    before, after = split(modules, total), split([*modules, Path("/modules/NEW")], total)
    for old, now in zip(before, after, strict=True):
        assert {one for one in old if costs[one.name] > new} == {
            one for one in now if one.name != "NEW" and costs[one.name] > new
        }


def test_a_module_with_many_resources_or_examples_costs_more(tmp_path: Path) -> None:
    plain, large = write(tmp_path, "plain", 3), write(tmp_path, "large", 60)
    shown = write(tmp_path, "shown", 3, examples=4)
    assert cost(plain) < cost(large)
    assert cost(plain) * 5 == cost(shown)
    shards = split([plain, large, shown], 2)
    assert [{folder.name for folder in shard} for shard in shards] == [{"shown"}, {"large", "plain"}]


def test_resources_count_in_json_and_in_nested_modules_too(tmp_path: Path) -> None:
    module = write(tmp_path, "module", 1)
    before = cost(module)
    (module / "more.tf.json").write_text('{"resource": {"aws_sqs_queue": {"q": {}}}}')
    assert cost(module) == before + 1
    write(module / "modules", "inner", 2)
    assert cost(module) == before + 3


def test_a_file_that_cannot_be_read_or_a_folder_that_is_not_there_has_a_shard(tmp_path: Path) -> None:
    broken = write(tmp_path, "broken", 1)
    (broken / "bad.tf").write_bytes(b"\xff\xfe\xff")
    modules = [broken, tmp_path / "gone"]
    assert sorted(n for k in (1, 2) for n in Shard(k, 2).positions(modules)) == [0, 1]


def test_it_is_the_same_in_another_place_on_another_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for root in (tmp_path / "first/aaa", tmp_path / "elsewhere/far/zzz"):
        modules = [write(root, name, 1) for name in ("x", "b", "k")]
        modules += [write(root.parent / "lib", name, 1) for name in ("c", "z")]
        monkeypatch.chdir(root)
        found.append([sorted(folder.name for folder in shard) for shard in split(modules, 3)])
    assert found[0] == found[1]


def test_a_module_that_is_named_twice_is_in_one_shard(tmp_path: Path) -> None:
    modules = [write(tmp_path, "a", 5), write(tmp_path, "b", 5), tmp_path / "b/../a"]
    assert {Shard(k, 2).positions(modules) for k in (1, 2)} == {(0, 2), (1,)}


@pytest.mark.parametrize("text", ["", "1", "0/3", "4/3", "1/0", "-1/3", "1/3/5", "a/b", "1/", "1 / 3", "²/3"])
def test_what_is_no_shard_is_one_error(text: str) -> None:
    with pytest.raises(ModsmithError) as error:
        Shard.parse(text)
    assert str(error.value).startswith(f"--shard: {text!r} is not a shard. Write it as NUMBER/TOTAL")
