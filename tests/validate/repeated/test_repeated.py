"""A result is repeated while nothing has changed that it depends on, and never after a change."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from modsmith import cli, content, user_cache
from modsmith.validate.repeated import inputs, quick
from modsmith.validate.repeated.record import Recording
from tests.build.conftest import InProject, in_project

__all__ = ["in_project"]

MODULE = 'resource "aws_sqs_queue" "this" {\n  name = "x"\n}\n'
FILES = {
    "modsmith.toml": '[validate]\nbaseline = "accepted.json"\n',
    "accepted.json": '{"version": 2, "findings": []}\n',
    "modules/queue/main.tf": MODULE,
    "modules/queue/README.md": "# Queue\n",
    "modules/queue/examples/basic/main.tf": 'module "queue" {\n  source = "../.."\n}\n',
    "controls/tag.py": "TAG = 1\n",
    "generators/shared.py": "NAME = 1\n",
    "schemas/acme.json": "{}\n",
    "modsmith/page.py": "C = 1\n",
    "lib/site-packages/lark-1.0.dist-info/RECORD": "",
}
ARGUMENTS = ["validate", "modules/queue", "--only", "hcl"]


@pytest.fixture(autouse=True)
def _between_phases(monkeypatch: pytest.MonkeyPatch) -> None:
    """pytest changes a variable between the fixtures and the test."""
    monkeypatch.setattr(inputs, "_CHANGING", (*inputs._CHANGING, "PYTEST_CURRENT_TEST"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a modsmith and a library of its own, whose result on its module was just noted."""
    root = tmp_path.resolve() / "project"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    monkeypatch.setenv("MODSMITH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(content, "PACKAGE", str(root / "modsmith"))
    monkeypatch.syspath_prepend(str(root / "lib/site-packages"))
    monkeypatch.chdir(root)
    digest = inputs.of(*_places(root))
    note = quick.Note(digest, *_places(root), 2, "1 module, 1 finding\n")
    user_cache.keep(inputs.name(ARGUMENTS), quick.as_bytes(note))
    assert quick.before(ARGUMENTS) == note
    return root


def _places(root: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names = ("modules/queue", "generators", "controls", "schemas", "accepted.json")
    return tuple(str(root / name) for name in names), (str(root),)


def _edit(file: Path) -> None:
    """Changes a byte, and neither size nor times."""
    before = file.stat()
    text = bytearray(file.read_bytes())
    text[0] ^= 1
    file.write_bytes(text)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith("RECORD")])
def test_a_change_that_times_and_sizes_do_not_show_is_seen(project: Path, name: str) -> None:
    before = (project / name).read_bytes()
    _edit(project / name)
    assert quick.before(ARGUMENTS) is None
    (project / name).write_bytes(before)
    assert quick.before(ARGUMENTS)


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith("RECORD")])
def test_a_file_that_is_gone_is_seen(project: Path, name: str) -> None:
    (project / name).unlink()
    assert quick.before(ARGUMENTS) is None


@pytest.mark.parametrize(
    "name",
    [
        "modules/queue/new.tf",
        "modules/queue/.terraform/modules/modules.json",
        "modules/queue/empty/",
        "modules/modsmith.toml",
        "modules/queue/.git/",
        "pyproject.toml",
        ".git/",
        "controls/new.py",
        "generators/queue/spec.py",
        "schemas/new.json",
        "json.py",
        "modsmith/new.py",
        "lib/site-packages/lark-2.0.dist-info/",
    ],
)
def test_what_is_new_is_seen(project: Path, name: str) -> None:
    place = project / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.mkdir() if name.endswith("/") else place.write_text("")
    assert quick.before(ARGUMENTS) is None


@pytest.mark.parametrize(
    "name", ["modules/queue/main.tf", "modules/queue/examples", "modules", "accepted.json"]
)
def test_a_link_to_the_same_content_is_seen(project: Path, name: str) -> None:
    (project / name).rename(project.parent / "elsewhere")
    (project / name).symlink_to(project.parent / "elsewhere")
    assert quick.before(ARGUMENTS) is None


