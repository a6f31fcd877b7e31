"""Profiles: which findings make a module fail, by what the module is for.

    building-block   A module that others call. What it leaves to its caller is a note.
    complete         A module that promises everything itself, as one with a spec does. Nothing is left open.
    root             A configuration that is applied as it is. Nobody else can add what is missing.

| kind of finding | building-block | complete | root |
|---|---|---|---|
| fault | fails | fails | fails |
| fault by the default of an input | note, unless critical | fails | fails |
| something beside the resource is missing, such as an alarm | note | fails | fails |
| not determined | fails if critical | fails | fails if critical |
| not determined because of an input | in the matrix alone, unless critical | fails | fails if critical |
| not covered | listed | fails | listed |

`--fail-on LEVEL` raises the severity from which faults, and in `complete` what is not determined, fail. Promises of a
spec and critical properties that could not be determined always fail.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Literal

from modsmith.validate.results.finding import Kind
from modsmith.validate.severity import Severity

Name = Literal["building-block", "complete", "root"]


@dataclass(frozen=True)
class Profile:
    """Which findings make a module fail.

    Attributes:
        name: of the profile.
        is_called: whether somebody calls the module, so that inputs and what stands beside it are theirs.
        is_closed: whether everything must be determined and covered.
    """

    name: Name
    is_called: bool = False
    is_closed: bool = False

    def kind(self, severity: Severity, *, determined: bool, beside: bool, inputs: Collection[str]) -> Kind:
        """What a failed check is.

        Args:
            severity: of the control.
            determined: whether a source saw the failure.
            beside: whether the control asks for something beside the resource.
            inputs: inputs of the module that decide the result.
        """
        left_to_caller = beside or (bool(inputs) and severity < Severity.CRITICAL)
        if self.is_called and left_to_caller:
            return "note"
        return "fault" if determined else "undetermined"

    def fails(self, kind: Kind, severity: Severity, fail_on: Severity) -> bool:
        """Whether a finding makes the module fail.

        Args:
            kind: of the finding.
            severity: of the finding.
            fail_on: the lowest severity that fails.
        """
        if kind == "note":
            return False
        if kind == "uncovered":
            return self.is_closed
        if kind == "undetermined":
            return severity is Severity.CRITICAL or (self.is_closed and severity >= fail_on)
        return severity >= fail_on


PROFILES: Final = {
    profile.name: profile
    for profile in (
        Profile("building-block", is_called=True),
        Profile("complete", is_closed=True),
        Profile("root"),
    )
}
