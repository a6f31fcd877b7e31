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

import difflib
import importlib
import traceback
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

from generators.errors import ModsmithError, SpecError, UnknownModuleError
from generators.spec import ModuleSpec

FOLDER = Path(__file__).parent


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
            near = difflib.get_close_matches(name, known, n=1)
            mend = f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(known)}."
            raise UnknownModuleError(f"there is no module {name!r}", mend=mend)
    return chosen


def spec(name: str) -> ModuleSpec:
    """The spec of a module.

    Raises:
        SpecError: it contradicts itself, or its Python does not run.
    """
    loaded = _import(name, "spec").SPEC
    if loaded.name != name:
        mend = f'Write name="{name}" in catalog/{name}/spec.py, or rename the folder.'
        raise SpecError(f"calls itself {loaded.name!r}", where=f"catalog/{name}", mend=mend)
    return loaded  # type: ignore[no-any-return]


def constructs(name: str) -> ModuleType:
    """The module `catalog.<name>.stack`, whose FILES are the constructs; importing it starts node."""
    return _import(name, "stack")


def model(name: str) -> ModuleType | None:
    """The module `catalog.<name>.model`, which a README's prose may ask for figures; None if there is none."""
    return _import(name, "model") if (FOLDER / name / "model.py").is_file() else None


def _import(name: str, part: str) -> ModuleType:
    try:
        return importlib.import_module(f"generators.catalog.{name}.{part}")
    except ModsmithError:
        raise
    except Exception as error:  # whatever an engineer's own Python may raise
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if str(FOLDER) in frame.filename]
        line = f":{frames[-1].lineno}" if frames else ""
        file = Path(frames[-1].filename).name if frames else f"{part}.py"
        if isinstance(error, SyntaxError):
            line = f":{error.lineno}"
            file = Path(error.filename or file).name
        mend = "Mend the Python there."
        raise SpecError(f"{type(error).__name__}: {error}", where=f"catalog/{name}/{file}{line}", mend=mend) from error
