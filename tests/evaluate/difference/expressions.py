"""Random expressions: every function of Terraform, templates, operators, splats, well-typed and ill-typed."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path

from modsmith.evaluate import functions

from .modules import ANY, BOOL, NUMBER, STRING, Type, Writer

NOT_COMPARED = frozenset({"bcrypt", "plantimestamp", "rsadecrypt", "timestamp", "uuid"})
"""Functions whose results differ from call to call or need a private key; modsmith does not know them."""

TEXTS = (
    "", "a", "abc", "Hello World", "hello-world_2", " x ", "\\t tab \\n", "line\\nother\\n\\n", "\\r\\nx\\r\\n",
    "Äpfel", "ß", "ǆ", "İi", "e\\u0301", "\\U0001F600\\u200d", "ﬁn", "arn:aws:s3:::bucket/*", "a,b;c", "a.b.c",
    "%d", "$1", "\\\\1", "\\\"q\\\"", "$${x}", "%%{x}", "0x1f", "007", "1e3", "-0", "1.50", ".5", "5.", "true",
    "TRUE", "null", "10.0.0.0/8", "fd00::/8", "2024-02-29T12:00:00Z", "aGk=", "{\\\"a\\\":[1,2.50,null]}",
    "<&>\\u2028", "x\\u0000y", "ÀÉ ñ", "日本語", "ab12cd", "aaa", "A-B-C", "  ", "١٢", "\\u00a0n",
)  # fmt: skip
PATTERNS = (
    "a", "[a-z]+", "(a)(b)?", "(?P<first>[a-z]+)-(?P<second>[a-z]+)", "^$", "\\\\d+", "[[:alpha:]]",
    "[[:^space:]]+", "\\\\pL+", "\\\\p{Greek}", "\\\\P{L}", "(?i)HELLO", "x(?i)a", "a*?", "a{2}", "a{2,1}", "(",
    "[", "\\\\z", "\\\\A.", "\\\\bw", "(?s).", "(?m)^l", "$", "a|b|", "()", "\\\\Qa.b\\\\E", "[^\\\\W_]",
    "\\\\x41", "(?:a)(b)", "(?=a)", "(a)\\\\1", ".*", "(?U)a+", "\\\\.", "(\\\\w+)\\\\s(\\\\w+)", "[é]",
    "(?P<n>x)?y", "\\\\C", "\\\\s+$",
)  # fmt: skip
REPLACEMENTS = (
    "", "x", "$1", "$0", "$${1}z", "$1z", "$first", "$$", "\\\\1", "[$2]", "$9", "$", "$${first}", "$é",
)  # fmt: skip
FORMATS = (
    "%s", "%d", "%v", "%q", "%5s|", "%-5s|", "%05d", "%+d", "% d", "%x", "%X", "%o", "%b", "%f", "%.2f", "%8.3f", "%e",
    "%.3e", "%g", "%G", "%t", "%%", "%#v", "%[1]s", "%[2]d", "%[2]*[1]d", "%", "%y", "%s %s", "%d-%s", "%.3s", "%05s",
    "%#x", "a", "%*d", "%E", "%v %v", "%.1f %d", "%+.2f", "%s%%%s", "%[3]v", "%3.1v", "%c",
)  # fmt: skip
PREFIXES = (
    "10.0.0.0/8", "10.1.2.3/16", "192.168.1.0/24", "fd00:1::/32", "::/0", "0.0.0.0/0", "10.0.0.0", "10.0.0.0/33",
    "10.0.0.1/32", "::ffff:10.0.0.0/104", "010.0.0.0/8", "fe80::1/64", "x/8", "172.16.0.0/12",
)  # fmt: skip
TIMES = (
    "2024-02-29T12:34:56Z", "2023-12-31T23:59:59+05:30", "1999-01-01T00:00:00-08:00", "2024-02-30T00:00:00Z",
    "2024-01-01", "2024-01-01T00:00:00.123Z", "2024-01-01t00:00:00z", "0001-01-01T00:00:00Z", "2024-06-15T09:05:07Z",
    "9999-12-31T23:59:59Z",
)  # fmt: skip
DURATIONS = (
    "1h", "-90m", "1h30m5s", "1.5h", "0", "24h", "1d", "100ms", "1us", "-1ns", "", "5", "2540400h", ".5s",
)  # fmt: skip
DATES = (
    "YYYY-MM-DD", "DD MMM YYYY hh:mm ZZZ", "EEEE, DD-MMM-YY hh:mm:ss ZZZ", "H:m:s AA", "h aa", "'at' hh", "YYYYY", "Z",
    "MMMM M EEE D", "ZZZZ ZZZZZ", "''", "'x", "HH''mm", "q", "YY/M/D", "hh:mm:ss.S", "",
)  # fmt: skip
DOCUMENTS = (
    "{}", "[]", "null", "1", "1.0", "1e400", "\\\"a\\\"", "true", "[1,\\\"a\\\",null]",
    "{\\\"a\\\":{\\\"b\\\":[]}}", "{", "[1,]", "{\\\"a\\\":1,\\\"a\\\":2}", "\\\"\\\\u00e9\\\"",
    "a: 1\\nb: [x, y]\\n", "- 1\\n- two\\n- 3.5\\n", "a: yes\\n", "a: ~\\n", "a: |\\n  text\\n", "'a'",
    "a: {b: c}\\n", "0x1F", "01", "1_000", "a: 2024-01-01\\n", "x: &a 1\\ny: *a\\n", "a,b\\n1,2\\n3,4\\n",
    "a,b\\n1\\n", "a\\n\\\"x\\ny\\\"\\n", "a,a\\n1,2\\n", " 1 ", "1 2", "123456789012345678901234567890", "0.1",
    "- a\\n-b\\n", "a:\\n- b\\n",
)  # fmt: skip
ENCODED = ("aGVsbG8=", "aGVsbG8", "w6k=", "/+8=", "_-8=", "", "a", "////", "aGk=\\n", "AAA=")
ENCODINGS = (
    "UTF-8", "utf-16le", "UTF-16BE", "ISO-8859-1", "windows-1252", "IBM437", "US-ASCII", "nope", "UTF-16",
)  # fmt: skip
NUMBERS = (
    "0", "1", "2", "3", "-1", "0.5", "1.5", "-2.75", "10", "100", "255", "1e3", "1e21", "0.1", "0.2", "1e-7", "3.0",
    "123456789012345678901234567890", "0.30000000000000004", "9007199254740993", "-0", "1/3", "1e100", "16", "2.5e0",
)  # fmt: skip
OBJECT_A: Type = ("object", {"a": (STRING, False, None), "b": (NUMBER, False, None)})

FILES = {
    "data.txt": "some text\nÄ\n",
    "empty.txt": "",
    "sub/page.tftpl": "%{ for one in items ~}\n- ${one}\n%{ endfor ~}\n${name}\n",
    "sub/other.tftpl": "${upper(name)}%{ if missing }x%{ endif }",
}
"""Files of the module that expressions read."""


def write_files(folder: Path) -> None:
    """Writes the files that expressions read."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def expression(random_: random.Random) -> str:
    """A random expression."""
    writer = _Expressions(random_, random_.choice((0.0, 0.0, 0.02, 0.05, 0.15)))
    if random_.random() < 0.35:
        writer.names["(terraform_data.seed.id)"] = STRING
        writer.names["tonumber(terraform_data.seed.id)"] = NUMBER
        writer.names["(terraform_data.seed.id == 1)"] = BOOL
        writer.names["jsondecode(terraform_data.seed.id)"] = ANY
        writer.names["[terraform_data.seed.id]"] = ("list", STRING)
        writer.names["toset([terraform_data.seed.id])"] = ("set", STRING)
        writer.names["{ a = terraform_data.seed.id }"] = ("map", STRING)
        writer.names["tolist(jsondecode(terraform_data.seed.id))"] = ("list", STRING)
    if random_.random() < 0.1:
        writer.names['sensitive("s")'] = STRING
        writer.names["sensitive([1, 2])"] = ("list", NUMBER)
    return writer.expression(writer.type(), random_.choice((1, 2, 2, 3, 3, 4)))


