"""A process of its own that publishes 0.2.0 and meets with accidents: `child.py MODE FOLDER [ARGUMENT]`."""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path

from modsmith.errors import ModsmithError
from modsmith.registry.publish import publish
from modsmith.versions import Version
from tests.registry.bundles import TWO, bundle
from tests.write.child import kill_everywhere


def main(mode: str, folder: Path, *arguments: str) -> None:
    if mode == "kill-everywhere":
        os.fsync = lambda _descriptor: None
        kill_everywhere(folder, Path(arguments[0]), lambda copy: publish(copy, bundle(TWO)))
    elif mode == "disk-full":
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(arguments[0]), resource.RLIM_INFINITY))
        publish(folder, bundle(TWO))
    elif mode == "many":
        print("ready", flush=True)
        sys.stdin.readline()
        for number in arguments:
            publish(folder, bundle(Version.parse(number)))


if __name__ == "__main__":
    try:
        main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
    except ModsmithError as error:
        sys.exit(f"{type(error).__name__}: {error}")
