"""Rules for the versions and providers that a module needs."""

from __future__ import annotations

from typing import Final

from modsmith.diff.rules.rule import Rule
from modsmith.versions.number import Level

MAJOR, MINOR, PATCH = Level.MAJOR, Level.MINOR, Level.PATCH

TERRAFORM_RAISED: Final = Rule(
    "terraform-minimum-raised",
    MAJOR,
    "The module needs a newer Terraform.",
    "An older Terraform refuses the module, and every module beside it must run with the new one.",
    "Upgrade Terraform first.",
)
TERRAFORM_LIMITED: Final = Rule(
    "terraform-limited",
    MAJOR,
    "The module refuses a Terraform that it accepted, by an upper bound or an exclusion.",
    "That Terraform refuses the module.",
    "Use a Terraform that the constraint allows.",
)
TERRAFORM_WIDENED: Final = Rule(
    "terraform-widened",
    MINOR,
    "The module accepts more versions of Terraform.",
    "A caller may use them and need not.",
)
PROVIDER_ADDED: Final = Rule(
    "provider-added",
    MAJOR,
    "The module needs another provider.",
    "A caller must be able to download it, and to configure it if it needs a configuration.",
    "Allow the provider, configure it if it needs that, and run `terraform init -upgrade`.",
)
PROVIDER_REMOVED: Final = Rule(
    "provider-removed",
    MINOR,
    "The module no longer needs a provider.",
    "Nothing must be done; the provider must stay configured until its resources are gone from the state.",
)
PROVIDER_SOURCE: Final = Rule(
    "provider-source-changed",
    MAJOR,
    "A provider of this name comes from another source.",
    "Terraform has the resources in the state under the old source.",
    "Run `terraform state replace-provider` and `terraform init -upgrade`.",
)
PROVIDER_MAJOR: Final = Rule(
    "provider-major-raised",
    MAJOR,
    "The module needs a newer major version of a provider.",
    "Other modules of the caller must accept it too, and a provider's major version changes resources.",
    "Read the provider's upgrade guide and run `terraform init -upgrade`.",
)
PROVIDER_RAISED: Final = Rule(
    "provider-minimum-raised",
    MINOR,
    "The module needs a newer version of a provider, of the same major version.",
    "The provider keeps what worked; the lock file must be updated.",
    "Run `terraform init -upgrade`.",
)
PROVIDER_LIMITED: Final = Rule(
    "provider-limited",
    MAJOR,
    "The module refuses a version of a provider that it accepted, by an upper bound or an exclusion.",
    "Terraform stops for a caller who uses such a version, or another module that needs it.",
    "Use a version that the constraint allows.",
)
PROVIDER_WIDENED: Final = Rule(
    "provider-widened",
    MINOR,
    "The module accepts more versions of a provider.",
    "A caller may use them and need not.",
)
ALIAS_ADDED: Final = Rule(
    "provider-alias-added",
    MAJOR,
    "The module needs another configuration of a provider.",
    "Terraform stops for every caller who does not hand it over.",
    "Hand over the configuration in `providers`.",
)
ALIAS_REMOVED: Final = Rule(
    "provider-alias-removed",
    MAJOR,
    "The module no longer takes a configuration of a provider.",
    "Terraform stops for every caller who hands it over.",
    "Remove it from `providers`.",
)
CONFIGURED: Final = Rule(
    "provider-configured",
    MAJOR,
    "The module configures a provider itself.",
    "Terraform stops for a caller who uses `count`, `for_each` or `depends_on` in the call.",
    "Call the module without them.",
)
UNCONFIGURED: Final = Rule(
    "provider-unconfigured",
    MAJOR,
    "The module no longer configures a provider itself.",
    "The caller's configuration applies, which may name another region or account.",
    "Configure the provider in the root module as the old version did.",
)

RULES: Final = (
    TERRAFORM_RAISED,
    TERRAFORM_LIMITED,
    PROVIDER_ADDED,
    PROVIDER_SOURCE,
    PROVIDER_MAJOR,
    PROVIDER_LIMITED,
    ALIAS_ADDED,
    ALIAS_REMOVED,
    CONFIGURED,
    UNCONFIGURED,
    TERRAFORM_WIDENED,
    PROVIDER_REMOVED,
    PROVIDER_RAISED,
    PROVIDER_WIDENED,
)
