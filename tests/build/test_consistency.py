"""A module and its spec say the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from modsmith import inputs
from modsmith.build import consistency, interface
from modsmith.build.stack import File
from modsmith.errors import SeveralErrors, SpecError
from modsmith.generate import pipeline
from modsmith.hcl.blocks import Attribute, Block, Expression, Template, Value
from modsmith.provider.table import Table
from modsmith.spec.model import Input, Promise, ProviderAlias, Waiver
from modsmith.spec.types import STRING
from modsmith.spec.upgrades import Deprecated

from . import sample

SPEC = replace(sample.SPEC, promises=(), waivers=(), inputs=sample.SPEC.inputs[:1], sections=())


NAME = Template("${var.project_name}-queue")


def queue(name: Value = NAME, **others: Value) -> Block:
    attributes = {"name": name, **others}
    return Block(
        "resource",
        ("aws_sqs_queue", "this"),
        tuple(Attribute(key, value) for key, value in attributes.items()),
    )


def another(type_: str, name: str) -> Block:
    return Block("resource", (type_, name))


def faults(*blocks: Block, spec: object = SPEC) -> list[str]:
    assert isinstance(spec, type(SPEC))
    return [str(error) for error in consistency.check(spec, [*blocks, *interface.variables(spec)])]


def test_a_module_that_keeps_its_spec_has_no_faults() -> None:
    assert (
        faults(queue(), spec=replace(SPEC, waivers=sample.SPEC.waivers, promises=sample.SPEC.promises)) == []
    )


def test_an_input_that_nobody_uses() -> None:
    """Its own validation is no use of it."""
    assert faults(queue("fixed")) == [
        "queue: input project_name: nobody uses it. Use var.project_name in a resource, or remove the input."
    ]


@pytest.mark.parametrize(
    "where", ["${upper(var.project_name)}", '%{if var.project_name == ""}a%{else}b%{endif}']
)
def test_an_input_is_used_wherever_it_stands(where: str) -> None:
    assert faults(queue(Template(where))) == []
    assert faults(queue("q", tags={Expression(f'"{where}"'): "x"})) == []
    assert faults(queue("q"), Block("locals", (), (Attribute("a", [Template(where)]),))) == []


@pytest.mark.parametrize(
    "reference",
    ["var.projct_name", "local.name", "aws_sqs_queue.dead", "data.aws_region.other", "module.network"],
)
def test_a_reference_to_nothing(reference: str) -> None:
    fix = "Add it, or correct the reference."
    if reference.startswith("var."):
        fix = "Declare Input('projct_name', ...) in the spec, or correct the reference."
    nested = Block(
        "lifecycle", (), (Block("precondition", (), (Attribute("condition", Expression(reference)),)),)
    )
    block = Block("resource", ("aws_sqs_queue", "this"), (*queue().body, nested))
    assert faults(block) == [
        f"queue: aws_sqs_queue.this: refers to {reference}, which the module does not have. {fix}"
    ]


def test_references_that_need_no_block() -> None:
    own = (
        'each.key == path.module ? self.id : [for var_ in ["var.nothing"] : terraform.workspace][0] # aws_x.y'
    )
    assert faults(queue(), Block("check", ("x",), (Attribute("a", Expression(own)),))) == []


def test_a_promise_without_a_resource() -> None:
    spec = replace(
        SPEC, promises=(Promise("alarms", "It tells.", ("aws_cloudwatch_metric_alarm.*",), {"a": 1}),)
    )
    assert faults(queue(), spec=spec) == [
        "queue: promise alarms: no resource matches 'aws_cloudwatch_metric_alarm.*'."
        " Name a resource that the module has, or remove the claim."
    ]


def test_a_promise_of_one_instance_names_a_block() -> None:
    promise = Promise("durable", "It is.", ('aws_sqs_queue.this["a"]',), {"tags": None})
    assert faults(queue(), spec=replace(SPEC, promises=(promise,))) == []


def test_a_waiver_without_a_resource() -> None:
    spec = replace(
        SPEC, waivers=(Waiver("CKV_AWS_27", ("aws_sqs_queue.this", "aws_sqs_queue.dlq"), "Fine."),)
    )
    assert faults(queue(), spec=spec) == [
        "queue: waiver CKV_AWS_27: no resource matches 'aws_sqs_queue.dlq'."
        " Name a resource that the module has, or remove the claim."
    ]


def test_an_output_that_nobody_binds() -> None:
    with pytest.raises(SpecError, match=r"queue: output queue_arn: nobody binds it\. Call self\.output\("):
        interface.outputs(SPEC, {})


def test_an_output_that_nobody_declares() -> None:
    bound: dict[str, Value] = {"queue_arn": Expression("aws_sqs_queue.this.arn"), "url": "x"}
    with pytest.raises(SpecError, match=r'queue: output url: is bound but not declared\. Add Output\("url"'):
        interface.outputs(SPEC, bound)


@pytest.mark.parametrize("kind", [File.add, File.local, File.output])
def test_an_address_that_is_added_twice(kind: Callable[..., object]) -> None:
    def add(part: File) -> None:
        name = "aws_sqs_queue.this" if kind is File.add else "name"
        kind(part, name, {} if kind is File.add else "x")

    address = {File.add: "aws_sqs_queue.this", File.local: "local.name", File.output: "output.name"}[kind]
    with pytest.raises(SpecError, match=rf"queue: {address}: is added twice\. Choose another name"):
        sample.stacked({"main": add, "more": add})


def test_all_faults_are_told_at_once() -> None:
    """Of the schema and of the spec, each where it is, so that one run shows all there is to mend."""
    broken = queue(Template("${local.name}"), delay="0", sqs_managed_sse_enabled=True)
    bound: dict[str, Value] = {"queue_arn": Expression("aws_sqs_queue.this.arn")}
    sources = pipeline.Sources(Path("generators/queue"), None, "generators/queue", "./modules/queue")
    with pytest.raises(SeveralErrors) as raised:
        pipeline.finish(SPEC, {"main": [broken]}, bound, Table.load(), sources)
    said = str(raised.value).splitlines()
    assert len(said) == 3
    assert [
        part in line
        for part, line in zip(("delay_seconds", "local.name", "nobody uses it"), said, strict=True)
    ]
    assert said[0].startswith("queue/main.tf")


REPLICA = replace(SPEC, provider_aliases=(ProviderAlias("aws.replica", "Copies live there."),))


def test_a_provider_alias_that_is_declared_and_used() -> None:
    assert faults(queue(provider=Expression("aws.replica")), spec=REPLICA) == []
    assert faults(queue(provider=Expression("aws"))) == []


def test_a_provider_alias_that_nobody_declares() -> None:
    assert faults(queue(provider=Expression("aws.replica"))) == [
        "queue: aws_sqs_queue.this: has the provider aws.replica, which the spec does not declare."
        " Add ProviderAlias('aws.replica', ...) to the spec's provider_aliases, or correct the name."
    ]


def test_a_provider_alias_that_nobody_uses() -> None:
    assert faults(queue(), spec=REPLICA) == [
        "queue: provider alias aws.replica: nobody uses it."
        ' Give a resource provider = "aws.replica", or remove the alias.'
    ]


def test_a_waiver_for_an_example_is_not_held_against_the_module() -> None:
    waiver = Waiver("CKV_AWS_18", ("aws_s3_bucket.logs",), "It stands for the caller's.", in_examples=True)
    assert faults(queue(), spec=replace(SPEC, waivers=(waiver,))) == []
    assert faults(queue(), spec=replace(SPEC, waivers=(replace(waiver, in_examples=False),)))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("aws_sqs_queue.orders", "aws_sqs_queue.this", None),
        ("aws_sqs_queue.this", 'aws_sqs_queue.this["orders"]', None),
        (
            "aws_sqs_queue.orders",
            "aws_sqs_queue.gone",
            "goes to aws_sqs_queue.gone, which the module does not have",
        ),
        ("aws_sqs_queue.this", "aws_sqs_queue.this", "is an address that the module still has"),
        ("aws_sqs_queue.this", 'aws_sqs_queue.others["a"]', "is an address that the module still has"),
        ("aws_sqs_queue.orders", 'aws_sqs_queue.one["a"]', "aws_sqs_queue.one has no for_each"),
        ("aws_sqs_queue.orders", "aws_sqs_queue.this[0]", "aws_sqs_queue.this has no count"),
    ],
)
def test_what_moves_goes_to_a_resource_that_the_module_has(old: str, new: str, fault: str | None) -> None:
    move = Block("moved", (), (Attribute("from", Expression(old)), Attribute("to", Expression(new))))
    several = queue(for_each={"orders": 1})
    found = faults(
        several, replace(several, labels=("aws_sqs_queue", "others")), another("aws_sqs_queue", "one"), move
    )
    assert found == [] if fault is None else (len(found) == 1 and fault in found[0])


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("aws_sqs_queue.orders", None),
        ("aws_sqs_queue.this", "is an address that the module still has"),
        ("aws_sqs_queue.old", "has moved, and cannot be removed as well"),
        ('aws_sqs_queue.orders["a"]', "is not the address of a resource"),
        ("data.aws_region.current", "is not the address of a resource"),
    ],
)
def test_what_is_removed_is_a_resource_that_the_module_no_longer_has(address: str, fault: str | None) -> None:
    ends = (
        Attribute("from", Expression("aws_sqs_queue.old")),
        Attribute("to", Expression("aws_sqs_queue.this")),
    )
    removed = Block("removed", (), (Attribute("from", Expression(address)),))
    found = faults(queue(), Block("moved", (), ends), removed)
    assert found == [] if fault is None else (len(found) == 1 and fault in found[0])


def test_a_warning_that_an_input_is_deprecated_is_no_use_of_it() -> None:
    old = Input("old", STRING, "Name.", default=None, nullable=True, deprecated=Deprecated("Use x.", "0.2.0"))
    spec = replace(SPEC, inputs=(*SPEC.inputs, old))
    assert len(faults(queue(), spec=spec)) == 1
    assert faults(queue(tags={"name": Expression("var.old")}), spec=spec) == []


def test_an_input_of_this_region_names_what_its_rule_needs() -> None:
    """A module without `context` has no data source to compare the ARN with."""
    spec = replace(SPEC, inputs=(*SPEC.inputs, inputs.kms_key_id()))
    found = faults(queue(kms_master_key_id=Expression("var.kms_key_id")), spec=spec)
    assert len(found) == 3
    assert all("Call context(self)" in fault for fault in found)
