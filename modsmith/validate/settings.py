"""The table `[validate]` of the project file, checked against the controls that there are.

[validate]
profile = "building-block"                  # of modules without a spec
fail_on = "medium"
baseline = ".modsmith-baseline.json"

[validate.skip]                             # controls that do not run, each with the reason
s3-logging = "CloudTrail records data events."

[validate.severity]
dynamodb-alarms = "high"

[validate.parameters]
log_retention_days = 90
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from modsmith.errors import ProjectError, did_you_mean
from modsmith.project import Project, current
from modsmith.validate.control import Control, load
from modsmith.validate.profile import PROFILES, Profile
from modsmith.validate.results.required_tags import TAGS
from modsmith.validate.severity import Severity

KEYS = ("profile", "fail_on", "baseline", "skip", "severity", "parameters")
LEVELS = tuple(level.value for level in Severity)


@dataclass(frozen=True)
class Settings:
    """How modules are validated.

    Attributes:
        profile: of modules without a spec; None for the default.
        fail_on: the lowest severity that makes a module fail.
        baseline: a file of accepted findings; None without one.
        skip: control that does not run, to the reason.
        severity: control to its severity in this project.
        parameters: name to value.
    """

    profile: Profile | None = None
    fail_on: Severity = Severity.LOW
    baseline: Path | None = None
    skip: Mapping[str, str] = field(default_factory=dict)
    severity: Mapping[str, Severity] = field(default_factory=dict)
    parameters: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of_project(cls, project: Project | None = None) -> Settings:
        """Those of a project, the current one if none is given; the defaults without one.

        Raises:
            ProjectError: the table cannot be used.
        """
        project = project or current()
        return _Reader(project).read() if project else cls()

    def profile_of(self, *, has_spec: bool) -> Profile:
        """The profile of a module."""
        return PROFILES["complete"] if has_spec else self.profile or PROFILES["building-block"]

    def level(self, control: Control) -> Severity:
        """The severity of a control in this project."""
        return self.severity.get(control.id, control.severity)


def severity(text: str, where: str) -> Severity:
    """The level that a text names.

    Raises:
        ProjectError: it names none.
    """
    return Severity(_one_of(text, LEVELS, where))


def profile(text: str, where: str) -> Profile:
    """The profile that a text names.

    Raises:
        ProjectError: it names none.
    """
    return PROFILES[_one_of(text, tuple(PROFILES), where)]  # type: ignore[index]


def _one_of(text: object, known: tuple[str, ...], where: str) -> str:
    if isinstance(text, str) and text in known:
        return text
    fix = did_you_mean(str(text), known) or f"Write one of {', '.join(known)}."
    raise ProjectError(f"{text!r} is not one of {', '.join(known)}", where, fix)


class _Reader:
    """Reads the table, and names the key in every error."""

    def __init__(self, project: Project) -> None:
        self._project, self._table = project, project.validate

    def _at(self, *keys: str) -> str:
        return f"{self._project.file}: {'.'.join(('validate', *keys))}"

    def read(self) -> Settings:
        for key in self._table:
            _known(key, KEYS, "a setting of modsmith", self._at(key))
        chosen = self._table.get("profile")
        return Settings(
            profile=None if chosen is None else profile(chosen, self._at("profile")),
            fail_on=severity(self._table.get("fail_on", "low"), self._at("fail_on")),
            baseline=self._baseline(),
            skip={name: self._reason(name, value) for name, value in self._controls("skip")},
            severity={
                name: severity(value, self._at("severity", name))
                for name, value in self._controls("severity")
            },
            parameters=self._parameters(),
        )

    def _baseline(self) -> Path | None:
        given = self._table.get("baseline")
        if given is None:
            return None
        if not isinstance(given, str) or not given.strip():
            raise ProjectError(
                f"{given!r} is not a file", self._at("baseline"), 'Write it as baseline = "FILE".'
            )
        return self._project.root / given

    def _sub(self, key: str) -> Mapping[str, Any]:
        table = self._table.get(key, {})
        if not isinstance(table, dict):
            raise ProjectError("is not a table", self._at(key), f"Write it as [validate.{key}].")
        return table

    def _controls(self, key: str) -> list[tuple[str, Any]]:
        items = list(self._sub(key).items())
        for name, _ in items:
            _known(name, self._names, "a control", self._at(key, name))
        return items

    @cached_property
    def _names(self) -> frozenset[str]:
        """Ids of all controls; those of the project by their files, which need not run for it."""
        own = self._project.controls.glob("*.py")
        return frozenset((*load(), *(file.stem.replace("_", "-") for file in own)))

    def _reason(self, name: str, value: object) -> str:
        if isinstance(value, str) and value.strip():
            return value
        fix = f'Write it as {name} = "why the control does not run".'
        raise ProjectError("has no reason", self._at("skip", name), fix)

    def _parameters(self) -> Mapping[str, Any]:
        known = parameters()
        found: dict[str, Any] = {}
        for name, value in self._sub("parameters").items():
            where = self._at("parameters", name)
            _known(name, known, "a parameter", where)
            if isinstance(known[name].default, int):
                if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                    raise ProjectError(f"{value!r} is not a whole number", where, f"Write it as {name} = 30.")
                found[name] = value
            elif isinstance(value, list) and all(isinstance(one, str) and one for one in value):
                found[name] = tuple(value)
            else:
                raise ProjectError(f"{value!r} is not a list of texts", where, f'Write it as {name} = ["…"].')
        return found


def _known(name: str, known: Any, kind: str, where: str) -> None:
    if name not in known:
        fix = did_you_mean(name, known) or f"Choose one of {', '.join(sorted(known))}."
        raise ProjectError(f"{name!r} is not {kind}", where, fix)


def parameters() -> Mapping[str, Any]:
    """Every parameter of every control, by name."""
    own = (one for control in load().values() for one in control.parameters)
    return {one.name: one for one in (TAGS, *own)}
