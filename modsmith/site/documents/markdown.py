"""Markdown to HTML, when the site is built: headings with anchors, code in colors, links of the site."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from modsmith.site.documents.addresses import Addresses

_EMPTY = Markup()
_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True, classprefix="k-")


@dataclass(frozen=True)
class Heading:
    """A heading below the title.

    Attributes:
        level: 2 for the first level below the title.
        text: as HTML.
        plain: without HTML.
        anchor: its id.
    """

    level: int
    text: Markup
    plain: str
    anchor: str


@dataclass
class Text:
    """A document in HTML.

    Attributes:
        title: its first heading, as HTML, or "".
        plain_title: without HTML.
        html: without that heading.
        headings: in order.
    """

    title: Markup = _EMPTY
    plain_title: str = ""
    html: Markup = _EMPTY
    headings: list[Heading] = field(default_factory=list)


def code(text: str, language: str = "hcl") -> Markup:
    """Code in colors, as a block that can be copied; plain for a language that is not known.

    Args:
        text: the code.
        language: as it stands behind the fence.
    """
    body = _colored(text.rstrip("\n"), language)
    label = f' data-language="{escape(language)}"' if language else ""
    return Markup(f'<div class="code"{label}><pre tabindex="0"><code>{body}</code></pre></div>')  # noqa: S704 - escaped


@cache
def _colored(text: str, language: str) -> str:
    try:
        lexer = get_lexer_by_name(language or "text", stripnl=False, ensurenl=False)
    except ClassNotFound:
        return escape(text)
    return str(highlight(text, lexer, _FORMATTER)).rstrip("\n")


def inline(text: str) -> Markup:
    """One paragraph of plain Markdown, without HTML of its own, such as the description of an input."""
    return Markup(_plain().renderInline(text))  # noqa: S704 - markdown-it escapes it


@cache
def _plain() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.add_render_rule("fence", lambda _, tokens, index, *__: str(_fence(tokens[index])))
    parser.add_render_rule(
        "table_open", lambda *_: '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>'
    )
    parser.add_render_rule("table_close", lambda *_: "</table></div>")
    return parser


def _fence(token: Token) -> Markup:
    return code(token.content, token.info.split()[0] if token.info.strip() else "")


def document(  # noqa: PLR0913 - where a link stands decides what it becomes
    text: str,
    source: str,
    page: str,
    addresses: Addresses,
    *,
    lower: int = 0,
    taken: Collection[str] | None = (),
) -> Text:
    """A document in HTML.

    Args:
        text: Markdown.
        source: where it comes from, relative to the project's folder.
        page: that shows it.
        addresses: of the site.
        lower: how many levels its headings go down.
        taken: ids that the page has already; None for headings without anchors.

    Raises:
        SiteError: a link or picture leads nowhere.
    """
    parser = _parser()
    tokens = parser.parse(text)
    made = Text()
    _headings(tokens, made, parser, lower, taken)
    for token in tokens:
        _links(token.children or (), source, page, addresses)
    made.html = Markup(parser.renderer.render(tokens, parser.options, {}))  # noqa: S704 - the project's own document
    return made


def _headings(
    tokens: list[Token], made: Text, parser: MarkdownIt, lower: int, taken: Collection[str] | None
) -> None:
    """Gives headings their anchors, and takes out the title."""
    seen = dict.fromkeys(taken or (), 1)
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type != "heading_open":
            index += 1
            continue
        content = tokens[index + 1]
        html = _inline(parser, _without_links(content.children or []))
        plain = re.sub(r"[`*]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", content.content))
        anchor = slug(content.content, seen)
        if token.tag == "h1" and not made.title and not lower:
            made.title, made.plain_title = html, plain
            del tokens[index : index + 3]
            continue
        level = int(token.tag[1]) + lower
        token.tag = tokens[index + 2].tag = f"h{min(level, 6)}"
        if taken is not None:
            token.attrSet("id", anchor)
            made.headings.append(Heading(level, html, plain, anchor))
        index += 3


def _inline(parser: MarkdownIt, tokens: Sequence[Token]) -> Markup:
    [whole] = parser.parseInline("")
    whole.children = list(tokens)
    return Markup(parser.renderer.render([whole], parser.options, {}))  # noqa: S704 - the project's own document


def slug(heading: str, seen: dict[str, int]) -> str:
    """The anchor that GitHub gives a heading; a second one of the same words gets a number.

    Args:
        heading: in Markdown.
        seen: how often each anchor was given; is changed.
    """
    text = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
    count = seen.get(text, 0)
    seen[text] = count + 1
    return f"{text}-{count}" if count else text


def _without_links(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.type not in ("link_open", "link_close")]


def _links(tokens: Sequence[Token], source: str, page: str, addresses: Addresses) -> None:
    closing: list[str] = []
    for token in tokens:
        if token.type == "image":
            token.attrSet("src", addresses.picture(str(token.attrGet("src")), source, page))
            token.attrSet("loading", "lazy")
        elif token.type == "link_open":
            link = str(token.attrGet("href") or "")
            found = addresses.link(link, source, page)
            if found is None:  # in the repository, but not on the site
                token.tag, token.attrs = "span", {"class": "file", "title": f"In the repository: {link}"}
            else:
                token.attrSet("href", found)
                if re.match(r"https?:", found):
                    token.attrSet("rel", "noopener")
            closing.append(token.tag)
        elif token.type == "link_close":
            token.tag = closing.pop()
