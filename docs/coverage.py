"""Writes docs/coverage.md from the controls and the published lists; `--check` compares."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import fresh

from modsmith.validate import published
from modsmith.validate.control import Control, shipped
from modsmith.validate.page import relative
from modsmith.validate.published import ListName, Published, coverage
from modsmith.validate.published.coverage import Coverage

PAGE = Path(__file__).parent / "coverage.md"
_INTRODUCTION = """\
# Coverage

How the [{count} controls](controls/README.md) compare with three published lists of rules for AWS. A control names the
rules of the same purpose: what violates one of them violates the control. It may ask for more than the rule, and asks
for less in two cases: a module without a KMS key of its own may use AWS's keys, and protection from deletion and from
outages is for production environments.

HCL can show a rule if the arguments of a resource, or what stands beside it in the same configuration, decide whether
the rule holds. It cannot show what happens after deployment, or that an account has nothing of a kind.

| list | rules | HCL cannot show | HCL can show | covered | open | covered of what HCL can show |
|---|--:|--:|--:|--:|--:|--:|
{rows}

`python docs/coverage.py` computes this page from the controls and from the lists in `modsmith/validate/published/`.
`modsmith explain DynamoDB.2` names the controls of a rule, in any of the three lists. Controls also name some rules of
AWS Security Hub that are outside the standard, such as KMS.4; these are not counted.
"""


def page() -> str:
    """The page in Markdown."""
    controls = list(shipped().values())
    every = {name: coverage.of(name, controls) for name in published.NAMES}
    rows = "\n".join(_summary(name, found) for name, found in every.items())
    parts = [_INTRODUCTION.format(count=len(controls), rows=rows), *_table(controls)]
    for name, found in every.items():
        parts += _section(name, found)
    return "\n".join(parts)


def _summary(name: ListName, found: Coverage) -> str:
    listed = published.read(name)
    anchor = re.sub(r"[^a-z]+", "-", listed.name.lower())
    counts = (found.total, len(found.hidden), found.visible, len(found.covered), len(found.open))
    cells = " | ".join(map(str, counts))
    return f"| [{listed.name}](#{anchor}) | {cells} | {found.share:.0%} |"


def _table(controls: Iterable[Control]) -> Iterator[str]:
    yield "## Controls\n"
    yield f"| control | severity | scope | {' | '.join(published.NAMES.values())} |"
    yield "|---|---|---|" + "---|" * len(published.NAMES)
    for one in controls:
        ids = " | ".join(", ".join(published.ids(one, name)) for name in published.NAMES)
        yield f"| [{one.id}]({relative(one.id)}) | {one.severity.value} | {one.scope} | {ids} |"
    yield ""


def _section(name: ListName, found: Coverage) -> Iterator[str]:
    listed = published.read(name)
    yield f"## {listed.name}\n"
    yield f"Source: {listed.source}.\n"
    yield f"### {listed.name}: {len(found.covered)} covered\n"
    yield "| rule | controls |\n|---|---|"
    for id_, names in found.covered.items():
        yield f"| {id_} | {', '.join(f'[{one}]({relative(one)})' for one in names)} |"
    yield f"\n### {listed.name}: {len(found.open)} open\n"
    yield from _rules(found.open)
    yield f"\n### {listed.name}: {len(found.hidden)} that HCL cannot show\n"
    for reason, rules in groupby(sorted(found.hidden, key=_by_reason), key=_by_reason):
        yield f"- {reason} {', '.join(rule.id for rule in rules)}"
    yield ""


def _by_reason(rule: Published) -> str:
    return rule.reason


def _rules(rules: Iterable[Published]) -> Iterator[str]:
    rated = any(rule.severity for rule in rules)
    yield "| rule | severity | what holds |\n|---|---|---|" if rated else "| rule | what holds |\n|---|---|"
    for rule in rules:
        title = re.sub(r"([\\*<\[\]|])", r"\\\1", rule.title)
        yield f"| {rule.id} | {f'{rule.severity} | ' if rated else ''}{title} |"


if __name__ == "__main__":
    sys.exit(fresh.main(PAGE, page()))
