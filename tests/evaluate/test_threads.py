"""Modules are evaluated in several threads at a time, and the result does not depend on that."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from modsmith.evaluate.budget import Budget, current, step, within


def test_what_one_thread_evaluates_does_not_count_in_another() -> None:
    """What is lenient, in doubt or spent in one would decide results of the other."""
    with ThreadPoolExecutor(1) as pool, within(Budget(100)):
        mine = current()
        mine.lenient = True
        assert not pool.submit(lambda: current().lenient).result()
        pool.submit(step, 60).result()
        step(60)
        assert mine.left == 40
