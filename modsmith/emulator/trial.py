"""`modsmith try` without output: applies an example, returns the result, and destroys everything."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from modsmith.emulator.api.counts import Counts
from modsmith.emulator.planned import check
from modsmith.emulator.principals import separate
from modsmith.emulator.root import copy, initialise
from modsmith.emulator.server import Emulator
from modsmith.errors import UnknownModuleError
from modsmith.tools import processes


@dataclass(frozen=True)
class Trial:
    """An example that is applied on a running emulator.

    Attributes:
        endpoint: URL of the emulator, for `AWS_ENDPOINT_URL`.
        resource_types: of every managed resource in the state.
        outputs: output name to value.
        seconds: duration of the apply.
        checked: what was compared with AWS's API models.
    """

    endpoint: str
    resource_types: tuple[str, ...]
    outputs: Mapping[str, Any]
    seconds: float
    checked: Counts

    def wait(self) -> None:
        """Waits for Ctrl-C.

        Raises:
            KeyboardInterrupt: on Ctrl-C.
        """
        signal.pause()


@contextmanager
def trial(
    modules: Path, module: str, example: str, policy: str = "", *, module_only: bool = False
) -> Iterator[Trial]:
    """Applies an example in a temporary copy, and removes emulator and copy at the end.

    Args:
        modules: folder that contains the modules' folders.
        module: the module's name.
        example: folder under its `examples/`.
        policy: an identity policy, as JSON, that is all that Terraform may use; "" for an administrator.
        module_only: the policy is about the module; what the example has beside it is made by an administrator.

    Raises:
        UnknownModuleError: the module has no such example.
        ToolMissingError: Terraform is not installed.
        ToolFailedError: Terraform failed, or the plan holds what AWS's resource schemas do not allow.
    """
    folder = modules / module / "examples"
    if not (folder / example).is_dir():
        known = ", ".join(sorted(path.name for path in folder.glob("*") if path.is_dir()))
        raise UnknownModuleError(
            f"{module} has no example {example!r}", fix=f"The examples are: {known or 'none'}."
        )
    with Emulator(policy=policy) as emulator, processes.folder("try") as workspace:
        place = copy(modules, workspace) / module / "examples" / example
        if module_only:
            separate(place)
        root = initialise(emulator, place)
        start = time.perf_counter()
        check(root.plan())
        root.apply_planned()
        seconds = time.perf_counter() - start
        yield Trial(emulator.endpoint, root.resource_types(), root.outputs(), seconds, emulator.checked())
