"""The table of outputs: what is said of one thing stands in one row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from modsmith.readme.cells import cell
from modsmith.spec.model import Output

_OF = re.compile(r"(?P<what>[A-Z]\w*(?: \w+)?) of (?P<thing>.+)")
"""Such as `Name of the bucket.` and `Domain name of the bucket.`."""


@dataclass(frozen=True)
class Row:
    """A row of the table.

    Attributes:
        outputs: those with the same thing in their descriptions; usually one.
        description: the cell that describes all of them.
    """

    outputs: Sequence[Output]
    description: str


def rows(outputs: Sequence[Output]) -> list[Row]:
    """One row for each output; neighbors such as the name and the ARN of a bucket share one."""
    grouped = [list(group) for _, group in groupby(outputs, key=_thing)]
    return [Row(group, _description(group)) for group in grouped]


def _thing(output: Output) -> tuple[str, bool]:
    """What an output describes a part of; its own name if it describes nothing's part."""
    found = _OF.fullmatch(output.description)
    return (found["thing"] if found else output.name), output.sensitive


def _description(group: Sequence[Output]) -> str:
    text = group[0].description
    if len(group) > 1:
        first, *others = [match["what"] for one in group if (match := _OF.fullmatch(one.description))]
        whats = [first, *(what if what.isupper() else what.lower() for what in others)]
        joined = " and ".join(whats) if len(whats) == 2 else f"{', '.join(whats[:-1])}, and {whats[-1]}"
        text = f"{joined} of {_thing(group[0])[0]}"
    return cell(f"{text} Sensitive." if group[0].sensitive else text)
