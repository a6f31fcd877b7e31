"""modsmith generates Terraform modules from typed specs and checks what they guarantee.

This is the public API, together with `modsmith.constructs` and `modsmith.controls`. Everything else may change without
notice.

    ModuleSpec, Input, Output, Promise, Refers, Validation, Waiver, ProviderAlias, Section    a spec
    Legacy    what an imported module keeps although a new one may not have it
    types, rules, inputs    Terraform's types, common validations, common inputs
    environments            the environments of the project
    read_sections           the README's prose from Markdown files
    File, Part, Dynamic, Nested, Reference, expr    what builds a .tf file
    synth                   the CDKTF app of `main.py`

Names are imported when they are first used: a spec needs no node, `File` and its companions start one.
"""

from __future__ import annotations

import importlib

TYPE_CHECKING = False  # typing is slow to import
if TYPE_CHECKING:
    from typing import Any

    from modsmith import inputs, rules, types
    from modsmith.build.stack import Dynamic, File, Nested, Part, Reference, expr
    from modsmith.cli import cdktf_main as synth
    from modsmith.errors import ModsmithError, SpecError
    from modsmith.spec import environments
    from modsmith.spec.legacy import Legacy
    from modsmith.spec.model import (
        Expected,
        Input,
        ModuleSpec,
        Output,
        Promise,
        ProviderAlias,
        Refers,
        Scalar,
        Section,
        Validation,
        Waiver,
    )
    from modsmith.spec.prose import read_sections
    from modsmith.spec.upgrades import Deprecated, Upgrade

__all__ = [
    "Deprecated",
    "Dynamic",
    "Expected",
    "File",
    "Input",
    "Legacy",
    "ModsmithError",
    "ModuleSpec",
    "Nested",
    "Output",
    "Part",
    "Promise",
    "ProviderAlias",
    "Reference",
    "Refers",
    "Scalar",
    "Section",
    "SpecError",
    "Upgrade",
    "Validation",
    "Waiver",
    "environments",
    "expr",
    "inputs",
    "read_sections",
    "rules",
    "synth",
    "types",
]

_MODULES = {
    "environments": "modsmith.spec.environments",
    "inputs": "modsmith.inputs",
    "rules": "modsmith.rules",
    "types": "modsmith.types",
}
_HOMES = {
    "modsmith.build.stack": ("Dynamic", "File", "Nested", "Part", "Reference", "expr"),
    "modsmith.errors": ("ModsmithError", "SpecError"),
    "modsmith.spec.model": (
        "Expected",
        "Scalar",
        "Input",
        "ModuleSpec",
        "Output",
        "Promise",
        "ProviderAlias",
        "Refers",
        "Section",
        "Validation",
        "Waiver",
    ),
    "modsmith.spec.legacy": ("Legacy",),
    "modsmith.spec.prose": ("read_sections",),
    "modsmith.spec.upgrades": ("Deprecated", "Upgrade"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name == "synth":
        return importlib.import_module("modsmith.cli").cdktf_main
    if name in _MODULES:
        return importlib.import_module(_MODULES[name])
    if name in _HOME:
        return getattr(importlib.import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
