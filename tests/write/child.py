"""A process of its own that writes modules and meets with accidents: `child.py MODE OUT TREES [ARGUMENT]`."""

from __future__ import annotations

import itertools
import json
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import filelock  # noqa: F401 - once here, not again in each fork

from modsmith.errors import ModsmithError
from modsmith.write import apply, recover
from modsmith.write.staging import alone

CALLS = ("mkdir", "link", "replace", "unlink", "rmdir", "fsync")


def before_call(accident: Callable[[str, int, Any], None]) -> None:
    """Call `accident(name, turn, first argument)` before each system call that changes the disk."""
    turns = itertools.count(1)
    for name in CALLS:
        setattr(os, name, _watched(name, getattr(os, name), turns, accident))


def _watched(
    name: str, call: Any, turns: Any, accident: Callable[[str, int, Any], None]
) -> Callable[..., Any]:
    def watched(*arguments: Any, **options: Any) -> Any:
        accident(name, next(turns), arguments[0])
        return call(*arguments, **options)

    return watched


def kill_everywhere(out: Path, work: Path, run: Callable[[Path], object]) -> None:
    """Copy the folder to `work/1`, `work/2` ... and kill a run on copy n before its nth call, to the last."""
    for turn in itertools.count(1):
        folder = shutil.copytree(out, work / str(turn))
        process = os.fork()
        if process == 0:
            kill_at(turn)
            run(folder)
            os._exit(0)
        status = os.waitpid(process, 0)[1]
        if status == 0:
            shutil.rmtree(folder)
            return
        if not os.WIFSIGNALED(status):
            sys.exit(f"the run on {folder} failed by itself")


def kill_at(turn_to_die: int) -> None:
    def accident(_name: str, turn: int, _where: Any) -> None:
        if turn == turn_to_die:
            os.kill(os.getpid(), signal.SIGKILL)

    before_call(accident)


def kill_before_end() -> None:
    """Kill this process when all files are exchanged, before the journal goes."""

    def accident(name: str, _turn: int, where: Any) -> None:
        if name == "unlink" and str(where).endswith("journal.json"):
            os.kill(os.getpid(), signal.SIGKILL)

    before_call(accident)


def signal_at(number: str, call: str) -> None:
    """Send this process one signal before the first call of that name."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background inherits SIG_IGN
    sent: list[int] = []

    def accident(name: str, _turn: int, _where: Any) -> None:
        if name == call and not sent:
            sent.append(1)
            os.kill(os.getpid(), int(number))

    before_call(accident)


def main(mode: str, out: Path, trees: dict[str, dict[str, bytes]], *arguments: str) -> None:
    if mode == "kill-everywhere":
        kill_everywhere(out, Path(arguments[0]), lambda folder: apply(folder, trees))
    elif mode == "kill-recovery-everywhere":
        kill_everywhere(out, Path(arguments[0]), recover)
    elif mode == "kill-before-end":
        kill_before_end()
        apply(out, trees)
    elif mode == "signal":
        signal_at(*arguments)
        apply(out, trees)
    elif mode == "small-files":
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(arguments[0]), int(arguments[0])))
        apply(out, trees)
    elif mode == "hold":
        with alone(out, 10):
            print("held", flush=True)
            sys.stdin.read()
    elif mode == "many":
        print("ready", flush=True)
        sys.stdin.readline()
        for turn in range(int(arguments[0])):
            apply(out, {m: {path: b"%d" % turn + c for path, c in tree.items()} for m, tree in trees.items()})


if __name__ == "__main__":
    text = json.loads(sys.argv[3])
    given = {
        module: {path: content.encode() for path, content in tree.items()} for module, tree in text.items()
    }
    try:
        main(sys.argv[1], Path(sys.argv[2]), given, *sys.argv[4:])
    except ModsmithError as error:
        sys.exit(f"{type(error).__name__}: {error}")
