"""Modules that only compute names and tags, and are known to create nothing: those of Cloud Posse.

Almost every module of theirs calls one, and counts its resources by `module.this.enabled`. So two outputs are known
without reading the module: `enabled`, and `context`, which hands that on to the next call. No other module is here: the
list grows only by modules without resources, without data sources, and with as many callers.

Source: https://github.com/cloudposse/terraform-null-label (`main.tf`: `input.enabled`, and no resource)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from modsmith.cty import types, values
from modsmith.cty.convert import convert
from modsmith.cty.errors import EvaluationError
from modsmith.cty.types import DYNAMIC
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import NULL, TRUE, Value
from modsmith.evaluate import operators
from modsmith.evaluate.scope import Lazy
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.installed import canonical

_REGISTRY, _GIT = "cloudposse/label/null", "github.com/cloudposse/terraform-null-label"
_CONTEXT = (
    "additional_tag_map",
    "attributes",
    "delimiter",
    "descriptor_formats",
    "enabled",
    "environment",
    "id_length_limit",
    "label_key_case",
    "label_order",
    "label_value_case",
    "labels_as_tags",
    "name",
    "namespace",
    "regex_replace_chars",
    "stage",
    "tags",
    "tenant",
)
"""What the output `context` holds, as of 0.25.0."""
_OUTPUTS = (
    "context",
    "descriptors",
    "id",
    "id_full",
    "normalized_context",
    "tags_as_list_of_maps",
    *_CONTEXT,
)


def is_label(call: HclBlock) -> bool:
    """Whether a call is of a module that is known to create nothing, by the source that it names."""
    source = call.values.get("source")
    if not isinstance(source, str):
        return False
    return source == _REGISTRY or canonical(source).partition("?")[0] == _GIT


def outputs(address: str, given: Mapping[str, Callable[[], Value]]) -> Lazy:
    """The outputs of such a module; unknown but for two.

    Args:
        address: of the call.
        given: argument to a function that returns its value.
    """

    def output(name: str) -> Value:
        if name == "enabled":
            return _enabled(address, given)
        if name == "context":
            return values.object_({key: output(key) for key in _CONTEXT})
        text = f"{address}.{name}"
        return values.unknown(DYNAMIC, Unknown(text, frozenset({address}), sure=False, direct=True))

    return Lazy(output, dict.fromkeys(_OUTPUTS), "output")


def _enabled(address: str, given: Mapping[str, Callable[[], Value]]) -> Value:
    """`var.enabled == null ? var.context.enabled : var.enabled`, both of which are true by default."""
    found = given["enabled"]() if "enabled" in given else values.null(types.BOOL)
    if found.raw is NULL and "context" in given:
        found = _of_context(given["context"]())
    if found.raw is NULL:
        return TRUE
    if isinstance(found.raw, Unknown):
        text = f"{address}.enabled"
        return values.unknown(types.BOOL, Unknown(text, frozenset({address}) | found.raw.refers, direct=True))
    return convert(found, types.BOOL)


def _of_context(context: Value) -> Value:
    try:
        return operators.attribute(context, "enabled")
    except EvaluationError:
        if isinstance(context.raw, Unknown):
            raise
        return values.null(types.BOOL)
