"""A new resource that configures another one, such as the public access block of a bucket."""

from __future__ import annotations

import re
from collections.abc import Iterable

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.hcl.blocks import Expression, Value
from modsmith.hcl.read.configuration import HclModule
from modsmith.validate.fixing.declared import AddResource
from modsmith.validate.fixing.editor import NotEditableError, add_below, find

_INSTANCE = re.compile(r"\b(?:each|count)\.")
_CALL = re.compile(r"module\.([^.\[]+)(?:\[[^\]]*\])?\.")
_SHARED = ("provider", "region")
"""Arguments of the owner that the new resource takes over: it must be in the same account and region."""


def with_resource(text: str, owner: str, fix: AddResource) -> str:
    """The text with the new resource below its owner, one for each instance of it.

    Args:
        text: of the owner's file.
        owner: name of the resource that the new one configures; the new one gets the same.
        fix: what is added.

    Raises:
        NotEditableError: the owner is not there, or its region depends on the instance.
    """
    block = find(text, fix.owner, owner)
    address = f"{fix.owner}.{owner}"
    first, instance = [], address
    if block.argument("count"):
        first, instance = [f"count = length({address})"], f"{address}[count.index]"
    elif block.argument("for_each"):
        first, instance = [f"for_each = {address}"], "each.value"
    for name in _SHARED:
        if argument := block.argument(name):
            value = text[argument.begin : argument.end]
            if _INSTANCE.search(value):
                raise NotEditableError(f"its {name} depends on the instance")
            first.append(f"{name} = {' '.join(value.split())}")
    lines = [*first, "", f"{fix.link} = {instance}.{fix.attribute}"] if first else []
    lines = lines or [f"{fix.link} = {instance}.{fix.attribute}"]
    body = _laid_out("\n".join((*lines, *fix.body)))
    return add_below(text, block, [f'resource "{fix.type}" "{owner}" {{', *body, "}"])


def _laid_out(body: str) -> list[str]:
    """The lines of a body in the form of `terraform fmt`, indented once."""
    from modsmith.hcl.layout import arranged  # noqa: PLC0415 - only where a resource is added
    from modsmith.hcl.tokens import tokenize  # noqa: PLC0415

    return arranged(tokenize(f"{{\n{body}\n}}"), 0).split("\n")[1:-1]


def refuse_second(
    fix: AddResource, address: str, module: HclModule, failing: Iterable[tuple[Resource, Evaluation]]
) -> None:
    """Refuses to add a resource that the module may have already, under a condition or with an unusual reference.

    Args:
        fix: what is to be added.
        address: of its owner.
        module: the root.
        failing: the instances of the owner that have none.

    Raises:
        NotEditableError: which one it may have.
        UndeterminedError: it is unknown whether one that is not made would configure the owner.
    """
    for resource, evaluation in failing:
        for one in evaluation.resources:
            absent = one.type == fix.type and one.exists is False
            if absent and evaluation.names(one.at(fix.link), resource):
                raise NotEditableError(f"{one.base} is made under a condition, which decides")
    module = _holder(address, module)
    name = address.rpartition(".")[2]
    for block in module.of("resource"):
        if block.labels[:1] != (fix.type,):
            continue
        value = block.values.get(fix.link)
        if _names(value, fix.owner, name):
            raise NotEditableError(f"{block.address} is made under a condition, which decides")
        if block.labels[1:] == (name,):
            raise NotEditableError(f"{block.address} configures something else")
        if not isinstance(value, str) and not _names(value, fix.owner):
            raise NotEditableError(f"{block.address} may be what configures it")


def _holder(address: str, module: HclModule) -> HclModule:
    """The module that makes a resource, by its address from the root."""
    for call in _CALL.findall(address):
        child = module.children.get(call)
        if child is None:
            raise NotEditableError("the module that makes it was not read")
        module = child
    return module


def _names(value: Value, type_: str, name: str = "") -> bool:
    """Whether an argument is a reference to a resource of a type, of any name if none is given."""
    text = value.text if isinstance(value, Expression) else ""
    found = re.match(rf"{re.escape(type_)}\.([\w-]+)", text)
    return found is not None and name in ("", found[1])
