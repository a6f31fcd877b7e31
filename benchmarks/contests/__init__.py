"""All contests by the name that `--only` takes, in the order of the page.

To add one, write a function that takes an empty folder and returns a `Contest`, and name it here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.contest import Contest
from benchmarks.contests import floors, generating, growth, proof, public, recorded, validating, watch
from modsmith.errors import ModsmithError, did_you_mean

CONTESTS: Mapping[str, Callable[[Path], Contest]] = {
    "unchanged": generating.unchanged,
    "changed": generating.one_changed,
    "watch": watch.watch,
    "cold": generating.cold,
    "hcl": validating.all_modules,
    "hcl-one": validating.one_module,
    "proof": proof.whole,
    "generate-many": growth.generate,
    "validate-many": growth.validate,
    "queues": validating.queues,
    "public": public.public,
    "versions": validating.versions,
    "loop": recorded.loop,
    "floors": floors.floors,
}

_SHARED = {"generate-many": "many", "validate-many": "many"}
"""Folders that several contests have in common."""


def chosen(names: Sequence[str], work: Path, *, quick: bool = False) -> list[Contest]:
    """The named contests in the order of the page; all of them if none is named.

    Args:
        names: of `CONTESTS`.
        work: an empty folder for what the contestants write.
        quick: leave out all that is not ours and, unless it is named, what takes minutes.

    Raises:
        ModsmithError: there is no contest of a name.
        ToolMissingError: there is no node on this machine.
    """
    for name in names:
        if name not in CONTESTS:
            fix = did_you_mean(name, CONTESTS) or f"There are: {', '.join(CONTESTS)}."
            raise ModsmithError(f"there is no contest {name!r}", where="--only", fix=fix)
    found = {
        name: build(work / _SHARED.get(name, name))
        for name, build in CONTESTS.items()
        if name in (names or CONTESTS)
    }
    if not quick:
        return list(found.values())
    return [contest.quick() for name, contest in found.items() if name in names or not contest.once]