class _Expressions(Writer):
    """Writes expressions with any function; its literals are stranger than those of modules."""

    def literal(self, type_: Type, depth: int = 3) -> str:
        if type_ == STRING and self.random.random() < 0.7:
            return self.text()
        if type_ == NUMBER and self.random.random() < 0.7:
            return self.random.choice(NUMBERS)
        return super().literal(type_, depth)

    def expression(self, type_: Type, depth: int = 3) -> str:
        if depth > 0:
            roll = self.random.random()
            if roll < 0.45:
                return self.function(type_, depth - 1)
            if roll < 0.6:
                return self.syntax(type_, depth - 1)
        return super().expression(type_, depth)

    def text(self) -> str:
        """A literal text, in quotes or as a heredoc."""
        return f'"{self.random.choice(TEXTS)}"'

    def function(self, type_: Type, depth: int) -> str:
        """A call of a function, mostly of one with results of this type."""
        if self.random.random() < 0.1:
            return self.any_function(depth)
        names = [name for name, (made, _) in CALLS.items() if made in (type_[0], "any")]
        name = self.random.choice(names)
        return self.called(name, type_, depth)

    def any_function(self, depth: int) -> str:
        """A call with arguments that fit by chance."""
        name = self.random.choice([one for one in functions.names() if one not in NOT_COMPARED])
        if name in ("file", "templatefile", "abspath", "pathexpand", "templatestring"):
            return self.called("file", STRING, depth)
        arguments = [self._some(depth) for _ in range(self.random.choice((0, 1, 1, 1, 2, 2, 3)))]
        return f"{name}({', '.join(arguments)})"

    def called(self, name: str, type_: Type, depth: int) -> str:
        """A call of one function."""
        _, arguments = CALLS[name]
        made = [one(self, type_, depth) for one in arguments]
        if name in _OPTIONAL and self.random.random() < 0.3:
            made = made[:-1]
        expands = "..." if name in _VARIADIC and self.random.random() < 0.15 else ""
        if expands:
            made[-1] = f"[{made[-1]}]"
        return f"{name.partition(' ')[0]}({', '.join(made)}{expands})"

    def syntax(self, type_: Type, depth: int) -> str:
        """Syntax that modules seldom have."""
        one = lambda: self.expression(type_, depth)  # noqa: E731
        some = lambda: self._some(depth)  # noqa: E731
        flag = lambda: self.expression(BOOL, depth)  # noqa: E731
        text = lambda: self.expression(STRING, depth)  # noqa: E731
        number = lambda: self.expression(NUMBER, depth)  # noqa: E731
        pick = self.random.choice
        operator = pick(("+", "-", "*", "/", "%"))
        objects = self.expression(("list", OBJECT_A), depth)
        key = pick(("a", '"a"', '("a")', '"${"a"}"', "1"))
        keyword = pick(("true", "false", "null", "1", '""'))
        choices = (
            lambda: f"({flag()} ? {one()} : {flag()} ? {one()} : {one()})",
            lambda: f"{{ {key} {pick(('=', ':'))} {one()} }}.a",
            lambda: f"[{some()}, {one()}].1",
            lambda: f"[{some()}, {one()}][1]",
            lambda: f"{number()} {operator} {number()} {pick(('-', '*'))} {number()}",
            lambda: f"!{flag()} {pick(('&&', '||', '=='))} {flag()} {pick(('&&', '||', '!='))} {flag()}",
            lambda: f"(-{number()} {pick(('<', '>=', '==', '!='))} {number()})",
            lambda: f'"a${{~ {text()} ~}} b ${{ {some()} }}"',
            lambda: f'" %{{~ if {flag()} ~}} x %{{ else ~}} ${{{text()}}} %{{~ endif }} "',
            lambda: f'"%{{ for k, v in {some()} }}${{k}}=${{v}};%{{ endfor }}"',
            lambda: f"<<{pick(('', '-'))}EOT\n{_lines(text(), number())}  EOT\n",
            lambda: (
                f"{{ for k, v in {some()} : {pick(('k', 'v', 'upper(k)'))} => {one()}{pick(('', '...'))} }}"
            ),
            lambda: f"{{ for k, v in {some()} : k => v if {self._with('v', ANY, BOOL, depth)} }}",
            lambda: f"[for v in {some()} : {self._with('v', ANY, type_, depth)}]",
            lambda: f"{objects}[*].{pick(('a', 'b', 'c'))}",
            lambda: f"{objects}.*.{pick(('a', 'b'))}{pick(('', '[0]', '.0'))}",
            lambda: f"{some()}[*]",
            lambda: f"{some()}[{some()}]",
            lambda: f"{some()}.{pick(('a', 'b', '0'))}",
            lambda: f"({some()} {pick(('==', '!='))} {some()})",
            lambda: f"({keyword})",
            lambda: f"{{\n a = {one()} # comment\n /* more */ b = {some()},\n}}.a",
            lambda: f"can({some()}) ? {one()} : {one()}",
            lambda: f"try({some()}, {some()}, {one()})",
        )
        return pick(choices)()


