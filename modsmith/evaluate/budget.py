"""What goes on around an evaluation: how much it may still compute, and whether it goes on after an error.

Each local value, attribute and output may take `STEPS`, and all of a module together what its `Budget` has.
Outside of `within`, nothing is counted.
"""

from __future__ import annotations

import threading
from types import TracebackType

from modsmith.cty.errors import TooLargeError

STEPS = 500_000
"""Names, elements and parts that one value may take, about half a second's work."""

TOTAL = 1_500_000
"""Steps that all values of a module may take."""

PER_BLOCK = 2_000
"""Steps that each block of a module adds to that."""


class Budget:
    """What one evaluation has left, and what it met.

    Attributes:
        left: steps.
        doubts: results so far that Terraform may refuse, or that modsmith cannot compute.
        unclear: those of them that modsmith cannot compute.
        why: why it cannot compute the last one.
        lenient: whether a part that Terraform refuses is unknown instead, because only its type matters.
    """

    __slots__ = ("doubts", "left", "lenient", "unclear", "why")

    def __init__(self, steps: int) -> None:
        self.left, self.lenient = steps, False
        self.doubts, self.unclear, self.why = 0, 0, ""


class _Stack(threading.local):
    """The budgets that apply in a thread, the innermost last: modules are evaluated in several threads."""

    def __init__(self) -> None:
        self.budgets = [Budget(0)]


_open = _Stack()


def current() -> Budget:
    """The budget of what is evaluated now."""
    return _open.budgets[-1]


def step(count: int = 1) -> None:
    """Counts steps.

    Raises:
        TooLargeError: the budget is spent.
    """
    budgets = _open.budgets
    budget = budgets[-1]
    budget.left -= count
    if budget.left < 0 and len(budgets) > 1:
        raise TooLargeError("more steps than modsmith takes for one value")


class within:  # noqa: N801 - used like a function
    """Counts the steps of a block of code.

    Args:
        total: what the module has left.
    """

    __slots__ = ("_inner", "_outer", "_start")

    def __init__(self, total: Budget) -> None:
        budgets = _open.budgets
        self._outer = budgets[-1] if len(budgets) > 1 else total
        self._start = max(0, min(STEPS, self._outer.left))
        self._inner = Budget(self._start)

    def __enter__(self) -> None:
        _open.budgets.append(self._inner)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _open.budgets.pop()
        self._outer.left -= self._start - self._inner.left
