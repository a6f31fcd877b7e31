"""A spec checks itself: one error that names the module, the field and the mend."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from modsmith.errors import SpecError
from modsmith.spec.model import Input, ModuleSpec, Output, Promise, ProviderAlias, Validation, Waiver
from modsmith.spec.types import BOOL, NUMBER, REQUIRED, STRING, Field, Object, list_of, map_of
from modsmith.spec.upgrades import Deprecated, Upgrade

from .sample import SPEC


def input_(**changes: Any) -> dict[str, Any]:
    return {"inputs": (replace(Input("days", NUMBER, "Days that backups are kept.", default=7), **changes),)}


def rule(condition: str, error: str) -> dict[str, Any]:
    return input_(validations=(Validation(condition, error, "few"),))


def of_object(*fields: Field) -> dict[str, Any]:
    return {"inputs": (Input("backup", Object(fields), "How to back up.", default={}),)}


def promise(**changes: Any) -> dict[str, Any]:
    return {"promises": (replace(SPEC.promises[0], **changes),)}


def alias(*given: ProviderAlias) -> dict[str, Any]:
    return {"provider_aliases": given}


def upgrade(**changes: Any) -> dict[str, Any]:
    return {"upgrades": (replace(Upgrade("0.2.0", "Nothing changes."), **changes),)}


SINCE = Deprecated("Use months.", "0.2.0")
UPGRADE = "queue: upgrade 0.2.0"
REPLICA = ProviderAlias("aws.replica", "Copies live there.")
ALIAS = "queue: provider alias aws.replica"
DAYS = Field("days", NUMBER, "Days.", default=7)
INPUT, ATTRIBUTE = "queue: input days", "queue: input backup: attribute "
PROMISE, WAIVER = "queue: promise encryption-at-rest", "queue: waiver CKV_AWS_27"

FAULTS: dict[str, tuple[dict[str, Any], str, str]] = {
    "deprecated and required": (
        input_(default=REQUIRED, deprecated=SINCE),
        INPUT,
        "its default does not tell whether it is set",
    ),
    "deprecated with a map": (
        {"inputs": (Input("days", map_of(NUMBER), "Days.", default={}, deprecated=SINCE),)},
        INPUT,
        "its default does not tell whether it is set",
    ),
    "deprecated without a sentence": (
        input_(deprecated=replace(SINCE, message="use months")),
        INPUT,
        "'use months' does not end in a full stop",
    ),
    "deprecated since ever": (
        input_(deprecated=replace(SINCE, since="ever")),
        INPUT,
        "'ever' is not a version",
    ),
    "upgrade without notes": (upgrade(notes=" "), UPGRADE, "has no notes"),
    "upgrade to nowhere": (upgrade(version="next"), "queue: upgrade next", "'next' is not a version"),
    "upgrade twice": (
        {"upgrades": (Upgrade("0.2.0", "Nothing."), Upgrade("0.2.0", "Nothing."))},
        UPGRADE,
        "is declared twice",
    ),
    "what is there is replaced": (
        upgrade(replaced={"tags": ""}),
        f"{UPGRADE}: tags",
        "is replaced, but the module still has it",
    ),
    "replaced by what is not there": (
        upgrade(replaced={"labels": "tag = <value>"}),
        f"{UPGRADE}: labels",
        "is replaced by tag, which the module does not have",
    ),
    "replaced by a sentence": (
        upgrade(replaced={"labels": "Use tags."}),
        f"{UPGRADE}: labels",
        "'Use tags.' is not an argument",
    ),
    "module name": ({"name": "my-queue"}, "my-queue: module my-queue", "'my-queue' is not an identifier"),
    "alias name": (
        alias(replace(REPLICA, name="replica")),
        "queue: provider alias replica",
        "'replica' is not the name of a provider alias",
    ),
    "alias of another provider": (
        alias(replace(REPLICA, name="random.replica")),
        "queue: provider alias random.replica",
        "'random.replica' is not the name of a provider alias",
    ),
    "alias twice": (alias(REPLICA, REPLICA), ALIAS, "is declared twice"),
    "alias purpose": (
        alias(replace(REPLICA, purpose="Copies")),
        f"{ALIAS}: purpose",
        "'Copies' does not end in a full stop",
    ),
    "promise in an unknown environment": (
        promise(environments=("prd",)),
        PROMISE,
        "names the environment 'prd'",
    ),
    "promise in no environment": (promise(environments=()), PROMISE, "holds in no environment"),
    "no title": ({"title": " "}, "queue: title", "is empty"),
    "summary": ({"summary": "One queue"}, "queue: summary", "'One queue' does not end in a full stop"),
    "input name": (input_(name="Days"), "queue: input Days", "'Days' is not an identifier"),
    "input name of Terraform": (input_(name="count"), "queue: input count", "'count' is reserved"),
    "input twice": ({"inputs": (SPEC.inputs[0],) * 2}, "queue: input project_name", "is declared twice"),
    "description": (
        input_(description="Days"),
        f"{INPUT}: description",
        "'Days' does not end in a full stop",
    ),
    "no description": (input_(description=""), f"{INPUT}: description", "'' does not end in a full stop"),
    "default type": (input_(default="7"), INPUT, "the default is '7', not a number"),
    "default of bool for number": (input_(default=True), INPUT, "the default is True, not a number"),
    "default in a list": (
        input_(type=list_of(STRING), default=["a", 1]),
        INPUT,
        "the default [1] is 1, not a string",
    ),
    "default None": (input_(default=None), INPUT, "the default is None but the input is not nullable"),
    "example type": (input_(example="seven"), INPUT, "the example is 'seven', not a number"),
    "default lacks an attribute": (
        input_(type=Object((Field("days", NUMBER, "Days."),)), default={}),
        INPUT,
        "the default has no attribute 'days'",
    ),
    "default has an unknown attribute": (
        input_(type=Object((DAYS,)), default={"dais": 7}),
        INPUT,
        "the default has no attribute 'dais'; it has days",
    ),
    "attribute name": (
        of_object(replace(DAYS, name="Days")),
        f"{ATTRIBUTE}Days",
        "'Days' is not an identifier",
    ),
    "attribute twice": (of_object(DAYS, DAYS), f"{ATTRIBUTE}days", "is declared twice"),
    "attribute description": (
        of_object(replace(DAYS, description="Days")),
        f"{ATTRIBUTE}days: description",
        "'Days' does not end in a full stop",
    ),
    "attribute default": (
        of_object(replace(DAYS, default="7")),
        f"{ATTRIBUTE}days",
        "the default is '7', not a number",
    ),
    "attribute deep inside": (
        of_object(Field("rules", map_of(Object((replace(DAYS, default="7"),))), "Rules.", default={})),
        f"{ATTRIBUTE}rules[*].days",
        "the default is '7', not a number",
    ),
    "validation message": (
        rule("var.days > 0", "days must be positive"),
        f"{INPUT}: validation error",
        "'days must be positive' does not end in a full stop",
    ),
    "validation of another input": (
        rule("var.days_kept > 0", "days must be positive."),
        INPUT,
        "the condition 'var.days_kept > 0' does not use it",
    ),
    "validation that says not of what": (
        rule("var.days > 0", "It must be positive."),
        INPUT,
        "the message 'It must be positive.' does not name it",
    ),
    "output name": (
        {"outputs": (Output("queue-arn", "ARN."),)},
        "queue: output queue-arn",
        "not an identifier",
    ),
    "output twice": ({"outputs": SPEC.outputs * 2}, "queue: output queue_arn", "is declared twice"),
    "output description": (
        {"outputs": (Output("arn", "ARN"),)},
        "queue: output arn: description",
        "'ARN' does not end in a full stop",
    ),
    "promise name": (
        promise(control="Encryption"),
        "queue: promise Encryption",
        "is not the name of a control",
    ),
    "promise twice": ({"promises": SPEC.promises * 2}, PROMISE, "is declared twice"),
    "promise statement": (
        promise(statement="Yes"),
        f"{PROMISE}: statement",
        "'Yes' does not end in a full stop",
    ),
    "promise without a resource": (promise(resources=()), PROMISE, "holds for no resource"),
    "promise without proof": (promise(expects={}), PROMISE, "cannot be proved"),
    "promise without proof in one environment": (
        promise(expects={}, by_environment={"dev": {"x": 1}, "prod": {"x": 2}}),
        PROMISE,
        "cannot be proved",
    ),
    "promise for an unknown environment": (
        promise(by_environment={"production": {"x": 1}}),
        PROMISE,
        "names the environment 'production'",
    ),
    "waiver without a reason": (
        {"waivers": (Waiver("CKV_AWS_27", ("aws_sqs_queue.this",), ""),)},
        f"{WAIVER}: reason",
        "'' does not end in a full stop",
    ),
    "waiver of no check": (
        {"waivers": (Waiver("CKV-119!", ("aws_sqs_queue.this",), "Fine."),)},
        "queue: waiver CKV-119!",
        "is not the id of a Checkov check or of a control",
    ),
    "waiver for no resource": (
        {"waivers": (Waiver("CKV_AWS_27", (), "Fine."),)},
        WAIVER,
        "is for no resource",
    ),
}


@pytest.mark.parametrize(("change", "where", "problem"), FAULTS.values(), ids=FAULTS)
def test_a_fault_names_module_field_and_mend(change: dict[str, Any], where: str, problem: str) -> None:
    with pytest.raises(SpecError) as raised:
        replace(SPEC, **change)
    assert raised.value.where == where
    assert problem in raised.value.problem
    assert raised.value.fix.endswith(".")
    assert str(raised.value) == f"{where}: {raised.value.problem}. {raised.value.fix}"


@pytest.mark.parametrize(
    "fine",
    [
        input_(default=None, nullable=True),
        input_(default=0.5),
        input_(type=BOOL, default=False),
        input_(type=Object((Field("name", STRING, "Name.", default=None),)), default={"name": None}),
        rule("var.days <= 35", "days must be at most 35."),
        {
            "promises": (
                Promise(
                    "alarms",
                    "It tells.",
                    ("aws_x.*",),
                    {},
                    {key: {"a": 1} for key in ("dev", "staging", "prod")},
                ),
            )
        },
        {"outputs": (Output("project_name", "An output may bear an input's name."),)},
    ],
)
def test_what_is_right_passes(fine: dict[str, Any]) -> None:
    replace(SPEC, **fine)


def test_a_spec_cannot_be_changed_behind_its_checks() -> None:
    with pytest.raises(AttributeError):
        SPEC.name = "other"  # type: ignore[misc]


def test_an_object_is_documented_attribute_by_attribute_at_any_depth() -> None:
    inner = Object((Field("days", NUMBER, "Days until then.", default=7),))
    type_ = map_of(
        Object((Field("prefix", STRING, "Where."), Field("moves", list_of(inner), "When.", default=[])))
    )
    text = Input("rules", type_, "What happens to objects.", default={}).full_description()
    assert text == (
        "What happens to objects.\n\n- prefix: Where.\n- moves: When.\n- moves[*].days: Days until then.\n"
    )


def test_expectations_of_an_environment_win() -> None:
    kept = Promise("backup", "Kept.", ("aws_x.*",), {"days": 7, "on": True}, {"prod": {"days": 35}})
    assert kept.expected("dev") == {"days": 7, "on": True}
    assert kept.expected("prod") == {"days": 35, "on": True}


def test_the_sample_is_right() -> None:
    assert isinstance(SPEC, ModuleSpec)
    assert SPEC.input("tags").default == {}


def test_a_promise_expects_nothing_where_it_does_not_hold() -> None:
    kept = replace(SPEC.promises[0], environments=("prod",))
    assert kept.expected("prod") == {"sqs_managed_sse_enabled": True}
    assert kept.expected("dev") == {}
