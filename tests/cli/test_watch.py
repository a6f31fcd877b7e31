"""`modsmith watch`: a saved file is generated and validated, whatever state the file before was in."""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build.sample import write_project

from .conftest import environment

PATIENCE = 150.0

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")


class Watch:
    """A running `modsmith watch` whose lines are read while it runs."""

    def __init__(self, folder: Path) -> None:
        command = [Path(sys.executable).with_name("modsmith"), "watch"]
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background inherits SIG_IGN
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment(PYTHONUNBUFFERED="1"),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def until(self, word: str) -> str:
        """The output up to the line that begins with a word."""
        text, deadline = "", time.monotonic() + PATIENCE
        while True:
            line = self.lines.get(timeout=max(0.1, deadline - time.monotonic()))
            text += line
            if line.startswith(word):
                return text

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "project")


@pytest.fixture
def watch(project: Path) -> Iterator[Watch]:
    running = Watch(project)
    yield running
    running.process.kill()
    running.process.wait()


def test_what_is_saved_is_generated_and_validated_until_ctrl_c(project: Path, watch: Watch) -> None:
    spec = project / "generators" / "queue" / "spec.py"
    made = project / "modules" / "queue" / "README.md"
    before = spec.read_text()
    watch.until("watching")
    assert "# Queue" in made.read_text()

    spec.write_text(before.replace('title="', 'title="Another: '))
    said = watch.until("done")
    assert "generators/queue/spec.py changed" in said
    assert "hcl" in said
    assert "Another: " in made.read_text()

    spec.write_text(before.replace("title=", "titel="))
    assert "titel" in watch.until("failed")
    assert "Another: " in made.read_text()

    spec.write_text(before)
    watch.until("done")
    assert "Another: " not in made.read_text()

    watch.process.send_signal(signal.SIGINT)
    assert watch.process.wait(timeout=PATIENCE) == 0


def test_hcl_of_a_module_is_validated_and_what_a_run_wrote_is_no_change(project: Path, watch: Watch) -> None:
    spec, made = project / "generators" / "queue" / "spec.py", project / "modules" / "queue"
    hand = project / "modules" / "by hand"
    watch.until("watching")

    spec.write_text(spec.read_text().replace('title="', 'title="Another: '))
    watch.until("done")
    hand.mkdir()
    (hand / "main.tf").write_text('resource "aws_sns_topic" "this" {\n  name = "open"\n}\n')
    said = watch.until("done, with findings,")
    assert "modules/by hand/main.tf changed" in said
    assert "modules/queue" not in said
    assert "sns" in said

    edited = next(made.glob("*.tf"))
    edited.write_text(edited.read_text() + "\n# by hand\n")
    assert f"modules/queue/{edited.name} changed" in watch.until("done")
    assert edited.read_text().endswith("# by hand\n")


def test_a_worker_has_imported_all_that_a_run_needs(project: Path) -> None:
    script = (
        "import sys\nfrom modsmith.cli import ready\nready._load()\nknown = set(sys.modules)\n"
        "ready._load = lambda: None\ncode = ready.main()\n"
        "late = [name for name in set(sys.modules) - known if not name.startswith(('generators', 'rich._unicode'))]\n"
        "print('late:', *sorted(name for name in late if not name.startswith(('typer._click', 'pydantic.plugin'))))\n"
        "assert code in (0, 2), code\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=project,
        env=environment(),
        input="[]\n",
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "\n1 module, " in done.stdout
    assert done.stdout.splitlines()[-1] == "late:"
