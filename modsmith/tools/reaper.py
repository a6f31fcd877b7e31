"""Ends what a process of modsmith started, when that process ends for any reason.

It is a program of its own; processes.py starts it.

It reads lines from its standard input, whose other end only modsmith holds:

    folder PATH     a folder to remove at the end
    removed PATH    it is removed already

When the input ends, it kills the process group in which modsmith starts its children, and removes the folders.
"""

import contextlib
import os
import shutil
import signal
import sys

IGNORED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> None:
    """Prints the process group for children, then waits."""
    for number in IGNORED:
        signal.signal(number, signal.SIG_IGN)
    group = _lead_a_group()
    with contextlib.suppress(BrokenPipeError):  # modsmith has ended already: the input has, too
        os.write(1, f"{group}\n".encode())
    folders: set[str] = set()
    for line in sys.stdin:
        what, _, path = line.rstrip("\n").partition(" ")
        (folders.add if what == "folder" else folders.discard)(path)
    os.killpg(group, signal.SIGKILL)
    os.waitpid(group, 0)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _lead_a_group() -> int:
    """Starts a process that does nothing but lead a process group, so that the group exists before its members."""
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        os.close(1)
        while True:
            signal.pause()
    with contextlib.suppress(PermissionError):  # the child has done it
        os.setpgid(pid, pid)
    return pid


if __name__ == "__main__":
    main()