def _lines(first: str, second: str) -> str:
    """The lines of a heredoc."""
    return f"    one ${{{first}}}\n  two $${{x}} \\n\n\n   ${{~ {second} }}\n"


Argument = Callable[[_Expressions, Type, int], str]


def _of(type_: Type) -> Argument:
    return lambda writer, _, depth: writer.expression(type_, depth)


def _from(*pool: str, type_: Type = STRING) -> Argument:
    """Mostly one of these literals."""

    def made(writer: _Expressions, _: Type, depth: int) -> str:
        if writer.random.random() < 0.12:
            return writer.expression(type_, depth)
        chosen = writer.random.choice(pool)
        return f'"{chosen}"' if type_ == STRING else chosen

    return made


def _some(writer: _Expressions, _: Type, depth: int) -> str:
    return writer._some(depth)


def _same(writer: _Expressions, type_: Type, depth: int) -> str:
    return writer.expression(type_, depth)


def _inside(kind: str) -> Argument:
    """A collection of the wanted type."""
    return lambda writer, type_, depth: writer.expression((kind, type_), depth)


def _element(kind: str) -> Argument:
    """A collection with elements as the wanted one has."""
    return lambda writer, type_, depth: writer.expression((kind, type_[1]), depth)


_TEXT, _NUMBER, _BOOL, _STRINGS = _of(STRING), _of(NUMBER), _of(BOOL), _of(("list", STRING))
_SMALL = _from("0", "1", "2", "3", "-1", "1.5", "5", "10", type_=NUMBER)
_LITERAL = _from(*TEXTS)
_FILE = _from(
    *(f"${{path.module}}/{one}" for one in ("data.txt", "./data.txt", "empty.txt", "nope.txt", "sub")),
    "data.txt",
)
_PATH = _from("a/b/c.txt", "/", "", "a", "a//b/../c", "./x", "/a/b/", "..", "a\\\\b")
_DICTIONARY = _from(
    '{ name = "n", items = ["a", "b"] }', '{ name = "n", items = [] }', '{ name = "x" }', "{}", "{ name = null, items = [1] }",
    type_=("map", STRING),
)  # fmt: skip

