"""From a name to the files of a new project, module or control; pure."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from jinja2 import Environment, StrictUndefined

from modsmith.errors import ModsmithError, did_you_mean
from modsmith.scaffold.settings import Settings
from modsmith.scaffold.texts import Texts
from modsmith.version import __version__

TEMPLATES = files("modsmith.scaffold") / "templates"
EXAMPLES = tuple(sorted(entry.name for entry in (TEMPLATES / "module").iterdir()))
"""Kinds of modules that `modsmith new module --example` knows."""

_SUFFIX = ".j2"
_PROJECTS = uuid.UUID("6d6f6473-6d69-5468-8000-70726f6a6563")

_JINJA = Environment(
    variable_start_string="[[",
    variable_end_string="]]",
    block_start_string="[%",
    block_end_string="%]",
    comment_start_string="[#",
    comment_end_string="#]",
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    undefined=StrictUndefined,
    autoescape=False,  # noqa: S701 - Python, HCL and TOML, not HTML
)
"""Other brackets than usual, since the files themselves hold `{{ … }}` of workflows and READMEs."""


def _quoted(value: object) -> str:
    """Text, or a list of it, as a literal of Python, TOML and JSON alike."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


_JINJA.filters["quoted"] = _quoted

Files = Mapping[str, str]
"""Path, with slashes, to text."""


def project(name: str, settings: Settings) -> Files:
    """The files of a new project; the same for the same name and settings.

    Args:
        name: of its folder.
        settings: for the project file.
    """
    project_id = str(uuid.uuid5(_PROJECTS, name))
    return _tree("project", name, settings=settings, project_id=project_id, version=__version__)


def example(name: str) -> str:
    """The name of an example, if there is one of that name.

    Raises:
        ModsmithError: there is none.
    """
    if name not in EXAMPLES:
        fix = did_you_mean(name, EXAMPLES) or f"There are: {', '.join(EXAMPLES)}."
        raise ModsmithError(f"there is no example {name!r}", where="--example", fix=fix)
    return name


def module(name: str, example: str, texts: Texts, environments: tuple[str, ...]) -> Files:
    """The files of a new module's generator.

    Args:
        name: snake case.
        example: one of `EXAMPLES`.
        texts: of its README.
        environments: of the project; the examples use the first.
    """
    return _tree(f"module/{example}", name, texts=texts, environments=environments)


def control(name: str, type_: str, tag: str) -> Files:
    """The file and the fixture of a new control, which asks for a tag.

    Args:
        name: snake case.
        type_: of the resources that it checks.
        tag: that they must have.
    """
    return _tree("control", name, type=type_, tag=tag)


def control_tests() -> str:
    """The test that runs every control of a project against its fixture."""
    return (TEMPLATES / "project" / "tests" / f"test_controls.py{_SUFFIX}").read_text("utf-8")


def _tree(kind: str, name: str, **values: object) -> dict[str, str]:
    folder = TEMPLATES
    for step in kind.split("/"):
        folder = folder / step
    known = {"name": name, "kebab": name.replace("_", "-"), "words": name.replace("_", " "), **values}
    return {
        path.replace("dot_", ".").replace("_name_", name): _JINJA.from_string(text).render(known)
        for path, text in _templates(folder)
    }


def _templates(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Path without the suffix, and text, of every template below a folder."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _templates(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(_SUFFIX):
            yield f"{prefix}{entry.name.removesuffix(_SUFFIX)}", entry.read_text("utf-8")
