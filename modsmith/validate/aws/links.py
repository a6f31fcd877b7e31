"""Resources that belong to another one through any of several types, such as two kinds of associations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError

Link = tuple[str, str]
"""A type, and the argument of it that refers to the other resource."""

SWITCHES = ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")
"""The four settings of a public access block."""


def attached(to: Resource, evaluation: Evaluation, *links: Link) -> list[Resource]:
    """The resources of any of these types that belong to another one.

    Raises:
        UndeterminedError: there is none that certainly does, and one of which that is unknown.
    """
    found: list[Resource] = []
    unsure: UndeterminedError | None = None
    for type_, by in links:
        try:
            found += evaluation.attached(to, type_, by)
        except UndeterminedError as error:
            unsure = unsure or error
    if unsure and not found:
        raise unsure
    return found


def is_any_created(found: Iterable[Resource]) -> bool:
    """Whether one of these resources is created.

    Raises:
        UndeterminedError: none certainly is, and of one that is unknown.
    """
    every = [one for one in found if one.exists is not False]
    if every and not any(one.exists for one in every):
        raise UndeterminedError(every[0].address, f"whether it is created depends on {every[0].doubt}")
    return bool(every)


def listed(part: Resource, path: str) -> list[str]:
    """The texts in a list at a path; empty if there is none.

    Raises:
        UndeterminedError: the list, or a part of it, is unknown.
    """
    value = part.known(path)
    return [str(one) for one in value] if isinstance(value, list | tuple) else []


def off(part: Resource, names: Iterable[str]) -> Iterator[str]:
    """Those of the given switches that are explicitly off; an omitted one has AWS's default, which is on.

    Raises:
        UndeterminedError: one is unknown.
    """
    for name in names:
        if part.at(name) is not None and not part.flag(name):
            yield name
