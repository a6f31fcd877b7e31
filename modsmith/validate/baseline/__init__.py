"""A baseline: findings that were there when modsmith came to an old repository, in a file that only shrinks.

What the file names is set aside, with a reason and an owner; what it does not name is found as ever, and what could
not run is never set aside. An entry holds for one finding, wherever its lines move to, and also where a file gets
another name. The file has what ran when it was written: other sources may find more.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from modsmith.validate.baseline import fingerprint
from modsmith.validate.baseline.file import Baseline, BaselineError, Entry, Key, read, save
from modsmith.validate.results.finding import SOURCES, CheckResult, Finding, ModuleResult, Waived
from modsmith.validate.shards.part import Newer, Stale

__all__ = ["Baseline", "BaselineError", "Entry", "apply", "narrower", "newer", "read", "told", "write"]


def apply(
    baseline: Baseline, results: Iterable[ModuleResult]
) -> tuple[list[ModuleResult], tuple[Entry, ...]]:
    """Sets aside what a baseline names.

    Args:
        baseline: may name modules that were not checked.
        results: of some modules.

    Returns:
        The results without those findings, which are waived instead, and the stale entries: those without a
        finding although their source ran.
    """
    left = {entry.key: entry for entry in baseline.entries}
    seen = list(results)
    checked = [_apply(baseline.path, left, result) for result in seen]
    looked: dict[str, set[str]] = {}
    for result in seen:
        looked.setdefault(_module(baseline.path, result), set()).update(ran.source for ran in result.ran)
    stale = (
        entry
        for entry in left.values()
        if looked.get(entry.module, set()).issuperset(_needed(baseline, entry))
    )
    return checked, tuple(stale)


def _needed(baseline: Baseline, entry: Entry) -> set[str]:
    """The sources that must run for an entry to be stale: HCL and plan together decide on a control."""
    both = {"hcl", "plan"}
    together = both.intersection(baseline.sources.get(entry.module, ())) if entry.source in both else set()
    return {entry.source, *together}


def newer(baseline: Baseline, results: Iterable[ModuleResult]) -> Iterator[Newer]:
    """The modules with findings of sources that did not run when the baseline was written.

    Args:
        baseline: in use.
        results: after `apply`.
    """
    for position, result in enumerate(results):
        name = _module(baseline.path, result)
        if known := baseline.sources.get(name):
            more = dict.fromkeys(one.source for one in result.findings if one.source not in known)
            if more:
                yield Newer(position, str(baseline.path), name, known, tuple(more))


def narrower(found: Iterable[Newer]) -> Iterator[str]:
    """Sentences about such modules: one for all that are alike."""
    modules: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for one in found:
        modules.setdefault((one.baseline, one.known, one.new), []).append(one.module)
    for (path, known, new), names in modules.items():
        place = names[0] if len(names) == 1 else f"{len(names)} modules"
        yield (
            f"{path} is from a run of {', '.join(known)} on {place}, so all findings of"
            f" {', '.join(new)} there are new. To set them aside too, write it anew with --write-baseline."
        )


def told(baseline: Baseline, stale: Iterable[Entry]) -> tuple[Stale, ...]:
    """Sentences about stale entries, each with the entry's position in the baseline."""
    positions = {entry.key: number for number, entry in enumerate(baseline.entries)}
    return tuple(Stale(positions[entry.key], baseline.told(entry)) for entry in stale)


def write(path: Path, results: Sequence[ModuleResult], before: Baseline | None = None) -> Baseline:
    """Writes all that was found as a baseline, with the sources that ran on each module.

    Args:
        path: of the file, which is replaced at once or not at all.
        results: as they are without a baseline.
        before: the former baseline; its reasons and owners are kept, and its entries of modules that were not checked
            and of sources that did not run.

    Raises:
        BaselineError: nothing could run.
    """
    if not any(result.ran for result in results):
        faults = (fault for result in results for fault in result.could_not_run)
        fault = next(faults, None)
        why = f": {fault.source} could not run: {fault.problem}" if fault else ": there is no module to check"
        fix = f"{fault.fix}, then write it again" if fault else "Name a folder with modules"
        raise BaselineError(f"no baseline written{why}", where=str(path), fix=fix)
    ran_on = {_module(path, result): {ran.source for ran in result.ran} for result in results}
    former = before.entries if before else ()
    old = {entry.key: entry for entry in former}
    found = Counter(
        _key(path, result, one) for result in results for finding in result.findings for one in _each(finding)
    )
    kept = {entry.key: entry for entry in former if entry.source not in ran_on.get(entry.module, ())}
    for key, count in found.items():
        least = kept[key].count if key in kept else 1
        kept[key] = replace(old.get(key, Entry(*key)), count=max(count, least))
    sources = dict(before.sources if before else {})
    for module, these in ran_on.items():
        every = these.union(sources.get(module, ()))
        sources[module] = tuple(source for source in SOURCES if source in every)
    entries = tuple(sorted(kept.values(), key=lambda entry: entry.key))
    baseline = Baseline(path, entries, dict(sorted(sources.items())))
    save(baseline)
    return baseline


