"""What a new control checks, and where its files go."""

from __future__ import annotations

import re

from modsmith.errors import ModsmithError, NameTakenError, SchemaError
from modsmith.project.file import Project
from modsmith.provider.table import Table
from modsmith.scaffold.trees import Files, control_tests
from modsmith.validate.control import load

_TAG = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,127}")
_TESTS = "tests/test_controls.py"


def check(name: str, type_: str, tag: str) -> None:
    """Checks what the control is to be.

    Args:
        name: of its file.
        type_: of the resources that it checks.
        tag: that they must have.

    Raises:
        NameTakenError: there is a control of that id.
        ModsmithError: the resource type has no tags, or the tag is not allowed.
        ControlError: another control of the project cannot be used.
    """
    id_ = name.replace("_", "-")
    if id_ in load():
        fix = "Choose another name; nothing was written."
        raise NameTakenError(f"there is a control {id_!r} already", where="control name", fix=fix)
    if not _TAG.fullmatch(tag):
        fix = "Use letters, digits, hyphens and underscores, starting with a letter."
        raise ModsmithError(f"{tag!r} is not allowed", where="--tag", fix=fix)
    _check_type(type_)


def _check_type(type_: str) -> None:
    try:
        schema = Table.load().resource(type_)
    except SchemaError as error:
        raise ModsmithError(error.problem, where="--type", fix=error.fix) from error
    if "tags" not in schema.attributes:
        fix = "Name a resource type that takes tags, such as aws_sqs_queue."
        raise ModsmithError(f"{type_} has no tags", where="--type", fix=fix)


def located(project: Project, files: Files) -> dict[str, str]:
    """The files where the project has its controls, with the test of all controls if it has none yet."""
    folder = project.controls.relative_to(project.root).as_posix()
    placed = {
        f"{folder}/{path.removeprefix('controls/')}" if path.startswith("controls/") else path: text
        for path, text in files.items()
    }
    if not (project.root / _TESTS).exists():
        placed[_TESTS] = control_tests()
    return placed
