"""An upgrade's result as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from modsmith.upgrade.result import Datum, PlannedChange, Trial, UpgradeResult

_ORDER = ("destroyed", "forgotten", "replaced", "updated", "created", "moved")
_COUNTED = frozenset({"moved", "created"})
"""Changes that are only counted: they are many, and take nothing away."""


def as_text(result: UpgradeResult) -> str:
    """All trials, and at the end how many pass."""
    passed = sum(not trial.problems for trial in result.trials)
    head = f"{result.module}: {result.old} → {result.new}"
    last = f"{passed} of {len(result.trials)} upgrades lose nothing"
    return "\n".join([head, *(line for trial in result.trials for line in ("", *lines(trial))), "", last])


def lines(trial: Trial) -> Iterator[str]:
    """One trial: the outcome, what its caller changes, what the plan changes, what became of the data."""
    outcome = "FAILS" if trial.problems else "passes"
    yield f"{trial.name}: {outcome} ({trial.seconds:.0f} s)"
    for problem in trial.problems:
        yield f"  problem: {problem}"
    for edit in trial.edits:
        yield f"  root:    {edit}"
    if trial.changes or trial.kept:
        yield f"  plan:    {_counts(trial)}"
    for what in _ORDER:
        if what not in _COUNTED:
            yield from (_line(one) for one in trial.changes if one.what == what)
    if trial.data:
        yield f"  data:    {_data(trial.data, applied=not trial.problems)}"
    for note in dict.fromkeys(f"{one.address.split('.')[-2]}: {one.note}" for one in trial.data if one.note):
        yield f"  note:    {note}"
    for note in trial.notes:
        yield f"  note:    {note}"


def _counts(trial: Trial) -> str:
    counts = Counter(change.what for change in trial.changes)
    parts = [f"{counts[what]} {what}" for what in _ORDER if counts[what]]
    return ", ".join([*parts, f"{trial.kept} as they are"])


def _line(change: PlannedChange) -> str:
    why = f" for {', '.join(change.replace_paths)}" if change.replace_paths else ""
    what = f" ({', '.join(change.arguments)})" if change.what == "updated" else ""
    return f"    {change.what}{why}: {change.address}{what}"


def _data(data: Sequence[Datum], *, applied: bool) -> str:
    put = [one for one in data if not one.is_identity]
    known = len(data) - len(put)
    found = sum(not one.missing for one in put)
    verb = f"{found} of {len(put)} found again" if applied else f"put into {len(put)}"
    return f"{verb}; {known} compared by identity" if known else verb
