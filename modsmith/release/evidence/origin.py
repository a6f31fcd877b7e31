"""What makes a release reproducible: the address of the repository, this very modsmith, and its libraries."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

PACKAGE = Path(__file__).resolve().parents[2]
"""The code of modsmith."""

SUFFIXES = frozenset({".py", ".json", ".j2", ".tf", ".zip", ".typed", ".css", ".js", ".svg"})
"""What `pyproject.toml` puts into the package: an installed modsmith and its repository have the same digest."""

LIBRARIES = (
    "cdktf",
    "cfn-lint",
    "constructs",
    "cyclonedx-python-lib",
    "google-re2",
    "jinja2",
    "jsii",
    "junitparser",
    "lark",
    "python-hcl2",
)
"""Libraries that decide what is in a module or in its evidence."""

_SCHEMES = ("https", "http", "ssh", "git")


@cache
def generator_digest() -> str:
    """The SHA-256, hexadecimal, of all files of modsmith that runs: their paths and contents, sorted by path."""
    total = hashlib.sha256()
    for path in sorted(path for path in PACKAGE.rglob("*") if path.suffix in SUFFIXES and path.is_file()):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{content}  {path.relative_to(PACKAGE).as_posix()}\n".encode())
    return total.hexdigest()


@cache
def libraries() -> Mapping[str, str]:
    """The installed version of each library in `LIBRARIES`."""
    return {name: version(name) for name in LIBRARIES}


def without_credentials(url: str) -> str:
    """The address of a repository that may be shown to anyone: no user, password, query or path on this machine.

    `git@host:path` becomes `ssh://host/path`; "" for anything that is not an address in a network.
    """
    if "://" not in url:
        host, colon, path = url.partition(":")
        if not colon or "/" in host or len(host) < 2:
            return ""
        url = f"ssh://{host}/{path.lstrip('/')}"
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme not in _SCHEMES or not parts.hostname or "@" in parts.path:
        return ""  # a password with a slash ends what looks like a host
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return urlunsplit((parts.scheme, host + port, parts.path, "", ""))
