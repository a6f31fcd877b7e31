"""What a rule and a change are."""

from __future__ import annotations

from dataclasses import dataclass

from modsmith.versions.number import Level


@dataclass(frozen=True)
class Change:
    """A difference between two versions of a module.

    Attributes:
        level: what it means for a caller.
        rule: id of the rule that says so.
        subject: what has changed, as Terraform names it: `var.days`, `output.arn`, `aws_kms_key.this`.
        text: what has changed, a sentence.
        advice: what a caller does, a sentence; "" for nothing.
    """

    level: Level
    rule: str
    subject: str
    text: str
    advice: str = ""


@dataclass(frozen=True)
class Rule:
    """A kind of change.

    Attributes:
        id: stable, kebab case: `input-removed`.
        level: of each such change.
        what: when the rule applies, a sentence.
        why: the reason for the level, a sentence.
        advice: what a caller does, a sentence; "" for nothing.
    """

    id: str
    level: Level
    what: str
    why: str
    advice: str = ""

    def change(self, subject: str, text: str, advice: str = "") -> Change:
        """A change by this rule.

        Args:
            subject: what has changed.
            text: what has changed, a sentence.
            advice: what a caller does in this case; that of the rule if "".
        """
        return Change(self.level, self.id, subject, text, advice or self.advice)
