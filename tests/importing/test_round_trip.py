"""What is imported and generated again says the same: of modsmith's own modules, and of one with everything."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from modsmith.hcl.read import configuration
from modsmith.importing import run as importing
from modsmith.project import Project
from tests.project import ROOT

from . import hand_written
from .conftest import Import

LONG = pytest.mark.long
OWN = [
    "dynamodb",
    "app_storage",
    *(pytest.param(name, marks=LONG) for name in ("storage", "storage_stack", "streaming")),
]


@pytest.mark.parametrize("name", OWN)
def test_own_modules_say_the_same(imported: Import, name: str) -> None:
    made = imported(ROOT / "modules" / name, name)
    assert made.differences == []
    assert [str(note) for note in made.missing] == []
    assert made.adapted == []


def test_every_block_of_a_hand_written_module_is_in_the_generated_one(
    imported: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trees: list[dict[str, bytes]] = []
    whole = importing._generated

    def kept(*arguments: object) -> object:
        files, tree = whole(*arguments)  # type: ignore[arg-type]
        trees.append(dict(tree))
        return files, tree

    monkeypatch.setattr(importing, "_generated", kept)
    folder = hand_written.write(tmp_path / "hand-written")
    made = imported(folder)
    assert (made.differences, made.missing) == ([], [])
    (tree,) = trees
    assert _blocks(importing._blocks(tree)) == _blocks(configuration.read(folder).blocks)
    assert tree["modules/inner/main.tf"].decode() == hand_written.INNER
    assert tree["tests/names.tftest.hcl"].decode() == hand_written.FILES["tests/names.tftest.hcl"]


def _blocks(blocks: object) -> Counter[str]:
    """Every block by type and labels; locals by name; moves by where they come from."""
    made: Counter[str] = Counter()
    for block in blocks:  # type: ignore[attr-defined]
        names = block.values if block.type == "locals" else [".".join(block.labels)]
        made.update(f"{block.type} {name}{block.values.get('from', '')}" for name in names)
    return made


def test_the_python_is_what_an_engineer_would_write(
    imported: Import, project: Project, tmp_path: Path
) -> None:
    made = imported(hand_written.write(tmp_path / "hand-written"))
    main = str(made.files["main.py"])
    assert "    # SQS keeps the key for long.\n" in main, "a comment in a block stays a comment"
    assert 'comment="The queue itself.\\nIt is encrypted."' in main, "one above a block goes into the HCL too"
    assert 'iterator="each_statement"' in main
    assert '"visibility_timeout_seconds": 30,' in main
    assert 'self.moved("aws_sqs_queue.queue", "aws_sqs_queue.this[0]")' in main
    assert 'self.removed("aws_s3_bucket.old")' in main
    assert '"ingress": Nested(' in main
    spec = str(made.files["spec.py"])
    assert 'deprecated=("aws_eip.this.vpc",)' in spec
    assert 'unused_inputs=("pair",)' in spec
    assert 'minimum={"terraform": "1.11.0", "aws": "5.99.0"}' in spec
    folder = project.generators / "imported"
    for path, content in made.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)
    ruff = Path(sys.executable).with_name("ruff")
    settings = ("--config", ROOT / "pyproject.toml", "--no-cache")
    for command in (
        ("check", *settings, "--ignore", "E501"),
        ("format", "--check", "--isolated", "--no-cache"),
    ):
        done = subprocess.run([ruff, *command, folder], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    mypy = Path(sys.executable).with_name("mypy")
    checked = ("--strict", "--config-file", "", "--no-incremental", "--follow-imports=silent")
    done = subprocess.run(
        [mypy, *checked, "-p", "generators.imported"],
        cwd=project.root,
        env={"MYPYPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_headings_of_the_original_become_methods(imported: Import, tmp_path: Path) -> None:
    rule = "#" * 80
    text = "".join(
        f'{rule}\n# The {name}\n{rule}\n\nresource "aws_sns_topic" "{name}" {{\n  name = "{name}"\n}}\n\n'
        for name in ("orders", "bills")
    )
    main = str(imported(hand_written.only(tmp_path / "topics", text)).files["main.py"])
    assert "        self._the_orders()\n        self._the_bills()\n" in main
    assert '    def _the_bills(self) -> None:\n        """The bills."""\n' in main


def test_what_is_in_files_of_the_spec_stays_there(imported: Import, tmp_path: Path) -> None:
    """Locals beside outputs, a resource beside variables: modsmith writes these files, and kept only its own blocks."""
    folder = hand_written.only(
        tmp_path / "queues", 'resource "aws_sqs_queue" "this" {\n  name = local.name\n}\n'
    )
    (folder / "outputs.tf").write_text(
        'locals {\n  name = "jobs"\n}\n\noutput "x" {\n  value = local.name\n}\n'
    )
    (folder / "versions.tf").write_text('terraform {\n  required_version = ">= 0.13"\n}\n')
    (folder / "lambda.tf").write_text('resource "aws_sqs_queue" "b" {\n  name = "b"\n}\n')
    made = imported(folder)
    assert made.differences == []
    assert {"outputs.py", "lambda_.py"} <= made.files.keys()
    assert [str(note) for note in made.adapted] == [
        "lambda.tf: the file: is now lambda_.tf",
        "outputs.tf:5: output.x: has no description, and gets 'X.'",
        "version of terraform: is at least 1.0.0 now, not 0.13.0: what the module uses needs it",
    ]
