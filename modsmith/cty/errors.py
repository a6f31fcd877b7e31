"""What an evaluation that does not end in a value ends in."""

from __future__ import annotations


class EvaluationError(Exception):
    """Terraform refuses the expression, whatever it does not know yet: `tonumber("x")`."""


class UnsupportedError(Exception):
    """Terraform may compute a value that modsmith does not: its result is unknown."""


TOO_LARGE = "too large"
"""What is said of everything that exceeds a budget."""


class TooLargeError(UnsupportedError):
    """A value, a text or a computation that exceeds a budget."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{TOO_LARGE}: {what}")
