"""Severities: their order, their scores, and the rule that every shipped control states one."""

from __future__ import annotations

import inspect
import sys

from modsmith.validate.control import shipped
from modsmith.validate.severity import Severity


def test_levels_are_ordered() -> None:
    assert sorted(Severity, reverse=True) == [Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW]


def test_scores_are_in_githubs_ranges() -> None:
    ranges = {
        Severity.LOW: (0.1, 3.9),
        Severity.MEDIUM: (4, 6.9),
        Severity.HIGH: (7, 8.9),
        Severity.CRITICAL: (9, 10),
    }
    for level, (lowest, highest) in ranges.items():
        assert lowest <= float(level.score) <= highest


def test_every_shipped_control_states_its_severity() -> None:
    silent = [
        one.id
        for one in shipped().values()
        if "severity=" not in inspect.getsource(sys.modules[one.check.__module__])
    ]
    assert silent == []
