"""`modsmith try` without its printing: an example applied, shown, taken away again."""

from __future__ import annotations

import signal
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from modsmith.emulator.root import open_root
from modsmith.emulator.server import Emulator
from modsmith.errors import UnknownModuleError


@dataclass(frozen=True)
class Trial:
    """An example that stands on a running emulator.

    Attributes:
        endpoint: URL that answers for AWS, for `AWS_ENDPOINT_URL`.
        resource_types: of every managed resource in the state.
        outputs: output name to value.
        seconds: how long the apply took.
    """

    endpoint: str
    resource_types: tuple[str, ...]
    outputs: Mapping[str, Any]
    seconds: float

    def wait(self) -> None:
        """Returns on Ctrl-C only.

        Raises:
            KeyboardInterrupt: somebody pressed it.
        """
        signal.pause()


@contextmanager
def trial(modules: Path, module: str, example: str) -> Iterator[Trial]:
    """Applies an example in a temporary copy; emulator and copy are gone at the end.

    Args:
        modules: folder that holds the modules' folders.
        module: its name.
        example: folder under its `examples/`.

    Raises:
        UnknownModuleError: the module has no such example.
        ToolMissingError: there is no Terraform here.
        ToolFailedError: Terraform refused it.
    """
    folder = modules / module / "examples"
    if not (folder / example).is_dir():
        known = ", ".join(sorted(path.name for path in folder.glob("*") if path.is_dir()))
        raise UnknownModuleError(f"{module} has no example {example!r}", fix=f"There are: {known or 'none'}.")
    with Emulator() as emulator, tempfile.TemporaryDirectory(prefix="modsmith-") as workspace:
        root = open_root(emulator, modules, f"{module}/examples/{example}", Path(workspace))
        start = time.perf_counter()
        root.apply()
        yield Trial(emulator.endpoint, root.resource_types(), root.outputs(), time.perf_counter() - start)
