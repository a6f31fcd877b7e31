"""The storage_stack module, said once: cache and buckets of the CO2 analysis."""

from __future__ import annotations

from generators.storage_stack.inputs import INPUTS
from generators.storage_stack.outputs import OUTPUTS
from generators.storage_stack.promises import PROMISES
from generators.storage_stack.upgrades import UPGRADES
from generators.storage_stack.waivers import WAIVERS
from modsmith import ModuleSpec, read_sections

SPEC = ModuleSpec(
    name="storage_stack",
    title="Cache and buckets of the CO2 analysis",
    summary=(
        "A DynamoDB table that caches what the analysis has reasoned out, two S3 buckets that CloudFront reads, for the website and"
        " for GeoJSON data, and the parameters and policies by which other stacks find and use them."
    ),
    inputs=INPUTS,
    outputs=OUTPUTS,
    promises=PROMISES,
    waivers=WAIVERS,
    sections=read_sections(__package__ or ""),
    upgrades=UPGRADES,
)
