"""The page for those who have a repository already: its commands, run in such a repository with this modsmith."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project import ROOT

from .shell import Shell, clean_environment

PAGE = (ROOT / "docs/adopt.md").read_text("utf-8")
BLOCKS: list[str] = re.findall(r"^```bash\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
OLD = """\
resource "aws_sqs_queue" "clicks" {
  sqs_managed_sse_enabled = false
}
"""


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    """In a repository with findings, without Terraform and Checkov, and with this modsmith on the path."""
    for name in ("clicks", "views"):
        (tmp_path / "modules" / name).mkdir(parents=True)
        (tmp_path / "modules" / name / "main.tf").write_text(OLD)
    identity = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = clean_environment(
        tmp_path, **identity, MODSMITH_TERRAFORM="/none", MODSMITH_CHECKOV="/none"
    )
    environment["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), environment["PATH"]))
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    with Shell(tmp_path, environment) as one:
        yield one


def _commands(number: int) -> list[str]:
    """The commands of a block of the page, a heredoc with its lines."""
    block = BLOCKS[number].rstrip("\n")
    whole = re.findall(r"^cat > (?s:.*?)^END$|^.+$", block, re.MULTILINE)
    return [one for one in whole if not one.startswith("pip install")]


def test_a_newcomer_gets_to_a_run_that_names_what_is_new_alone(shell: Shell) -> None:
    [look], (write, *commit), [again], (*leak, found, remove) = map(_commands, range(4))
    assert "aws_sqs_queue.clicks" in shell.run(look)
    for command in (write, *commit, again, *leak):
        shell.run(command)
    said = shell.run(found)
    assert "aws_s3_bucket.leak" in said
    assert "s3-public-access" in said
    assert "aws_sqs_queue.clicks" not in said
    assert shell.codes[found] == 2
    shell.run(remove)
    shell.run(again)
    assert shell.codes == dict.fromkeys(shell.codes, 0) | {look: 2, found: 0}


def test_what_is_fixed_leaves_the_baseline_and_a_comment_needs_none(shell: Shell) -> None:
    _, (write, *_), [again], _, [shrink] = map(_commands, range(5))
    shell.run(write)
    folder = shell.folder()
    (folder / "modules/views/main.tf").write_text('output "views" {\n  value = 1\n}\n')
    assert "not found any more" in " ".join(shell.run(again).split())
    shell.run(shrink)
    assert "modules/views" not in (folder / ".modsmith-baseline.json").read_text().partition('"entries"')[2]
    comment = re.search(r"^  (# modsmith:skip=(\S+): .*)$", PAGE, re.MULTILINE)
    assert comment
    main = folder / "modules/clicks/main.tf"
    main.write_text(OLD.replace("{\n", f"{{\n  {comment[1]}\n", 1))
    (folder / ".modsmith-baseline.json").unlink()
    said = shell.run("modsmith validate modules --only interface,hcl")
    assert f"{comment[2]} for aws_sqs_queue.clicks" in " ".join(said.split())
    assert "hcl: sqs-encryption" in said
    assert f"hcl: {comment[2]}" not in said
