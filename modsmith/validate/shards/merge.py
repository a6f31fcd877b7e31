"""The reports of all shards of a run as one document, which is the document of a run on one machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from modsmith.validate import baseline
from modsmith.validate.report.document import Document
from modsmith.validate.report.read import ShardReportError
from modsmith.validate.results.finding import ModuleResult
from modsmith.validate.shards.part import Origin, Part

_AGAIN = "Merge the reports of one run, all shards of it and each of them once"

_RUN_AGAIN = "Run all shards again, and leave their reports as they are"


def check(parts: Sequence[tuple[Path, Part]]) -> Origin:
    """What the run was about, if the parts are all parts of one run.

    Args:
        parts: file of a report, and what it says of its shard; at least one.

    Raises:
        ShardReportError: one is missing, there twice, or of another run.
    """
    first, one = parts[0]
    numbers: dict[int, Path] = {}
    for path, part in parts:
        if part.total != one.total:
            problem = f"is one of {part.total} shards, and {first} one of {one.total}"
            raise ShardReportError(problem, where=str(path), fix=_AGAIN)
        if part.number in numbers:
            problem = f"is shard {part.number}/{part.total}, and so is {numbers[part.number]}"
            raise ShardReportError(problem, where=str(path), fix=_AGAIN)
        numbers[part.number] = path
        if differs := _difference(one.origin, part.origin):
            raise ShardReportError(
                f"is not of the same run as {first}: {differs}", where=str(path), fix=_AGAIN
            )
    if missing := [str(number) for number in range(1, one.total + 1) if number not in numbers]:
        problem = f"of {one.total} shards, there is no report of {', '.join(missing)}"
        fix = "Name the reports of all shards; the log of a shard that wrote none says why"
        raise ShardReportError(problem, fix=fix)
    if sorted(at for _, part in parts for at in part.positions) != [*range(len(one.origin.modules))]:
        raise ShardReportError("the shards do not hold every module exactly once", fix=_RUN_AGAIN)
    return one.origin


def check_here(origin: Origin, here: Origin) -> None:
    """Checks that the reports are of the files that are here: what reports say of places is looked up in them.

    Args:
        origin: of the reports.
        here: of the same run in the working directory.

    Raises:
        ShardReportError: the files are others.
    """
    if differs := _difference(here, origin):
        fix = "Check out the commit of the reports, and merge them in the folder that the shards ran in"
        raise ShardReportError(f"the reports are not of the files here: {differs}", fix=fix)


def _difference(one: Origin, other: Origin) -> str:
    """How a run differs from another one, as in `another commit`; "" if it does not."""
    if one.options != other.options:
        mine, theirs = dict(one.options), dict(other.options)
        names = sorted(name for name in mine.keys() | theirs.keys() if mine.get(name) != theirs.get(name))
        said = (f"{name} is {theirs.get(name)!r}, not {mine.get(name)!r}" for name in names)
        return f"other options ({', '.join(said)})"
    if one.commit != other.commit:
        return f"another commit ({other.commit[:12] or 'none'}, not {one.commit[:12] or 'none'})"
    if (one.modules, one.note) != (other.modules, other.note):
        return "other modules"
    return "" if one.contents == other.contents else "other contents of the files"


def merge(documents: Sequence[Document], origin: Origin) -> Document:
    """The document of the whole run.

    Args:
        documents: of all shards, checked.
        origin: what the run was about.

    Raises:
        ShardReportError: a report has other modules than it says.
    """
    parts = [one.part for one in documents if one.part]
    placed: dict[int, ModuleResult] = {}
    for part, document in zip(parts, documents, strict=True):
        if [origin.modules[at] for at in part.positions] != [result.path for result in document.results]:
            problem = f"the report of shard {part.number}/{part.total} holds other modules than it says"
            raise ShardReportError(problem, fix=_RUN_AGAIN)
        placed.update(zip(part.positions, document.results, strict=True))
    results = tuple(result for _, result in sorted(placed.items(), key=lambda item: item[0]))
    stale = sorted((one for part in parts for one in part.stale), key=lambda one: one.position)
    newer = sorted((one for part in parts for one in part.newer), key=lambda one: one.position)
    told = (*(one.text for one in stale), *baseline.narrower(newer))
    return Document(results, told, origin.note, nothing_to_check=not results)
