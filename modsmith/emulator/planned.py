"""Compares what a plan will make with AWS's resource schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modsmith.errors import ToolFailedError
from modsmith.provider.table import Table
from modsmith.schemas.compare import Mismatch, mismatches
from modsmith.schemas.values import UNKNOWN


def check(plan: Mapping[str, Any]) -> None:
    """Refuses a plan with values that AWS's resource schemas do not allow.

    Args:
        plan: as `terraform show -json` writes it.

    Raises:
        ToolFailedError: with the first such value.
    """
    for address, mismatch in found(plan):
        argument = f"{mismatch.argument}: " if mismatch.argument else ""
        raise ToolFailedError(
            f"AWS would refuse {argument}{mismatch.message}",
            where=address,
            fix="Use a value that AWS's resource schema allows",
        )


def found(plan: Mapping[str, Any]) -> Iterator[tuple[str, Mismatch]]:
    """Address and mismatch of everything in a plan that AWS's resource schemas do not allow."""
    table = Table.load()
    known = table.types("resource")
    for change in plan.get("resource_changes", ()):
        after = change["change"].get("after")
        if change["mode"] != "managed" or after is None or change["type"] not in known:
            continue
        body = _merged(after, change["change"].get("after_unknown", {}))
        for mismatch in mismatches(change["type"], body, table.resource(change["type"])):
            yield change["address"], mismatch


def _merged(value: Any, unknown: Any) -> Any:
    """A planned value with a mark wherever Terraform knows it only after the apply."""
    if unknown is True:
        return UNKNOWN
    if isinstance(unknown, Mapping):
        known = value if isinstance(value, Mapping) else {}
        names = {**known, **unknown}
        return {name: _merged(known.get(name), unknown.get(name, False)) for name in names}
    if isinstance(unknown, list) and isinstance(value, list):
        marks = [*unknown, *([False] * (len(value) - len(unknown)))]
        return [_merged(each, mark) for each, mark in zip(value, marks, strict=False)]
    return value
