"""Writes docs/controls/ from the controls and their fixtures: `python docs/controls.py`, `--check` to compare."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

import fresh

from modsmith.errors import ControlError
from modsmith.validate import explain
from modsmith.validate.control import Control, shipped
from modsmith.validate.explain import Explanation
from modsmith.validate.page import relative
from modsmith.validate.severity import Severity

FOLDER = Path(__file__).parent / "controls"
_INDEX = """\
# Controls

{count} controls, by service. [Coverage](../coverage.md) lists rules of AWS, Checkov and Trivy with the same purpose.
`modsmith explain CONTROL` prints what the pages say. `python docs/controls.py` makes the pages from the controls and
their fixtures.

| severity | a resource that fails |
|---|---|
{levels}
"""
_PAGE = """\
# {id}

{title}

| | |
|---|---|
{facts}

## Why

{why}

## Fix

{fix}

## Fails

```hcl
{fails}```

## Passes

```hcl
{passes}```

[All controls](../README.md) · [Waivers](../../validate.md#waivers)
"""


def pages() -> Mapping[str, str]:
    """The index and a page for each control, by path in the folder."""
    controls = list(shipped().values())
    made = {relative(control.id).removeprefix("controls/"): page(explain.of(control)) for control in controls}
    return {"README.md": index(controls), **made}


def index(controls: Iterable[Control]) -> str:
    """The list of all controls in Markdown."""
    controls = list(controls)
    levels = "\n".join(f"| {level.value} | {level.rule} |" for level in sorted(Severity, reverse=True))
    parts = [_INDEX.format(count=len(controls), levels=levels)]
    for service, own in groupby(controls, key=lambda control: _path(control).partition("/")[0]):
        parts += [f"## {service}\n", "| control | severity | what holds |", "|---|---|---|"]
        parts += [
            f"| [{control.id}]({_path(control)}) | {control.severity.value} | {_cell(control.title)} |"
            for control in own
        ]
        parts.append("")
    return "\n".join(parts)


def page(explanation: Explanation) -> str:
    """The page of a control in Markdown."""
    control, examples = explanation.control, explanation.examples
    if examples is None:
        raise ControlError("has no fixture", where=control.id)
    facts = {
        "severity": f"**{control.severity.value}**: {control.severity.rule}",
        "scope": f"**{control.scope}**: {explain.SCOPES[control.scope]}",
        "resource types": ", ".join(f"`{type_}`" for type_ in control.types),
        **{name: ", ".join(ids) for name, ids in explanation.ids().items()},
        "AWS": f"<{control.source}>",
    }
    return _PAGE.format(
        id=control.id,
        title=_plain(control.title),
        facts="\n".join(f"| {name} | {said} |" for name, said in facts.items()),
        why=_plain(control.why),
        fix=_plain(control.fix),
        fails=examples.fails,
        passes=examples.passes,
    )


def _path(control: Control) -> str:
    return relative(control.id).removeprefix("controls/")


def _plain(text: str) -> str:
    """A text that Markdown shows as it is."""
    return re.sub(r"([\\*<\[\]])", r"\\\1", text)


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(fresh.many(FOLDER, pages()))
