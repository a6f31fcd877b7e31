"""No report is a command: whatever the author of a module calls things, every format is harmless."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from modsmith.validate.report import text as text_report
from modsmith.validate.report.document import Document
from modsmith.validate.report.formats import Format, render
from modsmith.validate.report.safe import safe, safe_text
from modsmith.validate.results.finding import CheckResult, Fault, Finding, ModuleResult, Ran, Waived

HOSTILE = [
    "::error file=x::owned",
    "::set-output name=a::b",
    "  ::add-mask::x",
    "a\n::stop-commands::x",
    "a\r\n##[set-env name=PATH]evil",
    "##vso[task.setvariable variable=x]y",
    "%0A::error::owned",
    "\x1b[2J\x1b[31mred",
    "\x1b]8;;https://evil.example\x07link\x1b]8;;\x07",
    "\x9b31mC1",
    "\x07\x08\x0c\x7f",
    "\u202egnp.exe",
    "\u2066a\u2069\u200b\ufeff",
    "\u2028::error::x",
    "\ud800",
    "[bold red]markup[/bold red] [link=https://evil.example]x[/link] [/]",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    'https://x"><img/src=x/onerror=alert(1)>',
    "[click](https://evil.example) ![x](https://evil.example/x.png)",
    "\\|<img src=x>",
    "`|` <b>x</b> ``` |",
    "&lt;script&gt; @someone #1",
    "]]><!-- -->",
    "*a* _b_ ~~c~~ | d",
]
FORMATS = [*Format]
ALPHABET = st.sampled_from(
    [*"ab :.`|\\<>[]()*_#@&%!\"'-=/\n\r\t", "\x1b", "\x9b", "\u202e", "::", "##[", "<b>", "https://x"]
)


def document(text: str) -> Document:
    """A document with this text wherever the author of a module can put it."""
    finding = Finding(text, "checkov", f"CKV_{text}", f"{text}.tf:3", text, text, text, text)
    result = ModuleResult(
        module=text,
        path=f"modules/{text}".replace("\0", ""),
        has_spec=False,
        findings=(finding, replace(finding, source="terraform test", rule="x", where=text)),
        ran=(Ran("hcl", 0.1, text),),
        waived=(Waived("CKV_AWS_1", text, text, text, "inline", text),),
        could_not_run=(Fault("plan", text, text),),
        not_asked=(("checkov", text),),
        unseen=(text,),
        matrix=(CheckResult(text, "sqs-tls", "fail", text, text, ("hcl", f"plan {text}"), text),),
    )
    return Document((result,), (text,), note=text)


def printed(text: str) -> Iterator[tuple[Format | str, str]]:
    """Every report that can be printed of it."""
    for format_ in FORMATS:
        yield format_, render(document(text), format_, matrix=True)
    for width in (20, 80):
        out = StringIO()
        terminal = Console(
            file=out, width=width, force_terminal=True, color_system="standard", legacy_windows=False
        )
        terminal.print(text_report.render(safe(document(text)), matrix=True))
        yield f"terminal of {width}", re.sub(r"\x1b\[[\d;]*m", "", out.getvalue())


def is_harmless(format_: Format | str, report: str) -> None:
    hidden = {letter for letter in report if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert hidden <= {"\n", "\t"}, (format_, hidden)
    report.encode()
    assert "##[" not in report
    assert "##vso[" not in report
    commands = [line for line in report.splitlines() if line.lstrip().startswith("::")]
    if format_ is not Format.GITHUB:
        assert not [line for line in commands if re.match(r"\s*::[A-Za-z]", line)], format_
    else:
        assert commands == report.splitlines()
        assert all(re.match(r"::(error|warning|notice) [^:]*::[^\n]*$", line) for line in commands)
    if format_ is Format.MARKDOWN:
        _markdown(report)
    if format_ is Format.JUNIT:
        ElementTree.fromstring(report)  # noqa: S314 - our own
    if format_ in (Format.JSON, Format.SARIF):
        _data(json.loads(report))


def _markdown(report: str) -> None:
    """Renders it as a browser gets it: no tag but those of tables, code and paragraphs; no link but whole addresses."""
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(report)
    tags = set(re.findall(r"<\s*/?\s*([A-Za-z!]+)", page))
    assert tags <= {
        "h",
        "h2",
        "h3",
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "code",
        "strong",
        "blockquote",
    }, page
    rows = re.findall(r"<tr>.*?</tr>", page, re.DOTALL)
    assert {len(re.findall("<t[hd]", row)) for row in rows} <= {5, 6}
    assert not re.search(r"(?<!\w)@\w", re.sub("<code>.*?</code>", "", html.unescape(page), flags=re.DOTALL))


def _data(value: Any) -> None:
    """A viewer of SARIF makes links of `[text](target)` in the text of a message."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "message" and isinstance(inner, dict):
                assert not re.search(r"(?<!\\)\]\(", inner["text"])
            _data(inner)
    elif isinstance(value, list):
        for inner in value:
            _data(inner)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_no_report_is_a_command(text: str) -> None:
    for format_, report in printed(text):
        is_harmless(format_, report)


@settings(max_examples=60, deadline=None)
@given(st.lists(ALPHABET, min_size=1, max_size=40).map("".join))
def test_no_report_is_a_command_whatever_the_text(text: str) -> None:
    for format_, report in printed(text):
        is_harmless(format_, report)


@given(st.text())
def test_safe_text_is_one_line_and_stays_as_it_is(text: str) -> None:
    made = safe_text(text)
    assert "\n" not in made
    assert safe_text(made) == made


@pytest.mark.parametrize(
    "text", ["aws_sqs_queue.this[0]", "::/0", "fd00::/8", 'key = "a"', "Straße → 日本", "100%"]
)
def test_ordinary_text_is_not_changed(text: str) -> None:
    assert safe_text(text) == text
