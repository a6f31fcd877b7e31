"""Which controls have the purpose of a check of Checkov, Trivy or tfsec."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from modsmith.validate.control import Control, load
from modsmith.validate.results.inline_waivers.dialects import Said

_NAMES = Path(__file__).with_name("names.json")


def controls(said: Said) -> Sequence[Control]:
    """The controls that a foreign waiver is about; none if nothing is known of its id."""
    every = load().values()
    if said.dialect == "checkov:skip":
        return [control for control in every if said.id in control.checkov]
    return [control for control in every if any(_names(said.id, id_) for id_ in control.trivy)]


def number(id_: str) -> str:
    """The id of one of Trivy's checks in one form: `AVD-AWS-0024` is `AWS-0024`."""
    return id_.upper().removeprefix("AVD-")


def _names(pattern: str, id_: str) -> bool:
    """Whether what a comment says names one of Trivy's checks: its id, or a name of it; `*` stands for any text."""
    id_ = number(id_)
    if "*" not in pattern:
        return number(names().get(pattern, pattern)) == id_
    return any(_matches(pattern, one) for one in (id_, f"AVD-{id_}", *_named(id_)))


def _matches(pattern: str, name: str) -> bool:
    return fnmatchcase(name, pattern.replace("[", "[[]"))


@cache
def names() -> Mapping[str, str]:
    """Names of Trivy's checks and of tfsec's rules, long, short and former, to the id."""
    found: Mapping[str, str] = json.loads(_NAMES.read_text(encoding="utf-8"))["names"]
    return found


@cache
def _by_id() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, id_ in names().items():
        found.setdefault(number(id_), []).append(name)
    return found


def _named(id_: str) -> Iterable[str]:
    return _by_id().get(id_, ())


def concerned(control: Control, type_: str, references: Iterable[str]) -> Iterator[str]:
    """The resources that a resource is a part of for a control, such as the bucket of a public access block.

    Args:
        control: of the waiver.
        type_: of the resource that has the waiver.
        references: addresses that it refers to.
    """
    for address in references:
        whole = address.partition(".")[0]
        if (
            whole in control.types
            and whole != type_
            and (type_ in control.reads or type_.startswith(f"{whole}_"))
        ):
            yield address
