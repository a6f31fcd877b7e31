"""Rules for inputs."""

from __future__ import annotations

from typing import Final

from modsmith.diff.rules.rule import Rule
from modsmith.versions.number import Level

MAJOR, MINOR, PATCH = Level.MAJOR, Level.MINOR, Level.PATCH

REQUIRED_ADDED: Final = Rule(
    "input-required-added",
    MAJOR,
    "There is a new input without a default.",
    "Terraform stops for every caller until the input is given.",
    "Give the input.",
)
ADDED: Final = Rule(
    "input-added",
    MINOR,
    "There is a new input with a default.",
    "A caller may use it and need not.",
)
REMOVED: Final = Rule(
    "input-removed",
    MAJOR,
    "An input is gone.",
    "Terraform stops for every caller who gives it.",
    "Remove the argument from the call.",
)
RENAMED: Final = Rule(
    "input-renamed",
    MAJOR,
    "An input is gone, and a new one has its place: the same type, and the same description, use or nearly the same "
    "name.",
    "Terraform stops for every caller who gives the old name.",
    "Rename the argument in the call.",
)
TYPE_NARROWED: Final = Rule(
    "input-type-narrowed",
    MAJOR,
    "The new type refuses or ignores values of the old type and accepts nothing more.",
    "Terraform stops for a caller who gives such a value, or ignores a part of it without a message.",
    "Change the argument where it has such a value.",
)
TYPE_CHANGED: Final = Rule(
    "input-type-changed",
    MAJOR,
    "Neither of the two types accepts everything that the other does; or the new type is `any`, and the default has "
    "become a map, a list or one value, and was another of these.",
    "Terraform stops for callers who give what only the old type accepts.",
    "Rewrite the argument for the new type.",
)
TYPE_WIDENED: Final = Rule(
    "input-type-widened",
    MINOR,
    "The new type accepts every value of the old type, and more.",
    "A caller may use what is new and need not.",
)
TYPE_ALIKE: Final = Rule(
    "input-type-alike",
    MINOR,
    "The two types accept the same values; the order of elements and duplicates count in one of them only.",
    "Every caller's argument still works; its order may no longer matter.",
)
DEFAULT_REMOVED: Final = Rule(
    "input-default-removed",
    MAJOR,
    "An input that had a default has none.",
    "Terraform stops for every caller who leaves it out.",
    "Give the input.",
)
DEFAULT_ADDED: Final = Rule(
    "input-default-added",
    MINOR,
    "An input that had no default has one.",
    "A caller may leave it out and need not.",
)
DEFAULT_CHANGED: Final = Rule(
    "input-default-changed",
    MINOR,
    "An input has another default.",
    "The plan of a caller who leaves it out may change. What that loses, other rules find: instances, "
    "guarantees, and in a plan replaced resources.",
    "Give the old value to keep it.",
)
ATTRIBUTE_DEFAULT_CHANGED: Final = Rule(
    "input-attribute-default-changed",
    MINOR,
    "An optional attribute in an input's type has another default.",
    "The plan of a caller who leaves the attribute out may change.",
    "Give the old value to keep it.",
)
NULL_REFUSED: Final = Rule(
    "input-null-refused",
    MAJOR,
    "An input without a default has become `nullable = false`.",
    "Terraform stops for every caller who gives null.",
    "Give a value.",
)
NULL_REPLACED: Final = Rule(
    "input-null-replaced",
    MINOR,
    "An input with a default has become `nullable = false`.",
    "For a caller who gives null, the module now uses the default.",
)
NULL_KEPT: Final = Rule(
    "input-null-kept",
    MINOR,
    "An input is no longer `nullable = false`.",
    "For a caller who gives null, the module used the default and now gets null.",
    "Leave the argument out for the default.",
)
SENSITIVE_ADDED: Final = Rule(
    "input-sensitive-added",
    MINOR,
    "An input has become sensitive, and no output passes it on.",
    "Plans hide the value; a caller need not do anything.",
)
SENSITIVE_REACHES: Final = Rule(
    "input-sensitive-reaches-output",
    MAJOR,
    "An input has become sensitive, and outputs that are not marked as sensitive contain it.",
    "Terraform stops for a caller whose root module outputs such a value without `sensitive = true`.",
    "Add `sensitive = true` to your outputs that contain the value.",
)
SENSITIVE_REMOVED: Final = Rule(
    "input-sensitive-removed",
    MAJOR,
    "An input is no longer sensitive.",
    "Plans and logs show a value that was hidden.",
    "Pass the value as sensitive(...) if it is secret.",
)
EPHEMERAL_ADDED: Final = Rule(
    "input-ephemeral-added",
    MINOR,
    "An input has become ephemeral.",
    "A caller may give an ephemeral value and need not.",
)
EPHEMERAL_REMOVED: Final = Rule(
    "input-ephemeral-removed",
    MAJOR,
    "An input is no longer ephemeral.",
    "Terraform stops for a caller who gives an ephemeral value, and the state stores the value.",
    "Give a value that is not ephemeral.",
)
VALIDATION_STRICTER: Final = Rule(
    "input-validation-stricter",
    MAJOR,
    "The validations refuse a value that they accepted: a default, a value of an example, or one that is made from the "
    "conditions. The change names it.",
    "Terraform stops for a caller who gives such a value.",
    "Change the argument where it has such a value.",
)
VALIDATION_UNDECIDED: Final = Rule(
    "input-validation-undecided",
    MAJOR,
    "Validations were added or changed, and modsmith cannot compute them.",
    "They may refuse what was accepted.",
    "Read the conditions.",
)
VALIDATION_CHANGED: Final = Rule(
    "input-validation-changed",
    MINOR,
    "Validations were added or changed, and no value was found that only the new ones refuse.",
    "They may refuse a value that was not tried.",
    "Read the conditions if the value is unusual.",
)
VALIDATION_LOOSER: Final = Rule(
    "input-validation-looser",
    MINOR,
    "The validations accept a value that they refused, and none was found that only the new ones refuse.",
    "A caller may use it and need not.",
)
VALIDATION_REMOVED: Final = Rule(
    "input-validation-removed",
    MINOR,
    "Validations are gone, and no new one has come.",
    "A caller may give values that were refused; AWS may still refuse them.",
)
VALIDATION_MESSAGE: Final = Rule(
    "input-validation-message",
    PATCH,
    "Error messages of validations have changed; one change for all inputs.",
    "The same values are refused, with other words.",
)
DEPRECATED: Final = Rule(
    "input-deprecated",
    MINOR,
    "An input is new among the deprecated ones: by `deprecated`, by a `check` that warns who gives it, or by its "
    "description.",
    "It still works; a later major version may remove it.",
    "Do what the message says before the next major version.",
)
UNDEPRECATED: Final = Rule(
    "input-undeprecated",
    PATCH,
    "An input is no longer deprecated.",
    "A warning is gone.",
)
DESCRIBED: Final = Rule(
    "input-described",
    PATCH,
    "Descriptions of inputs have changed; one change for all of them.",
    "Only documentation changes.",
)

RULES: Final = (
    REQUIRED_ADDED,
    REMOVED,
    RENAMED,
    TYPE_NARROWED,
    TYPE_CHANGED,
    DEFAULT_REMOVED,
    NULL_REFUSED,
    SENSITIVE_REACHES,
    SENSITIVE_REMOVED,
    EPHEMERAL_REMOVED,
    VALIDATION_STRICTER,
    VALIDATION_UNDECIDED,
    ADDED,
    TYPE_WIDENED,
    TYPE_ALIKE,
    DEFAULT_ADDED,
    DEFAULT_CHANGED,
    ATTRIBUTE_DEFAULT_CHANGED,
    NULL_REPLACED,
    NULL_KEPT,
    SENSITIVE_ADDED,
    EPHEMERAL_ADDED,
    VALIDATION_CHANGED,
    VALIDATION_LOOSER,
    VALIDATION_REMOVED,
    DEPRECATED,
    UNDEPRECATED,
    VALIDATION_MESSAGE,
    DESCRIBED,
)