def test_the_environment_the_day_and_the_arguments_count(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for other in ([*ARGUMENTS, "--matrix"], ["validate", "modules/queue", "--only", "interface,hcl"]):
        assert quick.before(other) is None
    with monkeypatch.context() as patch:
        patch.setenv("OWN", "read by a control")
        assert quick.before(ARGUMENTS) is None
    with monkeypatch.context() as patch:
        patch.setattr("time.strftime", lambda _: "2027-01-01")
        assert quick.before(ARGUMENTS) is None
    with monkeypatch.context() as patch:
        patch.chdir(project / "modules")
        assert quick.before(ARGUMENTS) is None
    assert quick.before(ARGUMENTS)


@pytest.mark.parametrize("damage", [b"", b"x", b"0\n2\n3\n"])
def test_a_damaged_note_is_no_note(project: Path, damage: bytes) -> None:
    entry = project.parent / "cache" / inputs.name(ARGUMENTS)
    entry.write_bytes(damage)
    assert quick.before(ARGUMENTS) is None
    user_cache.keep(entry.name, damage or b"1")  # with a digest that fits
    assert quick.before(ARGUMENTS) is None


@pytest.mark.parametrize(
    "options",
    [
        "",
        "--only hcl,plan",
        "--only=terraform validate",
        "--only hcl --report sarif=out.sarif",
        "--only hcl --output out.txt",
        "--only hcl --format json",
        "--only hcl --changed HEAD",
        "--only hcl --shard 1/2",
        "--only hcl --fix",
        "--only hcl --run-tests",
        "--only hcl --plan plan.json",
        "--only hcl --baseline accepted.json",
        "--only hcl --write-baseline accepted.json",
        "--only hcl -h",
    ],
)
def test_only_a_text_on_sources_that_start_no_tool_is_repeated(options: str) -> None:
    assert inputs.paths(["validate", "modules/queue", *options.split()]) is None
    assert inputs.paths(["generate", "modules/queue", "--only", "hcl"]) is None


def test_the_paths_are_found_between_the_options() -> None:
    arguments = "validate a --only=hcl --fail-on high b --profile root --only interface --matrix"
    assert inputs.paths(arguments.split()) == ["a", "b"]
    assert inputs.paths(["validate", "--only", "interface,hcl"]) == []


Record = Callable[..., str]


@pytest.fixture
def recorded(in_project: InProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    """Runs the command on two modules and says what a note would not cover; there is one if that is ""."""
    root = tmp_path.resolve() / "work"
    monkeypatch.setenv("MODSMITH_CACHE", str(tmp_path / "cache"))
    for name in ("first", "second"):
        (root / name).mkdir(parents=True)
        (root / name / "main.tf").write_text(MODULE)
    monkeypatch.chdir(root)

    def run(files: dict[str, str], *options: str) -> str:
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        arguments = ["validate", "first", "second", "--only", "hcl", *options]
        recording = Recording.start(arguments)
        assert recording
        first = recording.end(cli.run(arguments))
        assert (quick.before(arguments) is None) == bool(first)
        return first

    return run


def test_the_note_has_what_was_printed(
    recorded: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert recorded({}) == ""
    note = quick.before(["validate", "first", "second", "--only", "hcl"])
    assert note
    assert note.code == 2
    assert note.text == capsys.readouterr().out
    assert "sqs-" in note.text


READ = 'resource "aws_sqs_queue" "read" {{\n  name = file("${{path.module}}/{}")\n}}\n'
HASH = READ.replace("file(", "filesha256(")
CALL = 'module "other" {{\n  source = "{}"\n}}\n'


@pytest.mark.parametrize(
    ("files", "first"),
    [
        ({"first/call.tf": CALL.format("../other"), "other/main.tf": MODULE}, "other"),
        ({"first/call.tf": CALL.format("../other")}, "modsmith.looked"),
        ({"second/call.tf": CALL.format("../../missing")}, "missing"),
        ({"first/read.tf": READ.format(".git/HEAD"), "first/.git/HEAD": "x"}, ".git/HEAD"),
        ({"first/read.tf": READ.format("__pycache__/x"), "first/__pycache__/x": "x"}, "__pycache__/x"),
        (
            {"first/read.tf": HASH.format("__pycache__/x.pyc"), "first/__pycache__/x.pyc": "x"},
            "__pycache__/x.pyc",
        ),
        ({"first/read.tf": READ.format("x.txt"), "first/x.txt": "x"}, ""),
    ],
)
def test_there_is_no_note_if_the_hcl_reads_what_the_digest_leaves_out(
    recorded: Record, files: dict[str, str], first: str
) -> None:
    said = recorded(files)
    assert (first in said) if first else said == ""


OWN = """\
import os, socket, subprocess
from modsmith.controls import Control


def check(queue, evaluation):
    {}
    yield from ()


CONTROL = Control(
    id="sqs-own", title="It is.", why="It has to be.", source="", fix="Do it.", types=("aws_sqs_queue",), check=check
)
"""


@pytest.mark.parametrize(
    ("code", "first"),
    [
        ("open('/etc/hostname').close()", "open /etc/hostname"),
        ("os.listdir('/etc')", "os.listdir /etc"),
        ("subprocess.run(['true'])", "subprocess.Popen"),
        ("socket.socket(socket.AF_UNIX).connect_ex('/nowhere')", "socket.connect"),
        ("open('controls/sqs_own.py').close()", ""),
    ],
)
def test_there_is_no_note_if_a_control_looks_elsewhere(recorded: Record, code: str, first: str) -> None:
    files = {"modsmith.toml": "", "controls/__init__.py": "", "controls/sqs_own.py": OWN.format(code)}
    assert recorded(files, "--own-controls") == first


def test_there_is_no_note_if_a_run_reads_a_part_of_modsmith_that_is_left_out(recorded: Record) -> None:
    part = str(Path(content.PACKAGE) / "scaffold/names.py")
    own = OWN.format(f"open({part!r}).close()")
    files = {"modsmith.toml": "", "controls/__init__.py": "", "controls/sqs_own.py": own}
    assert "scaffold" in content.APART
    assert recorded(files, "--own-controls") == f"open {part}"


def test_there_is_no_note_of_a_run_that_failed_or_whose_files_changed_meanwhile(
    recorded: Record, tmp_path: Path
) -> None:
    arguments = ["validate", "first", "--only", "hcl"]
    for code, meanwhile in ((1, "main.tf"), (130, "main.tf"), (2, "new.tf")):
        recording = Recording.start(arguments)
        assert recording
        (tmp_path / "work/first" / meanwhile).write_text(MODULE)
        assert recording.end(code) == ""
        assert quick.before(arguments) is None


def test_a_folder_with_links_or_too_many_files_is_not_noted(
    recorded: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["validate", "first", "--only", "hcl"]
    (tmp_path / "work/first/link.tf").symlink_to("main.tf")
    assert Recording.start(arguments) is None
    (tmp_path / "work/first/link.tf").unlink()
    monkeypatch.setattr(inputs, "MOST", 0)
    assert Recording.start(arguments) is None
