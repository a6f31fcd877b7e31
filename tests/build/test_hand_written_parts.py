"""What hand-written modules have and constructs can say: calls, conditions, order of blocks, what a spec keeps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from modsmith.build import consistency, interface, synth
from modsmith.build.stack import Dynamic, File, expr
from modsmith.errors import SpecError
from modsmith.generate import pipeline
from modsmith.hcl.blocks import Attribute, Block, Expression, Template, Value
from modsmith.hcl.order import ordered
from modsmith.hcl.render import render
from modsmith.provider.check import check, deprecated
from modsmith.provider.requirements import raised, requirements
from modsmith.provider.table import Table
from modsmith.spec.legacy import Legacy
from modsmith.spec.model import Input, ModuleSpec, Output, Validation
from modsmith.spec.types import ANY, NUMBER, STRING, Field, Object, Tuple

from . import sample

SPEC = ModuleSpec("queue", "Queue", "One queue.", (), ())
EIP = Block("resource", ("aws_eip", "nat"), (Attribute("vpc", value=True),))


def text(function: object) -> str:
    return render(map(ordered, sample.built({"main": function})["main"]))  # type: ignore[dict-item]


def test_a_call_of_a_module() -> None:
    def add(part: File) -> None:
        called = part.module(
            "inner",
            {
                "source": "./modules/inner",
                "providers": {"aws": "aws.replica"},
                "depends_on": ["aws_eip.a"],
                "x": None,
            },
            comment="The inner one.",
        )
        part.local("name", called["name"])

    assert text(add) == (
        '# The inner one.\nmodule "inner" {\n  source = "./modules/inner"\n\n'
        "  providers = {\n    aws = aws.replica\n  }\n\n  depends_on = [aws_eip.a]\n}\n\n"
        "locals {\n  name = module.inner.name\n}\n"
    )


def test_blocks_stay_in_their_order_where_a_dynamic_one_is_first() -> None:
    def add(part: File) -> None:
        inner = {"principals": [Dynamic(expr("var.p"), {"type": "A"}), {"type": "B"}]}
        statements = [{"sid": "a", **inner}, Dynamic(expr("var.x"), {"sid": "b"}, "each_x"), {"sid": "c"}]
        part.add("data.aws_iam_policy_document.this", {"statement": statements})

    (block,) = sample.built({"main": add})["main"]
    assert [inner.labels or inner.get("sid") for inner in block.blocks()] == ["a", ("statement",), "c"]
    first, second, _ = block.blocks()
    assert [inner.type for inner in first.blocks()] == ["dynamic", "principals"]
    assert second.get("iterator") == Expression("each_x")


def test_an_output_with_conditions() -> None:
    def add(part: File) -> None:
        needs = (("${var.a}", "The name ${var.name} is wrong."),)
        part.output("queue_arn", expr("var.name"), preconditions=needs, depends_on=["aws_eip.a"])

    bound = synth.bound_outputs(sample.stacked({"main": add}))
    spec = replace(SPEC, outputs=(Output("queue_arn", "ARN."),))
    assert render(map(ordered, interface.outputs(spec, bound))) == (
        'output "queue_arn" {\n  description = "ARN."\n  value       = var.name\n\n'
        '  precondition {\n    condition     = var.a\n    error_message = "The name ${var.name} is wrong."\n  }\n\n'
        "  depends_on = [aws_eip.a]\n}\n"
    )


def test_a_check_with_data_and_several_assertions() -> None:
    def add(part: File) -> None:
        part.check(
            "there",
            expr("data.aws_region.now.name != null"),
            "No region.",
            also=[(expr("local.a"), "Not a.")],
            data={"data.aws_region.now": {}},
        )

    assert text(add) == (
        'check "there" {\n  data "aws_region" "now" {}\n\n'
        '  assert {\n    condition     = data.aws_region.now.name != null\n    error_message = "No region."\n  }\n\n'
        '  assert {\n    condition     = local.a\n    error_message = "Not a."\n  }\n}\n'
    )
    a = Block("locals", (), (Attribute("a", value=True),))
    assert consistency.check(SPEC, [a, *sample.built({"main": add})["main"]]) == []


def test_the_message_of_a_validation_interpolates() -> None:
    rule = Validation("var.name != null", "The name ${var.name} has $${dollars}.", "not null")
    spec = replace(SPEC, inputs=(Input("name", STRING, "Name.", validations=(rule,)),))
    assert 'error_message = "The name ${var.name} has $${dollars}."' in render(interface.variables(spec))


def test_a_file_of_the_spec_keeps_what_constructs_put_there() -> None:
    built = {"outputs": [Block("locals", (), (Attribute("name", "x"),))]}
    spec = replace(SPEC, outputs=(Output("name", "Name."),))
    bound: dict[str, Value] = {"name": Expression("local.name")}
    sources = pipeline.Sources(Path("nowhere"), None, "generators/queue", "./modules/queue")
    with pytest.raises(SpecError, match="no basic example"):
        pipeline.finish(spec, built, bound, Table.load(), sources)
    files = pipeline._added(built, {"outputs": interface.outputs(spec, bound)})
    assert [block.type for block in files["outputs"]] == ["output", "locals"]


def test_what_the_provider_deprecates_is_an_error_unless_the_spec_keeps_it() -> None:
    assert deprecated(EIP, Table.load()) == ["aws_eip.nat.vpc"]
    assert [error.where for error in check([EIP])] == ["aws_eip.nat.vpc"]
    assert check([EIP], deprecated=("aws_eip.nat.vpc",)) == []
    assert check([EIP], deprecated=("aws_eip.other.vpc",))


def test_an_unused_input_is_kept_while_nothing_uses_it() -> None:
    spec = replace(SPEC, inputs=(Input("name", STRING, "Name."),), legacy=Legacy(unused_inputs=("name",)))
    assert consistency.check(spec, interface.variables(spec)) == []
    use = Block("locals", (), (Attribute("x", Template("${var.name}-x")),))
    assert [str(error) for error in consistency.check(spec, [use, *interface.variables(spec)])] == [
        "queue: legacy: unused_inputs: the input name is used. Remove 'name' from the list."
    ]
    with pytest.raises(SpecError, match="'nme' is not an input"):
        replace(spec, legacy=Legacy(unused_inputs=("nme",)))


def test_versions_that_the_module_asked_for_stay() -> None:
    needs = requirements([EIP])
    assert needs.aws is not None
    higher = raised(needs, {"terraform": "1.9.3", "aws": "1.0.0"})
    assert (higher.terraform.version, higher.terraform.reasons) == ("1.9.3", ("the module asks for it",))
    assert higher.aws == needs.aws
    with pytest.raises(SpecError, match=r"'1\.9' is not a version"):
        replace(SPEC, legacy=Legacy(minimum={"terraform": "1.9"}))


def test_moves_in_several_steps() -> None:
    queue = Block("resource", ("aws_sqs_queue", "this"), ())

    def moved(old: str, new: str) -> Block:
        return Block("moved", (), (Attribute("from", Expression(old)), Attribute("to", Expression(new))))

    steps = [moved("aws_sqs_queue.a", "aws_sqs_queue.b"), moved("aws_sqs_queue.b", "aws_sqs_queue.this")]
    assert consistency.check(SPEC, [queue, *steps]) == []
    assert consistency.check(SPEC, [queue, steps[0]])


def test_any_and_tuples() -> None:
    pair = Tuple((STRING, NUMBER))
    assert (ANY.hcl(), pair.hcl(), Object(()).hcl()) == ("any", "tuple([string, number])", "object({})")
    assert [pair.problem(value) for value in (["a", 1], ["a"], [1, 1], {})] == [
        None,
        "has 1 elements, not 2",
        "[0] is 1, not a string",
        "is {}, not a tuple",
    ]
    assert [ANY.problem(value) for value in ({"a": [None, True, 1.5]}, {"a": {1, 2}})] == [
        None,
        "['a'] is {1, 2}, not a number",
    ]
    item = Input("x", ANY, "Anything.", default=None, nullable=True)
    assert item.json_schema() == {"description": "Anything.", "default": None}
    bare = Input("y", Object((Field("a", STRING, default=None),)), "One.")
    assert bare.full_description() == "One."
