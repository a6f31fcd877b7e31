"""Structured logs: one JSON object a line, which CloudWatch Logs Insights can query by field."""

from __future__ import annotations

import json


def write(level: str, event: str, **fields: object) -> None:
    """Writes one line.

    Args:
        level: INFO, WARNING or ERROR.
        event: what happened, in snake case.
        fields: its circumstances.
    """
    print(json.dumps({"level": level, "event": event, **fields}, default=str), flush=True)
