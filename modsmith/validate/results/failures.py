"""Findings from the check results of a module: what each is, how much it matters, and whether the module fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from modsmith.evaluate import from_hcl
from modsmith.evaluate.decisive_inputs import ANY, DecisiveInputs
from modsmith.evaluate.values import Symbol
from modsmith.hcl.read.configuration import HclModule
from modsmith.validate import unread
from modsmith.validate.control import Control, load
from modsmith.validate.profile import Profile
from modsmith.validate.results import checking, matrix, required_tags, resource_schema
from modsmith.validate.results.finding import CheckResult, Finding, Source, type_of
from modsmith.validate.results.inline_waivers import Index, notes
from modsmith.validate.results.matrix import COVERAGE
from modsmith.validate.results.required_tags import REQUIRED_TAGS
from modsmith.validate.results.resource_schema import RESOURCE_SCHEMA
from modsmith.validate.settings import Settings
from modsmith.validate.severity import Severity

_KEEP = "Change the module to match the promise, or change the promise in the spec."
_FIXES: Final = {
    COVERAGE: "Write a control for the type, or waive `coverage` for the resource with a reason.",
    REQUIRED_TAGS: "Add the tags, for example from an input `tags`.",
    RESOURCE_SCHEMA: "Use a value that AWS's schema allows, or waive `resource-schema` if AWS is ahead of it.",
}
_OF_ALL_TYPES: Final = frozenset({REQUIRED_TAGS, RESOURCE_SCHEMA})
_OF_SOURCE: Final[Mapping[Source, Severity]] = {
    "hcl": Severity.HIGH,
    "interface": Severity.HIGH,
    "generated": Severity.HIGH,
    "fmt": Severity.LOW,
    "terraform validate": Severity.HIGH,
    "terraform test": Severity.HIGH,
    "plan": Severity.HIGH,
}
"""How much it matters what a source finds that no control does."""


@dataclass(frozen=True)
class Failures:
    """Turns the check results of one module into findings.

    Attributes:
        module: its name.
        read: its HCL; None if it could not be read.
        profile: decides what fails.
        settings: of the project.
        comments: waivers in the HCL; a finding names those that do not hold.
    """

    module: str
    read: HclModule | None
    profile: Profile
    settings: Settings
    comments: Index = field(default_factory=lambda: Index(()))

    def of(self, check_results: Sequence[CheckResult]) -> Iterator[Finding]:
        """A finding for each failed check; for each type that no control covers; one for the calls of one block."""
        failed = [entry for entry in check_results if entry.status == "fail"]
        uncovered = [entry for entry in failed if _is_uncovered(entry)]
        found = ((entry, self._finding(entry)) for entry in failed if not _is_uncovered(entry))
        findings = _merged(
            (entry, finding) for entry, finding in found if not _is_open_to_callers(entry, finding)
        )
        yield from (self._decided(finding) for finding in (*findings, *self._uncovered(uncovered)))

    def levelled(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings of sources that do not run controls, with their severity."""
        for finding in findings:
            yield self._decided(replace(finding, severity=self._level(finding)))

    def _decided(self, finding: Finding) -> Finding:
        fails = self.profile.fails(finding.kind, finding.severity, self.settings.fail_on)
        return replace(finding, fails=fails or self._is_promise(finding))

    def _is_promise(self, finding: Finding) -> bool:
        """Whether a check is a promise of the spec: only those are neither controls nor checks of the matrix itself."""
        if not self.profile.is_closed or finding.source not in ("hcl", "plan"):
            return False
        return finding.rule not in load() and finding.rule not in _FIXES and finding.rule != "stale-waiver"

    def _level(self, finding: Finding) -> Severity:
        if finding.rule in ("unparsable-file", unread.RULE):
            return Severity.CRITICAL  # nobody knows what is in it
        if finding.rule in ("stale-waiver", "not-formatted"):
            return Severity.LOW
        if finding.source == "checkov":
            same = [one for one in load().values() if finding.rule in one.checkov]
            return max(map(self.settings.level, same), default=Severity.MEDIUM)
        return _OF_SOURCE.get(finding.source, Severity.MEDIUM)

    def _finding(self, entry: CheckResult) -> Finding:
        control = load().get(entry.control)
        by_hcl = any(one.partition(" ")[0] == "hcl" for one in entry.sources)
        severity = self.settings.level(control) if control else _severity_of(entry.control)
        inputs = self._inputs(entry, control)
        kind = self.profile.kind(
            severity,
            determined=entry.determined,
            beside=control is not None and control.scope == "deployment",
            inputs=inputs,
        )
        return Finding(
            self.module,
            "hcl" if by_hcl else "plan",
            entry.control,
            entry.where,
            entry.address,
            entry.reason,
            self._fix(entry, control),
            severity=severity,
            kind=kind,
            inputs=inputs,
        )

    def _fix(self, entry: CheckResult, control: Control | None) -> str:
        """What to do, and which comments ask to waive it and do not."""
        fix = (control.fix if control else "") or _FIXES.get(entry.control, _KEEP)
        return " ".join(filter(None, (fix, notes(self.comments.of(entry.address, entry.control)))))

    def _inputs(self, entry: CheckResult, control: Control | None) -> tuple[str, ...]:
        """The inputs that decide a failed control; none if it fails whatever they are."""
        if (control is None and entry.control not in _OF_ALL_TYPES) or self._decisive is None:
            return ()
        if not self.profile.is_called or (entry.address, entry.control) in self._whatever_inputs:
            return ()
        others = {*control.types, *control.reads} - {type_of(entry.address)} if control else set[str]()
        at = entry.at or (ANY if entry.control == RESOURCE_SCHEMA else "")
        return tuple(sorted(self._decisive.inputs(entry.address, at, others)))

    @cached_property
    def _whatever_inputs(self) -> set[tuple[str, str]]:
        """Address and control of what fails even if nothing is known about the inputs."""
        if self.read is None:
            return set()
        names = {block.labels[0] for block in self.read.of("variable") if block.labels}
        unknown = {name: Symbol(f"var.{name}", frozenset({f"var.{name}"}), direct=True) for name in names}
        evaluation = from_hcl.evaluation(self.read, unknown)
        of_all_types = (*required_tags.check([evaluation]), *resource_schema.check([evaluation]))
        observed = (*checking.check([evaluation]), *of_all_types)
        return matrix.surely_failed(observed)

    @cached_property
    def _decisive(self) -> DecisiveInputs | None:
        return DecisiveInputs(self.read) if self.read else None

    def _uncovered(self, entries: Iterable[CheckResult]) -> Iterator[Finding]:
        types: dict[str, list[CheckResult]] = {}
        for entry in entries:
            types.setdefault(type_of(entry.address), []).append(entry)
        for type_, own in types.items():
            addresses = tuple(entry.address for entry in own)
            yield Finding(
                self.module,
                "hcl" if "hcl" in own[0].sources else "plan",
                COVERAGE,
                own[0].where,
                own[0].address,
                f"No control covers {type_}.",
                _FIXES[COVERAGE],
                kind="uncovered",
                addresses=addresses if len(addresses) > 1 else (),
            )


