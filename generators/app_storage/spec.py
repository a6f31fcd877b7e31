"""The app_storage module, said once: table and buckets of the tattoo directory, with a second region."""

from __future__ import annotations

from generators.app_storage.inputs import INPUTS
from generators.app_storage.outputs import OUTPUTS
from generators.app_storage.promises import PROMISES
from generators.app_storage.upgrades import UPGRADES
from generators.app_storage.waivers import WAIVERS
from modsmith import ModuleSpec, ProviderAlias, read_sections

SPEC = ModuleSpec(
    name="app_storage",
    title="Application storage of the tattoo directory",
    summary=(
        "A single-table DynamoDB design for artists, studios, portfolios and styles, and buckets for frontend and images that only"
        " CloudFront and the application reach, with backups in a second region that prod replicates to within 15 minutes."
    ),
    summary_proved_by=(
        "replication",
        "bucket-access",
    ),
    inputs=INPUTS,
    outputs=OUTPUTS,
    promises=PROMISES,
    waivers=WAIVERS,
    sections=read_sections(__package__ or ""),
    upgrades=UPGRADES,
    provider_aliases=(
        ProviderAlias(
            "aws.replica",
            "The backups, their alarms and their alarm topic are in its region, which should be another than the default"
            " provider's.",
        ),
    ),
)
