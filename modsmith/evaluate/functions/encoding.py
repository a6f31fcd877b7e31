"""Functions that encode, decode and hash.

Source: https://developer.hashicorp.com/terraform/language/functions
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus

import yaml

from modsmith.cty import numbers, types, values
from modsmith.cty.errors import EvaluationError, TooLargeError, UnsupportedError
from modsmith.cty.types import BOOL, DYNAMIC, NUMBER, STRING, Type
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import NULL, Value
from modsmith.evaluate.functions.signature import ANYTHING, TEXT, Function, NotKnownError, Parameter

_OPEN_TEXT = Parameter(STRING, unknown=True, marked=True)


def _of_text(name: str, change: Callable[[str], str]) -> Function:
    def compute(given: list[Value], _: Type) -> Value:
        return values.string(change(given[0].raw))

    return Function(name, (TEXT,), None, STRING, compute)


def _hex(algorithm: str) -> Callable[[str], str]:
    return lambda text: hashlib.new(algorithm, text.encode(), usedforsecurity=False).hexdigest()


def _base64_hash(algorithm: str) -> Callable[[str], str]:
    return lambda text: base64.b64encode(hashlib.new(algorithm, text.encode()).digest()).decode()


def _base64decode(given: list[Value], _: Type) -> Value:
    value = given[0]
    if isinstance(value.raw, Unknown):
        raise NotKnownError
    return values.string(decoded(value.raw)).marked(value.sensitive)


def decoded(text: str) -> str:
    """Base64 as text, as Go reads it: line breaks are skipped, everything else is strict.

    Raises:
        EvaluationError: it is no base64, or no UTF-8.
    """
    plain = text.replace("\n", "").replace("\r", "")
    try:
        return base64.b64decode(plain, validate=True).decode()
    except (binascii.Error, ValueError):
        raise EvaluationError("failed to decode base64 data") from None


_ENCODINGS = {
    "utf-8": "utf-8",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "us-ascii": None,
    "iso-8859-1": "latin-1",
}


def _encoding(name: str) -> str:
    found = _ENCODINGS.get(name.lower())
    if found is None:
        raise UnsupportedError(f"the encoding {name}")
    return found


def _textencode(given: list[Value], _: Type) -> Value:
    try:
        return values.string(base64.b64encode(given[0].raw.encode(_encoding(given[1].raw))).decode())
    except UnicodeEncodeError:
        raise EvaluationError("the text has characters that the encoding has not") from None


def _textdecode(given: list[Value], _: Type) -> Value:
    encoding = _encoding(given[1].raw)
    try:
        return values.string(base64.b64decode(given[0].raw.replace("\n", ""), validate=True).decode(encoding))
    except (binascii.Error, UnicodeDecodeError):
        raise UnsupportedError("text in an encoding that it is not in") from None
    except ValueError:
        raise EvaluationError("it is no base64") from None


def _jsonencode(given: list[Value], _: Type) -> Value:
    value = given[0]
    if not value.known:
        # the content is what controls read; Terraform has a text of which nothing is known
        raise NotKnownError(value)
    return values.string(values.json_text(value))


def _json_type(given: list[Value]) -> Type:
    text = given[0].raw
    return DYNAMIC if isinstance(text, Unknown) else from_json(text).type


def from_json(text: str) -> Value:
    """The value of a JSON text.

    Raises:
        EvaluationError: it is none.
    """

    def constant(name: str) -> None:
        raise EvaluationError(f"invalid JSON: {name}")

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name, item in pairs:
            if name in made and values.from_python(made[name]).type is not values.from_python(item).type:
                raise UnsupportedError("a JSON object with one name twice")
            made[name] = item
        return made

    if text.lstrip(" \t\r\n") != text.lstrip():
        raise EvaluationError("invalid JSON")
    try:
        return values.from_python(
            json.loads(
                text.strip(" \t\r\n"),
                parse_float=numbers.parse,
                parse_int=numbers.parse,
                parse_constant=constant,
                object_pairs_hook=members,
            )
        )
    except ValueError as error:
        raise EvaluationError(f"invalid JSON: {error}") from None
    except RecursionError:
        raise TooLargeError("a deeply nested JSON text") from None


def _jsondecode(given: list[Value], _: Type) -> Value:
    return from_json(given[0].raw)


_INT = re.compile(r"[-+]?(0|[1-9][0-9_]*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_WORDY_TRUE = frozenset({"yes", "Yes", "YES", "on", "On", "ON", "y", "Y"})
_WORDY_FALSE = frozenset({"no", "No", "NO", "off", "Off", "OFF", "n", "N"})
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_MOST_NODES = 50_000


def _yaml_type(given: list[Value]) -> Type:
    text = given[0].raw
    return DYNAMIC if isinstance(text, Unknown) else from_yaml(text).type


def from_yaml(text: str) -> Value:
    """The value of a YAML text.

    Raises:
        EvaluationError: it is none.
        UnsupportedError: libraries disagree about it: anchors, tags, dates, merge keys.
    """
    if _opened(text) > _DEEPEST_YAML:
        raise TooLargeError("a deeply nested YAML text")
    try:
        events = list(yaml.parse(text, Loader=yaml.SafeLoader))
        if len(events) > _MOST_NODES:
            raise TooLargeError("a long YAML text")
        if any(isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) for event in events):
            raise UnsupportedError("YAML with anchors")
        documents = sum(isinstance(event, yaml.DocumentStartEvent) for event in events)
        if documents > 1:
            raise UnsupportedError("YAML with several documents")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        # what one library refuses, the other may accept
        raise UnsupportedError(f"YAML: {str(error).partition(chr(10))[0]}") from None
    except RecursionError:
        raise TooLargeError("a deeply nested YAML text") from None
    if node is None:
        raise EvaluationError("missing start of document")
    return _yaml_value(node)


_DEEPEST_YAML = 100


def _opened(text: str) -> int:
    """How many brackets of a text are open at once, at most."""
    depth = most = 0
    for char in _BRACKET.findall(text):
        depth += 1 if char in "[{" else -1
        most = max(most, depth)
    return most


_BRACKET = re.compile(r"[][{}]")


def _yaml_value(node: Any) -> Value:
    if isinstance(node, yaml.SequenceNode):
        _plain_tag(node, "tag:yaml.org,2002:seq")
        return values.tuple_(_yaml_value(item) for item in node.value)
    if isinstance(node, yaml.MappingNode):
        _plain_tag(node, "tag:yaml.org,2002:map")
        made: dict[str, Value] = {}
        for key, item in node.value:
            name = _yaml_key(key)
            if name in made:
                raise UnsupportedError("a YAML mapping with one key twice")
            made[name] = _yaml_value(item)
        return values.object_(made)
    return _yaml_scalar(node)


def _plain_tag(node: Any, wanted: str) -> None:
    if node.tag != wanted:
        raise UnsupportedError(f"YAML with the tag {node.tag}")


def _yaml_key(node: Any) -> str:
    if not isinstance(node, yaml.ScalarNode) or node.value == "<<" or node.tag not in _RESOLVED:
        raise UnsupportedError("a YAML key that is no text")
    made = _yaml_scalar(node)
    if made.type is not STRING or made.raw is NULL:
        raise UnsupportedError("a YAML key that is no text")
    return str(made.raw)


_RESOLVED = frozenset(
    f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp", "value")
)


def _yaml_scalar(node: Any) -> Value:
    text = node.value
    if node.tag not in _RESOLVED:
        raise UnsupportedError(f"YAML with the tag {node.tag}")
    if node.style in ('"', "'", "|", ">"):
        return values.string(text)
    if text in _NULLS:
        return values.NULL_VALUE
    if text in _TRUE:
        return values.TRUE
    if text in _FALSE:
        return values.FALSE
    if text in _WORDY_TRUE:
        return values.TRUE
    if text in _WORDY_FALSE:
        return values.FALSE
    if _INT.fullmatch(text) and "_" not in text and text != "-0":
        return Value(NUMBER, numbers.integer(int(text)))
    if text[0] in "0123456789.+-" and len(text) > 1:
        if re.fullmatch(r"[-+]?[0-9]+\.[0-9]+", text):
            return Value(NUMBER, numbers.from_float(float(text)))
        if any(char.isdigit() for char in text[:2]):
            raise UnsupportedError(f"the YAML scalar {text}")
        if text[0] in ".+-" and text.lstrip("+-").lower() in (".inf", ".nan"):
            raise UnsupportedError(f"the YAML scalar {text}")
    if text.isdigit():
        raise UnsupportedError(f"the YAML scalar {text}")
    return values.string(text)


def _yamldecode(given: list[Value], _: Type) -> Value:
    return from_yaml(given[0].raw)


def _unsupported(what: str) -> Callable[[list[Value], Type], Value]:
    def compute(_: list[Value], __: Type) -> Value:
        raise UnsupportedError(what)

    return compute


def _csv_rows(text: str) -> list[list[str]]:
    """The records of a CSV text, as Go reads them: strict about quotes, lines that are empty are skipped."""
    rows: list[list[str]] = []
    at, end = 0, len(text)
    while at < end:
        if text.startswith(("\n", "\r\n"), at):
            at += 1 if text[at] == "\n" else 2
            continue
        row, at = _csv_row(text, at)
        rows.append(row)
        if len(rows) > _MOST_NODES:
            raise TooLargeError("a long CSV text")
    return rows


def _csv_row(text: str, at: int) -> tuple[list[str], int]:
    row: list[str] = []
    while True:
        if text.startswith('"', at):
            made, at = _csv_quoted(text, at + 1)
        else:
            found = re.compile(r"[^,\n]*").match(text, at)
            made = found.group() if found else ""
            at += len(made)
            if text.startswith("\n", at):
                made = made.removesuffix("\r")
            if '"' in made:
                raise EvaluationError("CSV parse error: a bare quote in a field")
        row.append(made)
        if text.startswith(",", at):
            at += 1
            continue
        if text.startswith("\r\n", at):
            at += 1
        if text.startswith("\n", at) or at >= len(text):
            return row, at + 1
        raise EvaluationError("CSV parse error: text after a quoted field")


def _csv_quoted(text: str, at: int) -> tuple[str, int]:
    made: list[str] = []
    while True:
        end = text.find('"', at)
        if end < 0:
            raise EvaluationError("CSV parse error: a quote is not closed")
        made.append(text[at:end])
        if not text.startswith('""', end):
            return "".join(made).replace("\r\n", "\n"), end + 1
        made.append('"')
        at = end + 2


def _csv_type(given: list[Value]) -> Type:
    text = given[0].raw
    if isinstance(text, Unknown):
        return DYNAMIC
    rows = _csv_rows(text)
    if not rows:
        raise EvaluationError("missing header line")
    if len(set(rows[0])) < len(rows[0]):
        raise EvaluationError("duplicate column name")
    return types.list_of(types.object_of(dict.fromkeys(rows[0], STRING)))


def _csvdecode(given: list[Value], kind: Type) -> Value:
    header, *rows = _csv_rows(given[0].raw)
    if any(len(row) != len(header) for row in rows):
        raise EvaluationError("wrong number of fields")
    made = [
        values.object_({name: values.string(text) for name, text in zip(header, row, strict=True)})
        for row in rows
    ]
    return values.list_(made, kind.element)


_NAMESPACES = {
    "dns": uuid.NAMESPACE_DNS,
    "url": uuid.NAMESPACE_URL,
    "oid": uuid.NAMESPACE_OID,
    "x500": uuid.NAMESPACE_X500,
}


def _uuidv5(given: list[Value], _: Type) -> Value:
    name = given[0].raw
    space = _NAMESPACES.get(name)
    if space is None:
        if not re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", name):
            raise UnsupportedError(f"the namespace {name}")
        space = uuid.UUID(name)
    return values.string(str(uuid.uuid5(space, given[1].raw)))


def _urlencode(text: str) -> str:
    return quote_plus(text, safe="")


def _sensitive(name: str) -> Function:
    def compute(given: list[Value], _: Type) -> Value:
        value = given[0]
        if name == "sensitive":
            return value.marked(True)
        if name == "issensitive":
            if value.sensitive:
                return values.TRUE
            if value.is_unknown and value.members is None:
                raise NotKnownError
            return values.FALSE
        return value.unmarked()

    def returns(given: list[Value]) -> Type:
        return BOOL if name == "issensitive" else given[0].type

    anything = Parameter(DYNAMIC, null=True, unknown=True, dynamic=True, marked=True)
    return Function(name, (anything,), None, returns, compute)


FUNCTIONS = (
    Function("base64decode", (_OPEN_TEXT,), None, STRING, _base64decode),
    _of_text("base64encode", lambda text: base64.b64encode(text.encode()).decode()),
    Function("base64gzip", (TEXT,), None, STRING, _unsupported("compression")),
    _of_text("base64sha256", _base64_hash("sha256")),
    _of_text("base64sha512", _base64_hash("sha512")),
    Function("bcrypt", (TEXT,), Parameter(NUMBER), STRING, _unsupported("a random salt")),
    Function("csvdecode", (TEXT,), None, _csv_type, _csvdecode),
    Function("jsondecode", (TEXT,), None, _json_type, _jsondecode, sure=False),
    Function("jsonencode", (ANYTHING,), None, STRING, _jsonencode),
    _of_text("md5", _hex("md5")),
    Function(
        "rsadecrypt",
        (Parameter(STRING, marked=True), Parameter(STRING, marked=True)),
        None,
        STRING,
        _unsupported("decryption"),
    ),
    _of_text("sha1", _hex("sha1")),
    _of_text("sha256", _hex("sha256")),
    _of_text("sha512", _hex("sha512")),
    Function("textdecodebase64", (TEXT, TEXT), None, STRING, _textdecode),
    Function("textencodebase64", (TEXT, TEXT), None, STRING, _textencode),
    _of_text("urlencode", _urlencode),
    Function("uuid", (), None, STRING, _unsupported("a random value")),
    Function("uuidv5", (TEXT, TEXT), None, STRING, _uuidv5),
    Function("yamldecode", (TEXT,), None, _yaml_type, _yamldecode, sure=False),
    Function("yamlencode", (ANYTHING,), None, STRING, _unsupported("YAML's layout")),
    _sensitive("sensitive"),
    _sensitive("nonsensitive"),
    _sensitive("issensitive"),
    Function(
        "ephemeralasnull",
        (Parameter(DYNAMIC, null=True, unknown=True, dynamic=True, marked=True),),
        None,
        lambda given: given[0].type,
        lambda given, _: given[0],
    ),
)
