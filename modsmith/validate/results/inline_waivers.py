"""Control waivers in HCL comments, similar to Checkov's skip comments.

    resource "aws_sqs_queue" "this" {
      # modsmith:skip=sqs-dead-letter: Messages in this queue expire after one second.

A comment applies to the resource that contains it or that directly follows it. A comment without a reason is ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from modsmith.hcl.read import folders
from modsmith.spec.model import Waiver

OWNER = "the comment in the HCL"

_HEADER = re.compile(r'^resource\s+"(?P<type>[^"]+)"\s+"(?P<name>[^"]+)"')
_COMMENT = re.compile(r"^\s*(?:#|//)\s*modsmith:skip=(?P<control>[a-z0-9-]+)\s*:\s*(?P<reason>\S.*)$")


def read(folder: Path) -> list[Waiver]:
    """All inline waivers in a module's `*.tf` files."""
    files = [path for path in folders.files(folder) if path.suffix == ".tf" and _is_small(path)]
    return [waiver for path in files for waiver in _read(path.read_text("utf-8-sig", "replace"))]


def _is_small(file: Path) -> bool:
    return file.is_file() and file.stat().st_size <= folders.LARGEST


def _read(text: str) -> Iterator[Waiver]:
    address, waiting = "", list[tuple[str, str]]()
    for line in text.splitlines():
        if header := _HEADER.match(line):
            address = f"{header['type']}.{header['name']}"
            yield from (_waiver(address, *one) for one in waiting)
            waiting = []
        elif line.startswith("}"):
            address = ""
        elif comment := _COMMENT.match(line):
            found = (comment["control"], comment["reason"].strip())
            if address:
                yield _waiver(address, *found)
            else:
                waiting.append(found)
        elif line.strip() and not line.lstrip().startswith(("#", "//")):
            waiting = waiting if address else []


def _waiver(address: str, control: str, reason: str) -> Waiver:
    return Waiver(control, (address,), reason, owner=OWNER)
