"""The cells of PROOFS.md: planned values, results of controls, resources."""

from __future__ import annotations

import json
from collections.abc import Sequence

from modsmith.hcl.blocks import Block
from modsmith.readme.cells import cell, codes
from modsmith.spec import environments
from modsmith.spec.model import Expected, Promise, Refers, Waiver
from modsmith.validate.results.overview import Row


def planned(promise: Promise) -> str:
    """The planned values that prove a promise, by environment if they differ."""
    parts = [f"`{path}` = `{_expected(value)}`" for path, value in promise.expects.items()]
    for path in dict.fromkeys(path for values in promise.by_environment.values() for path in values):
        values = [f"{env} `{_expected(promise.expected(env).get(path))}`" for env in promise.environments]
        parts.append(f"`{path}` = {', '.join(values)}")
    if promise.environments != environments.current().names:
        parts.insert(0, f"only in {' and '.join(promise.environments)}:")
    return cell("\n".join(parts))


def _expected(value: Expected) -> str:
    return value.address if isinstance(value, Refers) else json.dumps(value)


def checked(row: Row) -> str:
    """The result of a control, with the resources that it applies to."""
    parts = [f"`{type_}`{f' ({count})' if count > 1 else ''}" for type_, count in row.passes]
    results = [", ".join(parts)] if parts else []
    results += [f"needs a plan: {codes(row.by_plan)}"] if row.by_plan else []
    results += [f"**fails**: {codes(row.fails)}"] if row.fails else []
    results += [f"waived for `{address}` by {owner}: {reason}" for address, reason, owner in row.waived]
    results += [
        f"not applicable to {codes(which)}: {reason.removeprefix('[0]: ')}"
        for reason, which in row.not_applicable
    ]
    return cell("\n".join(results))


def waived(waivers: Sequence[Waiver]) -> list[tuple[str, Waiver]]:
    """The checks that are waived for the same resources and reason, with one of their waivers."""
    grouped: dict[tuple[tuple[str, ...], str, bool], list[Waiver]] = {}
    for waiver in waivers:
        grouped.setdefault((waiver.resources, waiver.reason, waiver.in_examples), []).append(waiver)
    return [(", ".join(dict.fromkeys(one.check for one in group)), group[0]) for group in grouped.values()]


def instances(block: Block) -> str:
    """How many instances a resource has."""
    for name in ("count", "for_each"):
        value = block.get(name)
        if value is not None:
            return cell(f"`{name}` = `{getattr(value, 'text', value)}`")
    return "1"
