"""What the simulated day shows, as Markdown and a picture for docs/shard-scaler.md."""

from __future__ import annotations

import re
from pathlib import Path

from tests.shard_scaler import picture
from tests.shard_scaler.simulation import SPIKES, Run, Spike, simulate

DOCS = Path(__file__).parents[2] / "docs"
PAGE, PICTURE = DOCS / "shard-scaler.md", DOCS / "images" / "shard-scaler.svg"
REGION = re.compile(r"(?<=<!-- the simulated day -->\n).*(?=<!-- end of the simulated day -->)", re.DOTALL)
OFFSETS = (0, 15, 30, 45)
SHARD_HOUR_DOLLARS = 0.015


def fresh() -> dict[Path, str]:
    """The page and the picture as they ought to be: path to text."""
    runs = [simulate(trigger_offset=offset) for offset in OFFSETS]
    worst = max(runs, key=lambda run: max(run.delay))
    title = "A simulated day: open shards follow spikes from 5,000 to 50,000 records a second"
    page = REGION.sub(lambda _: f"\n{_markdown(worst, runs)}\n", PAGE.read_text("utf-8"))
    return {PAGE: page, PICTURE: picture.draw(worst, bounds=(10, 50), title=title)}


def _markdown(run: Run, runs: list[Run]) -> str:
    rows = [_row(spike, run) for spike in SPIKES]
    calls = ", ".join(f"{call.before} → {call.after} at {_clock(call.at)}" for call in run.calls)
    hours = sum(run.shards) / 3600
    late = sum(new for new, delay in zip(run.offered, run.delay, strict=True) if delay) / sum(run.offered)
    best, worst = (_minutes(pick(max(each.delay) for each in runs)) for pick in (min, max))
    return "\n".join(
        [
            "| spike to 50,000 a second | found | 50 shards after | oldest record waited | records waited for |",
            "|---|---|---|---|---|",
            *rows,
            "",
            f"{len(run.calls)} of 10 calls: {calls}.",
            "",
            f"- The longest wait is {best} to {worst}, by the second of the minute in which the schedule fires"
            " (picture and table show the worst of four).",
            f"- {late:.1%} of the day's {sum(run.offered) / 1e6:,.0f} million records arrive while others wait.",
            f"- {hours:,.0f} shard hours, ${hours * SHARD_HOUR_DOLLARS:.2f}; 50 shards all day are 1,200 and $18.00.",
        ]
    )


def _row(spike: Spike, run: Run) -> str:
    reached = next(second for second in range(spike.start, len(run.shards)) if run.shards[second] >= 50)
    delays = run.delay[spike.start : spike.start + 2 * 3600]
    cells = [
        f"{_clock(spike.start)} {spike.name}",
        f"{run.shards[spike.start]} shards",
        _minutes(reached - spike.start),
        _minutes(max(delays)),
        _minutes(sum(delay > 0 for delay in delays)),
    ]
    return f"| {' | '.join(cells)} |"


def _clock(second: float) -> str:
    return f"{int(second) // 3600:02}:{int(second) // 60 % 60:02}"


def _minutes(seconds: int) -> str:
    return f"{seconds // 60} min {seconds % 60} s" if seconds >= 60 else f"{seconds} s"