def _is_uncovered(entry: CheckResult) -> bool:
    return entry.control == COVERAGE and entry.determined


def _is_open_to_callers(entry: CheckResult, finding: Finding) -> bool:
    """Whether only what a caller passes can tell, so that there is nothing to say yet; the matrix has it."""
    by_input = finding.kind == "note" and bool(finding.inputs)
    is_left_out = entry.control == RESOURCE_SCHEMA and not entry.at  # an argument that AWS requires
    return by_input and (not entry.determined or is_left_out)


def _severity_of(check: str) -> Severity:
    """Of what is no control: a type that could not be determined, a schema of AWS, or a promise."""
    return Severity.MEDIUM if check in _OF_ALL_TYPES else Severity.HIGH


def _merged(found: Iterable[tuple[CheckResult, Finding]]) -> Iterator[Finding]:
    """One finding for one block of a module that several calls make, if the reason is the same."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for number, (entry, finding) in enumerate(found):
        place = entry.block or finding.where or str(number)
        groups.setdefault((finding.rule, place, finding.message, finding.kind), []).append(finding)
    for group in groups.values():
        addresses = tuple(dict.fromkeys(finding.address for finding in group))
        inputs = tuple(sorted({name for finding in group for name in finding.inputs}))
        yield replace(group[0], addresses=addresses if len(addresses) > 1 else (), inputs=inputs)
