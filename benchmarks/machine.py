"""What the figures were measured on."""

from __future__ import annotations

import datetime
import os
import platform
from importlib.metadata import version
from pathlib import Path

from benchmarks.contests.generating import BINDINGS
from modsmith.tools import cdktf_cli, checkov, node, terraform
from modsmith.tools.tool import Tool


def facts() -> dict[str, str]:
    """Machine and versions, by name; "none" for what is missing."""
    return {
        "date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "cores": str(os.cpu_count()),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "Python": platform.python_version(),
        "Node.js": _version(node.find()),
        "cdktf": version("cdktf"),
        "cdktf-cli": _version(cdktf_cli.find()),
        "cdktf-cdktf-provider-aws": _bindings(BINDINGS),
        "Terraform": _version(terraform.find()),
        "Checkov": _version(checkov.find()),
    }


def load() -> float:
    """Processes that wanted a core, on average over the last minute."""
    return os.getloadavg()[0]


def _version(tool: Tool | None) -> str:
    return tool.version if tool else "none"


def _bindings(python: Path) -> str:
    found = sorted(python.parents[1].glob("lib/python*/site-packages/cdktf_cdktf_provider_aws-*.dist-info"))
    return found[-1].name.split("-")[1].removesuffix(".dist") if found else "none"
