"""Validations that several inputs share: each gives the condition, the message and the words of a table cell."""

from __future__ import annotations

import json
from collections.abc import Sequence

from modsmith.spec.model import Validation


def between(name: str, low: float, high: float, unit: str = "", *, whole: bool = True) -> Validation:
    """A number within bounds, both included.

    Args:
        name: the input.
        low: smallest good value.
        high: largest good value.
        unit: what is counted, plural, such as `days`.
        whole: whether fractions are refused.
    """
    value = f"var.{name}"
    fraction = f"floor({value}) == {value} && " if whole else ""
    kind = "a whole number" if whole else "a number"
    of = f" of {unit}" if unit else ""
    return Validation(
        f"{fraction}{value} >= {low} && {value} <= {high}",
        f"{name} must be {kind}{of} between {low} and {high}.",
        f"{low} to {high}{' ' + unit if unit else ''}{', a whole number' if whole else ''}",
    )


def one_of(name: str, values: Sequence[str]) -> Validation:
    """One of a few words."""
    words = ", ".join(values)
    return Validation(
        f"contains({json.dumps(list(values))}, var.{name})",
        f"{name} must be one of {words}.",
        _alternatives([f"`{value}`" for value in values]),
    )


def _alternatives(words: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b, or c`."""
    if len(words) > 2:
        return f"{', '.join(words[:-1])}, or {words[-1]}"
    return " or ".join(words)


def matches(name: str, pattern: str, words: str, *, nullable: bool = False) -> Validation:
    """Text of a certain form.

    Args:
        name: the input.
        pattern: RE2 regular expression, anchored.
        words: what it demands, to follow "must be".
        nullable: whether null passes.
    """
    condition = f"can(regex({json.dumps(pattern)}, var.{name}))"
    null = f"var.{name} == null || " if nullable else ""
    return Validation(f"{null}{condition}", f"{name} must be {words}.", words)


def here(
    name: str, service: str, *, each: bool = False, nullable: bool = False, region: str = "current"
) -> Validation:
    """An ARN of the partition, region and account that the module works in, so that another one is refused at plan.

    The module needs the data sources that `constructs.context` adds.

    Args:
        name: the input.
        service: as ARNs name it, such as `kms`.
        each: whether the input is a list of ARNs.
        nullable: whether null passes.
        region: name of the `aws_region` data source, for a module that works in two regions.
    """
    start = (
        f"arn:${{data.aws_partition.current.partition}}:{service}"
        f":${{data.aws_region.{region}.id}}:${{data.aws_caller_identity.current.account_id}}:"
    )
    if each:
        condition = f'alltrue([for arn in var.{name} : startswith(arn, "{start}")])'
    else:
        condition = f'startswith(var.{name}, "{start}")'
    null = f"var.{name} == null ? true : " if nullable else ""
    where = (
        "the module's region and account"
        if region == "current"
        else f"the {region} region and the module's account"
    )
    return Validation(f"{null}{condition}", f"{name} must be of {where}.", f"of {where}")


def each_matches(name: str, pattern: str, words: str) -> Validation:
    """A list whose every element has a certain form.

    Args:
        name: the input.
        pattern: RE2 regular expression, anchored.
        words: what each element must be, plural.
    """
    condition = f"alltrue([for value in var.{name} : can(regex({json.dumps(pattern)}, value))])"
    return Validation(condition, f"{name} must hold only {words}.", f"only {words}")
