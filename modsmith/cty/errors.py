"""What an evaluation that does not end in a value ends in."""

from __future__ import annotations


class EvaluationError(Exception):
    """Terraform refuses the expression, whatever it does not know yet: `tonumber("x")`."""


class UnsupportedError(Exception):
    """Terraform may compute a value that modsmith does not: its result is unknown."""


class TooLargeError(UnsupportedError):
    """A value, a text or a computation that exceeds a budget."""

    def __init__(self, what: str) -> None:
        super().__init__(f"too large: {what}")
