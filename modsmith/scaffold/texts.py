"""Texts of a new module, checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from modsmith.errors import ModsmithError

_SUMMARY = "An SQS queue with its dead-letter queue, encrypted with its own KMS key and watched by alarms."


@dataclass(frozen=True)
class Texts:
    """Texts of a module's README.

    Attributes:
        title: its heading.
        summary: its first paragraph, which ends in a full stop.
    """

    title: str
    summary: str

    @classmethod
    def given(cls, name: str, title: str | None, summary: str | None) -> Texts:
        """What was given, with defaults for the rest.

        Raises:
            ModsmithError: one of them is not allowed; names the option.
        """
        return cls(
            name.replace("_", " ").capitalize() if title is None else title,
            _SUMMARY if summary is None else summary,
        )._checked()

    def answered(self, ask: Callable[[str, str], str]) -> Texts:
        """The answers to a question for each of them.

        Args:
            ask: question and default to answer.

        Raises:
            ModsmithError: an answer is not allowed.
        """
        return Texts(ask("Title", self.title), ask("Summary", self.summary))._checked()

    def _checked(self) -> Texts:
        for option, text in (("--title", self.title), ("--summary", self.summary)):
            if not text.strip() or not text.isprintable():
                raise ModsmithError(f"{text!r} is not a line of text", where=option, fix="Write one line.")
        if not self.summary.rstrip().endswith("."):
            problem = f"{self.summary!r} does not end in a full stop"
            raise ModsmithError(problem, where="--summary", fix="Write whole sentences.")
        return self
