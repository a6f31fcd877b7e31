"""Rules for outputs. Another expression for a value is no change: a caller sees the value only."""

from __future__ import annotations

from typing import Final

from modsmith.diff.rules.rule import Rule
from modsmith.versions.number import Level

MAJOR, MINOR, PATCH = Level.MAJOR, Level.MINOR, Level.PATCH

REMOVED: Final = Rule(
    "output-removed",
    MAJOR,
    "An output is gone.",
    "Terraform stops for every caller who reads it.",
    "Remove the references to it.",
)
RENAMED: Final = Rule(
    "output-renamed",
    MAJOR,
    "An output is gone, and a new one has its place: the same value, or nearly the same name.",
    "Terraform stops for every caller who reads the old name.",
    "Rename the references to it.",
)
TYPE_CHANGED: Final = Rule(
    "output-type-changed",
    MAJOR,
    "The value has another type, or an attribute or key of it is gone, as the module computes it for the callers that "
    "are evaluated: by default and as the examples of the old version call it.",
    "Terraform stops for a caller who uses the value as it was, or gives it something else.",
    "Adapt the expressions that use the output.",
)
SENSITIVE_ADDED: Final = Rule(
    "output-sensitive-added",
    MAJOR,
    "An output has become sensitive.",
    "Terraform stops for a caller whose root module outputs it without `sensitive = true`, or uses it in `for_each`.",
    "Add `sensitive = true` to your outputs that contain it.",
)
SENSITIVE_REMOVED: Final = Rule(
    "output-sensitive-removed",
    MAJOR,
    "An output is no longer sensitive.",
    "Plans and logs of callers show a value that was hidden.",
    "Read the value through sensitive(...) if it is secret.",
)
EPHEMERAL_ADDED: Final = Rule(
    "output-ephemeral-added",
    MAJOR,
    "An output has become ephemeral.",
    "Terraform stops for a caller who uses it where a value must be stored.",
    "Use it in ephemeral places only, such as a provider's configuration or a write-only argument.",
)
EPHEMERAL_REMOVED: Final = Rule(
    "output-ephemeral-removed",
    MINOR,
    "An output is no longer ephemeral.",
    "A caller may use it anywhere; the state stores it where it does.",
)
ADDED: Final = Rule(
    "output-added",
    MINOR,
    "There is a new output.",
    "A caller may read it and need not.",
)
DEPRECATED: Final = Rule(
    "output-deprecated",
    MINOR,
    "An output has become deprecated.",
    "It still has its value; a later major version may remove it.",
    "Do what the message says before the next major version.",
)
DESCRIBED: Final = Rule(
    "output-described",
    PATCH,
    "Descriptions of outputs have changed; one change for all of them.",
    "Only documentation changes.",
)

RULES: Final = (
    REMOVED,
    RENAMED,
    TYPE_CHANGED,
    SENSITIVE_ADDED,
    SENSITIVE_REMOVED,
    EPHEMERAL_ADDED,
    ADDED,
    EPHEMERAL_REMOVED,
    DEPRECATED,
    DESCRIBED,
)
