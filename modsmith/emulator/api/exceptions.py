"""Models that are known to be wrong or loose: what they say, and why it is not applied."""

from __future__ import annotations

from dataclasses import dataclass

from modsmith.emulator.api.constraints import Violation


@dataclass(frozen=True)
class Exemption:
    """A constraint of a model that AWS does not enforce.

    Attributes:
        operations: `service:Operation`; `service:*` for all operations of a service.
        member: the parameter in botocore's names, such as `KeySchema[].KeyType`.
        trait: `required`, `enum`, `pattern`, `length`, `range` or `union`.
        reason: why it is not applied, with a source.
    """

    operations: str
    member: str
    trait: str
    reason: str

    def covers(self, call: str, violation: Violation) -> bool:
        """Whether a violation in a call, such as `rds:CreateDBCluster`, is exempt."""
        return (
            self.operations in (call, f"{call.partition(':')[0]}:*")
            and self.member == violation.member
            and self.trait == violation.trait
        )


EXEMPTIONS: tuple[Exemption, ...] = ()


def exempt(call: str, violation: Violation) -> bool:
    """Whether AWS is known to accept what the model does not allow."""
    return any(exemption.covers(call, violation) for exemption in EXEMPTIONS)
