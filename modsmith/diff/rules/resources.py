"""Rules for resources, module calls, moves and checks."""

from __future__ import annotations

from typing import Final

from modsmith.diff.rules.rule import Rule
from modsmith.versions.number import Level

MAJOR, MINOR, PATCH = Level.MAJOR, Level.MINOR, Level.PATCH

REMOVED: Final = Rule(
    "resource-removed",
    MAJOR,
    "A resource is gone, and no `moved` or `removed` block says where to.",
    "Terraform destroys it at every caller.",
    "Keep what it holds, or move it in the state with `terraform state mv`, before the upgrade.",
)
DESTROYED: Final = Rule(
    "resource-destroyed",
    MAJOR,
    "A resource is gone, and a `removed` block lets Terraform destroy it.",
    "Terraform destroys it at every caller.",
    "Keep what it holds before the upgrade.",
)
FORGOTTEN: Final = Rule(
    "resource-forgotten",
    MAJOR,
    "A resource is gone, and a `removed` block with `destroy = false` keeps it in AWS.",
    "The resource stays, but nobody manages it.",
    "Import it elsewhere, or delete it by hand.",
)
MOVED_TO_NOTHING: Final = Rule(
    "moved-to-nothing",
    MAJOR,
    "A `moved` block, or a chain of them, leads to an address that the module does not have.",
    "Terraform destroys the resource at every caller.",
    "Keep what it holds before the upgrade.",
)
MOVED_INVALID: Final = Rule(
    "moved-invalid",
    MAJOR,
    "`moved` blocks contradict each other or the resources: two from or to one address, a circle, or from a resource "
    "that is still there.",
    "Terraform refuses them, or destroys one of the two resources.",
    "Wait for a version in which it is corrected.",
)
MOVED_TYPE: Final = Rule(
    "moved-to-other-type",
    MAJOR,
    "A `moved` block leads to a resource of another type.",
    "Terraform refuses it unless the provider can convert the state, from Terraform 1.8 on.",
    "Read the plan: it must not destroy the resource.",
)
MOVED_DROPPED: Final = Rule(
    "moved-dropped",
    MAJOR,
    "A `moved` block of the old version is gone.",
    "A caller who upgrades from a version before the old one loses the resource.",
    "Upgrade to the old version first and apply it.",
)
REPETITION: Final = Rule(
    "resource-repetition-changed",
    MAJOR,
    "A resource changes between one, `count` and `for_each`, and no `moved` block says which instance becomes which.",
    "Terraform destroys the instances and creates others.",
    "Move each instance with `terraform state mv` after the upgrade of the source and before the apply.",
)
INSTANCE_LOST: Final = Rule(
    "instance-lost",
    MAJOR,
    "A resource has fewer instances, or other keys, for a caller who changes nothing: by default in an environment, or "
    "with the arguments of an example of the old version.",
    "Terraform destroys the instances that are gone.",
    "Set the inputs that keep them, or move them with `terraform state mv`.",
)
STORE_REPLACED: Final = Rule(
    "store-replaced",
    MAJOR,
    "For a caller who changes nothing, a resource that holds data or whose address others use gets another value of an "
    "argument that AWS cannot change in place.",
    "Terraform replaces it: what it holds is lost.",
    "Set the inputs that keep the old value, or export the data first.",
)
OTHER_PROVIDER: Final = Rule(
    "resource-provider-changed",
    MAJOR,
    "A resource uses another configuration of its provider.",
    "Terraform looks for it in another region or account, and creates it there.",
    "Hand over configurations that name the same region and account.",
)
UNPROTECTED: Final = Rule(
    "prevent-destroy-removed",
    MAJOR,
    "A resource no longer has `prevent_destroy = true`.",
    "A plan that destroys it is no longer refused.",
    "Read plans before you apply them.",
)
CONDITION_ADDED: Final = Rule(
    "precondition-added",
    MAJOR,
    "A resource or output has a new or another precondition or postcondition.",
    "Plans that succeeded may stop.",
    "Read the condition.",
)
CALL_REMOVED: Final = Rule(
    "call-removed",
    MAJOR,
    "A call of a module that is elsewhere is gone, without `moved` or `removed`.",
    "Terraform destroys its resources at every caller.",
    "Keep what they hold before the upgrade.",
)
CALL_SOURCE: Final = Rule(
    "call-source-changed",
    MAJOR,
    "A called module comes from another source.",
    "Its resources may be others; only a plan shows that.",
    "Read the plan.",
)
CALL_MAJOR: Final = Rule(
    "call-major-raised",
    MAJOR,
    "Another major version of a called module is used, or a version that no constraint bounds.",
    "Its resources may be others; only a plan shows that.",
    "Read the plan and the module's upgrade notes.",
)
MODULE_REMOVED: Final = Rule(
    "module-removed",
    MAJOR,
    "A module in `modules/` is gone.",
    "Terraform stops for every caller who uses it with `//modules/NAME`.",
    "Stay at the old version, or use another module.",
)
ADDED: Final = Rule(
    "resource-added",
    MINOR,
    "There is a new resource.",
    "Terraform creates it at every caller, unless its `count` or `for_each` is empty.",
)
INSTANCE_ADDED: Final = Rule(
    "instance-added",
    MINOR,
    "A resource has more instances for a caller who changes nothing.",
    "Terraform creates them.",
)
PROTECTED: Final = Rule(
    "prevent-destroy-added",
    MINOR,
    "A resource has `prevent_destroy = true`.",
    "A plan that destroys it is refused, also that of a caller who removes the module.",
    "To destroy it on purpose, take it out of the state first.",
)
IGNORES_LESS: Final = Rule(
    "ignore-changes-removed",
    MINOR,
    "A resource no longer ignores changes of an argument.",
    "Terraform sets the argument back where something else has changed it.",
    "Read the plan.",
)
CALL_ADDED: Final = Rule(
    "call-added",
    MINOR,
    "There is a call of another module that is elsewhere.",
    "Terraform creates its resources at every caller.",
)
CALL_VERSION: Final = Rule(
    "call-version-changed",
    MINOR,
    "Another version of a called module is used, of the same major version.",
    "By its own promise it changes nothing that a caller must know.",
)
MODULE_ADDED: Final = Rule(
    "module-added",
    MINOR,
    "There is a new module in `modules/`.",
    "A caller may use it and need not.",
)
CHECK_ADDED: Final = Rule(
    "check-added",
    MINOR,
    "There is a new `check`, or another assertion in one.",
    "It may warn; it stops nothing.",
)
MOVED: Final = Rule(
    "resource-moved",
    PATCH,
    "A resource has another address, and `moved` blocks lead there, or Terraform moves it by itself between a single "
    "one and `count`.",
    "Terraform moves it in the state and changes nothing in AWS.",
)
CHANGED: Final = Rule(
    "resource-changed",
    PATCH,
    "Arguments of a resource have other values for a caller who changes nothing.",
    "Terraform changes them in AWS, unless AWS has these values already. Whether it replaces the resource, only a "
    "plan shows.",
)
IGNORES_MORE: Final = Rule(
    "ignore-changes-added",
    PATCH,
    "A resource ignores changes of an argument.",
    "Terraform leaves the argument as it is.",
)
DATA_ADDED: Final = Rule(
    "data-source-added",
    PATCH,
    "There are new data sources; one change for all of them.",
    "Whoever plans needs the permission to read them.",
)
CONDITION_REMOVED: Final = Rule(
    "precondition-removed",
    PATCH,
    "A precondition or postcondition is gone.",
    "Plans that stopped may succeed.",
)
CHECK_REMOVED: Final = Rule(
    "check-removed",
    PATCH,
    "A `check` is gone.",
    "A warning is gone.",
)

RULES: Final = (
    REMOVED,
    DESTROYED,
    FORGOTTEN,
    MOVED_TO_NOTHING,
    MOVED_INVALID,
    MOVED_TYPE,
    MOVED_DROPPED,
    REPETITION,
    INSTANCE_LOST,
    STORE_REPLACED,
    OTHER_PROVIDER,
    UNPROTECTED,
    CONDITION_ADDED,
    CALL_REMOVED,
    CALL_SOURCE,
    CALL_MAJOR,
    MODULE_REMOVED,
    ADDED,
    INSTANCE_ADDED,
    PROTECTED,
    IGNORES_LESS,
    CALL_ADDED,
    CALL_VERSION,
    MODULE_ADDED,
    CHECK_ADDED,
    MOVED,
    CHANGED,
    IGNORES_MORE,
    DATA_ADDED,
    CONDITION_REMOVED,
    CHECK_REMOVED,
)
