"""The JSON Schema of the project file, for editors: made from the settings, the controls and their parameters."""

from __future__ import annotations

from typing import Any

from modsmith.project.file import ENVIRONMENT, NAMESPACE
from modsmith.validate.control import load
from modsmith.validate.profile import PROFILES
from modsmith.validate.settings import LEVELS, parameters

Json = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
"""What Taplo and Even Better TOML read."""

_FOLDERS = {
    "generators": "Folder of the module generators, a Python package.",
    "modules": "Folder that modsmith writes modules into.",
    "examples": "Folder of root modules that use several modules.",
    "controls": "Folder of the project's own controls, a Python package.",
    "schemas": "Folder of schema tables of other providers than AWS.",
    "releases": "Registry folder with every released version.",
}
_TEXTS = {
    "source": "The whole source that READMEs show, with {module} in place of the module's name.",
    "version": "Version constraint that READMEs show, for modules in a registry.",
    "owner": "Owner of waivers that name none.",
}


def schema() -> Json:
    """The schema, with the controls and parameters of the current project if there is one."""
    names = {"type": "string", "pattern": f"^({ENVIRONMENT.pattern})$"}
    return {
        "$schema": DIALECT,
        "title": "modsmith.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **{key: _text(what) for key, what in (_FOLDERS | _TEXTS).items()},
            "namespace": _text("Namespace of the modules in a registry.")
            | {"pattern": f"^({NAMESPACE.pattern})$"},
            "environments": {
                "description": "Values of the input environment, in the order of promotion.",
                "type": "array",
                "items": names,
                "minItems": 1,
                "uniqueItems": True,
            },
            "production": {
                "description": "Environments that keep data.",
                "type": "array",
                "items": names,
                "uniqueItems": True,
            },
            "validate": _validate(),
        },
    }


def _validate() -> Json:
    controls = sorted(load())
    return _table(
        "How modsmith validate treats modules.",
        {
            "profile": {"description": "What modules without a spec are.", "enum": list(PROFILES)},
            "fail_on": _level("Lowest severity that fails."),
            "baseline": _text("File of accepted findings, relative to the project file."),
            "skip": _table(
                "Controls that do not run, each with the reason.",
                {name: _text(load()[name].title) for name in controls},
            ),
            "severity": _table(
                "Severities of single controls.", {name: _level(load()[name].title) for name in controls}
            ),
            "parameters": _table(
                "What an organisation chooses for its controls.",
                {name: _parameter(one) for name, one in sorted(parameters().items())},
            ),
        },
    )


def _text(what: str) -> Json:
    return {"description": what, "type": "string", "minLength": 1}


def _level(what: str) -> Json:
    return {"description": what, "enum": list(reversed(LEVELS))}


def _table(what: str, properties: Json) -> Json:
    return {"description": what, "type": "object", "additionalProperties": False, "properties": properties}


def _parameter(one: Any) -> Json:
    what = f"{one.what[0].upper()}{one.what[1:]}."
    if isinstance(one.default, int):
        return {"description": what, "type": "integer", "minimum": 0, "default": one.default}
    return {"description": what, "type": "array", "items": {"type": "string", "minLength": 1}}
