"""What the AWS provider gives to arguments that a module leaves out, where promises rely on it.

The provider's schema does not tell its defaults. Each of these was read off a plan, and a test reads them off again.
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
