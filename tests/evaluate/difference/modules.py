"""Random small modules: typed variables, local values, resources by `count` and `for_each`, called modules."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Type: TypeAlias = "tuple[Any, ...]"
"""`("string",)`, `("list", element)`, `("object", {name: (type, optional, default)})`, `("tuple", [types])`."""

STRING: Type = ("string",)
NUMBER: Type = ("number",)
BOOL: Type = ("bool",)
ANY: Type = ("any",)
PRIMITIVES = (STRING, STRING, NUMBER, BOOL)
WORDS = ("a", "b", "ab", "prod", "0", "1", "true", "x-y", "Ä", "", "10", "9")
KEYS = ("a", "b", "c", "k1", "Z")
NUMBERS = ("0", "1", "2", "-1", "0.5", "10", "1e3", "0.1", "3.0")


@dataclass
class Case:
    """A module and its inputs.

    Attributes:
        files: file to its blocks.
        inputs: variable to value.
    """

    files: dict[str, list[str]] = field(default_factory=dict)
    inputs: dict[str, Any] = field(default_factory=dict)

    def texts(self) -> dict[str, str]:
        """The content of each file."""
        made = {name: "\n\n".join(blocks) + "\n" for name, blocks in self.files.items()}
        return made | {"terraform.tfvars.json": json.dumps(self.inputs)}

    def __str__(self) -> str:
        return "\n".join(f"# {name}\n{text}" for name, text in self.texts().items())


class Writer:
    """Writes types, values and expressions at random.

    Args:
        random_: source of randomness.
        ill: how often something does not fit.
    """

    def __init__(self, random_: random.Random, ill: float) -> None:
        self.random, self.ill = random_, ill
        self.names: dict[str, Type] = {}

    def wrong(self) -> bool:
        """Whether to write something that does not fit."""
        return self.random.random() < self.ill

    def type(self, depth: int = 2) -> Type:
        """A type."""
        kinds = ["primitive"] * 3 + (
            ["list", "set", "map", "object", "tuple", "list", "object"] if depth else []
        )
        kind = self.random.choice(kinds)
        if kind == "primitive":
            return self.random.choice(PRIMITIVES)
        if kind in ("list", "set", "map"):
            return (kind, self.type(depth - 1))
        if kind == "tuple":
            return ("tuple", [self.type(depth - 1) for _ in range(self.random.randint(0, 3))])
        names = self.random.sample(KEYS, self.random.randint(1, 3))
        return ("object", {name: self._attribute(depth - 1) for name in names})

    def _attribute(self, depth: int) -> tuple[Type, bool, str | None]:
        type_ = self.type(depth)
        optional = self.random.random() < 0.4
        default = self.literal(type_, 1) if optional and self.random.random() < 0.6 else None
        return type_, optional, default

    def written(self, type_: Type) -> str:
        """A type as a constraint."""
        kind = type_[0]
        if kind in ("list", "set", "map"):
            return f"{kind}({self.written(type_[1])})"
        if kind == "tuple":
            return f"tuple([{', '.join(map(self.written, type_[1]))}])"
        if kind == "object":
            return f"object({{ {', '.join(self._declared(name, *one) for name, one in type_[1].items())} }})"
        return str(kind)

    def _declared(self, name: str, type_: Type, optional: bool, default: str | None) -> str:
        if not optional:
            return f"{name} = {self.written(type_)}"
        rest = "" if default is None else f", {default}"
        return f"{name} = optional({self.written(type_)}{rest})"

    def literal(self, type_: Type, depth: int = 3) -> str:
        """A constant of about this type."""
        if self.wrong():
            return self.random.choice(("null", "[]", "{}", '"z"', "true", "[null]", "{ q = 1 }", "7"))
        pick = self.random.choice
        kind = type_[0]
        if kind == "any":
            return self.literal(self.type(1), depth - 1)
        if kind == "string":
            return pick(
                (
                    json.dumps(pick(WORDS), ensure_ascii=False),
                    pick(NUMBERS) if self.random.random() < 0.3 else '"s"',
                    "true",
                )
            )
        if kind == "number":
            return pick((pick(NUMBERS), pick(NUMBERS), f'"{pick(NUMBERS)}"'))
        if kind == "bool":
            return pick(("true", "false", '"true"', '"false"'))
        if kind == "tuple":
            return f"[{', '.join(self.literal(one, depth - 1) for one in type_[1])}]"
        if kind == "object":
            items = [
                f"{name} = {self.literal(one, depth - 1)}"
                for name, (one, optional, _) in type_[1].items()
                if not optional or self.random.random() < 0.5
            ]
            if self.random.random() < 0.1:
                items.append("extra = 1")
            return "{ " + ", ".join(items) + " }"
        count = self.random.randint(0, 3) if depth > 0 else 0
        items = [self.literal(type_[1], depth - 1) for _ in range(count)]
        if kind == "map":
            keys = self.random.sample(KEYS, len(items))
            return "{ " + ", ".join(f"{key} = {item}" for key, item in zip(keys, items, strict=True)) + " }"
        return f"[{', '.join(items)}]"

    def expression(self, type_: Type, depth: int = 3) -> str:
        """An expression of about this type."""
        pick = self.random.choice
        if self.wrong():
            type_ = self.type(1)
        known = [name for name, one in self.names.items() if one == type_]
        if known and self.random.random() < (0.5 if depth > 1 else 0.8):
            return pick(known)
        if depth <= 0:
            return self.literal(type_, 1)
        roll = self.random.random()
        if roll < 0.15:
            condition = self.expression(BOOL, depth - 1)
            return (
                f"({condition} ? {self.expression(type_, depth - 1)} : {self.expression(type_, depth - 1)})"
            )
        if roll < 0.2:
            return f"try({self.expression(type_, depth - 1)}, {self.expression(type_, depth - 1)})"
        if roll < 0.25:
            return f"{{ a = {self.expression(type_, depth - 1)}, b = null }}.a"
        if roll < 0.3:
            return (
                f"[{self.expression(type_, depth - 1)}, {self.expression(type_, depth - 1)}][{pick('011')}]"
            )
        makers: Mapping[str, Callable[[Type, int], str]] = {
            "string": self._string,
            "number": self._number,
            "bool": self._bool,
            "list": self._list,
            "set": self._set,
            "map": self._map,
            "object": self._object,
        }
        make = makers.get(type_[0])
        made = make(type_, depth - 1) if make else self._other(type_, depth - 1)
        return f"try({made}, {self.literal(type_, 1)})" if self.random.random() < 0.5 else made

    def _some(self, depth: int) -> str:
        return self.expression(self.type(1), depth)

    def _string(self, _: Type, depth: int) -> str:
        text = lambda: self.expression(STRING, depth)  # noqa: E731
        listed = lambda: self.expression(("list", STRING), depth)  # noqa: E731
        primitive = self.expression(self.random.choice(PRIMITIVES), depth)
        choices = (
            lambda: f'"{self.random.choice(WORDS)}-${{{primitive}}}"',
            lambda: f'"${{{primitive}}}"',
            lambda: (
                f'"%{{ if {self.expression(BOOL, depth)} ~}} a ${{{text()}}} %{{ else }} b %{{~ endif }}"'
            ),
            lambda: f'"%{{ for item in {listed()} ~}} ${{item}},%{{ endfor }}"',
            lambda: f"upper({text()})",
            lambda: f'join(",", {listed()})',
            lambda: f"tostring({primitive})",
            lambda: f'lookup({self.expression(("map", STRING), depth)}, "a", {text()})',
            lambda: f'format("%s/%v", {text()}, {primitive})',
            lambda: f"jsonencode({self._some(depth)})",
            lambda: f"element({listed()}, {self.expression(NUMBER, depth)})",
            lambda: f"coalesce({text()}, {text()})",
            lambda: f'replace({text()}, "/[a-z]/", "<$0>")',
            lambda: f'regex("[a-z0-9]+", {text()})',
            lambda: f"one({listed()})",
            lambda: f'trimprefix({text()}, "a")',
            lambda: f"{listed()}[0]",
            lambda: f'{self.expression(("map", STRING), depth)}["a"]',
        )
        return self.random.choice(choices)()

    def _number(self, _: Type, depth: int) -> str:
        number = lambda: self.expression(NUMBER, depth)  # noqa: E731
        choices = (
            lambda: f"({number()} {self.random.choice(('+', '-', '*', '/', '%'))} {number()})",
            lambda: f"length({self._some(depth)})",
            lambda: f"max({number()}, {number()})",
            lambda: f"min({self.expression(('list', NUMBER), depth)}...)",
            lambda: f"tonumber({self.expression(STRING, depth)})",
            lambda: f"sum({self.expression(('list', NUMBER), depth)})",
            lambda: f"floor({number()})",
            lambda: f"-{number()}",
            lambda: f"parseint({self.expression(STRING, depth)}, 16)",
            lambda: f"{self.expression(('list', NUMBER), depth)}[0]",
        )
        return self.random.choice(choices)()

    def _bool(self, _: Type, depth: int) -> str:
        flag = lambda: self.expression(BOOL, depth)  # noqa: E731
        type_ = self.type(1)
        choices = (
            lambda: f"({flag()} {self.random.choice(('&&', '||'))} {flag()})",
            lambda: f"!{flag()}",
            lambda: f"({self.expression(NUMBER, depth)} {self.random.choice(('<', '>', '<=', '>='))} 1)",
            lambda: f"({self.expression(type_, depth)} == {self.expression(type_, depth)})",
            lambda: f"({self.expression(type_, depth)} != null)",
            lambda: f"contains({self.expression(('list', STRING), depth)}, {self.expression(STRING, depth)})",
            lambda: f"can({self._some(depth)})",
            lambda: f'startswith({self.expression(STRING, depth)}, "a")',
            lambda: f"alltrue({self.expression(('list', BOOL), depth)})",
            lambda: f"tobool({self.expression(STRING, depth)})",
        )
        return self.random.choice(choices)()

    def _list(self, type_: Type, depth: int) -> str:
        inner = type_[1]
        listed = lambda: self.expression(type_, depth)  # noqa: E731
        item = lambda: self.expression(inner, depth)  # noqa: E731
        choices: list[Callable[[], str]] = [
            lambda: f"[{', '.join(item() for _ in range(self.random.randint(0, 3)))}]",
            lambda: f"concat({listed()}, {listed()})",
            lambda: f"tolist({self.expression(('set', inner), depth)})",
            lambda: f"values({self.expression(('map', inner), depth)})",
            lambda: f"reverse({listed()})",
            lambda: f"distinct({listed()})",
            lambda: f"slice({listed()}, 0, 1)",
            lambda: f"flatten([{listed()}, [{item()}]])",
            lambda: f"[for item in {listed()} : item if {self._with('item', inner, BOOL, depth)}]",
            lambda: f"[for key, item in {self.expression(('map', inner), depth)} : item]",
            lambda: (
                f"[for item in {self.expression(('set', STRING), depth)} : {self._with('item', STRING, inner, depth)}]"
            ),
            lambda: f"[{{ a = {item()} }}, {{ a = {item()} }}][*].a",
            lambda: f"{self.expression(('list', ('object', {'a': (inner, False, None)})), depth)}.*.a",
            lambda: f"{self.expression(inner, depth)}[*]",
        ]
        if inner == STRING:
            choices += [
                lambda: f"keys({self.expression(('map', BOOL), depth)})",
                lambda: f"sort({listed()})",
                lambda: f'split("-", {self.expression(STRING, depth)})',
                lambda: f"compact({listed()})",
            ]
        if inner == NUMBER:
            choices.append(lambda: f"range({self.expression(NUMBER, depth)})")
        return self.random.choice(choices)()

    def _set(self, type_: Type, depth: int) -> str:
        inner = type_[1]
        one = lambda: self.expression(type_, depth)  # noqa: E731
        choices = (
            lambda: f"toset({self.expression(('list', inner), depth)})",
            lambda: f"toset([{self.expression(inner, depth)}, {self.expression(inner, depth)}])",
            lambda: f"setunion({one()}, {one()})",
            lambda: f"setintersection({one()}, {one()})",
            lambda: f"setsubtract({one()}, {one()})",
        )
        return self.random.choice(choices)()

    def _map(self, type_: Type, depth: int) -> str:
        inner = type_[1]
        one = lambda: self.expression(type_, depth)  # noqa: E731
        of = lambda: self.expression(inner, depth)  # noqa: E731
        strings = lambda: self.expression(("list", STRING), depth)  # noqa: E731
        key = self.random.choice(KEYS)
        choices = (
            lambda: f"{{ {key} = {of()} }}",
            lambda: f'{{ ({self.expression(STRING, depth)}) = {of()}, "q" = {of()} }}',
            lambda: f"merge({one()}, {one()})",
            lambda: f"tomap({one()})",
            lambda: f"{{ for key, item in {one()} : upper(key) => item }}",
            lambda: f"{{ for item in {strings()} : item => {self._with('item', STRING, inner, depth)} }}",
            lambda: f"zipmap({strings()}, {self.expression(('list', inner), depth)})",
        )
        return self.random.choice(choices)()

    def _object(self, type_: Type, depth: int) -> str:
        items = (f"{name} = {self.expression(one, depth)}" for name, (one, _, _) in type_[1].items())
        made = "{ " + ", ".join(items) + " }"
        return f"merge({made}, {{ extra = {self._some(depth)} }})" if self.random.random() < 0.2 else made

    def _other(self, type_: Type, depth: int) -> str:
        if type_[0] == "tuple":
            return f"[{', '.join(self.expression(one, depth) for one in type_[1])}]"
        return self._some(depth)

    def _with(self, name: str, type_: Type, wanted: Type, depth: int) -> str:
        """An expression in which one more name may be used."""
        outer = self.names
        self.names = {**outer, name: type_}
        made = self.expression(wanted, depth)
        self.names = outer
        return made


def case(seed: int) -> Case:
    """The module of a seed."""
    random_ = random.Random(seed)
    return _Author(random_).case()


class _Author:
    """Writes one module."""

    def __init__(self, random_: random.Random) -> None:
        self.random = random_
        self.ill = random_.choice((0.0, 0.01, 0.03))

    def case(self) -> Case:
        made = Case()
        writer = Writer(self.random, self.ill)
        blocks = made.files["main.tf"] = ['resource "terraform_data" "seed" {}']
        self._variables(writer, blocks, made.inputs)
        if self.random.random() < 0.5:
            writer.names["terraform_data.seed.id"] = STRING
        self._locals(writer, blocks)
        if self.random.random() < 0.6:
            self._call(writer, made)
        for number in range(self.random.randint(1, 3)):
            self._resource(writer, blocks, f"r{number}")
        for number in range(self.random.randint(1, 3)):
            blocks.append(_output(f"more{number}", writer.expression(writer.type())))
        return made

    def _variables(self, writer: Writer, blocks: list[str], inputs: dict[str, Any] | None) -> None:
        for number in range(self.random.randint(1, 4)):
            name = f"v{number}"
            type_ = writer.type()
            lines = [f'variable "{name}" {{']
            if self.random.random() < 0.9:
                lines.append(f"  type = {writer.written(type_)}")
            given = self.random.random() < 0.4
            if not given or self.random.random() < 0.3 or inputs is None:
                lines.append(f"  default = {writer.literal(type_)}")
            if given and inputs is not None:
                inputs[name] = self._json(type_)
            if self.random.random() < 0.2:
                lines.append("  nullable = false")
            if self.random.random() < 0.1:
                lines.append("  sensitive = true")
            blocks.append("\n".join([*lines, "}"]))
            writer.names[f"var.{name}"] = type_
            blocks.append(_output(name, f"var.{name}"))

    def _json(self, type_: Type) -> Any:
        """A value of about this type in JSON."""
        pick = self.random.choice
        if self.random.random() < self.ill * 2 + 0.03:
            return pick((None, "x", True, [], {}))
        kind = type_[0]
        if kind == "string":
            return pick((*WORDS, 1, True, 0.5))
        if kind == "number":
            return pick((0, 1, 2.5, "3", "0.1"))
        if kind == "bool":
            return pick((True, False, "true"))
        if kind == "tuple":
            return [self._json(one) for one in type_[1]]
        if kind == "object":
            return {
                name: self._json(one)
                for name, (one, optional, _) in type_[1].items()
                if not optional or self.random.random() < 0.5
            }
        items = [self._json(type_[1]) for _ in range(self.random.randint(0, 3))] if kind != "any" else []
        return dict(zip(self.random.sample(KEYS, len(items)), items, strict=True)) if kind == "map" else items

    def _locals(self, writer: Writer, blocks: list[str]) -> None:
        for number in range(self.random.randint(1, 4)):
            type_ = writer.type()
            name = f"l{number}"
            blocks.append(f"locals {{\n  {name} = {writer.expression(type_)}\n}}")
            blocks.append(_output(name, f"local.{name}"))
            writer.names[f"local.{name}"] = type_

    def _repeated(self, writer: Writer) -> tuple[list[str], dict[str, Type]]:
        """Lines with `count` or `for_each`, and the names that they give."""
        roll = self.random.random()
        if roll < 0.3:
            return [f"  count = {writer.expression(NUMBER, 2)}"], {"count.index": NUMBER}
        if roll < 0.5:
            inner = writer.type(1)
            each = writer.expression(("map", inner), 2)
            return [f"  for_each = {each}"], {"each.key": STRING, "each.value": inner}
        if roll < 0.7:
            return [f"  for_each = toset({writer.expression(('list', STRING), 2)})"], {
                "each.key": STRING,
                "each.value": STRING,
            }
        return [], {}

    def _resource(self, writer: Writer, blocks: list[str], name: str) -> None:
        lines, names = self._repeated(writer)
        outer = writer.names
        writer.names = {**outer, **names}
        lines.append(f"  input = {writer.expression(writer.type())}")
        if self.random.random() < 0.3:
            lines.append(f"  triggers_replace = {writer.expression(writer.type(1))}")
        writer.names = outer
        blocks.append("\n".join([f'resource "terraform_data" "{name}" {{', *lines, "}"]))
        if not names and self.random.random() < 0.3:
            writer.names[f"terraform_data.{name}.output"] = ANY
        if names:
            blocks.append(_output(f"ids_{name}", f"length(terraform_data.{name})"))

    def _call(self, writer: Writer, made: Case) -> None:
        inner = Writer(self.random, self.ill)
        blocks = made.files["child/main.tf"] = []
        self._variables(inner, blocks, None)
        self._locals(inner, blocks)
        self._resource(inner, blocks, "inner")
        lines, names = self._repeated(writer)
        outer = writer.names
        writer.names = {**outer, **names}
        for name, type_ in inner.names.items():
            if name.startswith("var.") and self.random.random() < 0.7:
                lines.append(f"  {name.removeprefix('var.')} = {writer.expression(type_, 2)}")
        writer.names = outer
        made.files["main.tf"].append("\n".join(['module "child" {', '  source = "./child"', *lines, "}"]))
        for name, type_ in inner.names.items():
            output = name.partition(".")[2]
            if not names:
                writer.names[f"module.child.{output}"] = type_
            elif "count.index" in names:
                writer.names[f"module.child[*].{output}"] = ("list", type_)
                writer.names[f"module.child[0].{output}"] = type_
            else:
                writer.names[f"{{ for key, one in module.child : key => one.{output} }}"] = ("map", type_)
                writer.names[f'module.child["a"].{output}'] = type_


def _output(name: str, value: str) -> str:
    return f'output "{name}" {{\n  value     = {value}\n  sensitive = true\n}}'
