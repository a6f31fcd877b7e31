"""Defaults of the AWS provider for omitted arguments that promises rely on.

The provider's schema does not contain its defaults. Each one comes from a plan, and a test compares it with a plan.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

DEFAULTS: Mapping[tuple[str, str], Any] = {
    ("aws_cloudwatch_metric_alarm", "actions_enabled"): True,
}


def default(type_: str, path: str) -> Any:
    """The default of an argument; None where it has none, or none that is known here."""
    return DEFAULTS.get((type_, re.sub(r"\.\d+(?=\.|$)", "", path)))