CALLS: Mapping[str, tuple[str, tuple[Argument, ...]]] = {
    **dict.fromkeys(("chomp", "lower", "upper", "title", "trimspace", "strrev", "urlencode", "md5", "sha1", "sha256", "sha512", "base64encode", "base64sha256", "base64sha512"), ("string", (_LITERAL,))),
    **dict.fromkeys(("file", "filebase64", "filebase64sha256", "filebase64sha512", "filemd5", "filesha1", "filesha256", "filesha512"), ("string", (_FILE,))),
    "base64gzip": ("string", (_LITERAL,)),
    "fileexists": ("bool", (_FILE,)),
    "fileset": ("set", (_from("${path.module}", "${path.module}/sub", "${path.module}/nope", "."), _from("*", "**", "*.txt", "**/*.tftpl", "{a,d}*", "["))),
    "templatefile": ("string", (_from(*(f"${{path.module}}/{one}" for one in ("sub/page.tftpl", "sub/other.tftpl", "nope.tftpl"))), _DICTIONARY)),
    "templatestring": ("string", (_from("terraform_data.seed.output", type_=ANY), _DICTIONARY)),
    **dict.fromkeys(("basename", "dirname"), ("string", (_PATH,))),
    **{name: ("bool", (_LITERAL, _from("", "a", "A", "é", "Hello", " "))) for name in ("startswith", "endswith", "strcontains")},
    **{name: ("string", (_LITERAL, _from("", "a", " ", "l", "ab", "x\\\\n", "Ä"))) for name in ("trim", "trimprefix", "trimsuffix")},
    "base64decode": ("string", (_from(*ENCODED),)),
    "textencodebase64": ("string", (_LITERAL, _from(*ENCODINGS))),
    "textdecodebase64": ("string", (_from(*ENCODED), _from(*ENCODINGS))),
    "uuidv5": ("string", (_from("dns", "url", "oid", "x500", "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "x"), _LITERAL)),
    "regex": ("any", (_from(*PATTERNS), _LITERAL)),
    "regexall": ("list", (_from(*PATTERNS), _LITERAL)),
    "replace": ("string", (_LITERAL, _from("a", "", "/a/", "/(l+)/", "/", "//", "l", "/(?P<first>[a-z])/", "/\\\\s/", "/[/", "/$/"), _from(*REPLACEMENTS))),
    "replace pattern": ("string", (_LITERAL, _from(*(f"/{one}/" for one in PATTERNS)), _from(*REPLACEMENTS))),
    "substr": ("string", (_LITERAL, _SMALL, _SMALL)),
    "indent": ("string", (_SMALL, _LITERAL)),
    "join": ("string", (_from(",", "", "-"), _STRINGS, _STRINGS)),
    "split": ("list", (_from(",", "", "-", ".", "a"), _LITERAL)),
    "format": ("string", (_from(*FORMATS), _some, _some)),
    "format number": ("string", (_from(*FORMATS), _NUMBER, _TEXT)),
    "formatlist": ("list", (_from(*FORMATS), _STRINGS, _some)),
    "formatdate": ("string", (_from(*DATES), _from(*TIMES))),
    "timeadd": ("string", (_from(*TIMES), _from(*DURATIONS))),
    "timecmp": ("number", (_from(*TIMES), _from(*TIMES))),
    "cidrhost": ("string", (_from(*PREFIXES), _SMALL)),
    "cidrnetmask": ("string", (_from(*PREFIXES),)),
    "cidrsubnet": ("string", (_from(*PREFIXES), _SMALL, _SMALL)),
    "cidrsubnets": ("list", (_from(*PREFIXES), _SMALL, _SMALL)),
    "jsondecode": ("any", (_from(*DOCUMENTS),)),
    "yamldecode": ("any", (_from(*DOCUMENTS),)),
    "csvdecode": ("any", (_from(*DOCUMENTS),)),
    "jsonencode": ("string", (_some,)),
    "yamlencode": ("string", (_some,)),
    **dict.fromkeys(("abs", "ceil", "floor", "signum"), ("number", (_NUMBER,))),
    "log": ("number", (_from("1", "8", "100", "0", "-1", "2.5", type_=NUMBER), _from("2", "10", "1", "0", type_=NUMBER))),
    "pow": ("number", (_NUMBER, _from("0", "1", "2", "-1", "0.5", "10", "100", type_=NUMBER))),
    "parseint": ("number", (_from("ff", "FF", "-101", "0x1f", "z", "12", "Zz", "", "1_0", "+5"), _from("2", "10", "16", "36", "62", "63", "1", type_=NUMBER))),
    **dict.fromkeys(("max", "min"), ("number", (_NUMBER, _NUMBER))),
    "sum": ("number", (_of(("list", NUMBER)),)),
    "length": ("number", (_some,)),
    "index": ("number", (_STRINGS, _TEXT)),
    "can": ("bool", (_some,)),
    "issensitive": ("bool", (_some,)),
    "contains": ("bool", (_of(("list", NUMBER)), _NUMBER)),
    **{name: ("bool", (_of(("list", BOOL)),)) for name in ("alltrue", "anytrue")},
    "tobool": ("bool", (_some,)),
    "tonumber": ("number", (_LITERAL,)),
    "tostring": ("string", (_some,)),
    "tolist": ("list", (_some,)),
    "tomap": ("map", (_some,)),
    "toset": ("set", (_element("list"),)),
    **dict.fromkeys(("compact", "sort"), ("list", (_STRINGS,))),
    **dict.fromkeys(("distinct", "reverse"), ("list", (_same,))),
    "flatten": ("list", (_inside("list"),)),
    "chunklist": ("list", (_same, _SMALL)),
    "concat": ("list", (_same, _same)),
    "coalescelist": ("list", (_same, _same)),
    "slice": ("list", (_same, _SMALL, _SMALL)),
    "range": ("list", (_SMALL, _SMALL, _SMALL)),
    "setproduct": ("list", (_some, _some)),
    "matchkeys": ("list", (_same, _STRINGS, _STRINGS)),
    "keys": ("list", (_some,)),
    "values": ("list", (_element("map"),)),
    **dict.fromkeys(("setunion", "setintersection", "setsubtract"), ("set", (_same, _same))),
    "merge": ("map", (_same, _same)),
    "zipmap": ("map", (_STRINGS, _element("list"))),
    "transpose": ("map", (_of(("map", ("list", STRING))),)),
    "lookup": ("any", (_inside("map"), _from("a", "b", "zz"), _same)),
    "element": ("any", (_inside("list"), _SMALL)),
    "one": ("any", (_inside("list"),)),
    "coalesce": ("any", (_same, _same)),
    "try": ("any", (_same, _same)),
    "nonsensitive": ("any", (_same,)),
    "sensitive": ("any", (_same,)),
    "ephemeralasnull": ("any", (_same,)),
}  # fmt: skip
"""A function, or one of its uses, to the kind of its results and its arguments."""
_OPTIONAL = frozenset({"lookup", "range", "format", "cidrsubnets"})
_VARIADIC = frozenset(
    {"concat", "coalesce", "coalescelist", "merge", "max", "min", "setproduct", "setunion", "try"}
)