def _apply(path: Path, left: dict[Key, Entry], result: ModuleResult) -> ModuleResult:
    """The result without what entries name; each entry that is used up leaves `left`."""
    single = [one for finding in result.findings for one in _each(finding)]
    by = [_used(left, left.get(_key(path, result, one))) for one in single]
    moved = _Moved(left, result, _module(path, result))
    for number, one in enumerate(single):
        if by[number] is None:
            by[number] = _used(left, moved.entry(_key(path, result, one), left))
    entries = iter(by)
    found: list[Finding] = []
    waived: list[Waived] = []
    for finding in result.findings:
        known = [(one, next(entries)) for one in _each(finding)]
        new = tuple(one.address for one, entry in known if entry is None)
        if new:
            found.append(replace(finding, address=new[0], addresses=new if len(new) > 1 else ()))
        waived += [_waived(one, entry) for one, entry in known if entry]
    check_results = tuple(_check_result(entry, found, waived) for entry in result.matrix)
    return replace(result, findings=tuple(found), waived=(*result.waived, *waived), matrix=check_results)


def _each(finding: Finding) -> list[Finding]:
    """A finding about several resources as one for each: the baseline may know some of them."""
    if not finding.addresses:
        return [finding]
    return [replace(finding, address=address, addresses=()) for address in finding.addresses]


def _waived(finding: Finding, by: Entry) -> Waived:
    return Waived(finding.rule, finding.address, finding.where, by.reason, "baseline", by.owner, finding)


def _used(left: dict[Key, Entry], entry: Entry | None) -> Entry | None:
    """The entry, which then holds for one finding less."""
    if entry and entry.count > 1:
        left[entry.key] = replace(entry, count=entry.count - 1)
    elif entry:
        del left[entry.key]
    return entry


class _Moved:
    """Entries of a module whose findings are in another file by now.

    Either the resource moved to another file of the same folder, where its address is the same one; or the file is
    gone, and what was in it is in another.
    """

    def __init__(self, left: Mapping[Key, Entry], result: ModuleResult, module: str) -> None:
        self._folder = Path(result.path)
        self._alike: dict[Key, list[Entry]] = {}
        for entry in left.values():
            if entry.module == module and entry.file:
                self._alike.setdefault(replace(entry, file="").key, []).append(entry)

    def entry(self, key: Key, left: Mapping[Key, Entry]) -> Entry | None:
        """The entry that a finding in another file answers to, if there is one."""
        finding = Entry(*key)
        if not finding.file:
            return None
        for entry in self._alike.get(replace(finding, file="").key, ()):
            if entry.key in left and (self._same_resource(entry, finding) or self._is_gone(entry)):
                return left[entry.key]
        return None

    def _same_resource(self, entry: Entry, finding: Entry) -> bool:
        same = PurePosixPath(entry.file).parent == PurePosixPath(finding.file).parent
        return bool(entry.address) and same

    def _is_gone(self, entry: Entry) -> bool:
        return not (self._folder / entry.file).exists()


def _check_result(entry: CheckResult, found: Sequence[Finding], waived: Sequence[Waived]) -> CheckResult:
    """A cell that failed is waived if every finding of it is."""
    by = [one for one in waived if (one.check, one.address) == (entry.control, entry.address)]
    new = any(one.rule == entry.control and entry.address in one.every_address for one in found)
    if entry.status != "fail" or new or not by:
        return entry
    return replace(entry, status="waived", reason=by[0].reason, owner=by[0].owner)


def _key(path: Path, result: ModuleResult, finding: Finding) -> Key:
    return (
        _module(path, result),
        finding.source,
        finding.rule,
        finding.position[0],
        finding.address,
        fingerprint.text(finding),
        fingerprint.without_lines(finding.message),
    )


def _module(path: Path, result: ModuleResult) -> str:
    return Path(os.path.relpath(Path(result.path).resolve(), path.resolve().parent)).as_posix()
