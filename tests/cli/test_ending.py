"""However a run is ended, nothing of it is left: no process, no temporary folder."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.machine import need_mirror, need_terraform

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 180.0
MODSMITH = [sys.executable, "-m", "modsmith"]
TRY = [*MODSMITH, "try", "dynamodb"]
VALIDATE = [*MODSMITH, "validate", "modules/dynamodb"]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


@pytest.fixture
def temporary() -> Iterator[Path]:
    """A folder with a short path: providers put sockets there, whose paths have at most 104 characters."""
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        yield Path(folder)


class Run:
    """A command of modsmith that can be recognized by its temporary folder, and so can its children."""

    def __init__(self, command: list[str], temporary: Path) -> None:
        self.temporary = temporary
        # a job in the background, or one of nohup, inherits SIG_IGN
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {"TMPDIR": str(temporary)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def relatives(self) -> dict[int, str]:
        """The processes of this run that are alive: process to its command line."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                environment = (folder / "environ").read_bytes().split(b"\0")
                ours = any(line.startswith(f"TMPDIR={self.temporary}".encode()) for line in environment)
                inside = (folder / "cwd").resolve().is_relative_to(self.temporary)
                words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
            except OSError:
                continue
            if (ours or inside) and words:  # a zombie has no words
                found[int(folder.name)] = words
        return found

    def wait_for(self, condition: Callable[[], object], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, f"{what}: {self.relatives()} {list(self.temporary.iterdir())}"
            time.sleep(0.02)

    def until_terraform_applies(self) -> None:
        self.wait_for(lambda: any("terraform apply" in words for words in self.relatives().values()), "apply")
        self.wait_for(
            lambda: any("terraform-provider" in words for words in self.relatives().values()), "provider"
        )

    def nothing_is_left(self) -> None:
        self.process.wait(PATIENCE)
        self.wait_for(lambda: not self.relatives(), "processes")
        self.wait_for(lambda: not list(self.temporary.iterdir()), "folders")


@pytest.mark.terraform
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_nothing_is_left_of_an_apply(number: signal.Signals, temporary: Path) -> None:
    need_terraform()
    need_mirror()
    run = Run(TRY, temporary)
    run.until_terraform_applies()
    run.process.send_signal(number)
    run.nothing_is_left()
    out, err = run.process.communicate()
    assert "Traceback" not in out + err
    if number != signal.SIGKILL:
        assert run.process.returncode == 128 + number
        assert err.startswith("interrupted")


@pytest.mark.terraform
def test_next_run_removes_what_was_killed_with_its_reaper(temporary: Path) -> None:
    need_terraform()
    run = Run(TRY, temporary)
    run.until_terraform_applies()
    for pid in run.relatives():
        os.kill(pid, signal.SIGKILL)
    run.process.wait(PATIENCE)
    left = [path for path in temporary.iterdir() if path.name.startswith("modsmith-")]
    assert left
    subprocess.run(
        [*VALIDATE, "--only", "fmt"],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(temporary)},
        check=True,
        capture_output=True,
    )
    assert [path for path in left if path.exists()] == []


def test_a_folder_in_use_is_not_removed(temporary: Path) -> None:
    (temporary / "modsmith-of-somebody").mkdir()
    script = (
        "from modsmith.tools import processes\n"
        "with processes.folder('a') as first:\n"
        "    assert processes.remove_leftovers() == []\n"
        "    assert first.is_dir()\n"
    )
    environment = os.environ | {"TMPDIR": str(temporary)}
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, check=True)
    assert [path.name for path in temporary.iterdir()] == ["modsmith-of-somebody"]


PYTHON_STARTS = ("init_import_site", "_get_module_details")
"""What a traceback has if Python was still reading site-packages or looking for modsmith: no handler can be there."""


@pytest.mark.long
@pytest.mark.terraform
@pytest.mark.parametrize("seed", range(30))
def test_killed_at_a_random_moment(seed: int, temporary: Path) -> None:
    need_terraform()
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    run = Run(chance.choice([TRY, VALIDATE]), temporary)
    time.sleep(chance.uniform(0, 10))
    run.process.send_signal(chance.choice([signal.SIGKILL, signal.SIGTERM, signal.SIGINT]))
    run.nothing_is_left()
    out, err = run.process.communicate()
    assert any(one in err for one in PYTHON_STARTS) or "Traceback" not in out + err


def test_a_reaper_that_modsmith_does_not_wait_for_leaves_no_process() -> None:
    """Killed at that moment, modsmith left a process behind that kept its output open."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-I", "-S", str(ROOT / "modsmith/tools/reaper.py")]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=writing, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        os.close(writing)
        try:
            assert process.communicate(timeout=20)[1] == b""
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode == 0
