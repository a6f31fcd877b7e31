"""Renderables for outcomes and specs on a terminal; prints nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.console import Group, RenderableType
from rich.table import Column, Table
from rich.text import Text

from modsmith.generate.run import Outcome
from modsmith.spec import environments
from modsmith.spec.model import Input, ModuleSpec, Promise, Refers
from modsmith.write import Changes

if TYPE_CHECKING:
    from modsmith.emulator.trial import Trial
    from modsmith.validate.results.overview import Row


def outcome_as_text(outcome: Outcome, *, written: bool) -> RenderableType:
    """One row per module: the number of files that were, or would be, added, changed, removed."""
    table = Table("module", box=None, pad_edge=False)
    for heading in ("added", "changed", "removed", "unchanged"):
        table.add_column(heading, justify="right")
    for change in outcome.changes:
        counts = (change.added, change.changed + change.edited, change.removed)
        cells = [
            Text(str(len(paths)) if paths else "–", style)
            for paths, style in zip(counts, ("green", "yellow", "red"), strict=True)
        ]
        table.add_row(Text(change.module, "bold"), *cells, str(len(change.unchanged)))
    for name in outcome.fresh:
        table.add_row(Text(name, "bold"), "–", "–", "–", "all")
    touched = [line for change in outcome.changes for line in _touched(change)]
    verb = "generated" if written else "compared"
    return Group(table, *touched, Text(f"{verb} in {outcome.seconds:.2f} s", "dim"))


MOST_FILES = 8
"""The number of files per module that are listed; a new module has dozens, and the table counts them."""


def _touched(change: Changes) -> Iterator[Text]:
    kinds = (
        ("+", "green", change.added),
        ("~", "yellow", change.changed),
        ("!", "magenta", change.edited),
        ("-", "red", change.removed),
    )
    lines = [
        Text(f"  {mark} {change.module}/{path}", style) for mark, style, paths in kinds for path in paths
    ]
    yield from lines[:MOST_FILES]
    if len(lines) > MOST_FILES:
        yield Text(f"    and {len(lines) - MOST_FILES} more in {change.module}", "dim")


def spec_as_text(spec: ModuleSpec) -> RenderableType:
    """Title, provider aliases if there are any, inputs, outputs and promises."""
    aliases = _table("Providers that the caller passes", "provider", "purpose")
    for alias in spec.provider_aliases:
        aliases.add_row(Text(alias.name, "bold"), Text(alias.purpose))
    inputs = _table("Inputs", "input", "type", "default", "rules")
    for item in spec.inputs:
        rules = "; ".join(rule.rule for rule in item.validations).replace("`", "")
        inputs.add_row(Text(item.name, "bold"), Text(item.type.hcl()), Text(_default(item)), Text(rules))
    outputs = _table("Outputs", "output", "description")
    for output in spec.outputs:
        outputs.add_row(Text(output.name, "bold"), Text(output.description))
    promises = _table("Promises", "control", "promise", *environments.current().names)
    for promise in spec.promises:
        proofs = (Text(_proof(promise, environment)) for environment in environments.current().names)
        promises.add_row(Text(promise.control, "bold"), Text(promise.statement), *proofs)
    gap = Text("")
    heading = [Text(spec.title, "bold"), Text(spec.summary), gap]
    providers: list[RenderableType] = [aliases, gap] if spec.provider_aliases else []
    return Group(*heading, *providers, inputs, gap, outputs, gap, promises)


def spec_as_data(spec: ModuleSpec) -> dict[str, Any]:
    """The spec as JSON data with stable names, for other programs."""
    return {
        "name": spec.name,
        "title": spec.title,
        "summary": spec.summary,
        "inputs": [
            {
                "name": item.name,
                "type": item.type.hcl(),
                "description": item.description,
                "required": item.required,
                **({} if item.required else {"default": item.default}),
                "nullable": item.nullable,
                "sensitive": item.sensitive,
                "deprecated": asdict(item.deprecated) if item.deprecated else None,
                "validations": [
                    {"rule": rule.rule, "condition": rule.condition, "error": rule.error}
                    for rule in item.validations
                ],
            }
            for item in spec.inputs
        ],
        "outputs": [
            {"name": item.name, "description": item.description, "sensitive": item.sensitive}
            for item in spec.outputs
        ],
        "provider_aliases": [
            {"name": alias.name, "purpose": alias.purpose} for alias in spec.provider_aliases
        ],
        "promises": [
            {
                "control": item.control,
                "statement": item.statement,
                "resources": list(item.resources),
                "expects": {
                    environment: {
                        path: {"refers": value.address} if isinstance(value, Refers) else value
                        for path, value in item.expected(environment).items()
                    }
                    for environment in environments.current().names
                },
            }
            for item in spec.promises
        ],
        "waivers": [
            {
                "check": item.check,
                "resources": list(item.resources),
                "reason": item.reason,
                "owner": item.owner,
            }
            for item in spec.waivers
        ],
        "upgrades": [
            {
                "version": item.version,
                "notes": item.notes,
                "replaced": dict(item.replaced),
                "rewritten": dict(item.rewritten),
            }
            for item in spec.upgrades
        ],
    }


def controls_as_text(rows: Sequence[Row]) -> RenderableType:
    """The result of each control for a module, with reasons for every result other than a pass."""
    table = _table("Controls", "control", "what holds", "for")
    for row in rows:
        results = [Text(", ".join(f"{type_} ({count})" for type_, count in row.passes))] if row.passes else []
        results += [Text(f"needs a plan: {', '.join(row.by_plan)}", "yellow")] if row.by_plan else []
        results += [Text(f"fails: {', '.join(row.fails)}", "red")] if row.fails else []
        results += [Text(f"waived for {where} by {owner}: {reason}") for where, reason, owner in row.waived]
        results += [
            Text(f"not applicable to {', '.join(which)}: {reason}", "dim")
            for reason, which in row.not_applicable
        ]
        table.add_row(Text(row.control, "bold"), Text(row.title), Group(*results))
    return table


def _table(title: str, *headings: str) -> Table:
    """A table that wraps long text and never truncates it, so that `grep` finds it."""
    name, *others = headings
    columns = (Column(name, no_wrap=True), *(Column(other, overflow="fold") for other in others))
    return Table(*columns, title=title, title_justify="left", box=None, pad_edge=False)


def _default(item: Input) -> str:
    return "required" if item.required else json.dumps(item.default, ensure_ascii=False)


def _proof(promise: Promise, environment: str) -> str:
    return (
        "\n".join(
            f"{path.rpartition('.')[2]} {value.address if isinstance(value, Refers) else json.dumps(value)}"
            for path, value in promise.expected(environment).items()
        )
        or "absent"
    )


def trial_as_text(applied: Trial) -> RenderableType:
    """The number of created resources by type, and the outputs."""
    made = _table("Applied", "how many", "count")
    for type_, count in sorted(Counter(applied.resource_types).items()):
        made.add_row(str(count), type_)
    outputs = _table("Outputs", "output", "value")
    for name, value in applied.outputs.items():
        outputs.add_row(Text(name, "bold"), Text(json.dumps(value, indent=2, ensure_ascii=False)))
    checked = applied.checked
    accepted = (
        f"accepted by the API models of {len(checked.requests)} services:"
        f" {sum(checked.requests.values()):,} requests, {checked.members:,} members"
    )
    undecided = [
        Text(f"not decided by IAM: {call}: {reason}", "yellow")
        for call, reason in sorted(checked.undecided.items())
    ]
    timed = Text(f"applied in {applied.seconds:.1f} s", "dim")
    return Group(made, Text(""), outputs, Text(accepted, "dim"), *undecided, timed)
