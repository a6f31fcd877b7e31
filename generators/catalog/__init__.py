"""The modules that can be generated: one folder each.

catalog/<module>/
    spec.py       SPEC, free of CDKTF, so that listing and showing need no node
    stack.py      FILES, the constructs, one Python file for each emitted .tf file
    prose/        Markdown sections of the README
    examples/     <name>.tf, real root modules
    tests/        *.tftest.hcl, run by consumers with `terraform test`
    assets/       files that are copied as they are
"""

from __future__ import annotations

import importlib
import re
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from generators.errors import ModsmithError, SpecError, UnknownModuleError, did_you_mean
from generators.spec import ModuleSpec

FOLDER = Path(__file__).parent

_CONSTRUCT = re.compile(r"^class (\w+)\(File\):", re.MULTILINE)


def names() -> list[str]:
    """Every module's name, sorted."""
    return sorted(path.parent.name for path in FOLDER.glob("*/spec.py"))


def resolve(wanted: Iterable[str]) -> list[str]:
    """The modules that are meant; all of them if none is named.

    Raises:
        UnknownModuleError: a name that is none, with the nearest that is.
    """
    known = names()
    chosen = list(dict.fromkeys(wanted)) or known
    for name in chosen:
        if name not in known:
            mend = did_you_mean(name, known) or f"There are: {', '.join(known) or 'none'}."
            raise UnknownModuleError(f"there is no module {name!r}", mend=mend)
    return chosen


def spec(name: str) -> ModuleSpec:
    """The spec of a module.

    Raises:
        SpecError: it contradicts itself, or its Python does not run.
    """
    loaded = _named(name, "spec", "SPEC")
    if loaded.name != name:
        mend = f'Write name="{name}" in catalog/{name}/spec.py, or rename the folder.'
        raise SpecError(f"calls itself {loaded.name!r}", where=f"catalog/{name}", mend=mend)
    return loaded  # type: ignore[no-any-return]


def constructs(name: str) -> ModuleType:
    """The module `catalog.<name>.stack`, whose FILES are the constructs; importing it starts node.

    Raises:
        SpecError: its Python does not run, it has no FILES, or a construct beside it is not in them.
    """
    listed = {construct.__module__.rpartition(".")[2] for construct in _named(name, "stack", "FILES")}
    for path in sorted((FOLDER / name).glob("*.py")):
        if path.stem not in listed and (found := _CONSTRUCT.search(path.read_text("utf-8"))):
            mend = f"Add {found[1]} to FILES in catalog/{name}/stack.py, or remove it."
            raise SpecError(
                f"{found[1]} is written but not built", where=f"catalog/{name}/{path.name}", mend=mend
            )
    return _import(name, "stack")


def model(name: str) -> ModuleType | None:
    """The module `catalog.<name>.model`, which a README's prose may ask for figures; None if there is none."""
    return _import(name, "model") if (FOLDER / name / "model.py").is_file() else None


@contextmanager
def explained(otherwise: str = "") -> Iterator[None]:
    """Turns whatever a module's own Python raises into a `SpecError` that names its file and line.

    Args:
        otherwise: the place to name for an error that came through no file of the catalog; such an error
            is left as it is if this is "".

    Raises:
        SpecError: instead of the error.
    """
    try:
        yield
    except ModsmithError:
        raise
    except Exception as error:
        place = _place(error) or otherwise
        if not place:
            raise
        what = error.msg if isinstance(error, SyntaxError) else error
        raise SpecError(
            f"{type(error).__name__}: {what}", where=place, mend="Mend the Python there."
        ) from error


def _place(error: Exception) -> str:
    """File and line of the catalog where an error came from; of any file for a syntax error; "" if neither."""
    if isinstance(error, SyntaxError) and error.filename:
        file, line = Path(error.filename), error.lineno
    else:
        frames = [
            frame for frame in traceback.extract_tb(error.__traceback__) if str(FOLDER) in frame.filename
        ]
        frames = [frame for frame in frames if frame.filename != __file__]
        if not frames:
            return ""
        file, line = Path(frames[-1].filename), frames[-1].lineno
    base = FOLDER.parent if file.is_relative_to(FOLDER.parent) else file.parent
    return f"{file.relative_to(base).as_posix()}:{line}"


def _named(name: str, part: str, attribute: str) -> Any:
    module = _import(name, part)
    if not hasattr(module, attribute):
        mend = f"Define {attribute} in the file; another module of the catalog shows how."
        raise SpecError(f"has no {attribute}", where=f"catalog/{name}/{part}.py", mend=mend)
    return getattr(module, attribute)


def _import(name: str, part: str) -> ModuleType:
    with explained(f"catalog/{name}/{part}.py"):
        return importlib.import_module(f"generators.catalog.{name}.{part}")
