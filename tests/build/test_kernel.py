"""One node runs jsii's kernel, and what JavaScript prints does not get between its messages."""

from __future__ import annotations

import base64
import json
import subprocess
from pathlib import Path

import jsii
import pytest

from modsmith.build import kernel
from modsmith.tools.node import require
from tests.cli.conftest import python

PROGRAM = """\
const fs = require("fs");
const opened = fs.openSync(__filename, "r");
const line = Buffer.alloc(100);
const length = fs.readSync(3, line, 0, 100, null);
console.log("printed");
console.error("complained");
fs.writeSync(3, `${opened > 3} ${process.argv.length} ${line.toString("utf8", 0, length)}`);
"""

CHILDREN = """\
import os
from pathlib import Path
from modsmith.build.cdk import cdktf
parents = {}
for folder in Path("/proc").glob("[0-9]*"):
    try:
        fields = (folder / "stat").read_text().rpartition(")")[2].split()
        parents[int(folder.name)] = (int(fields[1]), (folder / "comm").read_text().strip())
    except OSError:
        pass
def descends(pid):
    return pid == os.getpid() or pid in parents and descends(parents[pid][0])
print(sum(name.startswith("node") for pid, (parent, name) in parents.items() if descends(pid)))
"""


def test_messages_and_what_is_printed_are_kept_apart(tmp_path: Path) -> None:
    program = tmp_path / "program.js"
    program.write_text(PROGRAM)
    command = [require().path, Path(kernel.__file__).with_name("jsii_kernel.js"), program]
    result = subprocess.run(command, input="a message", capture_output=True, text=True, check=True)
    assert result.stdout == "true 2 a message"
    printed = [json.loads(line) for line in result.stderr.splitlines()]
    assert [{name: base64.b64decode(text) for name, text in one.items()} for one in printed] == [
        {"stdout": b"printed\n"},
        {"stderr": b"complained\n"},
    ]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_a_build_starts_one_node() -> None:
    said = python(CHILDREN)
    assert (said.code, said.out) == (0, "1\n")


def test_another_layout_of_jsii_is_started_as_it_wants(tmp_path: Path) -> None:
    command = ["node", "--flag", str(tmp_path / "bin" / "jsii-runtime.js")]
    assert kernel._direct(command) == command


def test_the_layout_of_the_installed_jsii_is_known() -> None:
    assert "lib/program.js" in jsii._embedded.jsii.EMBEDDED_FILES.values()
