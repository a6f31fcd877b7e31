"""What decides the results of controls beside the module's HCL: the project's settings, waivers and promises.

Evidence contains it as data. With it, anyone can run the controls again on the files of an archive and must get the
same results, without the project's Python.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from modsmith.project.file import Project, current, using
from modsmith.release.evidence.reading import reading, text, whole
from modsmith.release.evidence.subject import CONTROLS
from modsmith.spec import environments
from modsmith.spec.environments import Environments
from modsmith.spec.model import Expected, ModuleSpec, Promise, Refers, Waiver
from modsmith.validate.control import load, shipped
from modsmith.validate.profile import PROFILES
from modsmith.validate.settings import Settings, parameters
from modsmith.validate.severity import Severity

_SENTENCE = "As the evidence of the release declares it."


@dataclass(frozen=True)
class Declared:
    """Settings, waivers and promises.

    Attributes:
        module: the module's name.
        has_spec: whether a spec describes the module; without one it has no waivers and promises.
        environments: of the project.
        settings: how the project validates, without its baseline.
        waivers: of controls, from the spec.
        promises: of the spec.
        own: id to title of controls that are the project's own Python.
    """

    module: str
    has_spec: bool = False
    environments: Environments = field(default_factory=Environments)
    settings: Settings = field(default_factory=Settings)
    waivers: tuple[Waiver, ...] = ()
    promises: tuple[Promise, ...] = ()
    own: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, module: str, spec: ModuleSpec | None, project: Project | None = None) -> Declared:
        """What a spec and a project declare.

        Args:
            module: the module's name.
            spec: the module's spec, if it has one.
            project: the project; the current one by default.

        Raises:
            ModsmithError: the project's settings or controls cannot be used.
        """
        project = project or current()
        with using(project):
            settings = replace(Settings.of_project(project), baseline=None)
            own = {control.id: control.title for control in load().values() if control.id not in shipped()}
            waivers = tuple(one for one in (spec.waivers if spec else ()) if not one.check.startswith("CKV"))
            known = environments.current()
        return cls(module, spec is not None, known, settings, waivers, spec.promises if spec else (), own)

    @property
    def spec(self) -> ModuleSpec | None:
        """As much of the spec as controls and promises use."""
        if not self.has_spec:
            return None
        return ModuleSpec(self.module, self.module, _SENTENCE, (), (), self.promises, self.waivers)

    @contextmanager
    def used(self) -> Iterator[None]:
        """Makes its environments those of the process until the block ends, with the current project's controls."""
        with environments.using(self.environments):
            yield

    def as_data(self) -> dict[str, Any]:
        """As JSON has it."""
        settings = self.settings
        return {
            "spec": self.has_spec,
            "environments": list(self.environments.names),
            "production": list(self.environments.production),
            "profile": settings.profile.name if settings.profile else None,
            "fail_on": settings.fail_on.value,
            "skip": dict(sorted(settings.skip.items())),
            "severity": {name: level.value for name, level in sorted(settings.severity.items())},
            "parameters": {
                name: list(value) if isinstance(value, tuple) else value
                for name, value in sorted(settings.parameters.items())
            },
            "own_controls": dict(sorted(self.own.items())),
            "waivers": [
                {
                    "control": one.check,
                    "resources": list(one.resources),
                    "reason": one.reason,
                    "owner": one.owner,
                }
                for one in self.waivers
            ],
            "promises": [_promise(one) for one in self.promises],
        }

    @classmethod
    def parse(cls, module: str, data: Mapping[str, Any]) -> Declared:
        """What `as_data` has written.

        Raises:
            EvidenceError: it was written by something else.
        """
        with reading(CONTROLS), environments.using(_environments(data)):
            return cls(
                module,
                bool(data["spec"]),
                environments.current(),
                _settings(data),
                tuple(
                    Waiver(
                        text(one["control"]),
                        _texts(one["resources"]),
                        text(one["reason"]),
                        owner=text(one["owner"]),
                    )
                    for one in data["waivers"]
                ),
                tuple(map(_parsed_promise, data["promises"])),
                {text(name): text(title) for name, title in data["own_controls"].items()},
            )


def _environments(data: Mapping[str, Any]) -> Environments:
    return Environments(_texts(data["environments"]), _texts(data["production"]))


def _settings(data: Mapping[str, Any]) -> Settings:
    known = parameters()
    return Settings(
        PROFILES[data["profile"]] if data["profile"] else None,
        Severity(data["fail_on"]),
        None,
        {text(name): text(reason) for name, reason in data["skip"].items()},
        {name: Severity(level) for name, level in data["severity"].items()},
        {
            name: _texts(value) if isinstance(known[name].default, tuple) else whole(value)
            for name, value in data["parameters"].items()
        },
    )


def _waiver(data: Mapping[str, Any]) -> Waiver:
    control, reason, owner = (text(data[key]) for key in ("control", "reason", "owner"))
    return Waiver(control, _texts(data["resources"]), reason, owner=owner)


def _promise(promise: Promise) -> dict[str, Any]:
    return {
        "control": promise.control,
        "statement": promise.statement,
        "resources": list(promise.resources),
        "expects": _expected(promise.expects),
        "by_environment": {name: _expected(values) for name, values in promise.by_environment.items()},
        "environments": list(promise.environments),
    }


def _parsed_promise(data: Mapping[str, Any]) -> Promise:
    return Promise(
        text(data["control"]),
        text(data["statement"]),
        _texts(data["resources"]),
        _parsed_expected(data["expects"]),
        {name: _parsed_expected(values) for name, values in data["by_environment"].items()},
        _texts(data["environments"]),
    )


def _expected(values: Mapping[str, Expected]) -> dict[str, Any]:
    return {path: asdict(one) if isinstance(one, Refers) else one for path, one in values.items()}


def _parsed_expected(values: Mapping[str, Any]) -> dict[str, Expected]:
    return {path: _parsed_value(one) for path, one in values.items()}


def _parsed_value(value: object) -> Expected:
    if isinstance(value, dict):
        return Refers(text(value["address"]))
    if isinstance(value, str):
        return text(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    raise TypeError(f"{value!r} is not a value that a promise can expect")


def _texts(values: list[Any]) -> tuple[str, ...]:
    return tuple(map(text, values))
