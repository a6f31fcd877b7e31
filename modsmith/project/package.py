"""A folder of the project's own Python, such as `generators`: how it is imported, and how its errors read."""

from __future__ import annotations

import importlib
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from modsmith.errors import ModsmithError, SpecError


@dataclass(frozen=True)
class Package:
    """A Python package that belongs to the project.

    Attributes:
        folder: the package's folder, absolute.
        root: the project's folder, from which the package's files may import modules next to the package.
        error: what its own errors are raised as.
    """

    folder: Path
    root: Path
    error: type[ModsmithError] = SpecError

    def place(self, *names: str) -> str:
        """A folder or file in it, as errors name it: `generators/work_queue/spec.py`."""
        return "/".join(filter(None, (self.folder.name, *names)))

    def load(self, *names: str) -> ModuleType:
        """Imports one of its modules: `load("work_queue", "spec")` is `generators.work_queue.spec`.

        Raises:
            ModsmithError: its Python does not run; of the type `error`.
        """
        self._load_package()
        with self.explained(f"{self.place(*names)}.py"):
            return importlib.import_module(".".join((self.folder.name, *names)))

    @contextmanager
    def explained(self, otherwise: str = "", *, passing: tuple[type[Exception], ...] = ()) -> Iterator[None]:
        """Turns whatever the package's own Python raises into one error that names its file and line.

        Args:
            otherwise: the place to name for an error that came through none of its files; such an error is left
                as it is if this is "".
            passing: exceptions that are left as they are.

        Raises:
            ModsmithError: instead of the error; of the type `error`.
        """
        try:
            yield
        except Exception as error:
            place = self._place_of(error) or otherwise
            if isinstance(error, (ModsmithError, *passing)) or not place:
                raise
            what = error.msg if isinstance(error, SyntaxError) else error
            problem = f"{type(error).__name__}: {what}"
            raise self.error(problem, where=place, fix="Correct the Python there.") from error

    def _place_of(self, error: Exception) -> str:
        """File and line of the package that an error came from; of any file for a syntax error; "" if neither."""
        if isinstance(error, SyntaxError) and error.filename:
            file, line = Path(error.filename), error.lineno
        else:
            frames = traceback.extract_tb(error.__traceback__)
            own = [frame for frame in frames if Path(frame.filename).is_relative_to(self.folder)]
            if not own:
                return ""
            file, line = Path(own[-1].filename), own[-1].lineno
        base = self.folder.parent if file.is_relative_to(self.folder.parent) else file.parent
        return f"{file.relative_to(base).as_posix()}:{line}"

    def _load_package(self) -> None:
        """Loads the package from this project, whatever package of its name is installed."""
        name, folder = self.folder.name, str(self.folder)
        if folder in getattr(sys.modules.get(name), "__path__", ()):
            return
        for loaded in [loaded for loaded in sys.modules if loaded == name or loaded.startswith(f"{name}.")]:
            del sys.modules[loaded]
        if str(self.root) not in sys.path:
            sys.path.append(str(self.root))  # its files can share code in modules next to the package
        sys.modules[name] = module = ModuleType(name)
        module.__path__ = [folder]
