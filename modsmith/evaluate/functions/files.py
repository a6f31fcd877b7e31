"""Functions of files: exact for the module's own, unknown for all others.

A module does not know where it is called from. So a path has to begin with `path.module`, and the file has to be
below the module's folder.

Source: https://developer.hashicorp.com/terraform/language/functions/file
"""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from collections.abc import Callable
from pathlib import Path

from modsmith.cty import types, values
from modsmith.cty.convert import convert
from modsmith.cty.errors import EvaluationError, TooLargeError, UnsupportedError
from modsmith.cty.types import BOOL, DYNAMIC, STRING, Type
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import NULL, Value
from modsmith.evaluate import evaluate as ev
from modsmith.evaluate.functions.signature import TEXT, Function, NotKnownError, Parameter
from modsmith.evaluate.scope import Found
from modsmith.hcl.read import nodes, syntax
from modsmith.hcl.read.folders import LOOKED

MODULE = "${path.module}/"
"""How the text of a path in the module begins."""

_LARGEST = 1_000_000
_PATH = Parameter(STRING, unknown=True)
_NAME = re.compile(r"[^\W\d][\w-]*")


def _inside(folder: Path | None, path: Value) -> Path:
    """The file of a path.

    Raises:
        UnsupportedError: it is not below the module's folder, or a link leads out of that.
    """
    raw = path.raw
    text = raw.text if isinstance(raw, Unknown) and raw.holes else ""
    if folder is None or not text.startswith(MODULE) or "${" in text.removeprefix(MODULE):
        raise UnsupportedError("a file outside of the module")
    found = folder / text.removeprefix(MODULE)
    root = folder.resolve()
    try:
        real = found.resolve()
    except (OSError, RuntimeError):
        raise UnsupportedError("a file that cannot be read") from None
    if root not in real.parents:
        raise UnsupportedError("a file outside of the module")
    sys.audit(LOOKED, str(real))
    return real


def _content(folder: Path | None, path: Value) -> bytes:
    found = _inside(folder, path)
    try:
        if not found.exists():
            raise EvaluationError(f"no file exists at {found.name}")
        if not found.is_file():
            raise EvaluationError(f"{found.name} is not a file")
        if found.stat().st_size > _LARGEST:
            raise TooLargeError("a file of more than a megabyte")
        return found.read_bytes()
    except OSError:
        raise UnsupportedError("a file that cannot be read") from None


def _text(folder: Path | None, path: Value) -> str:
    try:
        return _content(folder, path).decode()
    except UnicodeDecodeError:
        raise EvaluationError("contents of the file are not valid UTF-8") from None


def functions(folder: Path | None) -> tuple[Function, ...]:
    """The functions, for a module in a folder; None if it is nowhere."""

    def of_content(name: str, change: Callable[[bytes], str]) -> Function:
        def compute(given: list[Value], _: Type) -> Value:
            return values.string(change(_content(folder, given[0])))

        return Function(name, (_PATH,), None, STRING, compute)

    def file(given: list[Value], _: Type) -> Value:
        return values.string(_text(folder, given[0]))

    def exists(given: list[Value], _: Type) -> Value:
        found = _inside(folder, given[0])
        if found.is_dir():
            raise EvaluationError("it is a directory, not a file")
        return values.boolean(found.is_file())

    def template(given: list[Value], _: Type) -> Value:
        return rendered(_text(folder, given[0]), given[1], folder)

    def template_type(given: list[Value]) -> Type:
        if isinstance(given[0].raw, Unknown) and not given[0].raw.holes:
            return DYNAMIC
        node = syntax.template(_text(folder, given[0])) if _readable(folder, given[0]) else None
        return STRING if isinstance(node, nodes.Text | nodes.Literal | nodes.Joined) else DYNAMIC

    return (
        Function("file", (_PATH,), None, STRING, file),
        Function("fileexists", (_PATH,), None, BOOL, exists),
        Function("fileset", (_PATH, TEXT), None, types.set_of(STRING), _elsewhere),
        Function("templatefile", (_PATH, Parameter(DYNAMIC)), None, template_type, template),
        Function("templatestring", (TEXT, Parameter(DYNAMIC)), None, STRING, _templatestring(folder)),
        of_content("filebase64", lambda content: base64.b64encode(content).decode()),
        of_content("filebase64sha256", lambda content: _digest("sha256", content)),
        of_content("filebase64sha512", lambda content: _digest("sha512", content)),
        of_content("filemd5", lambda content: hashlib.md5(content, usedforsecurity=False).hexdigest()),
        of_content("filesha1", lambda content: hashlib.sha1(content, usedforsecurity=False).hexdigest()),
        of_content("filesha256", lambda content: hashlib.sha256(content).hexdigest()),
        of_content("filesha512", lambda content: hashlib.sha512(content).hexdigest()),
        Function("abspath", (TEXT,), None, STRING, _elsewhere),
        Function("pathexpand", (TEXT,), None, STRING, _pathexpand),
        Function("basename", (TEXT,), None, STRING, lambda given, _: values.string(_base(given[0].raw))),
        Function("dirname", (TEXT,), None, STRING, lambda given, _: values.string(_directory(given[0].raw))),
    )


