"""python -m modsmith.emulator: runs the emulated AWS in the foreground until Ctrl-C."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path

from modsmith.emulator import app


def main() -> int:
    """Serves; the first line on stdout contains the address."""
    parser = argparse.ArgumentParser(
        prog="python -m modsmith.emulator", description="An emulated AWS on the loopback interface."
    )
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1 (default: a free one)")
    parser.add_argument("--stock", action="store_true", help="plain moto, without modsmith's fixes")
    parser.add_argument("--policy", type=Path, help="file of an identity policy to enforce")
    parser.add_argument("--while-stdin-open", action="store_true", help="exit when stdin is closed")
    arguments = parser.parse_args()

    if arguments.while_stdin_open:
        app.exit_when_stdin_closes()
    try:
        policy = arguments.policy.read_text("utf-8") if arguments.policy else ""
        server = app.make(arguments.port, stock=arguments.stock, policy=policy)
    except OSError as fault:
        print(f"Port {arguments.port} cannot be used: {fault.strerror}. Choose another.", file=sys.stderr)
        return 1
    with contextlib.suppress(KeyboardInterrupt), server:
        print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
        server.serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main())
