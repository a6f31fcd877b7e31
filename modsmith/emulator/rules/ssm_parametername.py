"""SSM: names of parameters."""

from __future__ import annotations

import re

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients

AWS_REFUSES = "names with other letters than a-z, A-Z, 0-9, `_`, `.`, `-` and `/`, or of more than 15 levels"
SOURCE = "docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html"
OPERATIONS = ("PutParameter",)
CODE = "ValidationException"

PATTERN = re.compile(r"[a-zA-Z0-9_.\-/]+")
MOST = 15


def check(call: Call) -> str | None:
    """Compares letters and levels."""
    name = call.values["Name"].rpartition(":parameter")[2]
    if not PATTERN.fullmatch(name) or ("/" in name and not name.startswith("/")):
        return (
            "Parameter name must be a fully qualified name. It can contain only letters, digits and the symbols"
            " a-zA-Z0-9_.-"
        )
    if name.count("/") > MOST:
        return f"Parameter name can have at most {MOST} levels in its hierarchy"
    return None


def refused(client: Clients) -> object:
    """A name with levels that does not begin with a slash."""
    return client("ssm").put_parameter(Name="rule/name", Value="a", Type="String")


def accepted(client: Clients) -> object:
    """A name that does."""
    return client("ssm").put_parameter(Name="/rule/name", Value="a", Type="String")
