"""What provider 6 knows of the arguments that the modules use, and which versions they are tested with.

`scripts/aws6.py` writes the data from packages that are generated from the provider's schema.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from modsmith.provider.table import Table

DATA = Path(__file__).with_name("aws6.json")


@dataclass(frozen=True)
class Six:
    """A release of provider 6.

    Attributes:
        provider: its version.
        arguments: `resource.aws_kms_key` to the path of an argument (`rule.filter.prefix`) to `r` for required or `o`.
        deprecated: type to the path of an argument to what the provider advises instead.
    """

    provider: str
    arguments: Mapping[str, Mapping[str, str]]
    deprecated: Mapping[str, Mapping[str, str]]

    @classmethod
    @cache
    def load(cls) -> Six:
        """The committed data."""
        read = json.loads(DATA.read_text("utf-8"))
        return cls(read["provider"], read["arguments"], read["deprecated"])


def provider_versions() -> str:
    """What a README says of the provider's versions, as one sentence."""
    return (
        f"Tested with AWS provider {Table.load().version}; every argument is also checked against"
        f" the schema of {Six.load().provider}."
    )
