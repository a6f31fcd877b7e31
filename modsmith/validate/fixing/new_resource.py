"""A new resource that configures another one, such as the public access block of a bucket."""

from __future__ import annotations

import re

from modsmith.validate.fixing import places
from modsmith.validate.fixing.declared import AddResource
from modsmith.validate.fixing.editor import NotEditableError, add_below, find

_INSTANCE = re.compile(r"\b(?:each|count)\.")
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
    if any(one.labels == (fix.type, owner) for one in places.read(text).blocks):
        raise NotEditableError(f"there is a {fix.type}.{owner}, which configures something else")
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
