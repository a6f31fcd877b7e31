"""Values that look like secrets and should not be in plain text."""

from __future__ import annotations

import re
from typing import Any

_NAMES = re.compile(
    r"(?i)(^|[/_.-])(password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)"
    r"s?($|[/_.-])"
)
_ABOUT = re.compile(r"(?i)(arn|name|id|url|path|ttl|endpoint|parameter|expir\w*|rotation\w*)s?$")
_VALUES = re.compile(
    r"AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY-----|://[^/\s:]+:[^@\s]+@|\bgh[pousr]_\w{36}"
)


def is_named_secret(name: Any) -> bool:
    """Whether a name suggests a secret, and not something about a secret such as its ARN."""
    return bool(_NAMES.search(str(name))) and not _ABOUT.search(str(name))


def is_secret(value: Any) -> bool:
    """Whether a value looks like a key or a password."""
    return isinstance(value, str) and bool(_VALUES.search(value))