def _readable(folder: Path | None, path: Value) -> bool:
    try:
        _inside(folder, path)
    except UnsupportedError:
        return False
    return True


def _digest(algorithm: str, content: bytes) -> str:
    return base64.b64encode(hashlib.new(algorithm, content).digest()).decode()


def _elsewhere(_: list[Value], __: Type) -> Value:
    raise UnsupportedError("a path of the machine that runs Terraform")


def _pathexpand(given: list[Value], _: Type) -> Value:
    if given[0].raw.startswith("~"):
        raise UnsupportedError("a path of the machine that runs Terraform")
    return given[0]


def _base(path: str) -> str:
    if not path:
        return "."
    return path.rstrip("/").rpartition("/")[2] or "/"


def _directory(path: str) -> str:
    """Go's `filepath.Dir`: cleaned."""
    head, slash, _ = path.rpartition("/")
    return clean(head + slash)


def clean(path: str) -> str:
    """Go's `filepath.Clean`."""
    if not path:
        return "."
    made: list[str] = []
    rooted = path.startswith("/")
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part == "..":
            if made and made[-1] != "..":
                made.pop()
            elif not rooted:
                made.append(part)
            continue
        made.append(part)
    return ("/" if rooted else "") + "/".join(made) or ("/" if rooted else ".")


class _Variables:
    """The scope of a template: its variables, and all functions but those that render templates."""

    def __init__(self, names: dict[str, Value], folder: Path | None) -> None:
        self._names, self._folder = names, folder

    def root(self, name: str) -> Found:
        """As `Scope.root`."""
        if name not in self._names:
            raise EvaluationError(f"vars map does not contain key {name!r}")
        return self._names[name]

    def call(self, name: str, arguments: list[Value]) -> Value:
        """As `Scope.call`."""
        if name in ("templatefile", "templatestring"):
            raise EvaluationError(f"cannot recursively call {name} from inside another template function")
        from modsmith.evaluate import functions as all_functions  # noqa: PLC0415 - it imports this module

        return all_functions.call(name, arguments, self._folder)


def rendered(text: str, given: Value, folder: Path | None) -> Value:
    """A template with its variables.

    Raises:
        EvaluationError: it cannot be rendered.
    """
    if not given.type.is_keyed:
        raise EvaluationError("invalid vars value: must be a map")
    if isinstance(given.raw, Unknown):
        raise NotKnownError
    for name in given.raw:
        if not _NAME.fullmatch(name):
            raise EvaluationError(f"invalid template variable name {name!r}")
    node = syntax.template(text)
    if isinstance(node, nodes.Opaque):
        raise EvaluationError(f"invalid template: {node.problem}")
    made = ev.of(node, _Variables(given.raw, folder))
    if made.raw is NULL:
        raise EvaluationError("the result of the template is null")
    return made.marked(given.sensitive)


def _templatestring(folder: Path | None) -> Callable[[list[Value], Type], Value]:
    def compute(given: list[Value], _: Type) -> Value:
        return convert(rendered(given[0].raw, given[1], folder), STRING)

    return compute
